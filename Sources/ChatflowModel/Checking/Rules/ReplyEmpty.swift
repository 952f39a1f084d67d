/// A quick reply has a label.
struct ReplyEmpty: FormRule {
  let id: RuleID = "reply-empty"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.replies.indices.filter { action.replies[$0].label.isBlank }.map { index in
      Finding(
        .error, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["number": "\(index + 1)"])
    }
  }
}
