import ChatflowModel

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
    let fallback = field.preset == nil ? field.defaultValue.flatMap { Draft.of(shape, $0) } : nil
    add(field.id.text, Draft.of(shape, value), isDefault: field.leavesOut(value), fallback: fallback)
    if let attachments = shape.attachments, let message = value.message {
      add(attachments.text, Draft.attachments(message.attachments))
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
  static func of(_ shape: ValueShape, _ value: FieldValue) -> Draft? {
    switch shape {
    case .text: text(value.text)
    case .flag: value.flag.map { .scalar($0 ? "true" : "false", .word) }
    case .number: value.number.map { .scalar("\($0)", .word) }
    case .duration: value.number.map { .scalar(Durations.text($0), .word) }
    case .message, .propertyValue: text(value.message.map { TextForm.write($0.text, shape.tools) })
    case .messages(let tools): list(value.messages ?? [], \.entry) { Draft(bubble: $0, tools) }
    case .list: list(value.entries ?? [], \.entry) { .scalar($0.text, .text) }
    case .records(let shape): value.records.flatMap { $0.isEmpty ? nil : Draft($0, shape) }
    // Fields inside a field have a place among the keys, and links are the action's.
    case .record, .edge, .replies: nil
    }
  }

  private static func text(_ text: String?) -> Draft? { text.flatMap { $0.isEmpty ? nil : .scalar($0, .text) } }

  /// A bubble: its text, or text and attachments under keys.
  private init(bubble: Message, _ tools: TextTools) {
    let text = TextForm.write(bubble.text, tools)
    let attachments = Draft.attachments(bubble.attachments)
    let kept = bubble.kept.filter { !FileKeys.bubble.contains($0.key) }
    guard attachments != nil || !kept.isEmpty else {
      self = .scalar(text, .text)
      return
    }
    var entries = DraftEntries()
    entries.add("message", text: text.isEmpty ? nil : text)
    entries.add("attachments", attachments)
    entries.add(kept)
    self = entries.draft
  }

  static func attachments(_ attachments: [Attachment]) -> Draft? {
    list(attachments, \.entry) { attachment in
      var entries = DraftEntries()
      entries.add(attachment.kind.rawValue, text: attachment.location)
      entries.add(attachment.kept.filter { !FileKeys.attachment.contains($0.key) })
      return entries.draft
    }
  }
}
