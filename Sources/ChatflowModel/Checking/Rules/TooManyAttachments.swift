/// A text has at most `Limits.attachments` attachments.
struct TooManyAttachments: FormRule {
  let id: RuleID = "too-many-attachments"
  let severity = Finding.Severity.error
  let looksAt = FormParts.attachments

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.compactMap { field in
      guard let count = field.messages.map(\.attachments.count).max(), count > Limits.attachments else { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(Limits.attachments)"]
      return Finding(severity, id, at: field.place, facts: facts)
    }
  }
}
