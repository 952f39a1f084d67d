import ChatflowModel

/// All that a conversation remembers. It is small, says nothing of the chatflow, and can be kept (`json`) and continued.
public struct ConversationState: Hashable, Sendable {
  /// Where it stands.
  public internal(set) var stand: Stand
  /// Whether the contact is known.
  public internal(set) var isContactKnown: Bool
  /// What the records hold, by references such as `contact.email`, with what waits to be kept.
  public internal(set) var values: [String: String]
  /// Who owns the contact.
  public internal(set) var owner: PersonID?
  /// What waits until the contact is known, in order.
  public internal(set) var queue: [Queued]
  /// What the visitor agreed to.
  public internal(set) var consents: Set<Waiting.Purpose>
  /// What belongs to this session.
  public internal(set) var session: Session
  /// The ticket that is being opened, by the names of its properties.
  public internal(set) var ticket: [String: String]
  /// What was said, from the beginning.
  public internal(set) var transcript: [Spoken]
  /// The actions that ran since the visitor said something.
  public internal(set) var silent: [ActionID]

  init(_ visitor: Visitor) {
    stand = .beforeStart
    isContactKnown = visitor.isKnown
    values = visitor.values.filter { !$0.value.isBlank }
    owner = visitor.owner
    queue = []
    consents = []
    session = Session(at: 0)
    ticket = [:]
    transcript = []
    silent = []
  }

  static let none = ConversationState(Visitor())

  /// Something that waits until the contact is known.
  public struct Queued: Hashable, Sendable {
    /// The action that wants it.
    public var action: ActionID
    /// What is to be done.
    public var what: What

    /// What is to be done.
    public enum What: Hashable, Sendable {
      case write(property: String, old: String?, new: String)
      case deed(Deed.What)
    }
  }
}

/// What is forgotten when a session ends.
public struct Session: Hashable, Sendable {
  /// When it began.
  public internal(set) var startedAt: UnixSeconds
  /// When the visitor wrote last.
  public internal(set) var lastMessageAt: UnixSeconds
  /// The latest message of the visitor.
  public internal(set) var message: String?
  /// The quick replies that were chosen with it.
  public internal(set) var chosen: [OfferedReply]
  /// What the visitor answered, by the action that asked.
  public internal(set) var answers: [ActionID: GivenAnswer]
  /// The action that was answered last.
  public internal(set) var latestAnswer: ActionID?
  /// When the properties were collected that were in this session.
  public internal(set) var collected: [String: UnixSeconds]
  /// What a webhook or a snippet passed on to the next.
  public internal(set) var customState: JSON?
  /// The name of the ticket that is being asked for.
  public internal(set) var ticketName: String?
  /// Whether the visitor was asked for an email address at a handoff.
  public internal(set) var hasAskedForEmail: Bool

  /// Whether it is over at a time, with a session timeout in seconds; 0 is none.
  func isTimedOut(at now: UnixSeconds, after timeout: UnixSeconds) -> Bool {
    timeout > 0 && now - lastMessageAt >= timeout
  }

  init(at now: UnixSeconds) {
    (startedAt, lastMessageAt) = (now, now)
    (chosen, answers, collected, hasAskedForEmail) = ([], [:], [:], false)
  }
}

/// What a visitor answered to an action.
public struct GivenAnswer: Hashable, Sendable {
  /// What it counts as: the response.
  public var value: String
  /// The labels of the quick replies that were chosen, in the order of the list.
  public var labels: [String]
  /// Whether nobody was asked, since the property was known.
  public var isPreempted: Bool

  init(_ value: String, labels: [String] = [], isPreempted: Bool = false) {
    (self.value, self.labels, self.isPreempted) = (value, labels, isPreempted)
  }
}
