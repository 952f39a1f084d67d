/// A question without free text has quick replies; else the visitor cannot go on.
struct NoWayToAnswer: FormRule, MendingRule {
  let id: RuleID = "no-way-to-answer"
  let severity = Finding.Severity.error
  let looksAt = FormParts.question

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, action.replies.isEmpty, action.question?.takesFreeText == false else { return [] }
    return [Finding(severity, id, at: Finding.Place(action.id, field: Question.freeText))]
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    let edit = finding.place.edit("edit.change", in: flow, workspace) { $0[Question.freeText] = nil }
    return Fix(finding, "fix.free-text", certain: false, edit)
  }
}
