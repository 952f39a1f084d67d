import OrderedCollections

/// Every connection leads to an action that exists.
struct TargetMissing: FlowRule {
  let id: RuleID = "target-missing"

  func findings(in flow: CheckedFlow) -> [Finding] {
    var found: [Finding] = []
    if let first = flow.startLink?.action, flow.start == nil {
      let nearest = NearestWord.to(first.text, among: flow.ids.map(\.text))
      found.append(finding(first, at: Finding.Place(), nearest.map { ["suggestion": $0] } ?? [:]))
    }
    for action in flow.isLeadingNowhere.compactMap({ flow.action($0) }) where !action.isBroken {
      for link in action.written where !flow.ids.contains(link.target) {
        found.append(finding(link.target, at: Finding.Place(action.id, port: link.port)))
      }
    }
    return found
  }

  /// What is near is looked for only where one link is wrong, not for each of thousands.
  private func finding(_ target: ActionID, at place: Finding.Place, _ facts: [String: String] = [:]) -> Finding {
    Finding(.error, id, at: place, facts: facts.merging(["id": target.text]) { $1 })
  }
}
