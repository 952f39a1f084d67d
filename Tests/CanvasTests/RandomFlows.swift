import Randomness
import Screen

@testable import Canvas

/// A random flow, width, folds, pins and branch that is shown alone; everything follows from the seed.
struct RandomScene: CustomStringConvertible {
  let seed: UInt64
  var flow: CanvasFlow
  var folds: Set<Connection> = []
  /// Not empty for every fourth seed.
  var pins: [Int: Pin] = [:]
  /// Set for every fourth seed, if the flow has a branch with actions.
  var branch: Connection?
  var width: Int

  /// What makes flows look different from one another.
  private struct Shape {
    var wildness: Double
    var branching: Double
    var ending: Double
    var reach: Int

    init(_ random: inout SeededRandom) {
      wildness = max(0, Double.random(in: -0.2...0.6, using: &random))
      branching = Double.random(in: 0.1...0.8, using: &random)
      ending = Double.random(in: 0...0.2, using: &random)
      reach = Int.random(in: 1...6, using: &random)
    }
  }

  init(seed: UInt64) {
    self.seed = seed
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...60, using: &random)
    width = Int.random(in: 40...150, using: &random)
    // Most flows are mostly forward, as real ones are; some are any graph at all.
    let shape = Shape(&random)
    let actions = (0..<count).map { Self.action($0, of: count, shape, &random) }
    flow = CanvasFlow(actions: actions, start: Int.random(in: 0...20, using: &random) == 0 ? nil : 0, labels: .english)
    if Bool.random(using: &random) {
      for (index, action) in actions.enumerated() where action.ports.count > 1 {
        for port in action.ports.indices where Int.random(in: 0...4, using: &random) == 0 {
          folds.insert(Connection(action: index, port: port))
        }
      }
    }
    switch seed % 4 {
    case 1:
      for (index, action) in actions.enumerated() where action.ports.count > 1 {
        if let pin = [nil, Pin.columns, .stacked].randomElement(using: &random) { pins[index] = pin }
      }
    case 3:
      let whole = Layout(flow, width: width)
      branch = actions.indices.flatMap { whole.openBranches(of: $0) }.randomElement(using: &random)
    default: break
    }
  }

  private static func action(
    _ index: Int, of count: Int, _ shape: Shape, _ random: inout SeededRandom
  ) -> CanvasFlow.Action {
    let branching = Double.random(in: 0...1, using: &random) < shape.branching
    let ports =
      branching
      ? Int.random(in: 2...5, using: &random) : Int.random(in: 0...24, using: &random) == 0 ? 0 : 1
    return CanvasFlow.Action(
      id: "a\(index)", icon: .init("?"), iconRole: .iconLogic, kindName: "Kind",
      title: word("t\(index)", Int.random(in: 0...45, using: &random)),
      errors: Int.random(in: 0...9, using: &random) == 0 ? 2 : 0,
      warnings: Int.random(in: 0...9, using: &random) == 0 ? 1 : 0,
      ports: (0..<ports).map { _ in port(from: index, of: count, shape, &random) })
  }

  private static func port(
    from index: Int, of count: Int, _ shape: Shape, _ random: inout SeededRandom
  ) -> CanvasFlow.Port {
    let label = word("l\(index)", Int.random(in: 0...30, using: &random))
    if Double.random(in: 0...1, using: &random) < shape.ending { return CanvasFlow.Port(label: label) }
    if Int.random(in: 0...40, using: &random) == 0 { return CanvasFlow.Port(label: label, missing: "gone") }
    let isWild = Double.random(in: 0...1, using: &random) < shape.wildness
    let target =
      isWild ? Int.random(in: 0..<count, using: &random) : index + Int.random(in: 1...shape.reach, using: &random)
    guard target < count else { return CanvasFlow.Port(label: label) }
    return CanvasFlow.Port(label: label, target: target, isJump: Int.random(in: 0...11, using: &random) == 0)
  }

  /// A text of a length that no other action has.
  private static func word(_ part: String, _ length: Int) -> String {
    String(String(repeating: part, count: length).prefix(length))
  }

  var layout: Layout { layout(of: flow) }

  /// The layout of another flow that is looked at in the same way.
  func layout(of flow: CanvasFlow, _ zoom: Zoom = .cards) -> Layout {
    Layout(flow, width: width, folds: folds, pins: pins, branch: branch, zoom: zoom)
  }

  var description: String {
    let lines = flow.actions.enumerated().map { index, action in
      "\(index): "
        + action.ports.map { "\($0.isJump ? "=>" : "->")\($0.target.map(String.init) ?? "END")" }.joined(separator: " ")
    }
    return "seed \(seed), width \(width), start \(flow.start.map(String.init) ?? "none"), folds "
      + folds.map { "\($0.action).\($0.port)" }.sorted().joined(separator: " ")
      + ", pins " + pins.map { "\($0.key) \($0.value)" }.sorted().joined(separator: " ")
      + ", alone " + (branch.map { "\($0.action).\($0.port)" } ?? "none") + "\n" + lines.joined(separator: "\n")
  }
}
