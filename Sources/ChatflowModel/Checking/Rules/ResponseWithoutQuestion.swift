/// Only an action that waits for the visitor can branch on the visitor's response.
///
/// An if/then branch asks nothing itself and means the latest answer; that there is one is another rule's.
struct ResponseWithoutQuestion: FormRule {
  let id: RuleID = "response-without-question"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, let kind = form.kind, kind.behaviour != .decides, action.waits == .never else {
      return []
    }
    return form.conditions.branchesOnResponse.map { index in
      Finding(.error, id, at: Finding.Place(action.id, port: .branch(index)))
    }
  }
}
