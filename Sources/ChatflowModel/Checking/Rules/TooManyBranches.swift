/// An action has at most `Limits.branches` if/then branches.
struct TooManyBranches: FormRule {
  let id: RuleID = "too-many-branches"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, action.branches.count > Limits.branches else { return [] }
    let facts = ["count": "\(action.branches.count)", "limit": "\(Limits.branches)"]
    return [Finding(severity, id, at: form.place, facts: facts)]
  }
}
