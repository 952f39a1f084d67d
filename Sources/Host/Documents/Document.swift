import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The file that is open in the builder: what is needed to write it, and to lose nothing of it.
///
/// There is one of it for each file, with its lock and its journal, so it is a device and no value; what the chatflows of the
/// folder share lies in it as a value.
package final class Document {
  /// The path as the user knows it.
  let path: String
  /// Its folder.
  let folder: FolderFiles
  /// The text that was read, by its parts; nil for a file that did not exist, unless a copy of what it held is restored.
  private(set) var source: Source?
  /// Where unsaved changes are kept; nil if the user has no folder for that.
  private(set) var journal: KeptJournal?
  /// Where it is kept how the chatflow was looked at; nil if the user has no folder for that.
  private var view: ViewFile?
  /// The lock that says who edits it.
  var lock: EditLock
  /// What the chatflows of its folder share.
  var shared: WorkspaceDocument
  /// Where texts lie that are edited outside; nil if the user has no folder for that.
  let texts: OutsideTexts?
  /// Where the steps are kept that led to what the file holds; nil if the user has no folder for that.
  private let steps: StepFile?
  /// The versions that were saved, and those that the saves found; nil if the user has no folder for that.
  private let versions: KeptVersions?
  /// What could not be kept of them was told.
  private var isVersionFailureTold = false
  /// The file's earlier versions.
  let history: FileHistory
  /// The texts in whose place those of earlier versions came that were restored, the last one last.
  private var replaced: [Source?] = []
  /// The texts that came in place of others and were taken back, the last one last.
  private var takenBack: [Source?] = []
  /// What the file held when it was opened, at which the steps of earlier runs end; nil once these are part of the history.
  private var opened: [UInt8]?
  /// The steps of earlier runs, once they were read: saving writes over where they lie.
  private var older: KeptSteps?
  private var saver: FileSaver
  /// What the file holds by now; nil while it does not exist.
  private var written: Chatflow?
  /// The same as bytes: what unsaved changes begin from.
  private(set) var held: [UInt8]?
  /// The comments of the text that was read which the file does not hold any more.
  private var dropped: [LostComment] = []
  /// Whether the file may only be looked at.
  private var isReadOnly: Bool
  /// Whether git left a conflict in the file, which was opened as our side of it.
  private var holdsConflict: Bool
  /// What somebody else made of the file, as long as it is not taken in.
  var outside: OutsideVersion<ChatflowFile.Opened>?
  /// When the file was looked at last.
  var lastLook = LastLook()
  /// When the file of tests was looked at last; nil as long as they were not run.
  var lastLookAtTests: LastLook?
  /// Whether the file was not there, and what is restored goes on from what it held.
  private var isBegunAgain = false

  /// The document of a file that was read, or of one that does not exist yet.
  init(_ file: FlowFile, read: FlowFile.Read?, state: StateFolder?) {
    path = file.path
    let absolute = Disk.absolute(file.path)
    folder = FolderFiles(of: file)
    source = read?.opened.source
    journal = KeptJournal(of: absolute, .chatflow, in: state)
    view = ViewFile(of: absolute, in: state)
    shared = WorkspaceDocument(in: folder, state: state)
    lock = EditLock(of: absolute, by: shared.workspace.clock)
    texts = OutsideTexts(of: absolute, in: state)
    steps = StepFile(of: absolute, in: state)
    versions = KeptVersions(of: absolute, in: state)
    history = FileHistory(of: file, state: state)
    opened = read?.bytes
    saver = FileSaver(path: file.path, loaded: read?.loaded, isPart: read?.isPart ?? false)
    (written, held) = (read?.flow, read?.bytes)
    holdsConflict = read?.conflict != nil
    isReadOnly = read.map { !$0.loaded.isWritable || !$0.opened.isWritable } ?? false
  }

  // MARK: - Saving

  /// Writes a later state of the chatflow, and of what its folder shares, to their files: each by itself, and what is
  /// referred to before what refers to it.
  func save(
    _ flow: Chatflow, _ workspace: Workspace, then: Effect.AfterSaving, agreed: Effect.Agreed
  ) -> SaveReport {
    var report = SaveReport(flow: .same, then: then, agreed: agreed)
    for error in sync() { report.notes.append(FileMessages.line(error, in: error.path)) }
    report.workspace = shared.save(workspace, agreed: agreed, &report.notes)
    report.flow = flow == written && !saver.isPart ? look() : write(flow, agreed, &report.notes)
    if report.workspace == .same, report.flow == .same, let note = shared.look() { report.notes.append(note) }
    (report.isFlowPartial, report.isWorkspacePartial) = (saver.isPart, shared.isPart)
    do {
      if report.flow.isHeld { try journal?.drop() }
      if report.flow == .written { try journal?.dropRestored() }
      if report.workspace.isHeld { try shared.dropCopy() }
      if report.workspace == .written { try shared.dropRestored() }
    } catch {
      report.notes.append(FileMessages.line(error, in: error.path))
    }
    return report
  }

  /// The text that holds a state: the one that was read with its changes, or a new one.
  func encode(_ flow: Chatflow) throws(Source.EncodingProblem) -> Source.Encoded {
    if let source { return try source.encode(flow) }
    return Source.Encoded(text: try ChatflowFile.canonical(flow), lost: [])
  }

  private func write(_ flow: Chatflow, _ agreed: Effect.Agreed, _ notes: inout [String]) -> SaveReport.Fate {
    let encoded: Source.Encoded
    do throws(Source.EncodingProblem) {
      encoded = try encode(flow)
      let lost = encoded.losing(besides: dropped)
      guard agreed.contains(.losingComments) || lost.isEmpty else { return .wouldLose(lost) }
      // The last look before a file is touched: limits hold, and all of it is the model.
      try ChatflowFile.verify(encoded.text, holds: flow)
    } catch {
      let facts = ["file": Disk.name(of: path), "what": error.sentence(.ours, in: flow)]
      return .failed(Words.ours("save.refused", facts))
    }
    let found = self.found(beforeOverwriting: agreed.contains(.overwriting))
    let fate = saver.write(
      encoded.text, mayOverwrite: agreed.contains(.overwriting), notingIn: &journal, &notes)
    if fate == .written {
      keepVersions(found, Array(encoded.text.utf8), &notes)
      (written, held, dropped) = (flow, Array(encoded.text.utf8), encoded.lost)
      isBegunAgain = false
    }
    return fate
  }

  /// What a save is going to replace, and when that came: what is known of the file, or what somebody else has made of it.
  private func found(beforeOverwriting isOverwriting: Bool) -> (bytes: [UInt8], time: Int64)? {
    if saver.isPart { return nil }
    let time = min(Disk.changed(path), Machine.now())
    guard isOverwriting else { return held.map { ($0, time) } }
    let theirs = Result { () throws(FileError) in try Disk.read(path, limit: ChatflowFile.maximumBytes) }
    // What cannot be read is no version; saving tells of it.
    guard case .success(let bytes) = theirs, bytes.count <= ChatflowFile.maximumBytes else { return nil }
    return (bytes, time)
  }

  /// Keeps what was saved, and before it what the save found, where that is no version yet. That it cannot be kept is told
  /// once: what was saved is safe all the same.
  private func keepVersions(_ found: (bytes: [UInt8], time: Int64)?, _ saved: [UInt8], _ notes: inout [String]) {
    do throws(FileError) {
      if let found { try versions?.keep(found.bytes, from: found.time, isFound: true) }
      try versions?.keep(saved, from: Machine.now())
      isVersionFailureTold = false
    } catch {
      if !isVersionFailureTold { notes.append(Words.ours("notice.version-not-kept", ["reason": error.reason])) }
      isVersionFailureTold = true
    }
  }

  /// Whether the file still is what it was when nothing was changed here since.
  private func look() -> SaveReport.Fate {
    let fate = saver.look()
    // What is asked about can be written after all.
    if fate != .same { written = nil }
    return fate
  }

  // MARK: - Earlier versions

  /// An earlier version was restored: its text, with its comments, is what is changed from now on.
  ///
  /// Without a version, what was taken back last comes again.
  func restored(_ version: FlowVersion?) {
    replaced.append(source)
    if let version {
      if let text = history.source(of: version) { source = text }
    } else if let text = takenBack.popLast() {
      source = text
    }
  }

  /// What took the place of a text was taken back: the text before it is changed again.
  func tookBackVersion() {
    guard let text = replaced.popLast() else { return }
    takenBack.append(source)
    source = text
  }

  // MARK: - Steps

  /// Whether earlier runs kept the steps that led to what was opened.
  var hasOlderSteps: Bool { opened.map { steps?.isKept(for: $0) ?? false } ?? false }

  /// The steps of earlier runs that led to what was opened; they are part of the history from then on.
  func takeOlderSteps() -> KeptSteps? {
    readOlder()
    defer { (opened, older) = (nil, nil) }
    return older
  }

  /// Keeps the edits that led to what the file holds, behind those of earlier runs.
  func keepSteps(_ edits: [Edit], _ workspace: Workspace) {
    guard let steps, let held else { return }
    readOlder()
    let older = older.flatMap { $0.fits(shared.workspace) ? $0 : nil }
    do {
      try steps.write(KeptSteps(edits, endingIn: workspace, after: older), of: held)
    } catch {
      // Nothing of the chatflow is lost: undo then ends where the file is opened next.
    }
  }

  private func readOlder() {
    if older == nil, let opened { older = steps?.read(of: opened) }
  }

  /// Whether the file holds only a part of a version.
  var isPart: Bool { saver.isPart }

  /// Begins anew from a file as somebody else left it. What is not saved is kept as a whole from then on, since it began from
  /// another file.
  func begin(_ loaded: FileStore.Loaded, _ source: Source?, _ flow: Chatflow, isConflict: Bool) {
    // What was there before is a version of its own, whoever wrote it: taking this back must find it.
    if let held, held != loaded.bytes {
      do {
        try versions?.keep(held, from: Machine.now(), isFound: true)
      } catch {
        // The text is at hand as long as the program runs, and the next save says that versions cannot be kept.
      }
    }
    replaced.append(self.source)
    takenBack = []
    self.source = source
    saver = FileSaver(path: path, loaded: loaded, isPart: isConflict)
    holdsConflict = isConflict
    (written, held, dropped) = (flow, loaded.bytes, [])
    (isReadOnly, isBegunAgain) = (!loaded.isWritable, false)
    journal?.beginAnew()
  }

  // MARK: - The view

  /// How the chatflow was looked at when it was left, if that is known.
  func lastView() -> KeptView? { view?.read() }

  /// Keeps how the chatflow is looked at, unless it has no file: then there is nothing to come back to.
  func keep(_ view: KeptView) throws(FileError) {
    guard Disk.facts(path) != nil else { return }
    try self.view?.keep(view)
  }

  // MARK: - Unsaved changes

  /// Keeps edits where they are found again: those of each file by itself; what could not be kept is told.
  ///
  /// Where a file holds what is shown, no journal is begun. One that is there goes on: what is undone is often done again.
  func keep(_ edits: [Edit], of state: borrowing BuilderState) -> [FileError] {
    var failures = shared.keep(edits, of: state)
    do throws(FileError) {
      if state.isFlowUnsaved || journal?.isCurrent == true {
        try journal?.keep(edits, since: held, named: state.file.savedFlow.name, now: .chatflow(state.flow))
      } else {
        try journal?.drop()
      }
    } catch {
      failures.append(error)
    }
    return failures
  }

  /// What came of keeping what was just done.
  enum Keeping {
    case kept
    /// There is no place for it.
    case nowhere
    /// Not in the user's state folder: why not, and where.
    case keptElsewhere(FileError, String)
    case failed([FileError])
  }

  /// Keeps what was just done, if there is a place for it, and says all that may be told of that.
  func keepDone(_ edits: [Edit], of state: borrowing BuilderState) -> Keeping {
    guard canKeep else { return .nowhere }
    let failures = keep(edits, of: state)
    guard failures.isEmpty else { return .failed(failures) }
    guard let (failure, path) = elsewhere else { return .kept }
    return .keptElsewhere(failure, path)
  }

  /// Why unsaved changes are not kept in the user's state folder, and where they are; nil if they are there.
  var elsewhere: (failure: FileError, path: String)? {
    if let failure = journal?.elsewhere, let path = journal?.path { return (failure, path) }
    if let failure = shared.journal?.elsewhere, let path = shared.journal?.path { return (failure, path) }
    return nil
  }

  /// Whether there is a place where unsaved changes can be kept.
  var canKeep: Bool { journal != nil }

  /// Whether all that was kept is on the disk.
  var isDurable: Bool { (journal?.isDurable ?? true) && shared.isDurable }

  /// Waits until all that was kept is on the disk; what failed is told.
  func sync() -> [FileError] {
    var failures = shared.sync()
    do throws(FileError) { try journal?.sync() } catch { failures.append(error) }
    return failures
  }

  /// The journals of unsaved changes, with the files that they are of, and where the last whole version is of one that was
  /// written in part.
  var kept: [(journal: String, file: String, backup: String?)] {
    let own = journal?.path.map { ($0, path, saver.backup) }
    let workspace = shared.journal?.path.map { ($0, shared.path, shared.backup) }
    return [workspace, own].compactMap { $0 }
  }

  /// Looks for what earlier runs kept, when the file is opened.
  func lookForCopies() -> EarlierCopies {
    var copies = EarlierCopies()
    copies.look(journal, found)
    if found.bytes != nil { copies.lookForBackups(of: path) }
    shared.lookForCopies(&copies)
    if !isReadOnly { copies.look(texts) }
    return copies
  }

  /// Looks for what earlier runs kept, when the user asks for it: also for what was discarded.
  func lookAgain() -> EarlierCopies {
    var copies = EarlierCopies()
    copies.look(journal, found)
    shared.lookForCopies(&copies)
    copies.lookAtDiscarded(journal, found)
    shared.lookForDiscarded(&copies)
    if !isReadOnly { copies.look(texts) }
    return copies
  }

  /// The file as it is by now, for journals to be held against.
  private var found: EarlierCopies.Found {
    EarlierCopies.Found(
      path: path, bytes: held, state: written.map { .chatflow($0) }, isReadOnly: isReadOnly,
      isPart: saver.isPart && !holdsConflict,
      isOwn: { [steps] bytes in steps?.isKept(for: bytes) ?? false })
  }

  /// Whether there is something that earlier runs kept and the user can still have.
  var hasCopies: Bool {
    func isSome(_ journal: KeptJournal?) -> Bool {
      guard let journal, let left = try? journal.earlier() + journal.discarded() else { return false }
      return !left.isEmpty
    }
    return isSome(journal) || isSome(shared.journal) || texts?.isSome == true
  }

  /// The user does not want what an earlier run kept: for some days it can be had back.
  func discard(_ copy: String) throws(FileError) {
    try journal?.discard(copy)
    try shared.journal?.discard(copy)
  }

  /// What an earlier run kept is part of the state now: once that is saved, it can go.
  func restored(_ copy: String, isBehindFile: Bool) throws(FileError) {
    if try journal?.restored(copy, isBehindFile: isBehindFile) == true {
      if isBehindFile { saver.distrust() }
      if held == nil { try beginAgain(from: copy) }
    }
    try shared.restored(copy, isBehindFile: isBehindFile)
  }

  /// A file that is not there any more is made anew with the comments that it had: they stand in what the copy begins from.
  private func beginAgain(from copy: String) throws(FileError) {
    guard let contents = try journal?.read(copy), let bytes = contents.base.bytes, let state = contents.state else {
      return
    }
    (source, held, isBegunAgain) = (ChatflowFile.decode(bytes: bytes).source, bytes, true)
    try journal?.beginAnew(since: bytes, named: contents.base.name, now: state)
  }

  /// What was restored was taken back: it stays, and is asked about the next time.
  func tookBack(_ copy: String) throws(FileError) {
    if isBegunAgain { (source, held, isBegunAgain) = (nil, nil, false) }
    try journal?.tookBack(copy)
    try shared.tookBack(copy)
  }

  /// Removes what this run kept of a file that holds what is shown.
  func dropSaved(_ state: borrowing BuilderState) throws(FileError) {
    if !state.isFlowUnsaved { try journal?.drop() }
    if !state.isWorkspaceUnsaved { try shared.dropCopy() }
  }

  /// Removes what this run kept: it was saved, or given up by the user.
  func dropCopies() throws(FileError) {
    try journal?.drop()
    try shared.dropCopy()
  }
}
