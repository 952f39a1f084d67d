/// Several answers are saved to a property that holds them all: one that is no text gets the first of them alone.
struct SeveralAnswersOneKept: FormRule {
  let id: RuleID = "several-answers-one-kept"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.replies
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, action.replies.count > 1, let question = action.question,
      question.takesSeveralAnswers,
      let property = question.savesTo.flatMap(form.workspace.property),
      property.type != .text
    else { return [] }
    let facts = [
      "property": property.reference, "type-key": "condition.type.\(property.type.rawValue)",
    ]
    return [
      Finding(
        severity, id, at: Finding.Place(action.id, field: Question.severalAnswers), facts: facts)
    ]
  }
}
