/// Quick replies of which several can be chosen lead to one place: of those chosen, only the first in the list that has
/// a connection counts. See "Branches and order of evaluation" in docs/behaviour.md.
struct SeveralAnswersLeadApart: FormRule {
  let id: RuleID = "several-answers-lead-apart"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.replies

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, action.replies.count > 1, action.question?.takesSeveralAnswers == true,
      Set(action.replies.compactMap(\.link?.destination)).count > 1
    else { return [] }
    return [Finding(severity, id, at: Finding.Place(action.id, field: Question.severalAnswers))]
  }
}
