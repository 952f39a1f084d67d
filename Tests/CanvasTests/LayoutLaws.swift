import Randomness
import Screen

@testable import Canvas

/// What holds on every zoom level; each says what does not.
extension Layout {
  /// Some random parts of the drawing that differ from the same part of the whole.
  func viewportsThatAreNoCrop(
    of flow: CanvasFlow, focus: Stop?, using random: inout SeededRandom
  ) -> [String] {
    let whole = picture(flow, focus: focus)
    var wrong: [String] = []
    for _ in 0..<6 {
      let viewport = Rect(
        x: Int.random(in: 0...20, using: &random), y: Int.random(in: 0...height, using: &random),
        width: Int.random(in: 1...drawnWidth, using: &random), height: Int.random(in: 1...40, using: &random))
      var frame = Frame(size: viewport.size)
      draw(flow, viewport: viewport, into: &frame, area: frame.bounds, focus: focus)
      let differs = (0..<viewport.height).contains { y in
        (0..<viewport.width).contains { frame[$0, y] != whole[$0 + viewport.x, y + viewport.y] }
      }
      if differs { wrong.append("viewport \(viewport) is no crop") }
    }
    return wrong
  }

  /// Rows that look different with another title of an action, and are not among those said to tell it.
  func rowsThatTellATitleUnsaid(in flow: CanvasFlow, focus: Stop? = nil) -> [String] {
    let before = picture(flow, focus: focus)
    return (0..<actionCount).flatMap { action in
      var changed = flow
      changed.actions[action].title = "~~~"
      let after = picture(changed, focus: focus)
      let rows = rows(tellingTitleOf: action)
      let wrong = (0..<before.size.height).filter { y in
        !rows.contains { $0.contains(y) } && before.row(y) != after.row(y)
      }
      return wrong.map { "the title of \(action) stands in row \($0) too" }
    }
  }

  /// What can be come to from a stop by moving down and right alone, that stop included.
  func stopsReachedByDownAndRight(from first: Stop) -> Set<Stop> {
    var reached: Set<Stop> = [first]
    var waiting = [first]
    while let stop = waiting.popLast() {
      for way in [Move.down, .right] {
        var memory = NavigationMemory()
        if let next = move(way, from: stop, memory: &memory), reached.insert(next).inserted { waiting.append(next) }
      }
    }
    return reached
  }
}
