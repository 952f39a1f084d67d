import Builder
import ChatflowModel

/// The file that the chatflows of a folder share: what is needed to write it, and to lose nothing of it.
struct WorkspaceDocument {
  /// Its path.
  let path: String
  /// The workspace as it was opened.
  let workspace: Workspace
  /// Why it can only be read; nil if it can be written.
  let readOnlyReason: String?
  /// What the user should know of it at once.
  let notices: [String]
  /// Where unsaved changes are kept; nil if the user has no folder for that.
  private(set) var recovery: RecoveryCopy?
  private var source: WorkspaceSource?
  private var saver: FileSaver
  /// What the file holds by now.
  private var written: Workspace

  /// Opens the file of a folder. A mistake in it hides no chatflow; it is said in a line of its own.
  init(in folder: WorkspaceFolder) {
    path = folder.path + "/" + WorkspaceFolder.settings
    recovery = RecoveryCopy(of: path, ending: ".yaml")
    let read = Self.read(path)
    var workspace = read.opened?.workspace ?? Workspace()
    // With a mistake that leaves nothing to write back, the rest may be missing as well.
    if read.opened?.source == nil { workspace.unreadable = read.notices.first }
    self.workspace = workspace
    source = read.opened?.source
    written = workspace
    saver = FileSaver(path: path, loaded: read.loaded)
    notices = read.notices
    readOnlyReason = Self.readOnlyReason(read)
  }

  private typealias Read = (loaded: FileStore.Loaded?, opened: WorkspaceFile.Opened?, notices: [String])

  private static func read(_ path: String) -> Read {
    guard Disk.facts(path) != nil else { return (nil, nil, []) }
    do {
      let loaded = try FileStore().load(path)
      let opened = WorkspaceFile.decode(bytes: loaded.bytes)
      return (loaded, opened, opened.problems.map { Printable.text($0.line(in: WorkspaceFolder.settings, .ours)) })
    } catch {
      return (nil, nil, [FileMessages.line(error, in: WorkspaceFolder.settings)])
    }
  }

  private static func readOnlyReason(_ read: Read) -> String? {
    // A file that is there and could not be read at all must not be written over either.
    guard let loaded = read.loaded else { return read.notices.isEmpty ? nil : Words.ours["read-only.not-sound"] }
    if !loaded.isWritable { return Words.ours["read-only.no-permission"] }
    return read.opened?.source == nil ? Words.ours["read-only.not-sound"] : nil
  }

  // MARK: - Writing

  /// The whole file as it would be with a later state, or nil if the file holds that state already.
  func text(of workspace: Workspace) throws(Source.EncodingProblem) -> (text: String, lost: [String])? {
    if workspace.values == written.values { return nil }
    var workspace = workspace
    // The order of the chatflows is the list's.
    workspace.priority = written.priority
    guard let source else { return (try WorkspaceFile.canonical(workspace), []) }
    let encoded = try source.encode(workspace)
    return (encoded.text, encoded.lost.map(\.text))
  }

  /// Takes the file as it is by now for the one that was opened, if it differs in nothing that an open chatflow shows or
  /// changes: the list has changed the order of the chatflows.
  mutating func adoptOrder(before workspace: Workspace) {
    guard workspace.values != written.values else { return }
    let read = Self.read(path)
    guard let loaded = read.loaded, let opened = read.opened, let source = opened.source,
      opened.workspace.values == written.values, opened.workspace != written
    else { return }
    self.source = source
    written = opened.workspace
    saver = FileSaver(path: path, loaded: loaded)
  }

  /// Begins an attempt, which may or may not write over what somebody else wrote.
  mutating func begin(mayOverwrite: Bool) { saver.begin(mayOverwrite: mayOverwrite) }

  /// Writes the text of a later state; returns what the user should know although it succeeded.
  mutating func save(_ text: String, of workspace: Workspace) throws(SaveError) -> [String] {
    let notes = try saver.save(text)
    let priority = written.priority
    written = workspace
    written.priority = priority
    return notes
  }

  // MARK: - Recovery

  /// Keeps a state that was not saved where it is found again.
  mutating func keep(_ workspace: Workspace) throws(FileError) {
    let text: String?
    do {
      text = try self.text(of: workspace)?.text
    } catch {
      // A state that cannot be written is not kept: it has to be edited first, and is still on the screen.
      text = nil
    }
    if let text { try recovery?.keep(text) } else { try recovery?.drop() }
  }

  /// Looks for what earlier runs left; a sentence about the latest.
  mutating func lookForCopies() throws(FileError) -> [String] {
    try recovery?.look(besides: source.map { Array($0.original.utf8) } ?? [])
    guard let copy = recovery?.earlier.last else { return [] }
    return [Words.ours("notice.recovery", ["copy": copy])]
  }

  /// Removes what was kept: it was saved, or given up.
  mutating func dropCopies(earlier: Bool) throws(FileError) {
    try recovery?.drop()
    if earlier { try recovery?.dropEarlier() }
  }
}
