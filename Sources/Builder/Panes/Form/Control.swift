import ChatflowModel
import Screen
import Widgets
import Words

/// One thing in a form, as a plain description: what it is, before it is drawn for a width.
struct Control: Equatable, Sendable {
  /// What can have the focus; nil for what only is shown.
  var id: ControlID?
  /// What it is.
  var kind: Kind
  /// Columns from the left.
  var indent = 0
  /// Whether it stands behind the control before it, on the same row, if there is room.
  var flows = false

  enum Kind: Equatable, Sendable {
    /// An empty row.
    case space
    /// A heading of a group.
    case heading(String)
    /// A label above a control, with a count at the right while it is near its limit.
    case label(String, count: String? = nil)
    /// A remark, wrapped.
    case note(String, Role)
    /// The tabs; each is a control of its own.
    case tabs([Tab], chosen: Form.Tab)
    /// A text. It is by far the largest, and the others would be copied with its size.
    indirect case text(TextBox)
    /// One of several words.
    case radio(String, isOn: Bool)
    /// A switch.
    case toggle(String, isOn: Bool)
    /// A value that Enter offers alternatives for.
    case menu(label: String, value: String, role: Role)
    /// A part of a row that Enter offers alternatives for.
    case select(String, isChosen: Bool)
    /// A file or video.
    case attachment(kind: Attachment.Kind, name: String, detail: String, isMissing: Bool)
    /// A thing to press.
    case button(String)
    /// The way into a sub-panel.
    case group(String, summary: String)
  }

  /// A tab with its title.
  struct Tab: Equatable, Sendable {
    let id: Form.Tab
    let title: String
  }

  /// What a text control is.
  struct TextBox: Equatable, Sendable {
    var text: RichText
    var tools: TextTools
    /// The row of tools at its foot, if it has one.
    var toolbar: TextToolbar?
    var isMultiline: Bool
    var limit: Int?
    var placeholder = ""
    /// The columns that it takes on a row that it shares; nil: a row of its own.
    var columns: Int?
    /// The fewest and the most rows that a text of several lines shows at once.
    var rows = 3...10
    /// Whether it is a program: its lines have numbers, and a new one begins below the beginning of the last.
    var isCode = false
    /// A label on the same row, before the text.
    var label: String?
    /// The hours of a day, shown behind the text.
    var day: DayBar?
  }

  /// Whether it is, or holds, what has the focus.
  func has(_ focus: ControlID?) -> Bool {
    guard let focus else { return false }
    if case .tabs(let tabs, _) = kind, case .tab(let chosen) = focus { return tabs.contains { $0.id == chosen } }
    guard let id else { return false }
    return id == focus
  }

  /// The text control, if it is one.
  var textBox: TextBox? {
    if case .text(let box) = kind { box } else { nil }
  }

  static let space = Control(kind: .space)
  static func label(_ text: String, count: String? = nil, indent: Int = 0) -> Control {
    Control(kind: .label(text, count: count), indent: indent)
  }
  static func note(_ text: String, _ role: Role = .dim, indent: Int = 0) -> Control {
    Control(kind: .note(text, role), indent: indent)
  }
}
