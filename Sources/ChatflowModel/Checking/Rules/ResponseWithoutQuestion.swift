/// Only an action that waits for the visitor can branch on the visitor's response.
///
/// An if/then branch asks nothing itself and means the latest answer; that there is one is another rule's.
struct ResponseWithoutQuestion: FormRule {
  let id: RuleID = "response-without-question"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches
  let needs = Knowledge.conditions

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, !action.hasResponse else { return [] }
    return form.conditions.filter { $0.operand == .response }.map { Finding(severity, id, at: $0.place) }
  }
}

extension Action {
  /// Whether a condition here can ask for the visitor's response: it waits for one, or it decides by the latest one.
  public var hasResponse: Bool { definition?.behaviour == .decides || waits != .never }
}
