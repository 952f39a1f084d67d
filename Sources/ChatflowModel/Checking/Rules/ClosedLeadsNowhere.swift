import OrderedCollections

/// A hand-over that respects office hours says where the chat goes on when it is closed, or when nobody takes over; else it
/// ends without a word.
///
/// An end that the edge for that leads to is meant. One behind the hand-over is not: it stands there since something must,
/// and nobody who writes it thinks of those who are not handed over. Nor does the away message come before it.
///
/// Where every way there comes from a branch that is only taken while the chat is open, or from the start of a chatflow
/// that only starts then, and nothing on the way takes time, it is never skipped for that.
struct ClosedLeadsNowhere: FlowRule {
  let id: RuleID = "closed-leads-nowhere"
  let severity = Finding.Severity.warning
  let needs = Knowledge.workspace

  func findings(in flow: CheckedFlow) -> [Finding] {
    let handovers = flow.ids.indices.compactMap { index in
      flow.action(index)?.skipping.map { (index: index, skipping: $0) }
    }
    // Where no hours are set the chat is always open, which is another rule's.
    let canEnd = handovers.contains { endsWhenClosed($0.skipping, flow) }
    let open = ValueFlow.Fact(ways: [.open], holdsAtStart: flow.startsWhileOpen, endsWithTime: true)
    let isOpen = canEnd ? ValueFlow(flow).facts([open], onEveryWay: true) : nil
    return handovers.compactMap { index, skipping in
      let endsWhenClosed = self.endsWhenClosed(skipping, flow) && isOpen?.holds(0, at: index) != true
      guard endsWhenClosed || skipping.endsWhenFailed else { return nil }
      return finding(flow.id(index), skipping, endsWhenClosed)
    }
  }

  /// Whether a conversation ends without a word where the chat is closed.
  private func endsWhenClosed(_ skipping: ConnectedAction.Skipping, _ flow: CheckedFlow) -> Bool {
    guard flow.canBeClosed else { return false }
    return switch skipping.endWhenClosed {
    case nil: false
    case .open: !flow.hasAwayText
    case .next: true
    }
  }

  private func finding(_ action: ActionID, _ skipping: ConnectedAction.Skipping, _ endsWhenClosed: Bool) -> Finding {
    // A message of its own for when nobody is there belongs to a hand-over that is performed.
    let closed = skipping.hasAwayMessage ? "closed-away" : "closed"
    let problem = endsWhenClosed ? skipping.endsWhenFailed ? "both" : closed : "failure"
    let edge = endsWhenClosed ? Handover.whenClosed : .onFailure
    return Finding(
      severity, id, at: Finding.Place(action, port: .edge(edge)),
      facts: ["problem-key": "problem.closed-leads-nowhere.\(problem)"])
  }
}
