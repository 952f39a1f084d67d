import ChatflowModel

/// Where a conversation stands: what has to happen for it to go on.
public enum Stand: Hashable, Sendable {
  /// Nothing has begun.
  case beforeStart
  /// The visitor is asked.
  case waits(Waiting)
  /// A service is asked.
  case waitsForService(ServiceWait)
  /// The customer agent has it.
  case withCustomerAgent(CustomerAgentTurn)
  /// Team members have it.
  case withTeam(TeamTurn)
  /// The bot's part, or all of it, has ended.
  case ended(Ending)
}

extension Stand {
  /// The action at which it stands, or ended; nil before the first one.
  public var action: ActionID? {
    switch self {
    case .beforeStart: nil
    case .waits(let waiting): waiting.action
    case .waitsForService(let wait): wait.action
    case .withCustomerAgent(let turn): turn.action
    case .withTeam(let turn): turn.action
    case .ended(let ending): ending.action
    }
  }

  /// Whether nothing follows but a new session.
  public var isEnded: Bool { if case .ended = self { true } else { false } }
}

/// What a conversation waits for the visitor to say.
public struct Waiting: Hashable, Sendable {
  /// The action that asks; nil for consent, before the first one.
  public var action: ActionID?
  /// What for.
  public var purpose: Purpose
  /// Whether something else than a quick reply is understood.
  public var takesFreeText: Bool
  /// What can be clicked, or typed just as well.
  public var replies: [OfferedReply]
  /// Whether several of them can be chosen.
  public var takesSeveral: Bool
  /// The how manieth time it is asked.
  public var attempt: Int
  /// How often it is asked at most.
  public var attempts: Int

  /// What is asked for.
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// The answer to a question.
    case answer
    case cookies, consent
    /// Whether emails are wanted, and the address for them.
    case subscription, email
    /// One of the free times.
    case time
    case ticketName = "ticket-name"
    case ticketDescription = "ticket-description"
    /// What is looked up, and whether that helped.
    case search, helped
    /// What a webhook or a snippet asked for.
    case service
  }
}

/// A quick reply as it is offered.
public struct OfferedReply: Hashable, Sendable {
  /// What the visitor sees.
  public var label: String
  /// What is passed on.
  public var value: String
  /// A quick reply.
  public init(_ label: String, value: String? = nil) {
    self.label = label
    self.value = value ?? label
  }
}

/// What service a conversation waits for.
public struct ServiceWait: Hashable, Sendable {
  /// The action that asked.
  public var action: ActionID
  /// Which one.
  public var service: AskedService
  /// When its answer comes too late; nil where it is waited for.
  public var deadline: UnixSeconds?
}

/// The customer agent has the conversation.
public struct CustomerAgentTurn: Hashable, Sendable {
  /// The action that handed over.
  public var action: ActionID
  /// Whether it has said anything yet.
  public var hasSpoken: Bool
  /// Whether it is its turn.
  public var owesAnswer: Bool
  /// Whether a team member follows up, since it was to keep the conversation.
  public var isFollowedUp: Bool
  /// Whether the visitor was asked for an email address just now.
  public var asksForEmail: Bool
}

/// Team members have the conversation.
public struct TeamTurn: Hashable, Sendable {
  /// The action that handed over.
  public var action: ActionID
  /// Who gets it; none stands for nobody in particular.
  public var recipients: [Recipient]
  /// Whether it waits until somebody is available.
  public var isQueued: Bool
  /// Whether the visitor was asked for an email address just now.
  public var asksForEmail: Bool
}

/// How a conversation ended.
public struct Ending: Hashable, Sendable {
  /// The action at which it ended; nil before the first one.
  public var action: ActionID?
  /// Why.
  public var why: Reason

  /// Why a conversation ends.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A connection leads to the end.
    case end
    /// Nothing follows.
    case nothingFollows = "nothing-follows"
    /// Outside office hours, and nothing follows: the visitor got the away message.
    case awayMessage = "away-message"
    case sessionTimeout = "session-timeout"
    case closedByVisitor = "closed-by-visitor"
    /// By a team member.
    case resolved
    case noConsent = "no-consent"
    /// It could not go on.
    case trouble
  }
}
