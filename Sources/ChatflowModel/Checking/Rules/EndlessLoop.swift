import OrderedCollections

/// A way that leads back to where it began waits for the visitor on every round; else it would go round for ever.
///
/// A question that is skipped once its property is known waits on the first round only. Reported at the connection that
/// closes the circle, when the actions are walked through from the first.
///
/// Only what certainly goes round is told. Where branches decide, the next round may decide otherwise: it does not
/// where all that is asked for stays as it is, nor where every way goes round.
struct EndlessLoop: FlowRule {
  let id: RuleID = "endless-loop"
  let severity = Finding.Severity.error
  let needs: Knowledge = [.start, .conditions]

  func findings(in flow: CheckedFlow) -> [Finding] {
    let unasked = SilentWays(flow)
    var circles = unasked.circles + unasked.circlesThatDecide
    let once = Set(flow.ids.indices.filter { flow.canRun[$0] && flow.action($0)?.asksOnce == true })
    // Those in which nobody is asked at all are told already.
    if !once.isEmpty { circles += SilentWays(flow, without: once).circles.filter { $0.asked != nil } }
    return circles.map { finding($0, in: flow) }
  }

  private func finding(_ circle: SilentWays.Circle, in flow: CheckedFlow) -> Finding {
    var names = ["name": flow.id(circle.connection.target)]
    names["question"] = circle.asked.map { flow.id($0) }
    return Finding(
      severity, id, at: Finding.Place(flow.id(circle.source), port: circle.connection.port),
      facts: ["problem-key": "problem.endless-loop.\(circle.asked == nil ? "never" : "once")"], names: names)
  }
}

/// The ways on which nobody is asked, but for questions that are asked on the first round only.
private struct SilentWays {
  /// A way that leads back.
  struct Circle {
    let source: Int
    /// What closes it.
    let connection: CheckedFlow.Connection
    /// The question in it that is asked on the first round.
    let asked: Int?
  }

  private let flow: CheckedFlow
  private let once: Set<Int>
  /// Whether a conversation that is here goes round whatever is decided.
  private let isTrapped: [Bool]

  init(_ flow: CheckedFlow, without once: Set<Int> = []) {
    self.flow = flow
    self.once = once
    isTrapped = Self.trapped(in: flow, once)
  }

  /// Those from which every way leads to others of them, so that nobody is asked ever again.
  private static func trapped(in flow: CheckedFlow, _ once: Set<Int>) -> [Bool] {
    var sources: [[Int]] = Array(repeating: [], count: flow.ids.count)
    var isTrapped = flow.canRun
    var open: [Int] = []
    for index in flow.ids.indices where flow.canRun[index] {
      let connections = flow.connections(of: index).filter(\.canBeTaken)
      for connection in connections { sources[connection.target].append(index) }
      let isSilent = !flow.mayWait[index] || once.contains(index)
      if !isSilent || connections.isEmpty || flow.action(index)?.canEnd != false { open.append(index) }
    }
    open += flow.isLeadingNowhere
    while let index = open.popLast() {
      guard isTrapped[index] else { continue }
      isTrapped[index] = false
      open += sources[index]
    }
    return isTrapped
  }

  /// Whether a later round certainly can take a connection, as far as no branches decide.
  private func isSilent(_ connection: CheckedFlow.Connection, from index: Int) -> Bool {
    guard connection.canBeTaken, let action = flow.action(index) else { return false }
    if once.contains(index) {
      switch connection.port {
      // What was typed may be saved as what a quick reply passes on.
      case .next: return !action.offersReplies || isTrapped[index]
      case .reply: return !action.takesSeveralAnswers || isTrapped[index]
      case .branch, .edge: return Question.isAnswered(leavingBy: connection.port)
      }
    }
    return !flow.mayWait[index] || action.failsUnasked && connection.port == .edge(.onFailure)
  }

  /// Whether branches decide if a connection is taken, and one of the ways may lead out. What a quick reply or a
  /// failure leads to, they do not decide.
  private func isDecided(_ connection: CheckedFlow.Connection, from index: Int) -> Bool {
    guard flow.action(index)?.decides == true, !isTrapped[index] else { return false }
    switch connection.port {
    case .branch, .next: return true
    case .reply, .edge: return false
    }
  }

