/// What is required in a form, and shown, holds something.
///
/// A text for the visitor may be an attachment alone; instructions to the customer agent may not.
struct FieldRequired: FormRule {
  let id: RuleID = "field-required"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.isRequired, field.isEmpty else { return nil }
      return Finding(severity, id, at: field.place, facts: ["field-key": field.labelKey])
    }
  }
}

extension CheckedField {
  fileprivate var isEmpty: Bool {
    switch value {
    case nil: true
    case .text(let text): text.isBlank
    case .message(let message): message.text.isBlank && (message.attachments.isEmpty || needsText)
    case .messages(let messages): messages.isEmpty
    case .list(let list): list.isEmpty
    case .records(let records): records.isEmpty
    case .flag, .number, .record: false
    }
  }

  private var needsText: Bool {
    if case .message(.attach, _) = field.editor { true } else { false }
  }
}

extension RichText {
  /// Whether it holds nothing that a reader sees.
  var isBlank: Bool {
    blocks.allSatisfy { block in
      block.spans.allSatisfy { if case .text(let text) = $0.content { text.isBlank } else { false } }
    }
  }
}
