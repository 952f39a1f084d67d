import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Testing

/// What holds of every conversation, whatever the chatflow and whatever is done to it.
struct ConversationLaws {
  let flow: PreparedFlow
  /// What was reached, for the counts.
  private(set) var reached = Reached()

  /// What the conditions of the actions ask, by their sentences.
  private let operators: [ActionID: [String: ConditionOperator]]

  init(_ flow: PreparedFlow) {
    self.flow = flow
    let connections = FlowConnections(flow.flow, workspace: flow.workspace)
    operators = flow.flow.actions.values.reduce(into: [:]) { operators, action in
      let known = connections.workspace(flow.workspace, for: action)
      for condition in action.branches.flatMap(\.groups).flatMap({ $0 }) {
        guard let parsed = try? condition.parsed(in: known).get() else { continue }
        operators[action.id, default: [:]][condition.sentence] = parsed.comparison
      }
    }
  }

  /// How often what was reached.
  struct Reached: Sendable {
    var kinds: [String: Int] = [:]
    var edges: [String: Int] = [:]
    var operators: [ConditionOperator: Int] = [:]
    var endings: [Ending.Reason: Int] = [:]
    var purposes: [Waiting.Purpose: Int] = [:]
    var happenings = 0

    mutating func add(_ other: Reached) {
      kinds.merge(other.kinds, uniquingKeysWith: +)
      edges.merge(other.edges, uniquingKeysWith: +)
      operators.merge(other.operators, uniquingKeysWith: +)
      endings.merge(other.endings, uniquingKeysWith: +)
      purposes.merge(other.purposes, uniquingKeysWith: +)
      happenings += other.happenings
    }
  }

  /// Looks at what followed from an input. Returns what is broken.
  mutating func broken(
    _ happenings: [Happening], from before: ConversationState, to after: ConversationState
  ) -> String? {
    reached.happenings += happenings.count
    var steps = 0
    for happening in happenings {
      switch happening {
      case .went(let went):
        steps += 1
        if let broken = broken(went) { return broken }
        note(went)
      case .ended(let ending): reached.endings[ending.why, default: 0] += 1
      case .waits(let waiting): reached.purposes[waiting.purpose, default: 0] += 1
      default: break
      }
    }
    if steps > Conversation.mostSilentActions + 1 || after.silent.count > Conversation.mostSilentActions {
      return "\(steps) silent steps"
    }
    return standIsTold(happenings, before, after)
      ? nil : "stands at \(after.stand) without having said so: \(happenings.suffix(3))"
  }

  /// Where a conversation stands is what was told last of it.
  private func standIsTold(
    _ happenings: [Happening], _ before: ConversationState, _ after: ConversationState
  ) -> Bool {
    guard before.stand != after.stand else { return true }
    // What was told last, but for why the input itself was not taken.
    let happenings = happenings.filter { if case .ignored = $0 { false } else { true } }
    switch after.stand {
    case .beforeStart: return false
    case .waits(let waiting): return happenings.last == .waits(waiting)
    case .ended(let ending): return happenings.last == .ended(ending)
    case .waitsForService(let wait):
      if case .asks(let request)? = happenings.last { return request.action == wait.action && request.isWaitedFor }
      return false
    case .withCustomerAgent, .withTeam: return true
    }
  }

  /// Every step takes a connection of the chatflow, but for those that services name.
  private func broken(_ went: Went) -> String? {
    guard let origin = went.origin else {
      guard case .named = went.why, case .action(let id) = went.to, flow.flow.actions[id] != nil, let from = went.from,
        flow.flow.actions[from]?.definition?.behaviour == .runs
      else { return "no connection: \(went)" }
      return nil
    }
    guard case .port(let id, let port) = origin else {
      return flow.flow.start?.destination == went.to ? nil : "not the start: \(went)"
    }
    guard let action = flow.flow.actions[id] else { return "from nowhere: \(went)" }
    let drawn = action.drawnPorts.first { $0.id == port }
    guard let link = drawn?.link ?? action[port], link.destination == went.to, link.isJump == went.isJump else {
      return "no connection: \(went)"
    }
    return isInOrder(went, port, action) ? nil : "out of order: \(went)"
  }

  /// As far as the reason and the connections say by themselves, they were looked at in their order.
  private func isInOrder(_ went: Went, _ port: PortID, _ action: Action) -> Bool {
    switch (went.why, port) {
    case (.reply(let label), .reply(let index)):
      let reply = action.replies[index]
      return reply.label == label && (reply.link != nil || action.branches.isEmpty)
    case (.branch(let group, let condition), .branch(let index)):
      let groups = action.branches[index].groups
      return groups.indices.contains(group) && groups[group].last?.sentence == condition
    case (.otherwise, .next): return true
    case (.edge(let edge), .edge(let written)): return edge == written && action.possibleEdges.contains(edge)
    default: return false
    }
  }

  private mutating func note(_ went: Went) {
    if case .action(let id) = went.to, let action = flow.flow.actions[id] {
      reached.kinds[action.kind.text, default: 0] += 1
    }
    guard let from = went.from, let action = flow.flow.actions[from] else { return }
    switch went.why {
    case .edge(let edge): reached.edges["\(action.kind).\(edge)", default: 0] += 1
    case .branch(_, let sentence):
      if let comparison = operators[from]?[sentence] { reached.operators[comparison, default: 0] += 1 }
    default: break
    }
  }
}
