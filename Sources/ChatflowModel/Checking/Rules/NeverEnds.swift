import OrderedCollections

/// From everywhere a conversation can come to an end, or to somebody who takes it over.
///
/// Of a part from which there is no way out, the first action is told; a circle in which the visitor is never asked is
/// another rule's. What a program chooses is not known, and may lead out.
struct NeverEnds: FlowRule {
  let id: RuleID = "never-ends"
  let severity = Finding.Severity.warning
  let needs = Knowledge.start

  func findings(in flow: CheckedFlow) -> [Finding] {
    guard !flow.isBroken, flow.isLeadingNowhere.isEmpty else { return [] }
    let canEnd = flow.leading { flow.action($0)?.canEnd ?? true }
    let stuck = flow.ids.indices.filter { flow.canRun[$0] && !canEnd[$0] }
    if stuck.isEmpty { return [] }
    return Parts(flow, stuck).last.compactMap { part in
      guard let first = part.min(), part.contains(where: { flow.mayWait[$0] }) else { return nil }
      return Finding(
        severity, id, at: Finding.Place(flow.id(first)), names: ["name": flow.id(first)])
    }
  }

  /// The parts in which all actions lead to each other and none leads out: where a conversation goes round in the end.
  private struct Parts {
    private(set) var last: [[Int]] = []

    init(_ flow: CheckedFlow, _ stuck: [Int]) {
      var sources: [Int: [Int]] = [:]
      for index in stuck {
        for connection in flow.connections(of: index) where connection.canBeTaken {
          sources[connection.target, default: []].append(index)
        }
      }
      // In the order in which a walk is done with them, from the last to the first, whoever leads to a part comes before it.
      var order: [Int] = []
      var isSeen: Set<Int> = []
      for first in stuck where isSeen.insert(first).inserted {
        var stack = [(index: first, next: flow.connections(of: first))]
        while let (index, rest) = stack.last {
          guard let connection = rest.first else {
            order.append(index)
            stack.removeLast()
            continue
          }
          stack[stack.count - 1].next = rest.dropFirst()
          if connection.canBeTaken, isSeen.insert(connection.target).inserted {
            stack.append((connection.target, flow.connections(of: connection.target)))
          }
        }
      }
      var part: [Int: Int] = [:]
      var parts: [[Int]] = []
      for first in order.reversed() where part[first] == nil {
        var (open, found) = ([first], [Int]())
        while let index = open.popLast() {
          if part[index] != nil { continue }
          part[index] = parts.count
          found.append(index)
          open += (sources[index] ?? []).filter { part[$0] == nil }
        }
        parts.append(found)
      }
      last = parts.enumerated().filter { number, members in
        members.allSatisfy { index in
          flow.connections(of: index).allSatisfy { !$0.canBeTaken || part[$0.target] == number }
        }
      }.map(\.element)
    }
  }
}

extension CheckedFlow {
  /// Which actions can lead a conversation to one of some.
  func leading(to isGoal: (Int) -> Bool) -> [Bool] {
    var sources: [[Int]] = Array(repeating: [], count: ids.count)
    for index in ids.indices {
      for connection in connections(of: index) where connection.canBeTaken {
        sources[connection.target].append(index)
      }
    }
    var leads = Array(repeating: false, count: ids.count)
    var open = ids.indices.filter(isGoal)
    while let index = open.popLast() {
      if leads[index] { continue }
      leads[index] = true
      open += sources[index]
    }
    return leads
  }
}
