import OrderedCollections

/// An if/then branch that asks for the visitor's response comes after an action that waits for one.
struct ResponseBeforeAnyQuestion: FlowRule {
  let id: RuleID = "response-before-question"
  let severity = Finding.Severity.error
  let needs: Knowledge = [.start, .conditions]

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.ids.indices.flatMap { index -> [Finding] in
      guard flow.canRun[index], !flow.canRunAfterAnswer[index] else { return [] }
      return (flow.action(index)?.asksForResponse ?? []).map { Finding(severity, id, at: $0) }
    }
  }
}
