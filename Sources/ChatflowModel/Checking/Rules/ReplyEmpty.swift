import OrderedCollections

/// A quick reply has a label.
struct ReplyEmpty: FormRule, MendingRule {
  let id: RuleID = "reply-empty"
  let severity = Finding.Severity.error
  let looksAt = FormParts.replies

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.replies.indices.filter { action.replies[$0].label.isBlank }.map { index in
      Finding(
        severity, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["number": "\(index + 1)"])
    }
  }

  /// Visitors see one that says nothing, too, and may click it.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard case .reply(let index)? = finding.place.port, let id = finding.place.action,
      let (edit, _) = flow.removingReply(at: index, of: id)
    else { return nil }
    return Fix(finding, "fix.remove-reply", certain: false, edit)
  }
}
