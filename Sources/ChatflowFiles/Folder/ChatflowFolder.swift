import ChatflowModel

/// A folder of chatflows: which there are, in which order of priority, and what is in its trash.
///
/// It is a value without memory: every call looks at the disk, so that what others do there is never overlooked.
public struct ChatflowFolder: Sendable {
  /// Its path.
  public let path: String
  let system: any FileSystem
  let spareFolder: String

  /// The ending of every chatflow's file.
  public static let ending = ".chatflow.yaml"
  /// The ending of the file of tests that goes with a chatflow's of the same name.
  public static let testsEnding = ".chat"
  /// The file that the chatflows of a folder share.
  public static let settings = "workspace.yaml"
  /// Whether a path is that of the file which the chatflows of a folder share.
  public static func isSettings(_ path: String) -> Bool { path == settings || path.hasSuffix("/" + settings) }
  /// The folder, inside the workspace, that removed chatflows are moved into.
  public static let trash = ".chatflow-trash"

  /// A folder on a file system.
  public init(_ path: String, system: any FileSystem = PosixFileSystem(), spareFolder: String = "/tmp") {
    self.path = path
    self.system = system
    self.spareFolder = spareFolder
  }

  /// A file of the folder by what can be known without reading it.
  public struct Entry: Hashable, Sendable {
    /// Its name in the folder.
    public var file: String
    /// By what is recognized that it is as it was when it was read.
    public var facts: FileFacts?
    /// Whether it may be written.
    public var isWritable: Bool

    /// When it was changed last, in seconds since 1970.
    public var changed: Int64 { (facts?.changed ?? 0) / 1_000_000_000 }

    /// A file of a folder.
    public init(file: String, facts: FileFacts?, isWritable: Bool = true) {
      self.file = file
      self.facts = facts
      self.isWritable = isWritable
    }
  }

  // MARK: - Looking

  /// The chatflows' files, in no order. Hidden files are none: saving makes and removes such.
  public func entries() throws(FileError) -> [Entry] {
    try system.names(in: path).filter(Self.isChatflow).compactMap { name in
      let place = PathParts.join(path, name)
      // A link that leads nowhere is a file that cannot be read, and shown as that.
      guard let facts = try? system.facts(place) else { return Entry(file: name, facts: nil) }
      return facts.sort == .folder ? nil : Entry(file: name, facts: facts, isWritable: system.mayWrite(place))
    }
  }

  /// The folders right inside it that hold chatflows, in order: where whoever names it probably means to go. Hidden ones
  /// are none, and neither are those that cannot be looked at.
  public func foldersWithChatflows() -> [String] {
    let names = (try? system.names(in: path)) ?? []
    return names.filter { name in
      guard !name.hasPrefix("."), let facts = try? system.facts(PathParts.join(path, name)), facts.sort == .folder
      else { return false }
      let inner = ChatflowFolder(PathParts.join(path, name), system: system, spareFolder: spareFolder)
      return (try? inner.entries())?.isEmpty == false
    }.sorted()
  }

  /// What was removed from the folder, the latest change first.
  public func trashed() throws(FileError) -> [Entry] {
    let folder = PathParts.join(path, Self.trash)
    let names: [String]
    do {
      names = try system.names(in: folder)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
    return names.filter(Self.isChatflow).map { name in
      Entry(file: name, facts: try? system.facts(PathParts.join(folder, name)))
    }.sorted { ($1.changed, $0.file) < ($0.changed, $1.file) }
  }

  /// What a removed chatflow is called; nil where its file cannot be read.
  public func nameInTrash(of file: String) -> String? {
    guard let loaded = try? store.load(placeInTrash(of: file)) else { return nil }
    return ChatflowFile.decode(bytes: loaded.bytes).flow.flatMap { $0.name.isEmpty ? nil : $0.name }
  }

  /// Whether a file is a chatflow of its folder, by its name.
  public static func isChatflow(_ name: String) -> Bool {
    name.hasSuffix(ending) && !name.hasPrefix(".") && name.utf8.count > ending.utf8.count
  }

  /// A file as it is now.
  public func load(_ file: String) throws(FileError) -> FileStore.Loaded { try store.load(place(of: file)) }

  /// What the chatflows share, as far as it can be read. That it cannot hides no chatflow.
  public func workspace() -> (workspace: Workspace, problems: [FileProblem]) {
    guard let loaded = try? load(Self.settings) else { return (Workspace(), []) }
    let opened = WorkspaceFile.decode(bytes: loaded.bytes)
    return (opened.workspace, opened.problems)
  }

  /// The names of files in order of priority: first those that the workspace names, then the others by name, so that the
  /// order is total whatever stands in the file.
  public static func order(_ files: [String], by priority: [String]) -> [String] {
    var rank: [String: Int] = [:]
    for (index, stem) in priority.enumerated() where rank[stem] == nil { rank[stem] = index }
    return files.sorted { left, right in
      (rank[stem(of: left)] ?? Int.max, left) < (rank[stem(of: right)] ?? Int.max, right)
    }
  }

  /// The name of a file without the ending, as the order of priority tells it.
  public static func stem(of file: String) -> String {
    file.hasSuffix(ending) ? String(file.dropLast(ending.count)) : file
  }

  /// The name of the file of tests that goes with a chatflow's.
  public static func tests(of file: String) -> String { stem(of: file) + testsEnding }

  /// The name of a file for a chatflow with that name that none of some files has.
  public static func file(named name: String, besides taken: Set<String>) -> String {
    let word = ActionID.word(from: name) ?? "chatflow"
    var file = word + ending
    var number = 2
    while taken.contains(file) {
      file = "\(word)-\(number)\(ending)"
      number += 1
    }
    return file
  }

  // MARK: - Places

  var store: FileStore { FileStore(system, spareFolder: spareFolder) }

  /// Where a file of the folder lies. Names come from the folder itself or from `file(named:)`, and hold no slash.
  func place(of file: String) -> String { PathParts.join(path, file) }
  func placeInTrash(of file: String) -> String { PathParts.join(PathParts.join(path, Self.trash), file) }
}
