/// What is required in a form, and shown, holds something.
///
/// A text for the visitor may be an attachment alone; instructions to the customer agent may not.
struct FieldRequired: FormRule {
  let id: RuleID = "field-required"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    // To look at a field where it is costs far less than to take it out.
    let fields = form.fields
    return fields.indices.filter { fields[$0].field.isRequired && fields[$0].isEmpty }.map { index in
      Finding(severity, id, at: fields[index].place, facts: ["field-key": fields[index].labelKey])
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
