/// A list keeps to its limit: quick replies, bubbles, phrases.
struct TooManyEntries: FormRule {
  let id: RuleID = "too-many-entries"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard let limit = field.field.limit else { return nil }
      let count = field.field.editor == .replies ? form.action?.replies.count : field.value?.entryCount
      guard let count, count > limit else { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(limit)"]
      return Finding(severity, id, at: field.place, facts: facts)
    }
  }
}
