import OrderedCollections

/// A team or person that gets conversations, or is asked for in a condition, is in the workspace.
///
/// A workspace that lists nobody is not asked: its people are then kept elsewhere.
struct RecipientUnknown: FormRule {
  let id: RuleID = "recipient-unknown"

  func findings(in form: CheckedForm) -> [Finding] {
    guard !form.workspace.listed(.person).isEmpty || !form.workspace.listed(.team).isEmpty else { return [] }
    let inFields = form.fields.filter { $0.field.editor.shape.notation?.isPrefixed == true }.flatMap { field in
      field.plainTexts.compactMap { text in Recipient(text: text).map { ($0, field.place) } }
    }
    let inConditions = form.conditions.compactMap { condition in
      condition.recipient.map { ($0, condition.place) }
    }
    return (inFields + inConditions).compactMap { recipient, place in
      guard form.workspace.name(of: recipient) == nil else { return nil }
      return Finding(.warning, id, at: place, facts: ["id": recipient.text])
    }
  }
}

extension CheckedCondition {
  fileprivate var recipient: Recipient? {
    if case .availability(.recipient(let recipient)) = operand { recipient } else { nil }
  }
}
