import ChatflowModel
import Screen

/// The form in the panel: whose it is, what is open in it, and where the focus is.
///
/// It holds no values: they are in the chatflow, and every change in the form is an edit of the chatflow at once.
public struct Form: Sendable {
  /// Whose form it is.
  public enum Subject: Hashable, Sendable {
    /// An action's.
    case action(ActionID)
    /// The chatflow's own settings.
    case chatflow
  }

  /// The tabs of an action's form.
  public enum Tab: Hashable, Sendable, CaseIterable {
    /// The fields of its kind.
    case details
    /// If/then branches.
    case branches
  }

  /// Whose form it is.
  public var subject: Subject
  /// The open tab.
  public var tab: Tab
  /// The field whose sub-panel is open.
  public var group: FieldID?
  /// The focused control; nil while the canvas has the focus and the form only shows what is there.
  public var focus: ControlID?
  /// The text field that is being edited: the focused control, if it is a text.
  var editor: TextEditor?
  /// The first row of the fields that is visible.
  public var scroll: Int

  /// The form of a subject, without the focus.
  public init(_ subject: Subject, tab: Tab = .details) {
    self.subject = subject
    self.tab = tab
    scroll = 0
  }

  /// The action whose form it is.
  public var action: ActionID? {
    if case .action(let id) = subject { id } else { nil }
  }

  /// Where it is, for the history.
  var place: FormPlace {
    FormPlace(subject: subject, tab: tab, group: group, control: focus, selection: editor?.selection)
  }
}

/// What can have the focus in a form.
public enum ControlID: Hashable, Sendable {
  /// A tab.
  case tab(Form.Tab)
  /// The action's or chatflow's name.
  case name
  /// The remark for the authors of an action.
  case note
  /// A field of one control: text, switch, menu, sub-panel.
  case field(FieldID)
  /// One of a field's words.
  case option(FieldID, String)
  /// An attachment of a text; the slot is the bubble's index, nil for the field's own text.
  case attachment(FieldID, slot: Int?, index: Int)
  /// An entry of a list: a phrase, a person or team, a bubble.
  case entry(FieldID, Int)
  /// Adds an entry to a list.
  case add(FieldID)
  /// A part of a quick reply.
  case reply(Int, ReplyPart)
  /// A part of an if/then branch.
  case branch(Int, BranchPart)
  /// Adds an if/then branch.
  case addBranch
  /// Goes to the if/then branches, from the fields of an action that has nothing else.
  case editBranches
  /// Where a connection leads.
  case port(PortID)
  /// The switch for the account's settings in a sub-panel.
  case inherit(FieldID)
  /// The buttons at the foot, and out of a sub-panel.
  case save, revert, back

  /// The parts of a quick reply.
  public enum ReplyPart: Hashable, Sendable { case label, link }
  /// The parts of an if/then branch.
  public enum BranchPart: Hashable, Sendable {
    case label
    case condition(group: Int, index: Int)
    case and(group: Int)
    case or
    case link
  }
}
