/// Each phrase of a list keeps to its limit, and says something.
struct EntryTooLong: FormRule {
  let id: RuleID = "entry-too-long"
  let severity = Finding.Severity.error
  let looksAt = FormParts.lists

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard case .phrases(let limit) = field.field.editor else { return [] }
      return field.placedTexts.compactMap { phrase, place in
        guard let count = phrase.count(above: limit) else { return nil }
        let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(limit)"]
        return Finding(severity, id, at: place, facts: facts)
      }
    }
  }
}
