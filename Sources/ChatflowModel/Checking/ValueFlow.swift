/// Which facts hold when an action begins, worked out for many facts at once: each is a bit.
///
/// A fact, such as the answer to a question, comes about in some actions, or is so wherever some connections are taken. It
/// *may* hold where some way leads from one of them, and *must* hold where all ways do.
struct ValueFlow {
  private let flow: CheckedFlow

  init(_ flow: CheckedFlow) { self.flow = flow }

  /// Something that holds at some places of a chatflow.
  struct Fact {
    /// The actions in which it comes about, by their index.
    var sources: [Int] = []
    /// What conditions on the way say, or actions do, by each of which it is so, too.
    var ways: Set<WayFact> = []
    /// Whether it is so when the first action begins.
    var holdsAtStart = false
    /// Whether it may be otherwise once time has gone by.
    var endsWithTime = false
  }

  /// For each action that a conversation can come to, which of the facts hold there; the others have none.
  func facts(_ facts: [Fact], onEveryWay: Bool) -> [[Bool]] {
    var found: [[Bool]] = []
    for start in stride(from: 0, to: facts.count, by: UInt64.bitWidth) {
      let chunk = facts[start..<min(start + UInt64.bitWidth, facts.count)]
      let held = solve(Bits(chunk, actions: flow.ids.count), onEveryWay: onEveryWay)
      for bit in chunk.indices { found.append(held.map { $0 >> UInt64(bit - start) & 1 == 1 }) }
    }
    return found
  }

  /// Facts as bits.
  private struct Bits {
    /// Those that come about in each action.
    var made: [UInt64]
    /// Those that are so where conditions say something.
    var said: [WayFact: UInt64] = [:]
    /// Those that are so when the first action begins.
    var starting: UInt64 = 0
    /// Those that may be otherwise once time has gone by.
    var ending: UInt64 = 0

    init(_ facts: ArraySlice<Fact>, actions: Int) {
      made = Array(repeating: 0, count: actions)
      for (number, fact) in facts.enumerated() {
        let bit = UInt64(1) << UInt64(number)
        for index in fact.sources { made[index] |= bit }
        for way in fact.ways { said[way, default: 0] |= bit }
        if fact.holdsAtStart { starting |= bit }
        if fact.endsWithTime { ending |= bit }
      }
    }

    func gained(taking connection: CheckedFlow.Connection, from index: Int) -> UInt64 {
      let answered = Question.isAnswered(leavingBy: connection.port) ? made[index] : 0
      if said.isEmpty || connection.facts.isEmpty { return answered }
      return connection.facts.reduce(answered) { $0 | (said[$1] ?? 0) }
    }
  }

  /// Goes through the actions again and again until nothing changes any more: each change takes facts away where all ways
  /// count, or adds some where one is enough, so that it comes to an end.
  private func solve(_ bits: Bits, onEveryWay: Bool) -> [UInt64] {
    var held = flow.canRun.map { $0 && onEveryWay ? UInt64.max : 0 }
    guard let start = flow.start else { return held }
    held[start] = bits.starting
    var isWaiting = flow.canRun
    var waiting = flow.ids.indices.filter { flow.canRun[$0] }
    waiting.reverse()
    while let index = waiting.popLast() {
      isWaiting[index] = false
      let left = flow.takesTime(index) ? held[index] & ~bits.ending : held[index]
      for connection in flow.connections(of: index) where connection.canBeTaken {
        let there = left | bits.gained(taking: connection, from: index)
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

extension CheckedFlow {
  /// Whether time may go by before a conversation leaves an action.
  fileprivate func takesTime(_ index: Int) -> Bool { mayWait[index] || action(index)?.isHandover == true }
}
