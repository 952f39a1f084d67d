import Screen
import Testing

@testable import Canvas

/// Cost as counted steps, so that the result does not depend on the machine.
@Suite struct Cost {
  @Test(arguments: BigFlows.allCases) func layoutIsNearLinear(shape: BigFlows) {
    let small = Structure(shape.flow(1_000))
    let big = Structure(shape.flow(10_000))
    #expect(big.steps <= 15 * small.steps, "\(small.steps) steps for 1,000 actions, \(big.steps) for 10,000")
    #expect(Lanes(big).cards.count == 10_000)
  }

  @Test(arguments: BigFlows.allCases) func drawingLooksAtNoMoreThanTheScreenHolds(shape: BigFlows) {
    let layout = Layout(shape.flow(10_000), width: 70)
    for step in 0..<20 {
      var lines = LineDrawing(
        layout, viewport: Rect(x: 0, y: max(0, layout.height - 38) * step / 19, width: 70, height: 38))
      lines.draw()
      // A screen of 38 rows has room for some ten cards in two columns, and the lanes around them.
      #expect(lines.visits < 60, "\(lines.visits) runs for one screen at step \(step)")
    }
  }

  @Test(arguments: BigFlows.allCases) func bigFlowsCanBeWalkedAndDrawn(shape: BigFlows) {
    let flow = shape.flow(4_000)
    let layout = Layout(flow, width: 70)
    var memory = NavigationMemory()
    for move in [Move.last, .up, .left, .previous, .first, .down, .right, .next, .partner, .nextPlus] {
      for action in stride(from: 0, to: 4_000, by: 397) {
        _ = layout.move(move, from: .card(action), memory: &memory)
      }
    }
    var frame = Frame(size: Size(width: 70, height: 38))
    let top = layout.top(revealing: .card(3_999), from: 0, height: 38)
    layout.draw(
      flow, viewport: Rect(x: 0, y: top, width: 70, height: 38), into: &frame, area: frame.bounds, focus: .card(3_999))
    #expect(frame.cells.contains { $0.style.role == .cardFocused } == (layout.card(of: 3_999) != nil))
    #expect(layout.breadcrumb(atRow: top, focus: .card(3_999), in: flow).count <= 40)
    for connection in layout.lines(into: 3_999).prefix(3) { _ = layout.route(of: connection) }
  }

  /// Whatever the nesting, a row of an Outline or a Map is drawn from what it holds and from the rails that it has room
  /// for.
  @Test(arguments: BigFlows.allCases, [Zoom.outline, .map]) func rowsOfBigFlowsAreWalkedAndDrawn(
    shape: BigFlows, zoom: Zoom
  ) {
    let flow = shape.flow(4_000)
    let layout = Layout(flow, width: 70, zoom: zoom)
    var memory = NavigationMemory()
    for move in [Move.last, .up, .left, .previous, .first, .down, .right, .next, .partner, .nextPlus] {
      for action in stride(from: 0, to: 4_000, by: 397) {
        _ = layout.move(move, from: .card(action), memory: &memory)
      }
    }
    for action in stride(from: 0, to: 4_000, by: 1_333) {
      let top = layout.top(revealing: .card(action), from: 0, height: 38)
      var frame = Frame(size: Size(width: 70, height: 38))
      layout.draw(
        flow, viewport: Rect(x: 0, y: top, width: 70, height: 38), into: &frame, area: frame.bounds,
        focus: .card(action))
      #expect((0..<38).contains { frame[4, $0].text == "›" }, "\(action)")
      #expect(layout.breadcrumb(atRow: top, focus: .card(action), in: flow).count <= 40)
    }
  }
}
