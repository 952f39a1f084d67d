import OrderedCollections

/// The quick replies of a question differ; typed answers are compared without case and surrounding space.
struct ReplyTwice: FormRule {
  let id: RuleID = "reply-twice"
  let severity = Finding.Severity.error
  let looksAt = FormParts.replies

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    var seen: Set<String> = []
    return action.replies.enumerated().compactMap { index, reply in
      if reply.label.isBlank || seen.insert(reply.label.comparable).inserted { return nil }
      return Finding(
        severity, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["reply": reply.label])
    }
  }

  /// One that passes on the same and leads to the same place as the first of its label is that one again.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard case .reply(let index)? = finding.place.port, let id = finding.place.action,
      let (edit, leadsElsewhere) = flow.removingReply(at: index, of: id), let replies = flow.actions[id]?.replies,
      let first = replies.first(where: { $0.label.comparable == replies[index].label.comparable })
    else { return nil }
    let again = replies[index]
    let isSame =
      (again.value ?? again.label) == (first.value ?? first.label) && again.link == first.link && !leadsElsewhere
    return Fix(finding, "fix.remove-reply-again", certain: isSame, edit, facts: ["what": again.label])
  }
}
