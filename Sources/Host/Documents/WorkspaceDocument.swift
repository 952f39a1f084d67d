import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The file that the chatflows of a folder share: what is needed to write it, and to lose nothing of it.
package struct WorkspaceDocument {
  /// Its path.
  let path: String
  /// The workspace as it was opened.
  package let workspace: Workspace
  /// Why it can only be read; nil if it can be written.
  let readOnlyReason: String?
  /// What the user should know of it at once.
  package let notices: [String]
  /// Where unsaved changes are kept; nil if the user has no folder for that.
  private(set) var journal: KeptJournal?
  private var source: WorkspaceSource?
  private var saver: FileSaver
  /// What the file holds by now.
  private var written: Workspace
  /// The same as bytes, the order of the chatflows aside: what unsaved changes begin from.
  private var held: [UInt8]?
  /// The comments of the text that was read which the file does not hold any more.
  private var dropped: [LostComment] = []
  /// What somebody else made of the file, as long as it is not taken in.
  private var outside: OutsideVersion<WorkspaceFile.Opened>?
  /// When the file was looked at last.
  private var lastLook = LastLook()

  /// Opens the file of a folder. A mistake in it hides no chatflow; it is said in a line of its own.
  package init(in folder: FolderFiles, state: StateFolder? = .ours) {
    path = folder.path + "/" + ChatflowFolder.settings
    journal = KeptJournal(of: Disk.absolute(path), .workspace, in: state)
    let read = Self.read(path, keptIn: journal)
    var workspace = read.opened?.workspace ?? Workspace()
    // With a mistake that leaves nothing to write back, the rest may be missing as well.
    if read.opened?.source == nil { workspace.unreadable = read.notices.first }
    self.workspace = workspace
    source = read.opened?.source
    (written, held) = (workspace, read.loaded?.bytes)
    saver = FileSaver(path: path, loaded: read.loaded, isPart: read.isPart)
    notices = read.notices
    readOnlyReason = Self.readOnlyReason(read)
  }

  private typealias Read = (
    loaded: FileStore.Loaded?, opened: WorkspaceFile.Opened?, isPart: Bool, notices: [String]
  )

  /// Reads the file, or what it held before a run was killed that was writing it in place, if a journal says so.
  private static func read(_ path: String, keptIn journal: KeptJournal?) -> Read {
    guard Disk.facts(path) != nil else { return (nil, nil, false, []) }
    do {
      var loaded = try FileStore().load(path)
      // That the journals cannot be read is said by whoever looks for copies.
      let whole = try? journal?.whole(instead: loaded.bytes)
      if let whole { loaded.bytes = whole }
      let opened = WorkspaceFile.decode(bytes: loaded.bytes)
      let notices = FileMessages.lines(opened.problems, in: ChatflowFolder.settings).map(Printable.text)
      return (loaded, opened, whole != nil, notices)
    } catch {
      return (nil, nil, false, [FileMessages.line(error, in: ChatflowFolder.settings)])
    }
  }

  private static func readOnlyReason(_ read: Read) -> String? {
    // A file that is there and could not be read at all must not be written over either.
    guard let loaded = read.loaded else { return read.notices.isEmpty ? nil : Words.ours["read-only.not-sound"] }
    if !loaded.isWritable { return Words.ours["read-only.no-permission"] }
    return read.opened?.source == nil ? Words.ours["read-only.not-sound"] : nil
  }

  /// Where the last whole version is kept while the file holds only a part of a newer one.
  var backup: String? { saver.backup }
  /// Whether the file holds only a part of a version.
  var isPart: Bool { saver.isPart }

  // MARK: - Writing

  /// A later state as the file is to hold it: the order of the chatflows is the list's.
  private func ordered(_ workspace: Workspace) -> Workspace {
    var workspace = workspace
    workspace.priority = written.priority
    return workspace
  }

  /// The text that holds a state: the one that was read with its changes, or a new one.
  private func encode(_ workspace: Workspace) throws(Source.EncodingProblem) -> Source.Encoded {
    if let source { return try source.encode(workspace) }
    return Source.Encoded(text: try WorkspaceFile.canonical(workspace), lost: [])
  }

  /// The comments of the file that go with an edit, and would stay without it.
  func comments(lostBy edit: Edit, in workspace: Workspace) -> [String] {
    guard edit.changesWorkspace else { return [] }
    var later = workspace
    later.apply(edit)
    let (before, after) = (ordered(workspace), ordered(later))
    let lost = Result { () throws(Source.EncodingProblem) in try encode(after).losing(besides: encode(before).lost) }
    guard case .success(let comments) = lost else { return [] }
    return comments
  }

  /// Writes a later state, unless the file holds it already.
  mutating func save(
    _ workspace: Workspace, agreed: Effect.Agreed, _ notes: inout [String]
  ) -> SaveReport.Fate {
    if workspace.values == written.values, !saver.isPart { return .same }
    adoptOrder()
    let workspace = ordered(workspace)
    let encoded: Source.Encoded
    do throws(Source.EncodingProblem) {
      encoded = try encode(workspace)
      let lost = encoded.losing(besides: dropped)
      guard agreed.contains(.losingComments) || lost.isEmpty else { return .wouldLose(lost) }
      try WorkspaceFile.verify(encoded.text, holds: workspace)
    } catch {
      let what = if case .settings(nil) = error { Source.EncodingProblem.workspace } else { error }
      let facts = ["file": ChatflowFolder.settings, "what": what.sentence(.ours, in: Chatflow(name: ""))]
      return .failed(Words.ours("save.refused", facts))
    }
    let fate = saver.write(
      encoded.text, mayOverwrite: agreed.contains(.overwriting), notingIn: &journal, &notes)
    if fate == .written { (written, held, dropped) = (workspace, Array(encoded.text.utf8), encoded.lost) }
    return fate
  }

  /// What the user should know of the file where nothing was changed here: somebody else has changed or removed it. It is
  /// not asked about, since nothing is to be written.
  mutating func look() -> String? {
    adoptOrder()
    return switch saver.look() {
    case .wouldOverwrite(let sentence), .isGone(let sentence), .failed(let sentence): sentence
    case .same, .written, .wouldLose: nil
    }
  }

  /// Takes the file as it is by now for the one that was opened, if it differs in nothing that an open chatflow shows or
  /// changes: the list has changed the order of the chatflows.
  private mutating func adoptOrder() { adoptOrder(of: Self.read(path, keptIn: nil)) }

  private mutating func adoptOrder(of read: Read) {
    guard let loaded = read.loaded, let opened = read.opened, let source = opened.source,
      opened.workspace.values == written.values, opened.workspace != written
    else { return }
    self.source = source
    (written, held, dropped) = (opened.workspace, loaded.bytes, [])
    saver = FileSaver(path: path, loaded: loaded)
  }

  // MARK: - What others make of it

  /// What somebody else made of the file since it was opened, written or looked at last. The order of the chatflows is no
  /// matter of an open one.
  mutating func lookOutside() -> OutsideChange? {
    guard lastLook.isTouched(path), Disk.facts(path) != nil, !isPart else { return nil }
    let read = Self.read(path, keptIn: nil)
    adoptOrder(of: read)
    guard let loaded = read.loaded, let opened = read.opened, opened.source != nil else {
      return .failed(Words.ours("notice.changed-outside.unreadable", ["reason": read.notices.first ?? ""]))
    }
    guard loaded.bytes != held, opened.workspace.values != written.values else {
      defer { outside = nil }
      return outside == nil ? nil : .takenBack(.workspace)
    }
    outside = OutsideVersion(loaded: loaded, opened: opened)
    return .workspace(opened.workspace)
  }

  /// What was looked at before is told once more.
  mutating func forgetLook() { lastLook = LastLook() }

  /// What somebody else made of the file is what is changed from now on.
  mutating func takeOver() {
    guard let version = outside else { return }
    outside = nil
    source = version.opened.source
    saver = FileSaver(path: path, loaded: version.loaded)
    (written, held, dropped) = (version.opened.workspace, version.loaded.bytes, [])
    journal?.beginAnew()
  }

  // MARK: - Unsaved changes

  /// Keeps what edits make of it where that is found again; what could not be kept is told.
  mutating func keep(_ edits: [Edit], of state: borrowing BuilderState) -> [FileError] {
    do throws(FileError) {
      if state.isWorkspaceUnsaved || journal?.isCurrent == true {
        try journal?.keep(edits, since: held, named: "", now: .workspace(state.workspace.values))
      } else {
        try journal?.drop()
      }
      return []
    } catch {
      return [error]
    }
  }

  /// Whether all that was kept is on the disk.
  var isDurable: Bool { journal?.isDurable ?? true }

  /// Waits until all that was kept is on the disk; what failed is told.
  mutating func sync() -> [FileError] {
    do throws(FileError) { try journal?.sync() } catch { return [error] }
    return []
  }

  /// Looks for what earlier runs kept.
  func lookForCopies(_ copies: inout EarlierCopies) {
    copies.look(journal, found)
  }

  /// Looks for what the user has discarded of that.
  func lookForDiscarded(_ copies: inout EarlierCopies) { copies.lookAtDiscarded(journal, found) }

  private var found: EarlierCopies.Found {
    EarlierCopies.Found(
      path: path, bytes: held, state: .workspace(written.values), isReadOnly: readOnlyReason != nil, isPart: isPart)
  }

  /// What an earlier run kept is part of the state now: once that is saved, it can go.
  mutating func restored(_ copy: String, isBehindFile: Bool) throws(FileError) {
    if try journal?.restored(copy, isBehindFile: isBehindFile) == true, isBehindFile { saver.distrust() }
  }

  /// What was restored was taken back: it stays, and is asked about the next time.
  mutating func tookBack(_ copy: String) throws(FileError) { try journal?.tookBack(copy) }

  /// Removes what was restored and is saved now.
  mutating func dropRestored() throws(FileError) { try journal?.dropRestored() }

  /// Removes what this run kept: it was saved, or given up.
  mutating func dropCopy() throws(FileError) { try journal?.drop() }
}
