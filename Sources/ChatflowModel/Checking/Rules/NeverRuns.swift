import OrderedCollections

/// No action stands where only a hand-over that is always performed leads: the bot ends there.
struct NeverRuns: FlowRule {
  let id: RuleID = "never-runs"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    // What a program or a webhook may name may run.
    guard !flow.isBroken, !flow.mayCallAny else { return [] }
    var seen: Set<Int> = []
    return flow.ids.indices.filter { flow.canRun[$0] }.flatMap { handover in
      flow.connections(of: handover).compactMap { connection -> Finding? in
        let target = connection.target
        guard !connection.canBeTaken, !flow.canRun[target], seen.insert(target).inserted else { return nil }
        let names = ["name": flow.id(target), "handover": flow.id(handover)]
        return Finding(severity, id, at: Finding.Place(flow.id(target)), names: names)
      }
    }
  }
}
