import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Somebody at the builder without a terminal: presses keys, clicks on what can be read, and looks at the screen.
struct Session {
  var state: BuilderState
  /// What the builder wanted from outside since the last look.
  private(set) var effects: [Effect] = []
  /// What comes of taking the lock of the file.
  var lockAnswer = LockAnswer.held
  /// The comments that go where something is mended.
  var lostComments: [String] = []
  /// The lock as it was wanted, the latest last.
  private(set) var locks: [Effect] = []

  /// The builder with a chatflow open, at noon of a Monday.
  init(
    flow: Chatflow = Sample.support, size: Size = Size(width: 120, height: 40), tier: GlyphTier = .rich,
    readOnly: String? = nil, workspace: Workspace = Workspace(), sharedReadOnly: String? = nil, words: Words = .english,
    keys: KeyMap = .standard
  ) {
    state = BuilderState(
      flow: flow, file: OpenedFile(name: "support.chatflow.yaml", savedFlow: flow, readOnlyReason: readOnly),
      workspace: workspace,
      workspaceFile: WorkspaceFileState(saved: workspace, readOnlyReason: sharedReadOnly), words: words, size: size,
      tier: tier, keys: keys, now: Session.noon)
  }

  /// 2 February 2026, 12:00 UTC.
  static let noon: Int64 = 1_770_033_600

  // MARK: - What the user does

  /// Presses keys, written as in the help: `press("a", "Ctrl-S", "g g")`. Whoever does has read what is asked.
  mutating func press(_ chords: String...) {
    for chord in chords {
      Update.read(&state)
      for key in Chord(stringLiteral: chord).keys { handle(.key(key)) }
    }
  }

  /// Presses the same key several times.
  mutating func press(_ chord: String, times: Int) { for _ in 0..<times { press(chord) } }

  /// Types a text letter by letter, without looking at what is asked meanwhile.
  mutating func type(_ text: String) {
    for character in text { handle(.key(character == "\n" ? Key(.enter) : .character(character))) }
  }

  mutating func paste(_ text: String) { handle(.paste(text)) }

  mutating func resize(_ width: Int, _ height: Int) { handle(.resize(Size(width: width, height: height))) }

  /// Stops for a moment on the canvas.
  mutating func rest() { Update.rest(&state, at: Session.noon) }

  /// Types nothing for a while.
  mutating func read() { Update.read(&state) }

  /// Clicks on the first cell of a text that can be read on the screen.
  mutating func click(on text: String, clicks: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let point = place(of: text) else {
      Issue.record("“\(text)” is not on the screen:\n\(picture)", sourceLocation: sourceLocation)
      return
    }
    handle(.mouse(MouseEvent(.press(.left), at: point, clicks: clicks)))
  }

  mutating func handle(_ event: Event) { want(Update.handle(event, in: &state, at: Session.noon)) }

  mutating func finish(_ outcome: Outcome) { want(Update.finish(outcome, in: &state, at: Session.noon)) }

  /// Notes what is wanted; about the lock, which every edit may want, and about comments that would go, it is answered at
  /// once.
  private mutating func want(_ wanted: [Effect]) {
    for effect in wanted {
      switch effect {
      case .lock:
        locks.append(effect)
        finish(.locked(lockAnswer))
      case .unlock: locks.append(effect)
      case .findLost(_, _, _, let mended): finish(.lostFound(lostComments, for: mended))
      default: effects.append(effect)
      }
    }
  }

  /// Moves the focus of the form to a control, with Tab like a user.
  mutating func tab(to control: ControlID, sourceLocation: SourceLocation = #_sourceLocation) {
    for _ in 0..<80 where state.form?.focus != control { press("Tab") }
    #expect(state.form?.focus == control, "the form:\n\(picture)", sourceLocation: sourceLocation)
  }

  /// Goes to a tab of the form.
  mutating func open(tab: Form.Tab, sourceLocation: SourceLocation = #_sourceLocation) {
    for _ in 0..<10 where state.form?.tab != tab { press("Ctrl-PageDown") }
    #expect(state.form?.tab == tab, "the form:\n\(picture)", sourceLocation: sourceLocation)
  }

  /// Takes everything back that was done.
  mutating func undoAll() { while state.history.canUndo { press("Alt-U") } }

  /// Takes the effects that are waiting.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  // MARK: - What the user sees

  var flow: Chatflow { state.flow }
  var screen: Frame { BuilderView.draw(state) }
  var lines: [String] { screen.lines }
  var picture: String { lines.joined(separator: "\n") }
  var hint: String { lines.last ?? "" }

  /// The first row that holds a text.
  func row(containing text: String) -> String? { lines.first { $0.contains(text) } }

  /// Whether a text can be read on one row of the screen.
  func shows(_ text: String) -> Bool { row(containing: text) != nil }

  /// Where a text begins on the screen.
  func place(of text: String) -> Point? {
    let screen = screen
    for y in 0..<screen.size.height {
      let cells = (0..<screen.size.width).map { screen[$0, y].text }
      for x in cells.indices where cells[x...].joined().hasPrefix(text) && !cells[x].isEmpty {
        return Point(x: x, y: y)
      }
    }
    return nil
  }

  /// The screen row of the focused element of the canvas.
  var focusRow: Int? { state.canvas.anchorRow }
}
