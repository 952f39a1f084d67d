import OrderedCollections

/// A way that leads back to where it began waits for the visitor on every round; else it would go round for ever.
///
/// A question that is skipped once its property is known waits on the first round only. Reported at the connection that
/// closes the circle, when the actions are walked through from the first.
struct EndlessLoop: FlowRule {
  let id: RuleID = "endless-loop"
  let severity = Finding.Severity.error
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    let never = Walk.circles(of: flow, without: []).map { finding($0, "never", in: flow) }
    let once = Set(flow.ids.indices.filter { flow.canRun[$0] && flow.action($0)?.asksOnce == true })
    if once.isEmpty { return never }
    // Those in which nobody is asked at all are told already.
    return never
      + Walk.circles(of: flow, without: once).filter { $0.asked != nil }.map { finding($0, "once", in: flow) }
  }

  private func finding(_ circle: Walk.Circle, _ problem: String, in flow: CheckedFlow) -> Finding {
    var names = ["name": flow.id(circle.connection.target)]
    names["question"] = circle.asked.map { flow.id($0) }
    return Finding(
      severity, id, at: Finding.Place(flow.id(circle.source), port: circle.connection.port),
      facts: ["problem-key": "problem.endless-loop.\(problem)"], names: names)
  }

  /// A search in depth among the actions that do not wait.
  private struct Walk {
    /// A way that leads back.
    struct Circle {
      let source: Int
      /// What closes it.
      let connection: CheckedFlow.Connection
      /// The question in it that is asked on the first round.
      let asked: Int?
    }

    private enum Mark { case new, open, done }
    private let flow: CheckedFlow
    private let once: Set<Int>
    private let saved: Set<WayFact>
    private var marks: [Mark]
    private var circles: [Circle] = []

    /// The circles in which nobody is asked, but for questions that are asked on the first round only.
    static func circles(of flow: CheckedFlow, without once: Set<Int>) -> [Circle] {
      var walk = Walk(flow, without: once)
      for index in flow.ids.indices where flow.canRun[index] { walk.visit(index) }
      return walk.circles
    }

    private init(_ flow: CheckedFlow, without once: Set<Int>) {
      self.flow = flow
      self.once = once
      // What those questions save is known from then on.
      saved = Set(once.compactMap { flow.action($0)?.savesTo.map(WayFact.unknown) })
      marks = Array(repeating: .new, count: flow.ids.count)
    }

    private func staysInside(_ index: Int) -> Bool { !flow.mayWait[index] || once.contains(index) }

    /// Whether a later round can take a connection.
    private func canBeTaken(_ connection: CheckedFlow.Connection, from index: Int) -> Bool {
      connection.canBeTaken && staysInside(connection.target)
        && (!once.contains(index) || Question.isAnswered(leavingBy: connection.port))
        && (saved.isEmpty || connection.facts.isDisjoint(with: saved))
    }

    private mutating func visit(_ first: Int) {
      guard staysInside(first), marks[first] == .new else { return }
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
        guard canBeTaken(connection, from: index) else { continue }
        switch marks[connection.target] {
        case .new:
          marks[connection.target] = .open
          stack.append((connection.target, 0))
        case .open:
          let around = stack.map { $0.index }.drop { $0 != connection.target }
          circles.append(Circle(source: index, connection: connection, asked: around.first(where: once.contains)))
        case .done: break
        }
      }
    }
  }
}
