import OrderedCollections

/// The quick replies of a question differ; typed answers are compared without case and surrounding space.
struct ReplyTwice: FormRule, MendingRule {
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

  /// One that shows and passes on the same and leads to the same place as the first of its label is that one again, unless
  /// both can be chosen together.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard case .reply(let index)? = finding.place.port, let id = finding.place.action,
      let (edit, leadsElsewhere) = flow.removingReply(at: index, of: id), let action = flow.actions[id],
      let first = action.replies.first(where: { $0.label.comparable == action.replies[index].label.comparable })
    else { return nil }
    let again = action.replies[index]
    let isSame =
      again.label == first.label && (again.value ?? again.label) == (first.value ?? first.label)
      && again.link == first.link && !leadsElsewhere && action.question?.takesSeveralAnswers != true
    return Fix(finding, "fix.remove-reply-again", certain: isSame, edit, facts: ["what": again.label])
  }
}
