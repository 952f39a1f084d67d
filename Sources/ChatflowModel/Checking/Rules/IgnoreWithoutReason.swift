/// What is ignored is ignored for a reason: without one nobody can say later whether it still may be, and it has no effect.
struct IgnoreWithoutReason: FormRule {
  let id: RuleID = "ignore-without-reason"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.ignored.compactMap { place, rule, reason in
      if reason.isReason { return nil }
      var place = place
      place.field = Field.reason
      return Finding(severity, id, at: place, facts: ["rule": rule.text])
    }
  }
}
