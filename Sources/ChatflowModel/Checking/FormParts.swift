/// What a form holds of which rules may find something. Most forms hold little, and a rule that looks at something else need
/// not be asked.
struct FormParts: OptionSet {
  let rawValue: Int

  /// Whatever it is: the rule is always asked.
  static let anything = FormParts(rawValue: 1)
  /// Quick replies.
  static let replies = FormParts(rawValue: 1 << 1)
  /// If/then branches.
  static let branches = FormParts(rawValue: 1 << 2)
  /// Tokens in texts.
  static let tokens = FormParts(rawValue: 1 << 3)
  /// Files and addresses that go with texts, or a picture.
  static let attachments = FormParts(rawValue: 1 << 4)
  /// Records, such as the days of office hours, and lists of them.
  static let records = FormParts(rawValue: 1 << 5)
  /// Lists of phrases.
  static let lists = FormParts(rawValue: 1 << 6)
  /// That it asks a question.
  static let question = FormParts(rawValue: 1 << 7)
  /// Properties that fields name.
  static let properties = FormParts(rawValue: 1 << 8)
  /// What properties are set to.
  static let setValues = FormParts(rawValue: 1 << 9)
  /// Switches that are on.
  static let switches = FormParts(rawValue: 1 << 10)
}

extension FormParts {
  /// What a form holds.
  init(of action: Action?, _ kind: ActionKind?, _ fields: [CheckedField], _ files: [NamedFile]) {
    self = .anything
    if let action {
      if !action.replies.isEmpty { insert(.replies) }
      if !action.branches.isEmpty { insert(.branches) }
    }
    switch kind?.behaviour {
    case .asks: insert(.question)
    case .says, .does, .decides, .runs, .handsOver, nil: break
    }
    if !files.isEmpty { insert(.attachments) }
    for index in fields.indices { insert(FormParts(of: fields[index])) }
  }

  private init(of field: CheckedField) {
    self = []
    if !field.tokens.isEmpty { insert(.tokens) }
    if case .property = field.field.editor { insert(.properties) }
    if case .propertyValue = field.field.editor { insert(.setValues) }
    switch field.value {
    case .record, .records: insert(.records)
    case .list: insert(.lists)
    case .flag(true): insert(.switches)
    case .text, .message, .messages, .flag, .number, nil: break
    }
  }
}
