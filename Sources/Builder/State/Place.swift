import ChatflowModel
import Widgets

/// Where the user is: what an edit remembers, so that undo brings back the focus and the selection.
public struct Place: Hashable, Sendable {
  /// The focused element of the canvas.
  public var spot: Spot
  /// Where in the panel's form; nil while the canvas has the focus.
  public var form: FormPlace?

  /// A place on the canvas, or in the form of the action there.
  public init(spot: Spot, form: FormPlace? = nil) {
    self.spot = spot
    self.form = form
  }
}

/// An element of the canvas, named so that it survives edits of other parts of the flow.
public enum Spot: Hashable, Sendable {
  /// An action's card.
  case card(ActionID)
  /// The header of a branch.
  case header(ActionID, PortID)
  /// The plus icon on a connection; for a branch, its header is meant instead.
  case plus(Origin)
  /// The plus icon in front of an action where connections meet.
  case join(ActionID)

  /// The action that it belongs to; nil at the start.
  public var action: ActionID? {
    switch self {
    case .card(let id), .header(let id, _), .join(let id): id
    case .plus(let origin): origin.action
    }
  }
}

/// Where in a form the focus is.
public struct FormPlace: Hashable, Sendable {
  /// Whose form it is.
  public var subject: Form.Subject
  /// Which tab.
  public var tab: Form.Tab
  /// The way to the open sub-panel.
  public var path: FieldPath
  /// The focused control.
  public var control: ControlID?
  /// What is selected in the text of that control.
  var selection: TextSelection?
  /// Whether it is in the form of the preview's situation.
  var isSituation = false
}

/// What makes several edits one step of undo.
public struct EditRun: Hashable, Sendable {
  /// The control, and the sort of change; nil for choosing from a list.
  private let control: ControlID?
  private let kind: TextEdit

  /// A run of typing or deleting in a control; nil for changes that are steps of their own.
  init?(_ control: ControlID, _ kind: TextEdit) {
    guard kind != .other else { return nil }
    self.control = control
    self.kind = kind
  }

  private init() {
    control = nil
    kind = .other
  }

  /// Adding something to the workspace and choosing it.
  static let choosing = EditRun()
}
