import ChatflowModel

/// A conversation that is tried out: a situation stands in for the world, and answers for services and for the customer
/// agent.
///
/// It remembers what was taken and when, so that it can be stepped back, and be done again with a chatflow that was changed.
public struct Rehearsal: Sendable {
  /// The conversation.
  public private(set) var conversation: Conversation
  /// What is true outside; what is changed holds from the next input on.
  public var situation: Situation
  /// What time it is.
  public var now: UnixSeconds
  /// What was taken, in order.
  public private(set) var turns: [Turn] = []

  private let visitor: Visitor
  private let zone: @Sendable (String) -> (any TimeZoneRules)?

  /// Something that was taken, and what followed from it.
  public struct Turn: Sendable {
    /// What was taken.
    public let input: Input
    /// Whether the situation answered, and nobody was asked.
    public let isPlayed: Bool
    /// The situation in which it was.
    public let situation: Situation
    /// When it was.
    public let now: UnixSeconds
    /// What followed.
    public let happenings: [Happening]
  }

  /// A conversation with a chatflow that has not begun.
  public init(
    _ flow: PreparedFlow, in situation: Situation, now: UnixSeconds,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) {
    conversation = Conversation(with: situation.visitor, following: flow)
    (self.situation, self.now, self.zone, visitor) = (situation, now, zone, situation.visitor)
  }

  /// The rules of a time zone by its name, as the world has them.
  public func rules(_ name: String) -> (any TimeZoneRules)? { zone(name) }

  /// What is true outside.
  var world: World { situation.world(at: now, zone: zone) }

  /// Where it stands.
  public var stand: Stand { conversation.state.stand }

  /// Whether it has ended, and the next message begins a new session: the session timeout has passed.
  public var beginsAnew: Bool {
    stand.isEnded
      && conversation.state.session.isTimedOut(at: now, after: conversation.flow.contents.sessionTimeout)
  }

  /// The action at which it began; nil for the first one, and where it has not begun.
  public var start: ActionID? {
    if case .start(let id)? = turns.first?.input { id } else { nil }
  }

  /// Takes something that is not left to the situation.
  @discardableResult
  public mutating func take(_ input: Input) -> [Happening] { take(input, isPlayed: false) }

  private mutating func take(_ input: Input, isPlayed: Bool) -> [Happening] {
    let happenings = conversation.take(input, in: world)
    turns.append(
      Turn(input: input, isPlayed: isPlayed, situation: situation, now: now, happenings: happenings))
    return happenings
  }

  /// What the situation answers where the conversation stands; nil where the visitor or a team member is to go on.
  ///
  /// What a customer agent says is made up: it is given.
  public func answer(saying words: String) -> Input? {
    switch stand {
    case .waitsForService(let wait): .service(situation.answer(of: wait.service))
    case .withCustomerAgent(let turn) where turn.owesAnswer: .customerAgent(situation.customerAgent.deed(saying: words))
    case .beforeStart, .waits, .withCustomerAgent, .withTeam, .ended: nil
    }
  }

  /// Lets those answer who are asked, as long as somebody is: as is given for where the conversation stands, else as the
  /// situation does; what followed. That ends, since a conversation ends that goes on and on without a word of the visitor.
  @discardableResult
  public mutating func play(
    saying words: String, given: (Stand) -> Input? = { _ in nil }
  ) -> [Happening] { play(saying: { _ in words }, given: given) }

  /// The same, where what a customer agent says goes by the conversation so far.
  @discardableResult
  public mutating func play(
    saying words: (Rehearsal) -> String, given: (Stand) -> Input? = { _ in nil }
  ) -> [Happening] {
    var happenings: [Happening] = []
    while let usual = answer(saying: words(self)) {
      happenings += given(stand).map { take($0) } ?? take(usual, isPlayed: true)
    }
    return happenings
  }

  /// Lets time go on.
  @discardableResult
  public mutating func wait(seconds: UnixSeconds) -> [Happening] {
    now += max(0, seconds)
    return take(.timeWentOn)
  }

  /// The same conversation with another version of the chatflow, or up to a number of turns.
  public func again(following flow: PreparedFlow? = nil, upTo count: Int? = nil) -> Rehearsal {
    var other = Rehearsal(flow ?? conversation.flow, in: situation, now: now, zone: zone, visitor: visitor)
    for turn in turns.prefix(count ?? turns.count) {
      (other.situation, other.now) = (turn.situation, turn.now)
      _ = other.take(turn.input, isPlayed: turn.isPlayed)
    }
    return other
  }

  private init(
    _ flow: PreparedFlow, in situation: Situation, now: UnixSeconds,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?, visitor: Visitor
  ) {
    conversation = Conversation(with: visitor, following: flow)
    (self.situation, self.now, self.zone, self.visitor) = (situation, now, zone, visitor)
  }
}

extension PreparedFlow {
  /// Whether the chatflow has an action.
  public func has(_ id: ActionID) -> Bool { action(id) != nil }
}
