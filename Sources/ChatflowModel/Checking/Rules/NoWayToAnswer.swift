/// A question without free text has quick replies; else the visitor cannot go on.
struct NoWayToAnswer: FormRule {
  let id: RuleID = "no-way-to-answer"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, form.kind?.hasReplies ?? false, action.replies.isEmpty,
      let freeText = form.fields.first(where: { $0.field.id == "free-text" }), freeText.value == .flag(false)
    else { return [] }
    return [Finding(.error, id, at: freeText.place)]
  }
}