  // MARK: - Circles

  /// Those in which nothing is decided, or every decision goes round.
  var circles: [Circle] {
    var marks = Array(repeating: Mark.new, count: flow.ids.count)
    var circles: [Circle] = []
    for first in flow.ids.indices where flow.canRun[first] && marks[first] == .new {
      visit(first, &marks, &circles)
    }
    return circles
  }

  private enum Mark { case new, open, done }

  /// A search in depth.
  private func visit(_ first: Int, _ marks: inout [Mark], _ circles: inout [Circle]) {
    var stack = [(index: first, next: 0)]
    marks[first] = .open
    while let (index, next) = stack.last {
      let connections = flow.connections(of: index)
      guard next < connections.count else {
        marks[index] = .done
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let connection = connections[connections.startIndex + next]
      guard isSilent(connection, from: index), !isDecided(connection, from: index) else { continue }
      switch marks[connection.target] {
      case .new:
        marks[connection.target] = .open
        stack.append((connection.target, 0))
      case .open:
        let around = stack.drop { $0.index != connection.target }.map { step in
          let taken = flow.connections(of: step.index)
          return (index: step.index, port: taken[taken.startIndex + step.next - 1].port)
        }
        guard goesRound(around) else { continue }
        let asked = around.first { once.contains($0.index) }?.index
        circles.append(Circle(source: index, connection: connection, asked: asked))
      case .done: break
      }
    }
  }

  /// Whether nothing on a circle keeps a later round from going on as the first did.
  private func goesRound(_ circle: [(index: Int, port: PortID)]) -> Bool {
    // Two hand-overs may be skipped for reasons that exclude each other.
    let skipped = Set(circle.filter { flow.action($0.index)?.isHandover == true }.map(\.port))
    let written = Set(circle.compactMap { flow.action($0.index)?.writes })
    // What is set meanwhile may be what another quick reply passes on.
    let isChanged = circle.contains { step in
      guard once.contains(step.index), let action = flow.action(step.index), action.offersReplies else { return false }
      return action.savesTo.map(written.contains) == true
    }
    return skipped.count < 2 && !isChanged
  }

  /// Those in which a single action decides, by what nothing in them changes.
  var circlesThatDecide: [Circle] {
    var circles: [Circle] = []
    var isSeen: Set<[Int]> = []
    for index in flow.ids.indices where flow.canRun[index] {
      for (number, connection) in flow.connections(of: index).enumerated()
      where isDecided(connection, from: index) && isSilent(connection, from: index) {
        guard let operands = flow.action(index)?.askedFor[connection.port],
          let (source, last) = wayBack(to: index, by: number, keeping: operands),
          isSeen.insert([source, last]).inserted
        else { continue }
        let all = flow.connections(of: source)
        circles.append(Circle(source: source, connection: all[all.startIndex + last], asked: nil))
      }
    }
    return circles
  }

  /// The last action of a way that leads back, and the number of its connection, if nothing on it changes what is asked
  /// for.
  private func wayBack(to first: Int, by number: Int, keeping operands: Set<String>) -> (Int, Int)? {
    guard keeps(operands, first) else { return nil }
    var isSeen: Set<Int> = []
    let all = flow.connections(of: first)
    let target = all[all.startIndex + number].target
    if target == first { return (first, number) }
    var open = [target]
    while let index = open.popLast() {
      guard isSeen.insert(index).inserted, keeps(operands, index) else { continue }
      for (number, connection) in flow.connections(of: index).enumerated()
      where isSilent(connection, from: index) && !isDecided(connection, from: index) {
        if connection.target == first { return (index, number) }
        open.append(connection.target)
      }
    }
    return nil
  }

  /// Whether an action changes nothing of what is asked for. A hand-over that is skipped depends on who is there.
  private func keeps(_ operands: Set<String>, _ index: Int) -> Bool {
    guard let action = flow.action(index), !action.isHandover else { return false }
    return action.writes.map(operands.contains) != true
  }
}
