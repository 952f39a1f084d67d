/// A customer agent that is to answer the visitor's latest question comes after an action that lets the visitor ask.
struct NoQuestionYet: FlowRule {
  let id: RuleID = "no-question-yet"

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.actions.indices.compactMap { index in
      let action = flow.actions[index]
      guard let respond = action.definition?.field("respond"),
        action.values.value(of: respond) == .text("recent-question"), action.defect == nil,
        flow.canRun[index], !flow.canRunAfterAnswer[index]
      else { return nil }
      return Finding(.warning, id, at: Finding.Place(action.id, field: respond.id))
    }
  }
}
