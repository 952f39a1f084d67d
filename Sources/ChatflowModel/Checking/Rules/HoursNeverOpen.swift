/// Hours that are set open at some time.
struct HoursNeverOpen: FormRule {
  let id: RuleID = "hours-never-open"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      // A week of hours, of the chat or of a person.
      guard case .group(let inner, _) = field.field.editor, inner.map(\.id) == WorkspaceSettings.week.map(\.id),
        let week = field.value?.record, !week.isEmpty
      else { return nil }
      let hours = inner.map { HoursText(week[$0.id]?.text ?? "") }
      guard hours.allSatisfy({ $0.intervals.isEmpty && $0.problems.isEmpty }) else { return nil }
      let isPerson = field.place.path.steps.first?.field != "office-hours"
      if !isPerson, form.workspace.officeHours?.exceptions.contains(where: { !$0.intervals.isEmpty }) == true {
        return nil
      }
      let key = isPerson ? "problem.hours-never-open.person" : "problem.hours-never-open.chat"
      return Finding(severity, id, at: field.place, facts: ["problem-key": key])
    }
  }
}
