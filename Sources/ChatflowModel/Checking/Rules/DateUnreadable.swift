/// A date is a day of the calendar, written `2026-12-24`.
struct DateUnreadable: FormRule {
  let id: RuleID = "date-unreadable"
  let severity = Finding.Severity.error
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.editor == .date, let text = field.value?.text, !text.isEmpty, CalendarDay(text: text) == nil
      else { return nil }
      return Finding(severity, id, at: field.place, facts: ["found": text])
    }
  }
}
