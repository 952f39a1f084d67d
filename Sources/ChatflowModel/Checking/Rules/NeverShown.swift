/// A chatflow can be shown: there is a page that its rules leave, and a visitor who is all that they ask for.
struct NeverShown: FormRule {
  let id: RuleID = "never-shown"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.filter { $0.field.id == "target" }.flatMap { field -> [Finding] in
      guard form.subject == .chatflow, let values = field.value?.record, !values.isEmpty else { return [] }
      let target = Target(values)
      let place = { (id: FieldID) in
        Finding.Place(field.place.subject, in: field.place.path.into(.group(field.field.id)), field: id)
      }
      var found: [Finding] = []
      if target.hasPages == .no {
        found.append(Finding(severity, id, at: place("exclude"), facts: ["problem-key": "problem.never-shown.pages"]))
      }
      if target.hasVisitors == .no {
        found.append(
          Finding(severity, id, at: place("visitors"), facts: ["problem-key": "problem.never-shown.visitors"]))
      }
      return found
    }
  }
}
