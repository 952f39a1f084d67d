/// The quick replies of a question differ; typed answers are compared without case and surrounding space.
struct ReplyTwice: FormRule {
  let id: RuleID = "reply-twice"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    var seen: Set<String> = []
    return action.replies.enumerated().compactMap { index, reply in
      if reply.label.isBlank || seen.insert(reply.label.comparable).inserted { return nil }
      return Finding(
        .error, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["reply": reply.label])
    }
  }
}
