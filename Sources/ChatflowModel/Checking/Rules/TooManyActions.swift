import OrderedCollections

/// A chatflow has no more actions than a person keeps in view.
struct TooManyActions: FlowRule {
  let id: RuleID = "too-many-actions"
  let severity = Finding.Severity.warning

  func findings(in flow: CheckedFlow) -> [Finding] {
    guard flow.ids.count > Limits.actions else { return [] }
    let facts = ["count": "\(flow.ids.count)", "limit": "\(Limits.actions)"]
    return [Finding(severity, id, at: Finding.Place(), facts: facts)]
  }
}
