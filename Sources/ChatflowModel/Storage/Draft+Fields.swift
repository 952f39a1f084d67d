/// One function per shape of value: from what a field holds to what is written.
extension DraftEntries {
  /// Fields in their order, with what is attached to their texts, and last the keys that this version does not know.
  mutating func add(_ values: FieldValues, _ fields: [Field]) {
    for field in fields { add(field, values[field.id]) }
    add(values.kept)
  }

  mutating func add(_ field: Field, _ value: FieldValue?) {
    guard let value else { return }
    let shape = field.editor.shape
    if case .record(let fields, let inherits) = shape, let values = value.record {
      return add(group: field.id.text, values, fields, inherits: inherits)
    }
    let fallback = field.preset == nil ? field.defaultValue.flatMap { Draft(shape, $0) } : nil
    add(field.id.text, Draft(shape, value), isDefault: field.leavesOut(value), fallback: fallback)
    if let attachments = shape.attachments, let message = value.message {
      add(attachments.text, Draft(attachments: message.attachments))
    }
  }

  /// Fields inside a field. Where left out means "as the account says", an empty group says something, too.
  private mutating func add(group key: String, _ values: FieldValues, _ fields: [Field], inherits: Bool) {
    var inner = DraftEntries()
    inner.add(values, fields)
    if inner.entries.isEmpty, !inherits { return }
    add(
      key, inner.draft, isDefault: !inherits && inner.entries.allSatisfy(\.isDefault),
      fallback: inherits ? nil : .mapping([]))
  }
}

extension Draft {
  /// What a value of a shape writes under its own key, or nil if that is nothing.
  init?(_ shape: ValueShape, _ value: FieldValue) {
    switch shape {
    case .text: self.init(text: value.text)
    case .flag: self.init(word: value.flag.map { $0 ? "true" : "false" })
    case .number: self.init(word: value.number.map(String.init))
    case .duration: self.init(word: value.number.map(Durations.text))
    case .message, .propertyValue: self.init(text: value.message.map { TextForm.write($0.text, shape.tools) })
    case .messages(let tools):
      guard let messages = value.messages, !messages.isEmpty else { return nil }
      self = .sequence(messages.map { Draft(bubble: $0, tools) }, of: messages.map(\.entry))
    case .list:
      guard let texts = value.entries, !texts.isEmpty else { return nil }
      self = .sequence(texts.map { .scalar($0.text, .text) }, of: texts.map(\.entry))
    case .records(let shape):
      guard let records = value.records, !records.isEmpty else { return nil }
      self.init(records, shape)
    // Fields inside a field have a place among the keys, and links are the action's.
    case .record, .edge, .replies: return nil
    }
  }

  private init?(text: String?) {
    guard let text, !text.isEmpty else { return nil }
    self = .scalar(text, .text)
  }

  private init?(word: String?) {
    guard let word else { return nil }
    self = .scalar(word, .word)
  }

  /// A bubble: its text, or text and attachments under keys.
  private init(bubble: Message, _ tools: TextTools) {
    let text = TextForm.write(bubble.text, tools)
    guard let attachments = Draft(attachments: bubble.attachments) else {
      self = .scalar(text, .text)
      return
    }
    var entries = DraftEntries()
    entries.add("message", text: text.isEmpty ? nil : text)
    entries.add("attachments", attachments)
    self = entries.draft
  }

  init?(attachments: [Attachment]) {
    if attachments.isEmpty { return nil }
    self = .sequence(
      attachments.map { .mapping([Entry(key: $0.kind.rawValue, value: .scalar($0.location, .text))]) },
      of: attachments.map(\.entry))
  }
}
