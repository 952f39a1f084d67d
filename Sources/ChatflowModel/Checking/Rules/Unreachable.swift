import OrderedCollections

/// A line leads to every action from the start, or a program names it.
///
/// Where a webhook's answer, or a program that does not spell it out, may name any action, nothing is said.
///
/// Of actions that hang together only those are reported to which nothing leads at all, or, in a circle, the first:
/// what stands behind them is reached as soon as they are.
struct Unreachable: FlowRule, MendingRule {
  let id: RuleID = "unreachable"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    // Without a start nothing is reached, and behind a broken action nothing is known: both are told already.
    guard flow.start != nil, !flow.isBroken, !flow.mayCallAny, flow.isReachable.contains(false) else { return [] }
    var isNoted = flow.isReachable
    var hasSource = Array(repeating: false, count: flow.ids.count)
    for index in flow.ids.indices where !isNoted[index] {
      for connection in flow.connections(of: index) where connection.target != index {
        hasSource[connection.target] = true
      }
    }
    var found: [Finding] = []
    for first in flow.ids.indices.filter({ !hasSource[$0] }) + Array(flow.ids.indices) where !isNoted[first] {
      found.append(Finding(severity, id, at: Finding.Place(flow.id(first)), names: ["name": flow.id(first)]))
      var open = [first]
      while let index = open.popLast() {
        if isNoted[index] { continue }
        isNoted[index] = true
        open += flow.connections(of: index).map(\.target)
      }
    }
    return found
  }

  /// Whether it was to be reached is the author's to say.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let id = finding.place.action else { return nil }
    return Fix(finding, "fix.remove-action", certain: false, flow.removing(id), names: ["name": id])
  }
}
