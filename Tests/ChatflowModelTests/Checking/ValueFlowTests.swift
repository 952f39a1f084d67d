import OrderedCollections
import Randomness
import Testing

@testable import ChatflowModel

/// Which facts hold where is what trying all ways comes to, and costs little where there are many.
@Suite struct ValueFlowTests {
  /// Questions that lead to others by their replies; the first one runs first.
  private static func flow(_ targets: [[Int]]) -> CheckedFlow {
    var flow = Chatflow(name: "Flow")
    flow.start = .to("a0")
    for (number, targets) in targets.enumerated() {
      var action = Action(id: ActionID("a\(number)"), kind: "question", name: "Question \(number)")
      action.values["free-text"] = .flag(false)
      action.replies = targets.enumerated().map { QuickReply("Reply \($0)", link: .to(ActionID("a\($1)"))) }
      flow.actions[action.id] = action
    }
    return CheckedFlow(FlowConnections(flow), ids: flow.actions.keys)
  }

  /// What some actions lead to, those left out whose answers are looked for.
  private static func reached(from first: [Int], in flow: CheckedFlow, without source: Int? = nil) -> Set<Int> {
    var (reached, open) = (Set<Int>(), first)
    while let index = open.popLast() {
      guard reached.insert(index).inserted, index != source else { continue }
      open += flow.connections(of: index).filter(\.canBeTaken).map(\.target)
    }
    return reached
  }

  @Test func whatHoldsWhereIsWhatTryingAllWaysComesTo() {
    var random = SeededRandom(seed: 17)
    var seen: Set<[Bool]> = []
    for _ in 0..<60 {
      // More facts than are worked out at once.
      let flow = Self.flow(
        (0..<70).map { number in
          let next = min(number + 1, 69)
          return Bool.random(using: &random) ? [next] : [next, Int.random(in: 0..<70, using: &random)]
        })
      let facts = flow.canRun.indices.map { ValueFlow.Fact(sources: [$0]) }
      let values = ValueFlow(flow)
      let (may, must) = (values.facts(facts, onEveryWay: false), values.facts(facts, onEveryWay: true))
      for source in flow.canRun.indices {
        let leads = flow.connections(of: source).filter(\.canBeTaken).map(\.target)
        let behind = flow.canRun[source] ? Self.reached(from: leads, in: flow) : []
        let besides = Self.reached(from: [0], in: flow, without: source)
        for action in flow.canRun.indices {
          let expected = [
            behind.contains(action), flow.canRun[action] && !besides.contains(action),
          ]
          let found = [may.holds(source, at: action), must.holds(source, at: action)]
          seen.insert(expected)
          #expect(found == expected, "\(source) at \(action)")
          if found != expected { return }
        }
      }
    }
    #expect(seen.count > 2)
  }

  /// In whatever order they stand in the file.
  @Test func aChainIsGoneOverOnceForEachFewFacts() {
    let count = 640
    for isForward in [true, false] {
      let flow = Self.flow(
        (0..<count).map { number in
          if isForward { return number + 1 < count ? [number + 1] : [] }
          return number == 0 ? [count - 1] : number > 1 ? [number - 1] : []
        })
      let facts = flow.canRun.indices.map { ValueFlow.Fact(sources: [$0]) }
      for onEveryWay in [false, true] {
        let held = ValueFlow(flow).facts(facts, onEveryWay: onEveryWay)
        #expect(held.steps == (count - 1) * count / UInt64.bitWidth)
      }
    }
  }

  /// What leads back is gone over once more, and not once more for each action.
  @Test func aRingIsGoneOverTwice() {
    let count = 640
    let flow = Self.flow((0..<count).map { [($0 + 1) % count] })
    let facts = flow.canRun.indices.map { ValueFlow.Fact(sources: [$0]) }
    let held = ValueFlow(flow).facts(facts, onEveryWay: false)
    #expect(held.steps <= 3 * count * count / UInt64.bitWidth)
    #expect(held.holds(count - 1, at: 0) && held.holds(0, at: 0))
  }
}
