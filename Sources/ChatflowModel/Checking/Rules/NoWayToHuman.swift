import OrderedCollections

/// Whom articles do not help can go on to somebody who does: a hand-over, a ticket, a meeting, or a question for how to be
/// reached.
///
/// Other chatflows may do without people; one that answers questions out of articles cannot know that they are enough.
struct NoWayToHuman: FlowRule {
  let id: RuleID = "no-way-to-human"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    let lookups = flow.ids.indices.filter { flow.canRun[$0] && flow.action($0)?.looksUp == true }
    if lookups.isEmpty { return [] }
    let isHelped = flow.leading { flow.action($0)?.isWayToHuman ?? true }
    return lookups.filter { !isHelped[$0] }.map { index in
      Finding(severity, id, at: Finding.Place(flow.id(index)), names: ["name": flow.id(index)])
    }
  }
}

extension Action {
  /// Whether somebody gets the conversation by it, or learns how to reach the visitor; what is not known may do so.
  var isWayToHuman: Bool {
    guard defect == nil, let kind = definition else { return true }
    switch kind.behaviour {
    case .handsOver: return true
    case .runs: return waits != .never
    case .asks:
      let reached = ["contact.email", "contact.phone"]
      return [ActionKind.submitTicket.id, ActionKind.bookMeeting.id].contains(kind.id)
        || reached.contains(question?.savesTo ?? "")
    case .says, .does, .decides: return false
    }
  }
}
