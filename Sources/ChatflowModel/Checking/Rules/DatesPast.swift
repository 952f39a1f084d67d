/// Days with hours of their own are still to come, if it is known which day it is: those that are over say nothing.
struct DatesPast: FormRule {
  let id: RuleID = "dates-past"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    guard let today = form.today else { return [] }
    return form.fields.compactMap { list in
      guard case .records(let shape) = list.field.editor, shape.title == "date", let records = list.value?.records
      else { return nil }
      // Hours of yesterday may last into today, and elsewhere it may still be yesterday.
      // A day that stands there twice is one day.
      let past = Set(records.compactMap { $0[shape.title]?.text.flatMap { CalendarDay(text: $0) } })
        .filter { $0 < today.advanced(by: -1) }
      guard let first = past.min(), let last = past.max() else { return nil }
      let facts = ["count": "\(past.count)", "from": first.text, "to": last.text]
      let key = past.count == 1 ? "problem.dates-past.one" : "problem.dates-past.several"
      return Finding(severity, id, at: list.place, facts: facts.merging(["problem-key": key]) { $1 })
    }
  }
}
