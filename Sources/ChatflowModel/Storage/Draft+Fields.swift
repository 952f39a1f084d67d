/// One function per way of editing: from what a field holds to what is written.
extension DraftEntries {
  /// Fields in their order, with what is attached to their texts, and last the keys that this version does not know.
  mutating func add(_ values: FieldValues, _ fields: [Field]) {
    for field in fields { add(field, values[field.id]) }
    add(values.kept)
  }

  mutating func add(_ field: Field, _ value: FieldValue?) {
    guard let value else { return }
    if case .message(let tools, let attachments) = field.editor, let message = value.message {
      let text = TextForm.write(message.text, tools)
      add(field.id.text, text: text.isEmpty ? nil : text)
      if let attachments { add(attachments.text, Draft(attachments: message.attachments)) }
    } else if case .propertyValue = field.editor, let message = value.message {
      let text = TextForm.write(message.text, .tokens)
      add(field.id.text, text: text.isEmpty ? nil : text)
    } else if case .group(let fields, let inherits) = field.editor, let values = value.record {
      add(group: field.id.text, values, fields, inherits: inherits)
    } else {
      let fallback = field.preset == nil ? field.defaultValue.flatMap { Draft(field.editor, $0) } : nil
      add(field.id.text, Draft(field.editor, value), isDefault: field.leavesOut(value), fallback: fallback)
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
  /// What a field with this editor writes under its own key, or nil if that is nothing.
  init?(_ editor: Field.Editor, _ value: FieldValue) {
    switch (editor, value) {
    case (.line, .text(let text)), (.address, .text(let text)), (.picture, .text(let text)),
      (.property, .text(let text)),
      (.language, .text(let text)), (.code, .text(let text)), (.reference, .text(let text)), (.hours, .text(let text)),
      (.date, .text(let text)),
      (.timeZone, .text(let text)):
      if text.isEmpty { return nil }
      self = .scalar(text, .text)
    case (.choice, .text(let word)), (.route, .text(let word)): self = .scalar(word, .text)
    case (.flag, .flag(let flag)), (.officeHours, .flag(let flag)): self = .scalar(flag ? "true" : "false", .word)
    case (.bubbles(let tools), .messages(let messages)):
      if messages.isEmpty { return nil }
      self = .sequence(messages.map { Draft(bubble: $0, tools) }, of: messages.map(\.entry))
    case (.phrases, .list(let texts)), (.assignees, .list(let texts)), (.references, .list(let texts)):
      if texts.isEmpty { return nil }
      self = .sequence(texts.map { .scalar($0.text, .text) }, of: texts.map(\.entry))
    case (.number, .number(let number)): self = .scalar("\(number)", .word)
    case (.records(let shape), .records(let records)):
      if records.isEmpty { return nil }
      self.init(records, shape)
    case (.duration, .number(let milliseconds)): self = .scalar(Durations.text(milliseconds), .word)
    default: return nil
    }
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
