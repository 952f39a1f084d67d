import OrderedCollections

/// What a flow rule looks at: the chatflow, and what leads where in it.
struct CheckedFlow {
  let flow: Chatflow
  /// The actions in file order; everything below is by their index.
  let actions: [Action]
  /// The connections of each action as they are drawn.
  let connections: [[Connection]]
  /// The action that runs first.
  let start: Int?
  /// What a line leads to from the start.
  let isReachable: [Bool]
  /// What a conversation can come to.
  let canRun: [Bool]
  /// What a conversation can come to after the visitor had an occasion to write.
  let canRunAfterAnswer: [Bool]
  /// Whether some action could not be read, so that its connections are not known.
  let isBroken: Bool

  /// A connection to an action.
  struct Connection {
    let port: PortID
    let target: Int
    /// Whether a conversation can ever take it.
    let canBeTaken: Bool
  }

  init(_ flow: Chatflow) {
    self.flow = flow
    let actions = Array(flow.actions.values)
    self.actions = actions
    let connections = actions.map { Self.connections(of: $0, in: flow) }
    self.connections = connections
    isBroken = actions.contains { $0.defect != nil }
    start = flow.start?.action.flatMap { flow.actions.index(forKey: $0) }
    let first = start.map { [$0] } ?? []
    isReachable = Self.reached(from: first, connections) { _ in true }
    let canRun = Self.reached(from: first, connections, where: \.canBeTaken)
    self.canRun = canRun
    let afterAnswer = actions.indices.filter { canRun[$0] && actions[$0].waits != .never }
      .flatMap { connections[$0].filter(\.canBeTaken).map(\.target) }
    canRunAfterAnswer = Self.reached(from: afterAnswer, connections, where: \.canBeTaken)
  }

  /// What an action is called, also if it has no name.
  func name(_ index: Int) -> String {
    let action = actions[index]
    return action.name.isEmpty ? action.id.text : action.name
  }

  private static func connections(of action: Action, in flow: Chatflow) -> [Connection] {
    action.drawnPorts.compactMap { port in
      guard let target = port.link?.action.flatMap({ flow.actions.index(forKey: $0) }) else { return nil }
      return Connection(port: port.id, target: target, canBeTaken: action.canTake(port.id))
    }
  }

  private static func reached(
    from first: [Int], _ connections: [[Connection]], where canBeTaken: (Connection) -> Bool
  ) -> [Bool] {
    var reached = Array(repeating: false, count: connections.count)
    var open = first
    while let index = open.popLast() {
      if reached[index] { continue }
      reached[index] = true
      for connection in connections[index] where canBeTaken(connection) { open.append(connection.target) }
    }
    return reached
  }
}

extension Action {
  /// Whether an action waits for the visitor.
  enum Waiting { case always, maybe, never }

  /// Whether it waits for the visitor; not known of a kind that this version does not know, nor of what may ask by
  /// itself.
  var waits: Waiting {
    guard defect == nil, let kind = definition else { return .maybe }
    switch kind.behaviour {
    case .asks: return .always
    case .runs: return .maybe
    case .says, .does, .handsOver, .decides: return .never
    }
  }

  /// Whether a conversation can ever leave it there. A hand-over that is performed ends the bot: it goes on only if
  /// the hand-over is skipped or the customer agent is not there. See "Hand-over" in docs/behaviour.md.
  fileprivate func canTake(_ port: PortID) -> Bool {
    guard let kind = definition, kind.behaviour == .handsOver else { return true }
    let respectsHours = kind.field("respect-office-hours").flatMap { values.value(of: $0)?.flag } ?? false
    let canFail = kind.edges.contains("on-failure")
    switch port {
    case .edge("when-closed"): return respectsHours
    case .edge, .next: return canFail || respectsHours
    case .reply, .branch: return false
    }
  }
}
