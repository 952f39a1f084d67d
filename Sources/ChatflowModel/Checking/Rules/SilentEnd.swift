import OrderedCollections

/// Whoever has answered hears something before the chat ends where nobody said that it should.
///
/// An end that is written was asked for, and nothing is said of it; neither of one behind a message, which is a word, behind
/// a program, a ticket or a meeting, of which the visitor is told otherwise, and behind a hand-over. Where all ways out of an action end so, the action is told,
/// else each way.
struct SilentEnd: FlowRule {
  let id: RuleID = "silent-end"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    let isUnanswered = unanswered(in: flow)
    return flow.ids.indices.flatMap { index -> [Finding] in
      guard flow.canRun[index], let action = flow.action(index), !action.openEnds.isEmpty,
        leavesUnanswered(action, isUnanswered[index])
      else { return [] }
      if action.openEnds.count == action.portCount { return [finding(action, nil)] }
      return action.openEnds.map { finding(action, $0) }
    }
  }

  private func finding(_ action: ConnectedAction, _ port: PortID?) -> Finding {
    Finding(severity, id, at: Finding.Place(action.id, port: port), names: ["name": action.id])
  }

  /// Whether the visitor may have spoken last when an action begins.
  private func unanswered(in flow: CheckedFlow) -> [Bool] {
    var found = Array(repeating: false, count: flow.ids.count)
    var open = flow.ids.indices.filter { flow.canRun[$0] && flow.action($0)?.speech == .listens }
    var isDone = Array(repeating: false, count: flow.ids.count)
    while let index = open.popLast() {
      if isDone[index] { continue }
      isDone[index] = true
      guard let action = flow.action(index), action.speech == .listens || action.speech == .silent
      else { continue }
      for connection in flow.connections(of: index) where connection.canBeTaken {
        found[connection.target] = true
        open.append(connection.target)
      }
    }
    return found
  }

  private func leavesUnanswered(_ action: ConnectedAction, _ isUnanswered: Bool) -> Bool {
    switch action.speech {
    // What asks nothing yet is told already, and nobody can answer it.
    case .listens: action.saysSomething
    case .silent: isUnanswered && !action.isHandover
    case .speaks: false
    }
  }
}

extension ConnectedAction {
  /// Who has spoken last when an action is done.
  enum Speech: Hashable, Sendable {
    /// The visitor.
    case listens
    /// The bot, or somebody may have.
    case speaks
    /// Whoever spoke last before.
    case silent
  }
}

extension Action {
  /// Who has spoken last when it is done. What is not known may have spoken.
  var speech: ConnectedAction.Speech {
    guard defect == nil, let kind = definition else { return .speaks }
    switch kind.behaviour {
    case .says: return .speaks
    case .does, .decides, .handsOver: return .silent
    case .runs: return waits == .never ? .silent : .speaks
    // Articles are shown, and what opens a ticket or books a meeting tells of it by itself.
    case .asks: return kind.hasReplies ? .listens : .speaks
    }
  }
}
