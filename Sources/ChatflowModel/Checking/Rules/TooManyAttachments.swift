/// A text has at most `Limits.attachments` attachments.
struct TooManyAttachments: FormRule {
  let id: RuleID = "too-many-attachments"
  let severity = Finding.Severity.error
  let looksAt = FormParts.attachments

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.compactMap { field in
      guard
        let most = field.messages.enumerated().max(by: { $0.element.attachments.count < $1.element.attachments.count })
      else { return nil }
      let count = most.element.attachments.count
      if count <= Limits.attachments { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(Limits.attachments)"]
      let place = field.place.at(.attachment(nil, of: field.holdsSeveral ? most.offset : nil))
      return Finding(severity, id, at: place, facts: facts)
    }
  }
}
