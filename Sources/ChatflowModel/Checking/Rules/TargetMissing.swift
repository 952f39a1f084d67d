import OrderedCollections

/// Every connection leads to an action that exists.
struct TargetMissing: FlowRule {
  let id: RuleID = "target-missing"

  func findings(in flow: CheckedFlow) -> [Finding] {
    var found: [Finding] = []
    if let first = flow.startLink?.action, flow.start == nil {
      found.append(finding(first, at: Finding.Place(), in: flow))
    }
    for action in flow.isLeadingNowhere.compactMap({ flow.action($0) }) where !action.isBroken {
      for link in action.written where !flow.ids.contains(link.target) {
        found.append(finding(link.target, at: Finding.Place(action.id, port: link.port), in: flow))
      }
    }
    return found
  }

  private func finding(_ target: ActionID, at place: Finding.Place, in flow: CheckedFlow) -> Finding {
    let ids = flow.ids.map(\.text)
    let nearest = NearestWord.to(target.text, among: ids)
    let facts = ["id": target.text, "suggestion": nearest ?? ids.first ?? "end"]
    return Finding(.error, id, at: place, facts: facts)
  }
}
