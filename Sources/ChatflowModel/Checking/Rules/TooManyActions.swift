/// A chatflow has no more actions than a person keeps in view.
struct TooManyActions: FlowRule {
  let id: RuleID = "too-many-actions"

  func findings(in flow: CheckedFlow) -> [Finding] {
    guard flow.actions.count > Limits.actions else { return [] }
    let facts = ["count": "\(flow.actions.count)", "limit": "\(Limits.actions)"]
    return [Finding(.warning, id, at: Finding.Place(), facts: facts)]
  }
}
