import OrderedCollections

/// A chatflow says which of its actions runs first.
struct StartMissing: FlowRule, MendingRule {
  let id: RuleID = "start-missing"
  let severity = Finding.Severity.error

  func findings(in flow: CheckedFlow) -> [Finding] {
    // A start that names an action which does not exist is a missing target.
    guard !flow.ids.isEmpty, !flow.isStartUnread, flow.startLink?.action == nil else { return [] }
    return [Finding(severity, id, at: Finding.Place())]
  }

  /// Where nothing leads to one action only, that is where the chat was to begin.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    let aims = Set(flow.actions.values.flatMap { action in action.writtenPorts.compactMap { action[$0]?.action } })
    let first = flow.actions.keys.filter { !aims.contains($0) }
    guard first.count == 1, let first = first.first else { return nil }
    return Fix(finding, "fix.begin", certain: false, flow.relinking(.start, to: .to(first)), names: ["name": first])
  }
}
