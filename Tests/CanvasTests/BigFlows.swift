import Randomness
import Screen

@testable import Canvas

/// Flows of any size, each hard on another part of the layout.
enum BigFlows: String, CaseIterable {
  /// One plain action after the other.
  case chain
  /// Branches that meet at once, one after the other.
  case diamonds
  /// Each branch inside the one before, ends beside it.
  case nested
  /// Each branch inside the one before, all leading to one last action.
  case nestedMeetingAtTheEnd
  /// Each branch inside the one before, each meeting its own follower.
  case nestedJoins
  /// One question with an answer for each action.
  case fan
  /// Nothing leads to anything.
  case loose
  /// A bit of everything.
  case mixed

  func flow(_ count: Int) -> CanvasFlow {
    var random = SeededRandom(seed: UInt64(count))
    let actions = (0..<count).map { index in
      CanvasFlow.Action(
        id: "a\(index)", icon: .init("?"), iconRole: .iconLogic, kindName: "Kind", title: "Action \(index)",
        ports: targets(index, count, &random).map { target in
          CanvasFlow.Port(label: "to \(target)", target: target >= 0 && target < count ? target : nil)
        })
    }
    return CanvasFlow(actions: actions, start: 0, labels: .english)
  }

  private func targets(_ index: Int, _ count: Int, _ random: inout SeededRandom) -> [Int] {
    switch self {
    case .chain: [index + 1]
    case .diamonds:
      switch index % 3 {
      case 0: [index + 1, index + 2]
      case 1: [index + 2]
      default: [index + 1]
      }
    case .nested: [index + 1, -1]
    case .nestedMeetingAtTheEnd: index < count - 1 ? [index + 1, count - 1] : [-1]
    case .nestedJoins: index < count / 2 ? [index + 1, count - 1 - index] : [index + 1]
    case .fan: index == 0 ? Array(1..<max(count, 3)) : [-1]
    case .loose: [-1]
    case .mixed:
      (0..<[1, 1, 1, 2, 3].randomElement(using: &random, or: 1)).map { _ in
        Int.random(in: 0...19, using: &random) == 0
          ? Int.random(in: 0..<count, using: &random) : index + Int.random(in: 1...6, using: &random)
      }
    }
  }
}

extension Array {
  fileprivate func randomElement(using random: inout SeededRandom, or other: Element) -> Element {
    randomElement(using: &random) ?? other
  }
}
