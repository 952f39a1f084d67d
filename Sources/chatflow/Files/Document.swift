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
  private var saver: FlowSaver

  /// The document of a file that was read, or of one that does not exist yet.
  init(_ file: FlowFile, read: FlowFile.Read?) {
    path = file.path
    let absolute = Disk.absolute(file.path)
    folder = WorkspaceFolder(of: file)
    source = read?.opened.source
    recovery = RecoveryCopy(of: absolute)
    saver = FlowSaver(path: file.path, loaded: read?.loaded)
  }

  /// The whole file as it would be with a later state of the chatflow.
  private func text(of flow: Chatflow) throws(Source.EncodingProblem) -> (text: String, lost: [String]) {
    guard let source else { return (try ChatflowFile.canonical(flow), []) }
    let encoded = try source.encode(flow)
    return (encoded.text, encoded.lost.map(\.text))
  }

  /// Writes a later state of the chatflow to the file.
  mutating func save(
    _ flow: Chatflow, state: Int, then: Effect.AfterSaving, mayLoseComments: Bool
  ) -> Outcome {
    let encoded: (text: String, lost: [String])
    do {
      encoded = try text(of: flow)
    } catch {
      return .saveFailed(error.sentence(.ours, in: flow))
    }
    guard mayLoseComments || encoded.lost.isEmpty else {
      return .wouldLose(encoded.lost, then: then)
    }
    var notes: [String]
    do {
      notes = try saver.save(encoded.text)
    } catch {
      return .saveFailed(error.sentence(.ours))
    }
    do {
      try recovery?.drop()
      try recovery?.dropEarlier()
    } catch {
      notes.append(FileMessages.line(error, in: error.path))
    }
    return .saved(state: state, then: then, notes: notes)
  }

  /// Keeps a state that was not saved where it is found again; returns where, or nil if there is no such place.
  mutating func keep(_ flow: Chatflow) throws(FileError) -> String? {
    guard recovery != nil else { return nil }
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
}
