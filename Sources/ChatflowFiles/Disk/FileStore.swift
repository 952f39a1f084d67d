import Words

/// Reads files, and saves them so that after any failure either the old or the new file is whole.
///
/// Saving follows six steps: resolve links; compare with what was loaded; write an exclusive temporary file in the same
/// folder, with the rights, the owner, the access list and the attributes of the old one; sync and close it; rename it
/// over the old; sync the folder. Every result is checked. Only where that would break something (a file with several
/// names, of somebody else, with attributes that cannot be given to another, in a folder that may not be written) the
/// file is written in place, with a copy kept until that has succeeded.
public struct FileStore: Sendable {
  private let system: any FileSystem
  /// Where a copy is kept while a file is written in place whose folder may not be written.
  private let spareFolder: String

  /// A store over a file system.
  public init(_ system: any FileSystem = PosixFileSystem(), spareFolder: String = "/tmp") {
    self.system = system
    self.spareFolder = spareFolder
  }

  /// A file as it was read.
  public struct Loaded: Sendable {
    /// What it holds.
    public var bytes: [UInt8]
    /// By what it is recognized when saving.
    public var stamp: FileStamp
    /// Whether it may be written; if not, it opens for reading only.
    public var isWritable: Bool
  }

  /// What became of saving.
  public struct Saved: Hashable, Sendable {
    /// By what the file is recognized at the next saving.
    public var stamp: FileStamp
    /// Why it was written in place, if it was.
    public var inPlace: InPlace?
    /// A temporary file that could not be removed.
    public var leftover: String?
  }

  /// Why a file is written in place instead of being replaced.
  public enum InPlace: String, Hashable, Sendable {
    /// It has several names, which would part.
    case hardLinks = "hard-links"
    /// It belongs to somebody else, and a new file could not be given to them.
    case owner
    /// It has an access list or attributes that could not be given to a new file.
    case attributes
    /// No file can be created beside it.
    case folder
  }

  /// Reads a file; of one that is too large only so much that this is seen.
  public func load(_ path: String, limit: Int = ChatflowFile.maximumBytes) throws(FileError) -> Loaded {
    let real = try system.resolve(path)
    let facts = try system.facts(real)
    let bytes = try system.read(real, limit: limit)
    return Loaded(bytes: bytes, stamp: FileStamp(facts, bytes), isWritable: system.mayWrite(real))
  }

  /// Saves a file that was loaded or saved before. Of two runs that save at the same moment one sees what the other wrote.
  ///
  /// `beforeInPlace` is called at the last moment before the file is written over where it is, which a run that is killed
  /// leaves half done.
  public func save(
    _ bytes: [UInt8], to path: String, expecting stamp: FileStamp, beforeInPlace: () -> Void = {}
  ) throws(SaveError) -> Saved {
    let real: String
    do {
      real = try system.resolve(path)
    } catch {
      throw error.isMissing ? SaveError(.gone, path) : SaveError(error, path)
    }
    let held = system.hold(PathParts(real).folder)
    defer { release(held) }
    let facts: FileFacts
    let old: [UInt8]
    do {
      facts = try system.facts(real)
      // What is no file may be read for ever.
      old = facts.sort == .file ? try system.read(real, limit: ChatflowFile.maximumBytes) : []
    } catch {
      throw error.isMissing ? SaveError(.gone, path) : SaveError(error, path)
    }
    guard facts.sort == .file else { throw SaveError(.notAFile, path) }
    guard FileStamp(facts, old).holdsSame(as: stamp) else {
      throw SaveError(.changedOnDisk, path, stamp: FileStamp(facts, old))
    }
    guard system.mayWrite(real) else { throw SaveError(.readOnly, path) }
    var attempt = SaveAttempt(system: system, path: path, real: real, facts: facts, spareFolder: spareFolder)
    return try attempt.run(bytes, instead: old, beforeInPlace: beforeInPlace)
  }

  /// Lets go of a folder that was held. Nothing was written to it, so that nothing can be lost by closing it.
  private func release(_ held: OpenFile?) {
    if let held { _ = Result { () throws(FileError) in try system.close(held) } }
  }

  /// What saving left beside a file that was written in place and was not finished: copies of what the file held before.
  public func backups(of path: String) throws(FileError) -> [String] {
    let real = try destination(of: path)
    let folder = PathParts(real).folder
    return try system.names(in: folder).filter { SaveAttempt.isBackup($0, of: real) }.sorted()
      .map { PathParts.join(folder, $0) }
  }

  /// Saves a file that must not exist yet. Where the path is a link, the file is the one that the link leads to.
  public func create(_ bytes: [UInt8], at path: String) throws(SaveError) -> Saved {
    let real: String
    do {
      real = try destination(of: path)
    } catch {
      throw SaveError(error, path)
    }
    let held = system.hold(PathParts(real).folder)
    defer { release(held) }
    var attempt = SaveAttempt(system: system, path: path, real: real, facts: nil, spareFolder: spareFolder)
    return try attempt.create(bytes)
  }

  /// The place of the file that a path leads to, from the root, whether there is a file or not; only its folder must
  /// exist.
  public func destination(of path: String) throws(FileError) -> String {
    var place = path
    for _ in 0..<Self.mostLinks {
      let parts = PathParts(place)
      let real = PathParts.join(try system.resolve(parts.folder), parts.name)
      guard let target = try system.linkTarget(real) else { return real }
      place = target.hasPrefix("/") ? target : PathParts.join(PathParts(real).folder, target)
    }
    // Links in a circle: the system says so in its own words.
    return try system.resolve(path)
  }

  /// How many links may lead to each other; the system follows no more.
  private static let mostLinks = 40
}

/// By what a file is recognized: which file it is, and what it holds.
public struct FileStamp: Hashable, Sendable {
  /// The device that it is on.
  public var device: UInt64
  /// Its number on that device.
  public var node: UInt64
  /// Bytes.
  public var size: Int
  /// FNV-1a over the bytes: enough to notice a change, no protection against somebody who wants none noticed.
  public var hash: UInt64

  init(_ facts: FileFacts, _ bytes: [UInt8]) {
    device = facts.device
    node = facts.node
    size = bytes.count
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBufferPointer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    self.hash = hash
  }

  /// Whether it is the same file, by whatever name it was read.
  public func isSameFile(as other: FileStamp) -> Bool { isFile(other.device, other.node) }

  /// Whether it is the file with a number on a device.
  public func isFile(_ device: UInt64, _ node: UInt64) -> Bool { self.device == device && self.node == node }

  /// Whether both hold the same. Another file with the same content, as a version control system leaves it, is no
  /// change by somebody else.
  public func holdsSame(as other: FileStamp) -> Bool { size == other.size && hash == other.hash }
}

/// The parts of a path.
struct PathParts {
  let folder: String
  let name: String

  init(_ path: String) {
    // By bytes, since a mark at a name's beginning would make one character with the slash.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      (folder, name) = (".", path)
      return
    }
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    name = String(path[path.utf8.index(after: slash)...])
  }

  static func join(_ folder: String, _ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }
}
