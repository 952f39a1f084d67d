/// By which of its connections a conversation can ever leave an action, as far as the action itself says; see "Branches and
/// order of evaluation" in docs/behaviour.md.
extension Action {
  /// Whether a conversation can ever leave it there. Of what could not be read, or is of a kind that is not known, nothing is
  /// said.
  func canTake(_ port: PortID) -> Bool {
    guard defect == nil, let kind = definition else { return true }
    switch kind.behaviour {
    case .says, .does, .decides: return true
    case .runs: return port != .edge(.onFailure) || Webhook(self)?.waits != false
    case .handsOver: return handover?.canTake(port) ?? true
    case .asks:
      switch port {
      case .reply: return true
      case .edge(Question.notUnderstood): return question?.mayMisunderstand ?? true
      case .edge: return true
      case .branch: return leavesAnswersToBranches
      // Most have no branches, and then what no other connection takes goes on there.
      case .next: return branches.isEmpty && kind.hasReplies || leavesAnswersToBranches || passesBranchesBy
      }
    }
  }

  /// Whether it may go on to its next action without a look at its branches: where it was not done, and no special edge says
  /// where it then goes on.
  var passesBranchesBy: Bool {
    guard defect == nil, let kind = definition else { return true }
    switch kind.behaviour {
    case .says, .decides: return false
    case .handsOver: return true
    case .asks, .does, .runs:
      if let question { return question.mayMisunderstand && edges[Question.notUnderstood] == nil }
      return kind.edges.contains(.onFailure) && edges[.onFailure] == nil && canTake(.edge(.onFailure))
    }
  }

  /// Whether some answer has no connection of its own, so that the branches decide.
  private var leavesAnswersToBranches: Bool {
    if let question {
      // Without any reply nobody can answer, which is said elsewhere.
      return question.takesFreeText || question.skipsIfKnown || replies.isEmpty || replies.contains { $0.link == nil }
    }
    switch kind {
    case ActionKind.offerSubscription.id:
      return [true, false].contains { edges[SubscriptionOffer.edge(accepted: $0)] == nil }
    case ActionKind.bookMeeting.id: return [true, false].contains { edges[MeetingBooking.edge(booked: $0)] == nil }
    default: return true
    }
  }
}
