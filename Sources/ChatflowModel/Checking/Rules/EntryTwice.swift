/// The phrases of a list differ; case and surrounding space do not count.
struct EntryTwice: FormRule, MendingRule {
  let id: RuleID = "entry-twice"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.lists

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard case .phrases = field.field.editor else { return [] }
      var seen: Set<String> = []
      var told: Set<String> = []
      return field.placedTexts.compactMap { phrase, place in
        let folded = phrase.comparable
        guard !folded.isEmpty, !seen.insert(folded).inserted, told.insert(folded).inserted else { return nil }
        return Finding(severity, id, at: place, facts: ["entry": phrase, "field-key": field.labelKey])
      }
    }
  }

  /// What is listed once more says nothing more.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let entry = finding.facts["entry"], let field = finding.place.field else { return nil }
    let edit = finding.place.edit("edit.remove-entry", in: flow, workspace) { values in
      guard let phrases = values[field]?.entries else { return }
      let first = phrases.firstIndex { $0.text.comparable == entry.comparable }
      let kept = phrases.indices.filter { $0 == first || phrases[$0].text.comparable != entry.comparable }
      values[field] = .list(kept.map { phrases[$0] })
    }
    return Fix(finding, "fix.remove-again", certain: true, edit, facts: ["what": entry])
  }
}
