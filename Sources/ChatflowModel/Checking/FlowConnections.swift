import OrderedCollections

/// What leads where in a chatflow, and all else that rules about the whole of it read: nothing that is merely told to
/// somebody. It is kept beside the chatflow, so that typing checks no connections, and a new action only its own.
public struct FlowConnections: Sendable {
  /// The action that runs first.
  private(set) var start: Link?
  /// What is read of each action.
  private var actions: [ActionID: ConnectedAction] = [:]
  /// The actions that lead to an action, in no order.
  private var sources: [ActionID: [ActionID]] = [:]

  /// The connections of a chatflow.
  public init(_ flow: Chatflow) {
    start = flow.start
    actions.reserveCapacity(flow.actions.count)
    sources.reserveCapacity(flow.actions.count)
    for action in flow.actions.values {
      let new = ConnectedAction(action)
      actions[action.id] = new
      addSources(of: new)
    }
  }

  /// Takes over which action runs first now; returns whether that is another.
  public mutating func setStart(_ new: Link?) -> Bool {
    defer { start = new }
    return start != new
  }

  /// Takes over an action as it is now, nil if it is gone; returns whether any rule can notice.
  public mutating func update(_ id: ActionID, _ action: Action?) -> Bool {
    let new = action.map { ConnectedAction($0) }
    let old = actions[id]
    guard old != new else { return false }
    if let old, old.written.map(\.target) != new?.written.map(\.target) {
      for target in Set(old.written.map(\.target)) {
        sources[target]?.removeAll { $0 == id }
        if sources[target]?.isEmpty == true { sources[target] = nil }
      }
      if let new { addSources(of: new) }
    } else if old == nil, let new {
      addSources(of: new)
    }
    actions[id] = new
    return true
  }

  private mutating func addSources(of action: ConnectedAction) {
    for (index, connection) in action.written.enumerated()
    where !action.written[..<index].contains(where: { $0.target == connection.target }) {
      sources[connection.target, default: []].append(action.id)
    }
  }

  /// The actions that lead to an action, each once.
  public func sources(of id: ActionID) -> [ActionID] { sources[id] ?? [] }

  /// What is read of an action.
  subscript(id: ActionID) -> ConnectedAction? { actions[id] }
}

/// What the rules about the whole chatflow read of an action.
struct ConnectedAction: Hashable, Sendable {
  /// The action's id.
  let id: ActionID
  /// Whether it could not be read.
  let isBroken: Bool
  /// Whether it waits for the visitor.
  let waits: Action.Waiting
  /// Its connections to actions as they are drawn.
  let drawn: [Connection]
  /// Its connections to actions as they are written.
  let written: [Connection]
  /// Those of them that are not drawn.
  let undrawn: [Connection]
  /// The field that says that the customer agent answers what the visitor asked last, if it says so.
  let answersLatestQuestion: FieldID?
  /// The conditions that ask for the visitor's response.
  let asksForResponse: [Finding.Place]

  /// A connection to an action, which may be missing.
  struct Connection: Hashable, Sendable {
    let port: PortID
    let target: ActionID
    /// Whether a conversation can ever take it.
    let canBeTaken: Bool
  }

  init(_ action: Action) {
    id = action.id
    isBroken = action.defect != nil
    waits = action.waits
    let drawn = action.drawnPorts.compactMap { Connection($0.id, $0.link, of: action) }
    self.drawn = drawn
    written = action.writtenPorts.compactMap { Connection($0, action[$0], of: action) }
    let ports = Set(drawn.map(\.port))
    undrawn = written.filter { !ports.contains($0.port) }
    let respond = action.definition?.field("respond")
    let isLatest = respond.map { action.values.value(of: $0) == .text("recent-question") } ?? false
    answersLatestQuestion = isLatest ? respond?.id : nil
    let isDeciding = action.definition?.behaviour == .decides
    asksForResponse =
      isDeciding
      ? CheckedCondition.all(of: action, in: Workspace()).filter { $0.operand == .response }.map(\.place) : []
  }
}

extension ConnectedAction.Connection {
  fileprivate init?(_ port: PortID, _ link: Link?, of action: Action) {
    guard let target = link?.action else { return nil }
    self.init(port: port, target: target, canBeTaken: action.canTake(port))
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
