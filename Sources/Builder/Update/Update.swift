import ChatflowModel
import Screen
import Widgets
import Words

/// The only place that changes the builder's state: an event goes in, effects come out.
public enum Update {
  /// Handles one event from the terminal.
  public static func handle(_ event: Event, in state: inout BuilderState, at now: Int64) -> [Effect] {
    state.setTime(now)
    let before = state.tour.map { _ in state }
    let effects = state.handle(event)
    state.followInPreview()
    state.followCoverage()
    let wanted =
      state.followTour(from: before, effects) + state.followTheme() + state.inspectNewFiles() + state.takeInChanges()
      + state.followLock()
    state.followProblems()
    return wanted
  }

  /// Takes in what came of an effect.
  public static func finish(_ outcome: Outcome, in state: inout BuilderState, at now: Int64) -> [Effect] {
    state.setTime(now)
    let effects = state.take(outcome)
    state.followInPreview()
    state.followCoverage()
    let wanted = effects + state.inspectNewFiles() + state.followLock()
    state.followProblems()
    return wanted
  }

  /// The focus has rested on the canvas for a moment: the panel now shows what is there.
  public static func rest(_ state: inout BuilderState, at now: Int64) {
    state.setTime(now)
    state.history.pause()
    state.followFocus()
  }

  /// Nobody has typed for a while: what came by itself was read.
  public static func read(_ state: inout BuilderState) { state.readWhatCame() }
}

extension BuilderState {
  /// Takes over what time it is; with a new day, days of the workspace may be over.
  mutating func setTime(_ now: Int64) {
    screen.now = now
    let day = CalendarDay(at: now)
    if !checked.isOf(day) { checked.begin(day, workspace) }
  }

  var nothingToPasteInto: String { "notice.nothing-to-paste-into" }
  func offers(_ file: FileFact) -> Bool { file.canBeAttached }
  mutating func takeFocus() -> [Effect] { inspectFiles() }
  mutating func takePaste(_ text: String) -> Bool { pasteReplies(text) || pasteClip(text) }
  mutating func beginAnswer() { history.pause() }
  mutating func forgetKeys() { count = nil }
  func tellsOfKeys(at point: Point) -> Bool {
    if pendingKeys.isEmpty, count == nil { return false }
    return regions.hint.contains(point) || ContinuationsView(state: self)?.box.frame.contains(point) == true
  }

  // MARK: - Keys

  var contextsBehind: [Context] {
    if pane.hasFocus { return pane.contexts }
    guard canvas.picking == nil else { return [.target] }
    return (tour == nil ? [] : [.tour]) + canvas.level + [.canvas, .everywhere]
  }

  var editorBehind: TextEditor? { pane.editor }

  /// Whether the keys of the canvas lead a connection to another card.
  var isPicking: Bool { contexts.first == .target }

  /// The contexts in which a key is looked up: while a connection is led, those of the canvas are behind.
  var keyContexts: [Context] { isPicking ? [.target] + canvas.level + [.canvas, .everywhere] : contexts }

  mutating func beginKey() {
    if now - lastKeyAt >= Self.pauseBetweenSteps { history.pause() }
    lastKeyAt = now
  }

  /// Seconds without a key after which typing begins a new step of undo.
  private static let pauseBetweenSteps: Int64 = 3

  func availability(of command: Command) -> Availability? {
    isPicking && !worksWhilePicking(command) ? nil : command.availability(self)
  }

  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [Effect] {
    if isPicking, !worksWhilePicking(command) {
      say(.info, words["notice.picking"])
      return []
    }
    if contexts.contains(.canvas) { canvas.standOnWhatIsSeen() }
    switch command.availability(self) {
    case .available:
      let effects = command.run(&self)
      if command.id != "canvas.go-to-number" { count = nil }
      return effects
    case .disabled(let reason):
      count = nil
      if reason != BuilderState.readOnly { say(.info, words["disabled.\(reason)"]) } else { _ = mayEdit() }
      return []
    }
  }

  /// A digit on the canvas is the beginning of a number, and in the chat that of a quick reply.
  mutating func takeKey(_ key: Key) -> Bool {
    guard case .character(let character) = key.code, key.modifiers.isEmpty, character.isASCII,
      let digit = character.wholeNumberValue
    else { return false }
    if contexts.first == .chat { return choosesReply(digit - 1) }
    guard isPicking || contexts.contains(.canvas), digit > 0 || count != nil else { return false }
    count = min((count ?? 0) * 10 + digit, Limits.largestNumber)
    return true
  }

  // MARK: - Outcomes

  mutating func take(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .saved(let report): return take(report)
    case .editedOutside(let text): return takeEditedText(text)
    case .editorFailed(let sentence):
      // What became of a text lies with what is kept; the file itself lies where it did.
      hasCopies = hasCopies || asked != nil
      asked = nil
      say(.error, sentence)
      return []
    case .screen(let outcome): return take(outcome)
    case .versions(let list): return take(list)
    case .versionRead(let version, let read):
      versions?.take(read, of: version)
      return []
    case .changedOutside(let changes, let isWanted):
      if changes.isEmpty, isWanted { say(.info, words("notice.nothing-changed-outside", ["file": file.name])) }
      return changes.flatMap { take($0) }
    case .changedBeforeSaving(let changes, let then, let agreed):
      saving = nil
      return changes.flatMap { take($0) } + save(then: then, agreed: agreed)
    case .savedAs(let name, let notes):
      closeWaitingPrompt()
      return goOn(in: name, notes)
    case .notSavedAs(let sentence), .testNotKept(let sentence):
      if !refuseWaitingPrompt(sentence) { say(.error, sentence) }
      return []
    case .editedBy(let holder):
      lock.note(holder)
      return []
    case .locked(let answer): return take(answer)
    case .steps(let older): return take(older)
    case .copies(let copies, let texts, let notices):
      take(copies, texts, notices)
      return []
    case .inspected(let facts):
      take(facts)
      return []
    case .flows(let flows):
      take(flows: flows)
      return []
    case .themes(let themes, let current):
      openThemes(themes, current)
      return []
    case .themeKept(let name, let file):
      say(.success, words("notice.theme-kept", ["theme": name, "file": file]))
      return []
    case .testKept(let name, let file, let notes):
      let kept = words("preview.test.kept", ["name": name, "file": file])
      say(notes.isEmpty ? .success : .warning, ([kept] + notes).joined(separator: " "))
      closeWaitingPrompt()
      return lookAtTestsAgain()
    case .folderChecked(let found):
      take(found)
      return []
    case .lostFound(let comments, let mended):
      askToMend(mended, losing: comments)
      return []
    case .testsRun(let results, let use): return take(results, for: use)
    case .testsNotRun(let sentence):
      dropCoverage()
      say(.error, sentence)
      return []
    case .tourNotKept(let sentence), .themeFailed(let sentence), .copyNotDropped(let sentence):
      say(.error, sentence)
      return []
    }
  }
}

extension Limits {
  /// The largest number that can be typed before a command.
  static let largestNumber = 99_999
}
