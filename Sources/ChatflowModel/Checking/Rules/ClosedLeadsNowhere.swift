/// A hand-over that respects office hours says where the chat goes on when it is closed, or when nobody takes over; else it
/// ends without a word.
struct ClosedLeadsNowhere: FormRule {
  let id: RuleID = "closed-leads-nowhere"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.handover
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, let handover = action.handover, handover.respectsOfficeHours, action.next == nil
    else { return [] }
    // The away message is something that is said. Where no hours are set the chat is always open, which is another rule's.
    let isSilentWhenClosed =
      action.edges[Handover.whenClosed] == nil && form.workspace.text(.away) == nil
      && form.workspace.officeHours?.areSet == true
    let isSilentWhenFailed = handover.canFail && action.edges[.onFailure] == nil
    guard isSilentWhenClosed || isSilentWhenFailed else { return [] }
    // A message of its own for when nobody is there belongs to a hand-over that is performed.
    let closed = handover.message(available: false) == nil ? "closed" : "closed-away"
    let problem = isSilentWhenClosed ? isSilentWhenFailed ? "both" : closed : "failure"
    let edge = isSilentWhenClosed ? Handover.whenClosed : .onFailure
    return [
      Finding(
        severity, id, at: Finding.Place(action.id, port: .edge(edge)),
        facts: ["problem-key": "problem.closed-leads-nowhere.\(problem)"])
    ]
  }
}
