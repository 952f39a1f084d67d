/// An if/then branch that asks for the visitor's response comes after an action that waits for one.
struct ResponseBeforeAnyQuestion: FlowRule {
  let id: RuleID = "response-before-question"

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.actions.indices.flatMap { index -> [Finding] in
      let action = flow.actions[index]
      guard action.definition?.behaviour == .decides, flow.canRun[index], !flow.canRunAfterAnswer[index] else {
        return []
      }
      return CheckedCondition.all(of: action, in: Workspace()).filter { $0.operand == .response }.map {
        Finding(.error, id, at: $0.place)
      }
    }
  }
}
