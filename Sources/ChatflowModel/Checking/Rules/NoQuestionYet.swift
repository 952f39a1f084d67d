import OrderedCollections

/// A customer agent that is to answer the visitor's latest question comes after an action that lets the visitor ask.
struct NoQuestionYet: FlowRule {
  let id: RuleID = "no-question-yet"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.ids.indices.compactMap { index in
      guard flow.canRun[index], !flow.canRunAfterAnswer[index], let action = flow.action(index),
        let respond = action.answersLatestQuestion, !action.isBroken
      else { return nil }
      return Finding(severity, id, at: Finding.Place(flow.id(index), field: respond))
    }
  }
}
