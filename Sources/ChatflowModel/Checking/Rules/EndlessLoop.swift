import OrderedCollections

/// A way that leads back to where it began waits for the visitor at least once; else it would go round for ever.
///
/// Reported at the connection that closes the circle, when the actions are walked through from the first.
struct EndlessLoop: FlowRule {
  let id: RuleID = "endless-loop"
  let severity = Finding.Severity.error
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    var walk = Walk(flow)
    for index in flow.ids.indices where flow.canRun[index] { walk.visit(index) }
    return walk.closing.map { source, connection in
      Finding(
        severity, id, at: Finding.Place(flow.id(source), port: connection.port),
        names: ["name": flow.id(connection.target)])
    }
  }

  /// A search in depth among the actions that never wait.
  private struct Walk {
    private enum Mark { case new, open, done }
    private let flow: CheckedFlow
    private let staysInside: [Bool]
    private var marks: [Mark]
    private(set) var closing: [(source: Int, connection: CheckedFlow.Connection)] = []

    init(_ flow: CheckedFlow) {
      self.flow = flow
      staysInside = flow.mayWait.map { !$0 }
      marks = Array(repeating: .new, count: flow.ids.count)
    }

    mutating func visit(_ first: Int) {
      guard staysInside[first], marks[first] == .new else { return }
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
        guard connection.canBeTaken, staysInside[connection.target] else { continue }
        switch marks[connection.target] {
        case .new:
          marks[connection.target] = .open
          stack.append((connection.target, 0))
        case .open: closing.append((index, connection))
        case .done: break
        }
      }
    }
  }
}
