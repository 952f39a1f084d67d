/// A list keeps to its limit: quick replies, bubbles, phrases.
struct TooManyEntries: FormRule {
  let id: RuleID = "too-many-entries"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard let limit = field.field.limit, let count = count(of: field, in: form), count > limit else { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(limit)"]
      return Finding(.error, id, at: field.place, facts: facts)
    }
  }

  private func count(of field: CheckedField, in form: CheckedForm) -> Int? {
    switch field.field.editor {
    case .replies: form.action?.replies.count
    case .bubbles: field.value?.messages?.count
    case .phrases, .assignees, .references: field.value?.list?.count
    default: nil
    }
  }
}
