import OrderedCollections

/// No action stands where only connections lead that are never taken, such as those of a hand-over that is always performed:
/// the bot ends there.
struct NeverRuns: FlowRule {
  let id: RuleID = "never-runs"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    // What a program or a webhook may name may run.
    guard !flow.isBroken, !flow.mayCallAny else { return [] }
    var seen: Set<Int> = []
    return flow.ids.indices.filter { flow.canRun[$0] }.flatMap { source in
      flow.connections(of: source).compactMap { connection -> Finding? in
        let target = connection.target
        guard !connection.canBeTaken, !flow.canRun[target], seen.insert(target).inserted else { return nil }
        let isHandover = flow.action(source)?.isHandover == true
        let facts = ["problem-key": "problem.never-runs.\(isHandover ? "handed-over" : "not-taken")"]
        let names = ["name": flow.id(target), "other": flow.id(source)]
        return Finding(severity, id, at: Finding.Place(flow.id(target)), facts: facts, names: names)
      }
    }
  }
}
