import Builder
import ChatflowModel
import Screen
import Terminal

/// The world outside of the builder: it does effects, and says what came of them.
struct Outside {
  let device: TerminalDevice
  private var document: Document
  /// The state of the chatflow that the recovery copy holds.
  private var kept: Int?

  init(device: TerminalDevice, document: Document) {
    self.device = device
    self.document = document
  }

  /// Does an effect; `.quit` is the loop's.
  mutating func perform(_ effect: Effect) -> [Outcome] {
    switch effect {
    case .save(let flow, let workspace, let state, let then, let mayLoseComments):
      let outcome = document.save(flow, workspace, state: state, then: then, mayLoseComments: mayLoseComments)
      if case .saved = outcome { kept = nil }
      return [outcome]
    case .quit: return []
    case .suspend:
      device.suspend()
      return [.resumed]
    case .repaint:
      device.repaint()
      return []
    case .editOutside(let text):
      switch OutsideEditor.edit(text, on: device) {
      case .text(let edited): return [.editedOutside(edited)]
      case .failed(let sentence): return [.editorFailed(sentence)]
      }
    case .copy(let text):
      device.copy(text)
      return []
    case .complete(let path): return [.completions(path: path, document.folder.completions(of: path))]
    case .inspect(let paths): return [.inspected(paths.map(document.folder.facts))]
    }
  }

  /// Keeps how the chatflow is looked at; a sentence if that failed.
  mutating func keepView(_ state: BuilderState) -> String? {
    do {
      try document.keep(state.keptView)
      return nil
    } catch {
      return FileMessages.line(error, in: error.path)
    }
  }

  // MARK: - Nothing is lost

  /// Whether the recovery copy holds something else than what is unsaved.
  func isCopyBehind(_ state: BuilderState) -> Bool {
    guard document.recovery != nil else { return false }
    return state.history.isUnsaved ? state.history.state != kept : kept != nil
  }

  /// Keeps what is unsaved where it outlives the program; a sentence if that failed.
  mutating func keep(_ state: BuilderState) -> String? {
    guard isCopyBehind(state) else { return nil }
    let isUnsaved = state.history.isUnsaved
    kept = isUnsaved ? state.history.state : nil
    do {
      if isUnsaved { _ = try document.keep(state.flow, state.workspace) } else { try document.dropCopies() }
      return nil
    } catch {
      return Words.ours("notice.recovery-failed", ["copy": error.path, "reason": error.reason])
    }
  }

  /// The user has saved or given up what was changed: no copy is needed.
  mutating func giveUpCopy() -> ExitStatus {
    do {
      try document.dropCopies()
      return .success
    } catch {
      Streams.say(FileMessages.line(error, in: error.path))
      return .inputOrOutput
    }
  }

  /// The program was asked to end, or its terminal went away: what was not saved is kept, and that is said.
  mutating func rescue(_ state: BuilderState) -> ExitStatus {
    guard state.history.isUnsaved else { return giveUpCopy() }
    do {
      if let copy = try document.keep(state.flow, state.workspace) {
        Streams.say(
          Words.ours("cli.failed", ["what": Words.ours("cli.recovered", ["copy": copy, "file": document.path])]))
        return .problems
      }
      Streams.say(Words.ours("cli.failed", ["what": Words.ours["cli.not-kept"]]))
    } catch {
      let facts = ["copy": error.path, "reason": error.reason]
      Streams.say(Words.ours("cli.failed", ["what": Words.ours("cli.not-recovered", facts)]))
    }
    return .inputOrOutput
  }
}
