/// Which facts hold when an action begins, worked out for many facts at once: each is a bit.
///
/// A fact, such as the answer to a question, comes about in some actions, or is so wherever some connections are taken. It
/// *may* hold where some way leads from one of them, and *must* hold where all ways do.
///
/// Connections are read once, and then gone over for each 64 facts. The actions are looked at in an order in which each
/// comes after those that lead to it, so that once is enough but for what leads back.
struct ValueFlow {
  private let start: Int?
  private let canRun: [Bool]
  private let takesTime: [Bool]
  /// The connections that a conversation can take, action by action.
  private var steps: [Step] = []
  /// Where those of each action begin, and where those of the last one end.
  private var firstStep = [0]
  /// What conditions say where connections are taken, by its numbers.
  private var said: [Int] = []
  private var numbers: [WayFact: Int] = [:]
  /// The actions that a conversation can come to.
  private var order: [Int] = []

  private struct Step {
    let target: Int
    /// Whether what comes about in the action is so behind it.
    let isAnswered: Bool
    /// Where it stands what conditions say.
    let said: Range<Int>
  }

  init(_ flow: CheckedFlow) {
    start = flow.start
    canRun = flow.canRun
    takesTime = flow.canRun.indices.map { flow.canRun[$0] && flow.takesTime($0) }
    for index in canRun.indices {
      for connection in flow.connections(of: index) where canRun[index] && connection.canBeTaken {
        let first = said.count
        for fact in connection.facts {
          let number = numbers[fact] ?? numbers.count
          numbers[fact] = number
          said.append(number)
        }
        let isAnswered = Question.isAnswered(leavingBy: connection.port)
        steps.append(Step(target: connection.target, isAnswered: isAnswered, said: first..<said.count))
      }
      firstStep.append(steps.count)
    }
    order = inOrder()
  }

  /// The actions that a conversation can come to, each after those that lead to it, but for what leads back.
  private func inOrder() -> [Int] {
    guard let start else { return [] }
    var isSeen = Array(repeating: false, count: canRun.count)
    isSeen[start] = true
    var left: [Int] = []
    var open = [(index: start, next: firstStep[start])]
    while let (index, next) = open.popLast() {
      guard next < firstStep[index + 1] else {
        left.append(index)
        continue
      }
      open.append((index, next + 1))
      let target = steps[next].target
      if isSeen[target] { continue }
      isSeen[target] = true
      open.append((target, firstStep[target]))
    }
    // What is led to by no connection, as some program names it, comes last.
    return left.reversed() + canRun.indices.filter { canRun[$0] && !isSeen[$0] }
  }

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

  /// Which facts hold where.
  struct Held {
    /// 64 facts after 64 facts, action by action.
    fileprivate var words: [[UInt64]] = []
    /// How many connections were gone over to find out.
    fileprivate(set) var steps = 0

    /// Whether a fact holds when an action begins; where a conversation cannot come to, none does.
    func holds(_ fact: Int, at action: Int) -> Bool {
      words[fact / UInt64.bitWidth][action] >> UInt64(fact % UInt64.bitWidth) & 1 == 1
    }
  }

  /// For each action that a conversation can come to, which of the facts hold there.
  func facts(_ facts: [Fact], onEveryWay: Bool) -> Held {
    var held = Held()
    for start in stride(from: 0, to: facts.count, by: UInt64.bitWidth) {
      let chunk = facts[start..<min(start + UInt64.bitWidth, facts.count)]
      held.words.append(solve(Bits(chunk, actions: canRun.count, numbers), onEveryWay: onEveryWay, &held.steps))
    }
    return held
  }

  /// Facts as bits.
  private struct Bits {
    /// Those that come about in each action.
    var made: [UInt64]
    /// Those that are so where conditions say something, by its number.
    var said: [UInt64]
    /// Whether any are so by that.
    var areSaid = false
    /// Those that are so when the first action begins.
    var starting: UInt64 = 0
    /// Those that may be otherwise once time has gone by.
    var ending: UInt64 = 0

    init(_ facts: ArraySlice<Fact>, actions: Int, _ numbers: [WayFact: Int]) {
      made = Array(repeating: 0, count: actions)
      said = Array(repeating: 0, count: numbers.count)
      for (number, fact) in facts.enumerated() {
        let bit = UInt64(1) << UInt64(number)
        for index in fact.sources { made[index] |= bit }
        for way in fact.ways {
          guard let number = numbers[way] else { continue }
          said[number] |= bit
          areSaid = true
        }
        if fact.holdsAtStart { starting |= bit }
        if fact.endsWithTime { ending |= bit }
      }
    }
  }

  /// Goes through the actions again and again until nothing changes any more: each change takes facts away where all ways
  /// count, or adds some where one is enough, so that it comes to an end.
  private func solve(_ bits: Bits, onEveryWay: Bool, _ count: inout Int) -> [UInt64] {
    var held = canRun.map { $0 && onEveryWay ? UInt64.max : 0 }
    guard let start else { return held }
    held[start] = bits.starting
    var isWaiting = canRun
    var isMore = true
    while isMore {
      isMore = false
      for index in order where isWaiting[index] {
        isWaiting[index] = false
        let left = takesTime[index] ? held[index] & ~bits.ending : held[index]
        count += firstStep[index + 1] - firstStep[index]
        for step in steps[firstStep[index]..<firstStep[index + 1]] {
          var there = step.isAnswered ? left | bits.made[index] : left
          if bits.areSaid { for place in step.said { there |= bits.said[said[place]] } }
          let new = onEveryWay ? held[step.target] & there : held[step.target] | there
          if new == held[step.target] { continue }
          held[step.target] = new
          isWaiting[step.target] = true
          isMore = true
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
