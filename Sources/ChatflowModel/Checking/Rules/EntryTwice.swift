/// The phrases of a list differ; case and surrounding space do not count.
struct EntryTwice: FormRule {
  let id: RuleID = "entry-twice"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard case .phrases = field.field.editor, let phrases = field.value?.list, phrases.count > 1 else { return [] }
      var seen: Set<String> = []
      var told: Set<String> = []
      return phrases.compactMap { phrase in
        let folded = phrase.comparable
        guard !folded.isEmpty, !seen.insert(folded).inserted, told.insert(folded).inserted else { return nil }
        return Finding(.warning, id, at: field.place, facts: ["entry": phrase, "field-key": field.labelKey])
      }
    }
  }
}
