/// A quick reply's label has at most `Limits.replyLabel` characters.
struct ReplyTooLong: FormRule {
  let id: RuleID = "reply-too-long"
  let severity = Finding.Severity.error
  let looksAt = FormParts.replies

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.replies.enumerated().compactMap { index, reply in
      guard let count = reply.label.count(above: Limits.replyLabel) else { return nil }
      let facts = ["number": "\(index + 1)", "count": "\(count)", "limit": "\(Limits.replyLabel)"]
      return Finding(severity, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)), facts: facts)
    }
  }
}
