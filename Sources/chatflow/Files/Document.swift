import Builder
import ChatflowModel

/// The file that is open in the builder: what is needed to write it, and to lose nothing of it.
struct Document {
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

  /// The document of a file that was read, or of one that does not exist yet.
  init(_ file: FlowFile, read: FlowFile.Read?) {
    path = file.path
    let absolute = Disk.absolute(file.path)
    folder = WorkspaceFolder(of: file)
    source = read?.opened.source
    recovery = RecoveryCopy(of: absolute)
    view = ViewFile(of: absolute)
    saver = FileSaver(path: file.path, loaded: read?.loaded)
    written = read?.flow
    shared = WorkspaceDocument(in: folder)
  }

  // MARK: - Saving

  /// What is to be written: the whole text of each file that does not hold its state yet, and the comments that go.
  private struct Texts {
    var flow: String?
    var workspace: String?
    var lost: [String] = []
  }

  /// The whole file as it would be with a later state of the chatflow.
  private func text(of flow: Chatflow) throws(Source.EncodingProblem) -> (text: String, lost: [String]) {
    guard let source else { return (try ChatflowFile.canonical(flow), []) }
    let encoded = try source.encode(flow)
    return (encoded.text, encoded.lost.map(\.text))
  }

  private func texts(_ flow: Chatflow, _ workspace: Workspace) throws(Source.EncodingProblem) -> Texts {
    var texts = Texts()
    if flow != written {
      let encoded = try text(of: flow)
      texts.flow = encoded.text
      texts.lost = encoded.lost
    }
    do {
      let encoded = try shared.text(of: workspace)
      texts.workspace = encoded?.text
      texts.lost += encoded?.lost ?? []
    } catch {
      throw .workspace
    }
    return texts
  }

  /// Writes a later state of the chatflow, and of what its folder shares, to their files.
  mutating func save(
    _ flow: Chatflow, _ workspace: Workspace, state: Int, then: Effect.AfterSaving, agreed: Effect.Agreed
  ) -> Outcome {
    shared.adoptOrder(before: workspace)
    let texts: Texts
    do {
      texts = try self.texts(flow, workspace)
    } catch {
      return .saveFailed(error.sentence(.ours, in: flow))
    }
    guard agreed.contains(.losingComments) || texts.lost.isEmpty else {
      return .wouldLose(texts.lost, then: then, agreed: agreed)
    }
    saver.begin(mayOverwrite: agreed.contains(.overwriting))
    shared.begin(mayOverwrite: agreed.contains(.overwriting))
    var notes: [String] = []
    do {
      // What is referred to comes before what refers to it.
      if let text = texts.workspace { notes += try shared.save(text, of: workspace) }
      if let text = texts.flow { notes += try saver.save(text) }
      written = flow
    } catch {
      let sentence = error.sentence(.ours)
      return error.isSomebodyElses
        ? .wouldOverwrite(sentence, then: then, agreed: agreed) : .saveFailed(sentence)
    }
    do {
      try recovery?.drop()
      try recovery?.dropEarlier()
      try shared.dropCopies(earlier: true)
    } catch {
      notes.append(FileMessages.line(error, in: error.path))
    }
    return .saved(state: state, then: then, notes: notes)
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

  /// Keeps a state that was not saved where it is found again; returns where, or nil if there is no such place.
  mutating func keep(_ flow: Chatflow, _ workspace: Workspace) throws(FileError) -> String? {
    guard recovery != nil else { return nil }
    try shared.keep(workspace)
    if flow == written { return shared.recovery?.path }
    let text: String
    do {
      text = try self.text(of: flow).text
    } catch {
      // A state that cannot be written whole is kept as far as it goes.
      guard let known = source?.original else { return nil }
      text = known
    }
    try recovery?.keep(text)
    return recovery?.path
  }

  /// Looks for what earlier runs left; sentences about it.
  mutating func lookForCopies(besides bytes: [UInt8]) -> [String] {
    do {
      try recovery?.look(besides: bytes)
      let copy = recovery?.earlier.last
      return (copy.map { [Words.ours("notice.recovery", ["copy": $0])] } ?? []) + (try shared.lookForCopies())
    } catch {
      return [FileMessages.line(error, in: error.path)]
    }
  }

  /// Removes what this run kept: it was saved, or given up by the user.
  mutating func dropCopies() throws(FileError) {
    try recovery?.drop()
    try shared.dropCopies(earlier: false)
  }
}
