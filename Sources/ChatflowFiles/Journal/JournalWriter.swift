/// A journal that is being written: a file of this run's own, readable by nobody else.
///
/// What `append` was given is with the system when it returns, so that it outlives the program, whatever ends that; it is on
/// the disk, and outlives the machine, after `sync`.
public struct JournalWriter: Sendable {
  /// Where it lies.
  public let path: String
  private let file: OpenFile
  private let system: any FileSystem
  /// How many bytes were written.
  public private(set) var size: Int
  /// Whether all of it is on the disk.
  public private(set) var isDurable = false

  /// Begins a journal with some bytes, in a file that must not exist.
  public init(_ path: String, with bytes: [UInt8], on system: any FileSystem = PosixFileSystem()) throws(FileError) {
    self.path = path
    self.system = system
    file = try system.create(path, isPrivate: true)
    system.hold(file)
    size = bytes.count
    do {
      try system.write(file, bytes)
    } catch {
      // Nothing was kept in it yet, and what failed first is what is told.
      _ = Result { () throws(FileError) in try system.close(file) }
      _ = Result { () throws(FileError) in try system.remove(path) }
      throw error
    }
  }

  /// Writes records behind those that are there. After a failure the end of the journal is not known: begin another one.
  public mutating func append(_ bytes: [UInt8]) throws(FileError) {
    guard !bytes.isEmpty else { return }
    isDurable = false
    try system.write(file, bytes)
    size += bytes.count
  }

  /// Waits until all of it is on the disk, its name included.
  public mutating func sync() throws(FileError) {
    guard !isDurable else { return }
    try system.sync(file)
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try system.syncFolder(String(path[..<slash])) }
    isDurable = true
  }

  /// Whether its file is there still: a folder can vanish under it, and writing then helps nobody.
  public var isThere: Bool {
    guard case .success = Result(catching: { () throws(FileError) in try system.facts(path) }) else { return false }
    return true
  }

  /// Ends it, and removes the file if what it holds was saved, given up, or written elsewhere.
  public func end(removing: Bool) throws(FileError) {
    try system.close(file)
    if removing { try system.remove(path) }
  }
}
