/// A question without free text has quick replies; else the visitor cannot go on.
struct NoWayToAnswer: FormRule {
  let id: RuleID = "no-way-to-answer"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, action.replies.isEmpty, action.question?.takesFreeText == false else { return [] }
    return [Finding(.error, id, at: Finding.Place(action.id, field: Question.freeText))]
  }
}
