import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The file that is open in the builder: what is needed to write it, and to lose nothing of it.
package struct Document {
  /// The path as the user knows it.
  let path: String
  /// Its folder.
  let folder: WorkspaceFolder
  /// The text that was read, by its parts; nil for a file that did not exist.
  let source: Source?
  /// Where unsaved changes are kept; nil if the user has no folder for that.
  var recovery: RecoveryCopy?
  /// Where it is kept how the chatflow was looked at; nil if the user has no folder for that.
  private var view: ViewFile?
  /// What the chatflows of its folder share.
  private(set) var shared: WorkspaceDocument
  private var saver: FileSaver
  /// What the file holds by now; nil while it does not exist.
  private var written: Chatflow?
  /// The comments of the text that was read which the file does not hold any more.
  private var dropped: [LostComment] = []

  /// The document of a file that was read, or of one that does not exist yet.
  init(_ file: FlowFile, read: FlowFile.Read?, state: StateFolder?) {
    path = file.path
    let absolute = Disk.absolute(file.path)
    folder = WorkspaceFolder(of: file)
    source = read?.opened.source
    recovery = RecoveryCopy(of: absolute, in: state)
    view = ViewFile(of: absolute, in: state)
    saver = FileSaver(path: file.path, loaded: read?.loaded)
    written = read?.flow
    shared = WorkspaceDocument(in: folder, state: state)
  }

  // MARK: - Saving

  /// Writes a later state of the chatflow, and of what its folder shares, to their files: each by itself, and what is
  /// referred to before what refers to it.
  mutating func save(
    _ flow: Chatflow, _ workspace: Workspace, then: Effect.AfterSaving, agreed: Effect.Agreed
  ) -> SaveReport {
    var report = SaveReport(flow: .same, then: then, agreed: agreed)
    report.workspace = shared.save(workspace, agreed: agreed, &report.notes)
    report.flow = flow == written && saver.backup == nil ? look() : write(flow, agreed, &report.notes)
    if report.workspace == .same, report.flow == .same, let note = shared.look() { report.notes.append(note) }
    do {
      if report.flow.isHeld { try recovery?.drop() }
      if report.flow == .written { try recovery?.dropRestored() }
      if report.workspace.isHeld { try shared.dropCopy() }
      if report.workspace == .written { try shared.dropRestored() }
    } catch {
      report.notes.append(FileMessages.line(error, in: error.path))
    }
    return report
  }

  private mutating func write(_ flow: Chatflow, _ agreed: Effect.Agreed, _ notes: inout [String]) -> SaveReport.Fate {
    let encoded: Source.Encoded
    do throws(Source.EncodingProblem) {
      encoded =
        if let source { try source.encode(flow) } else {
          Source.Encoded(text: try ChatflowFile.canonical(flow), lost: [])
        }
      let lost = encoded.losing(besides: dropped)
      guard agreed.contains(.losingComments) || lost.isEmpty else { return .wouldLose(lost) }
      // The last look before a file is touched: limits hold, and all of it is the model.
      try ChatflowFile.verify(encoded.text, holds: flow)
    } catch {
      let facts = ["file": Disk.name(of: path), "what": error.sentence(.ours, in: flow)]
      return .failed(Words.ours("save.refused", facts))
    }
    let fate = saver.write(encoded.text, mayOverwrite: agreed.contains(.overwriting), &notes)
    if fate == .written { (written, dropped) = (flow, encoded.lost) }
    return fate
  }

  /// Whether the file still is what it was when nothing was changed here since.
  private mutating func look() -> SaveReport.Fate {
    let fate = saver.look()
    // What is asked about can be written after all.
    if fate != .same { written = nil }
    return fate
  }

  // MARK: - The view

  /// How the chatflow was looked at when it was left, if that is known.
  mutating func lastView() -> KeptView? { view?.read() }

  /// Keeps how the chatflow is looked at, unless it has no file: then there is nothing to come back to.
  mutating func keep(_ view: KeptView) throws(FileError) {
    guard Disk.facts(path) != nil else { return }
    try self.view?.keep(view)
  }

  // MARK: - Recovery

  /// What became of keeping a state that was not saved.
  struct Keeping {
    /// The copies, with the files that they are of, and where the last whole version is of one that was written in part.
    var kept: [(copy: String, file: String, backup: String?)] = []
    /// What could not be kept.
    var failures: [FileError] = []
  }

  /// Keeps a state that was not saved where it is found again: that of each file by itself.
  mutating func keep(_ flow: Chatflow, _ workspace: Workspace) -> Keeping {
    var keeping = Keeping()
    do throws(FileError) {
      if let copy = try shared.keep(workspace) { keeping.kept.append((copy, shared.path, shared.backup)) }
    } catch {
      keeping.failures.append(error)
    }
    do throws(FileError) {
      if flow == written {
        try recovery?.drop()
      } else {
        try recovery?.keep(ChatflowFile.kept(flow, in: source))
      }
      if let copy = recovery?.path { keeping.kept.append((copy, path, saver.backup)) }
    } catch {
      keeping.failures.append(error)
    }
    return keeping
  }

  /// Looks for what earlier runs kept.
  mutating func lookForCopies(besides read: FlowFile.Read?) -> EarlierCopies {
    var copies = EarlierCopies()
    let isReadOnly = read.map { !$0.loaded.isWritable || !$0.opened.isWritable } ?? false
    copies.look(&recovery, besides: read?.bytes, of: path, isReadOnly: isReadOnly) { bytes in
      let opened = ChatflowFile.decode(bytes: bytes)
      guard let flow = opened.flow, !opened.isBlank else {
        return .unreadable(opened.problems.first?.sentence(.ours) ?? "")
      }
      return flow == read?.flow ? .same : .content(.flow(flow))
    }
    shared.lookForCopies(&copies)
    return copies
  }

  /// Removes what an earlier run kept: the user does not want it.
  mutating func dropEarlier(_ copy: String) throws(FileError) { try Disk.remove(copy) }

  /// What an earlier run kept is part of the state now: once that is saved, it can go.
  mutating func restored(_ copy: String, isBehindFile: Bool) {
    if recovery?.restored(copy) == true, isBehindFile { saver.distrust() }
    shared.restored(copy, isBehindFile: isBehindFile)
  }

  /// Removes what this run kept: it was saved, or given up by the user.
  mutating func dropCopies() throws(FileError) {
    try recovery?.drop()
    try shared.dropCopy()
  }
}
