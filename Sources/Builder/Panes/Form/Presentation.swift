import ChatflowModel
import Widgets

/// How a form shows a field, and so how it is edited there.
enum Presentation: Hashable {
  case line, tokenLine, code
  /// The hours of a day, as a row of a week.
  case hours
  case textBox(TextTools)
  case radios([String])
  /// The value, for which Enter offers others.
  case menu
  /// A switch, which may say what it means now.
  case toggle(inverted: Bool, tellsHours: Bool)
  case group(inherits: Bool)
  case link(EdgeID)
  /// Entries below each other, and a button that adds one.
  case list(Entries)

  /// What the entries of a list are: those of the action, what is typed, what is chosen, ways into sub-panels.
  enum Entries: Hashable {
    case replies
    case bubbles(TextTools), phrases
    /// With the words that ask for one: those of the list's label, or others.
    case chosen(title: String? = nil, adding: String)
    case records(RecordShape)
  }

  /// The most words that stand below each other as radio buttons; of more, a menu shows the chosen one.
  static let mostRadios = 4
}

extension FormValues {
  /// How a field of the form is shown.
  func presentation(of field: Field) -> Presentation {
    switch field.editor {
    case .line, .address, .picture, .date, .rule: .line
    case .hours: .hours
    case .code: .code
    case .message(let tools, _): .textBox(tools)
    case .propertyValue: choices(for: field).isEmpty ? .tokenLine : .menu
    case .choice(let options): options.count > Presentation.mostRadios ? .menu : .radios(options)
    case .property, .route, .language, .duration, .number, .reference, .timeZone: .menu
    case .flag(let inverted): .toggle(inverted: inverted, tellsHours: false)
    case .officeHours: .toggle(inverted: false, tellsHours: true)
    case .group(_, let inherits): .group(inherits: inherits)
    case .edge(let edge): .link(edge)
    case .replies: .list(.replies)
    case .bubbles(let tools): .list(.bubbles(tools))
    case .phrases: .list(.phrases)
    case .assignees: .list(.chosen(title: "chooser.assignee", adding: "panel.add-assignee"))
    case .references(let kind): .list(.chosen(adding: "reference.\(kind.rawValue).more"))
    case .records(let shape): .list(.records(shape))
    }
  }

  /// What the entries of a list are; nil of what is no list.
  func entries(of id: FieldID) -> Presentation.Entries? {
    guard let field = field(id), case .list(let entries) = presentation(of: field) else { return nil }
    return entries
  }

  /// The values out of which a property is set to one; none where a value is typed.
  func choices(for field: Field) -> [String] { Writing(field, in: workspace, holding: value)?.choices ?? [] }
}
