import OrderedCollections

/// Every connection leads to an action that exists.
struct TargetMissing: FlowRule, MendingRule {
  let id: RuleID = "target-missing"
  let severity = Finding.Severity.error

  func findings(in flow: CheckedFlow) -> [Finding] {
    var found: [Finding] = []
    if let first = flow.startLink?.action, flow.start == nil {
      let nearest = NearestWord.to(first.text, among: flow.ids.map(\.text))
      found.append(finding(first, at: Finding.Place(), nearest.map { ["suggestion": $0] } ?? [:]))
    }
    let missing = flow.isLeadingNowhere.compactMap { flow.action($0) }.filter { !$0.isBroken }.flatMap { action in
      action.written.filter { !flow.ids.contains($0.target) }.map { (action.id, $0) }
    }
    let ids = missing.count <= Self.mostSuggested ? flow.ids.map(\.text) : []
    for (id, link) in missing {
      let nearest = NearestWord.misspelled(link.target.text, among: ids)
      found.append(
        finding(link.target, at: Finding.Place(id, port: link.port), nearest.map { ["suggestion": $0] } ?? [:]))
    }
    return found
  }

  /// What is near is looked for where a few links are wrong, not for each of thousands.
  private static let mostSuggested = 20

  private func finding(_ target: ActionID, at place: Finding.Place, _ facts: [String: String] = [:]) -> Finding {
    Finding(severity, id, at: place, facts: facts.merging(["id": target.text]) { $1 })
  }

  /// What no conversation can take leads nowhere and may go. What one can take is the author's to lead somewhere; where an
  /// action has nearly that id, it was probably meant.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let target = finding.facts["id"] else { return nil }
    let origin: Origin
    if let id = finding.place.action {
      guard let action = flow.actions[id], action.defect == nil, let port = finding.place.port else { return nil }
      origin = .port(id, port)
      if !action.isEverTaken(port) {
        let edit = flow.relinking(origin, to: nil)
        return Fix(finding, "fix.unlink", certain: true, edit, facts: ["what": target])
      }
    } else {
      origin = .start
    }
    guard let meant = NearestWord.misspelled(target, among: flow.actions.keys.map(\.text)) else {
      return finding.place.action.flatMap { _ in
        Fix(finding, "fix.unlink", certain: false, flow.relinking(origin, to: nil), facts: ["what": target])
      }
    }
    let link = Link(.action(ActionID(meant)), isJump: flow[origin]?.isJump ?? false)
    return Fix(
      finding, "fix.link", certain: false, flow.relinking(origin, to: link), names: ["name": ActionID(meant)])
  }
}

extension Action {
  /// Whether a conversation can ever take the connection written at a port.
  fileprivate func isEverTaken(_ port: PortID) -> Bool {
    let isDrawn = drawnPorts.contains { $0.id == port || ($0.link != nil && port == .next && $0.link == next) }
    return isDrawn && canTake(port)
  }
}
