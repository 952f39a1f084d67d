import Builder
import ChatflowModel
import Screen
import Terminal

/// The world outside of the builder: it does effects, and says what came of them.
struct Outside {
  /// The terminal as a screen; nil in plain mode.
  let device: TerminalDevice?
  private var document: Document
  private let user: UserConfiguration
  private var colours: Colours
  /// The state of the chatflow that the recovery copy holds.
  private var kept: Int?

  init(device: TerminalDevice?, document: Document, user: UserConfiguration, colours: Colours) {
    self.device = device
    self.document = document
    self.user = user
    self.colours = colours
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
      device?.suspend()
      // Whoever had the terminal meanwhile may have changed its colours.
      device?.askBackground()
      return [.resumed]
    case .repaint:
      device?.repaint()
      return []
    case .editOutside(let text):
      switch OutsideEditor.edit(text, with: user.editor, on: device) {
      case .text(let edited): return [.editedOutside(edited)]
      case .failed(let sentence): return [.editorFailed(sentence)]
      }
    case .copy(let text):
      device?.copy(text)
      return []
    case .complete(let path): return [.completions(path: path, document.folder.completions(of: path))]
    case .inspect(let paths): return [.inspected(paths.map(document.folder.facts))]
    // No chatflows are listed yet that one could go to.
    case .openFlow: return []
    case .rememberTour:
      do {
        try TourMark.keep()
        return []
      } catch {
        return [.tourNotKept(FileMessages.line(error, in: error.path))]
      }
    case .listThemes: return [.themes(Themes.all(), current: colours.choice)]
    case .showTheme(let name): return show(name)
    case .keepTheme(let name):
      // One that could not be shown is not kept either.
      if colours.choice != name, case let failed = show(name), !failed.isEmpty { return failed }
      switch user.keep(theme: colours.lasting) {
      case .success(let path): return [.themeKept(name, file: Printable.text(path))]
      case .failure(let failed): return [.themeFailed(failed.sentence)]
      }
    }
  }

  // MARK: - Colours

  private mutating func show(_ theme: String) -> [Outcome] {
    do throws(Failure) {
      try colours.choose(theme)
    } catch {
      return [
        .themeFailed(
          Words.ours("notice.theme-failed", ["theme": Printable.text(theme), "reason": Printable.text(error.reason)]))
      ]
    }
    device?.setScheme(colours.scheme)
    return []
  }

  /// Takes what the terminal says about its ground.
  mutating func hear(isLight: Bool) {
    if colours.hear(isLight: isLight) { device?.setScheme(colours.scheme) }
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
