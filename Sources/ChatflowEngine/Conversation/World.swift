import ChatflowModel

/// What is true outside of a conversation at the moment of an input: the engine has no clock and asks nobody.
public struct World: Sendable {
  /// What time it is.
  public var now: UnixSeconds
  /// The rules of a time zone by its name; nil where there is none of that name.
  public var zone: @Sendable (String) -> (any TimeZoneRules)?
  /// Which of the people and teams can take a conversation, as long as the chat is open.
  public var team = TeamPresence.byWorkspace
  /// Whether the customer agent takes conversations.
  public var customerAgent = CustomerAgent.available
  /// The actions that outside refuses to do, such as an enrolment in a workflow that is off.
  public var failing: Set<ActionID> = []
  /// The page on which the chat is shown, with its query.
  public var page = ""
  /// The language of the visitor's browser, by its code.
  public var browserLanguage: String?
  /// The country from which the visitor comes.
  public var country: String?
  /// For how many times the visitor is there, this time included.
  public var visits = 1

  /// The world at a time; without rules no time zone is known, and the chat counts as open.
  public init(now: UnixSeconds, zone: @escaping @Sendable (String) -> (any TimeZoneRules)? = { _ in nil }) {
    self.now = now
    self.zone = zone
  }

  /// Whether the customer agent takes conversations.
  public enum CustomerAgent: String, Hashable, Sendable, CaseIterable {
    case available, paused, missing
  }
}
