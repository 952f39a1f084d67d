/// Hours of a day are intervals such as `09:00-17:00`, or the word for closed.
struct HoursUnreadable: FormRule {
  let id: RuleID = "hours-unreadable"
  let severity = Finding.Severity.error
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard field.field.editor == .hours, let text = field.value?.text else { return [] }
      return HoursText(text).problems.map { Finding(severity, id, at: field.place, facts: ["found": $0.text]) }
    }
  }
}
