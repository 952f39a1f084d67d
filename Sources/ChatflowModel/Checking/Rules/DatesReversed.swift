/// Who is out of office is so from one day to the same or a later one.
struct DatesReversed: FormRule {
  let id: RuleID = "dates-reversed"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.id == "to", field.field.editor == .date, let last = field.value?.text,
        let first = form.fields.first(where: { $0.field.id == "from" && $0.place.path == field.place.path })?.value?
          .text,
        let from = CalendarDay(text: first), let to = CalendarDay(text: last), to < from
      else { return nil }
      return Finding(severity, id, at: field.place, facts: ["from": from.text, "to": to.text])
    }
  }
}
