/// Which facts hold when an action begins, worked out for many facts at once: each is a bit.
///
/// A fact, such as the answer to a question, comes about in some actions. It *may* hold where some way leads from one of
/// them, and *must* hold where all ways do.
struct ValueFlow {
  private let flow: CheckedFlow

  init(_ flow: CheckedFlow) { self.flow = flow }

  /// For each action that a conversation can come to, which of the facts hold there; the others have none. A fact is said
  /// by the actions in which it comes about, by their index.
  func facts(_ sources: [[Int]], onEveryWay: Bool) -> [[Bool]] {
    var found: [[Bool]] = []
    for start in stride(from: 0, to: sources.count, by: UInt64.bitWidth) {
      let chunk = sources[start..<min(start + UInt64.bitWidth, sources.count)]
      var made = Array(repeating: UInt64(0), count: flow.ids.count)
      for (bit, indices) in chunk.enumerated() {
        for index in indices { made[index] |= 1 << UInt64(bit) }
      }
      let held = solve(made, onEveryWay: onEveryWay)
      for bit in chunk.indices { found.append(held.map { $0 >> UInt64(bit - start) & 1 == 1 }) }
    }
    return found
  }

  /// Goes through the actions again and again until nothing changes any more: each change takes facts away where all ways
  /// count, or adds some where one is enough, so that it comes to an end.
  private func solve(_ made: [UInt64], onEveryWay: Bool) -> [UInt64] {
    var held = flow.canRun.map { $0 && onEveryWay ? UInt64.max : 0 }
    guard let start = flow.start else { return held }
    held[start] = 0
    var isWaiting = flow.canRun
    var waiting = flow.ids.indices.filter { flow.canRun[$0] }
    waiting.reverse()
    while let index = waiting.popLast() {
      isWaiting[index] = false
      for connection in flow.connections(of: index) where connection.canBeTaken {
        let gained = Question.isAnswered(leavingBy: connection.port) ? made[index] : 0
        let there = held[index] | gained
        let target = connection.target
        let new = onEveryWay ? held[target] & there : held[target] | there
        guard new != held[target] else { continue }
        held[target] = new
        if !isWaiting[target] {
          isWaiting[target] = true
          waiting.append(target)
        }
      }
    }
    return held
  }
}
