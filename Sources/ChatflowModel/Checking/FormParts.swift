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
    for field in fields { insert(FormParts(of: field)) }
  }

  private init(of field: CheckedField) {
    self = []
    if !field.tokens.isEmpty { insert(.tokens) }
    switch field.value {
    case .record, .records: insert(.records)
    case .list: insert(.lists)
    case .text, .message, .messages, .flag, .number, nil: break
    }
  }
}
