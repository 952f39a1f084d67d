import OrderedCollections

/// A chatflow says which of its actions runs first.
struct StartMissing: FlowRule {
  let id: RuleID = "start-missing"

  func findings(in flow: CheckedFlow) -> [Finding] {
    // A start that names an action which does not exist is a missing target.
    guard !flow.ids.isEmpty, !flow.isStartUnread, flow.startLink?.action == nil else { return [] }
    return [Finding(.error, id, at: Finding.Place())]
  }
}
