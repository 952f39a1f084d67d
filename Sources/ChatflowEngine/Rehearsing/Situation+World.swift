import ChatflowModel

extension Situation {
  /// The world of it at an instant.
  public func world(at now: UnixSeconds, zone: @escaping @Sendable (String) -> (any TimeZoneRules)?) -> World {
    var world = World(now: now, zone: zone)
    world.team = team
    world.customerAgent = customerAgent.world
    world.page = page
    world.browserLanguage = browserLanguage
    world.country = country
    world.visits = visits
    return world
  }
}

extension CustomerAgentPart {
  /// Whether it takes conversations.
  var world: World.CustomerAgent {
    switch self {
    case .answers, .cannotAnswer, .isAskedForHuman, .fails: .available
    case .paused: .paused
    case .missing: .missing
    }
  }

  /// What it does when it is its turn, with what it says where it answers.
  public func deed(saying answer: String) -> Input.CustomerAgentDeed {
    switch self {
    case .answers: .answers(answer)
    case .cannotAnswer: .cannotAnswer
    case .isAskedForHuman: .wasAskedForHuman
    case .paused: .wasPaused
    case .fails, .missing: .failed
    }
  }
}
