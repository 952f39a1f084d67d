import Screen
import Widgets

/// What stands in the panel at the right: a form, the list of actions to insert.
///
/// A pane is a value of its own. What it does beside itself, it does to the state that it is given, in which it stands as
/// `pane`. A new one is a file that says this, a context for its keys, and a command that opens it.
protocol Pane: Sendable {
  /// Whether it takes the keys. Where it does not, the canvas does, and narrow terminals give its room to the canvas.
  var hasFocus: Bool { get }
  /// Whether it takes the room of the canvas, too, while it has the focus.
  var isWide: Bool { get }
  /// The contexts of its keys while it has the focus, nearest first.
  var contexts: [Context] { get }
  /// The text in it that takes keys.
  var editor: TextEditor? { get }
  /// Where in it the user is, for undo to come back to; nil where that is on the canvas.
  var place: FormPlace? { get }
  /// Whether it goes on being shown where a step is undone or done again.
  var staysAtUndo: Bool { get }
  /// It as a form, which stands in the panel nearly always: a key asks for that many times, and a cast takes its time.
  var form: Form? { get }
  /// What it is about where it only shows what has the focus on the canvas: it follows once that rests.
  var follows: Form.Subject? { get }

  /// Draws it; of what it drew there before, it may leave alone what looks the same. Gives back what it drew.
  func draw(_ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame) -> (any Sendable)?
  /// Whether it looks like another one of the same state, so that nothing has to be drawn.
  func looks(like other: any Pane) -> Bool
  /// It in lines of text, for plain mode; nil while it only shows what has the focus on the canvas.
  func page(_ state: BuilderState) -> PlainPage?

  /// Takes in what a text editor did in it.
  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect]
  /// The left button of the mouse was pressed in it.
  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect]
  /// The mouse was moved with the left button held down, which had been pressed anywhere.
  func drag(to point: Point, in state: inout BuilderState)
  /// The wheel was turned over it.
  func scroll(by rows: Int, in state: inout BuilderState)
  /// Gives the focus back to the canvas, where the user was.
  func leave(_ state: inout BuilderState)
}

/// What most panes do not need.
extension Pane {
  var isWide: Bool { false }
  var editor: TextEditor? { nil }
  var place: FormPlace? { nil }
  var form: Form? { nil }
  var follows: Form.Subject? { nil }
  var staysAtUndo: Bool { false }

  func looks(like other: any Pane) -> Bool { false }
  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect] { [] }
  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] { [] }
  func drag(to point: Point, in state: inout BuilderState) {}
  func scroll(by rows: Int, in state: inout BuilderState) {}
}

/// What the state knows of its pane.
extension BuilderState {
  /// The pane, if it is one of a kind. Types are compared first: a cast takes its time to say no, and each key asks for
  /// all kinds.
  func pane<Kind: Pane>(as kind: Kind.Type) -> Kind? { isPane(kind) ? pane as? Kind : nil }

  /// Whether the pane is one of a kind.
  func isPane<Kind: Pane>(_ kind: Kind.Type) -> Bool { type(of: pane) == kind }

  /// Makes the panel show what has the focus on the canvas.
  mutating func showFocused() { pane = Form(Self.subject(of: canvas.spot)) }

  /// Gives the focus back to the canvas, if the pane has it.
  mutating func leavePane() {
    if form?.isSituation == true { leaveSituation() }
    if pane.hasFocus { pane.leave(&self) }
  }

  /// Whether the panel shows something other than the focused action and follows once the focus rests.
  public var isPanelBehind: Bool {
    guard let subject = pane.follows, layers.isEmpty, shownProblem == nil else { return false }
    return subject != Self.subject(of: canvas.spot)
  }

  /// Makes the panel show the focused action, unless something else is open in it.
  mutating func followFocus() {
    if isPanelBehind { showFocused() }
  }
}
