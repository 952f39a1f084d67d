import ChatflowModel

/// What happens to a conversation. Each is taken with the world as it is then.
///
/// An input has no identity: whoever gets deliveries that may come twice has to tell them apart before, by what its channel
/// numbers them with. *No answer within …* of a question would be one more meaning of `timeWentOn`, for which the state
/// knows when the visitor wrote last; being handed back by a person one more case of `TeamMember`.
public enum Input: Hashable, Sendable {
  /// The chat is shown: at the first action, or for a trial at another one, without welcome and consent.
  case start(at: ActionID? = nil)
  /// The visitor did something.
  case visitor(VisitorDeed)
  /// Nothing happened but that time went on.
  case timeWentOn
  /// The customer agent did something.
  case customerAgent(CustomerAgentDeed)
  /// A team member did something.
  case teamMember(TeamMemberDeed)
  /// A service answered what it was asked.
  case service(ServiceAnswer)

  /// What a visitor does.
  public enum VisitorDeed: Hashable, Sendable {
    /// Writes something.
    case says(String)
    /// Chooses quick replies by their labels: one, or several where the question allows it.
    case chooses([String])
    /// Sends a file.
    case sends(file: String)
    /// Closes the chat.
    case closes
  }

  /// What a customer agent does that has the conversation.
  public enum CustomerAgentDeed: Hashable, Sendable {
    case answers(String)
    case cannotAnswer
    /// It understood that the visitor wants a human.
    case wasAskedForHuman
    case wasPaused
    case failed
  }

  /// What a team member does who has the conversation.
  public enum TeamMemberDeed: Hashable, Sendable {
    case answers(String)
    case resolves
  }
}
