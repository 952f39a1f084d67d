import ChatflowModel
import Screen
import Widgets
import Words

/// The form in the panel: whose it is, what is open in it, and where the focus is.
///
/// It holds no values: they are in the chatflow, and every change in the form is an edit of the chatflow at once.
public struct Form: Sendable {
  /// Whose form it is.
  public typealias Subject = ChatflowModel.Subject

  /// The tabs of a form; those of settings have the words that their descriptions give them.
  public enum Tab: String, Hashable, Sendable {
    /// The fields of an action's kind, and its if/then branches.
    case details, branches
    /// The settings of the chatflow.
    case build, target, display, options
    /// The workspace.
    case hours, people, properties, lists, handoff, texts, situations

    /// The tabs of a form, in order.
    static func all(of subject: Subject) -> [Tab] {
      switch subject {
      case .action: [.details, .branches]
      case .chatflow: ChatflowSettings.tabs.compactMap { Tab(rawValue: $0.id) }
      case .workspace: WorkspaceSettings.tabs.compactMap { Tab(rawValue: $0.id) }
      }
    }
  }

  /// Whose form it is.
  public var subject: Subject
  /// The open tab.
  public var tab: Tab
  /// The way to the open sub-panel: a group of fields, or an entry of a list.
  public var path: FieldPath
  /// The focused control; nil while the canvas has the focus and the form only shows what is there.
  public var focus: ControlID?
  /// The text field that is being edited: the focused control, if it is a text.
  var editor: TextEditor?
  /// Whether a name is typed for the canvas, to which Enter then goes back.
  var isRenaming = false
  /// Whether it is that of the preview's situation: the first saved one of a workspace that is nowhere else.
  var isSituation = false
  /// The first row of the fields that is visible.
  public var scroll: Int

  /// The form of a subject, without the focus.
  public init(_ subject: Subject, tab: Tab? = nil) {
    self.subject = subject
    self.tab = tab ?? Tab.all(of: subject).first ?? .details
    path = .top
    scroll = 0
  }

  /// The action whose form it is.
  public var action: ActionID? { subject.action }

  /// The place in it that has the focus.
  var formPlace: FormPlace {
    FormPlace(
      subject: subject, tab: tab, path: path, control: focus, selection: editor?.selection, isSituation: isSituation)
  }
}

/// What can have the focus in a form.
public enum ControlID: Hashable, Sendable {
  /// A tab.
  case tab(Form.Tab)
  /// The action's or chatflow's name.
  case name
  /// The remark for the authors of an action.
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
  /// A part of a quick reply; behind the last one, while it has the focus, the label of one that is not there yet.
  case reply(Int, ReplyPart)
  /// Makes quick replies of the options of the property that the answer is saved to.
  case useOptions
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
  public enum ReplyPart: Hashable, Sendable { case label, link, value }
  /// The parts of an if/then branch.
  public enum BranchPart: Hashable, Sendable {
    case label
    case condition(ConditionPlace, ConditionPart)
    case and(group: Int)
    case or
    case link
  }
  /// The parts of a condition.
  public enum ConditionPart: Hashable, Sendable {
    /// What is asked, and how it is compared.
    case operand, comparison
    /// A value that is typed.
    case value(Int)
    /// Adds a value to be typed.
    case addValue
    /// Values that are chosen.
    case options
    /// The whole condition as the file holds it. While it has the focus, it stands in place of the menus.
    case sentence
    /// The way from a sentence that is not understood back to the menus.
    case anew
  }
}
