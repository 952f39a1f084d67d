/// A customer agent that is to answer the visitor's latest question comes after an action that lets the visitor ask.
struct NoQuestionYet: FlowRule {
  let id: RuleID = "no-question-yet"

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.actions.indices.compactMap { index in
      guard flow.canRun[index], !flow.canRunAfterAnswer[index], let respond = flow.actions[index].answersLatestQuestion,
        !flow.actions[index].isBroken
      else { return nil }
      return Finding(.warning, id, at: Finding.Place(flow.id(index), field: respond))
    }
  }
}
