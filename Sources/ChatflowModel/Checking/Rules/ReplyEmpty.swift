import OrderedCollections

/// A quick reply has a label.
struct ReplyEmpty: FormRule {
  let id: RuleID = "reply-empty"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.replies.indices.filter { action.replies[$0].label.isBlank }.map { index in
      Finding(
        severity, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["number": "\(index + 1)"])
    }
  }

  /// Nothing is lost with one that says nothing, passes on nothing and leads nowhere of its own, if there are others.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard case .reply(let index)? = finding.place.port, let id = finding.place.action,
      let (edit, leadsElsewhere) = flow.removingReply(at: index, of: id), let replies = flow.actions[id]?.replies
    else { return nil }
    let reply = replies[index]
    let isNothing = reply.link == nil && (reply.value ?? "").isBlank && replies.count > 1 && !leadsElsewhere
    return Fix(finding, "fix.remove-reply", certain: isNothing, edit)
  }
}
