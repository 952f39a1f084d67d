import OrderedCollections

/// Every connection leads to an action that exists.
struct TargetMissing: FlowRule {
  let id: RuleID = "target-missing"

  func findings(in flow: CheckedFlow) -> [Finding] {
    var found = finding(flow.flow.start, at: Finding.Place(), in: flow).map { [$0] } ?? []
    for action in flow.actions where action.defect == nil {
      for port in action.writtenPorts {
        if let finding = finding(action[port], at: Finding.Place(action.id, port: port), in: flow) {
          found.append(finding)
        }
      }
    }
    return found
  }

  private func finding(_ link: Link?, at place: Finding.Place, in flow: CheckedFlow) -> Finding? {
    guard let target = link?.action, flow.flow.actions[target] == nil else { return nil }
    let ids = flow.flow.actions.keys.map(\.text)
    let nearest = NearestWord.to(target.text, among: ids)
    let facts = ["id": target.text, "suggestion": nearest ?? ids.first ?? "end"]
    return Finding(.error, id, at: place, facts: facts)
  }
}
