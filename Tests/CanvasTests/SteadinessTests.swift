import Randomness
import Screen
import Testing

@testable import Canvas

/// What an edit may move.
@Suite struct Steadiness {
  static let batches = DrawingProperties.batches

  /// A plain action put on a connection: the connection leads to it, and it leads where the connection led.
  private func inserting(on connection: Connection, in flow: CanvasFlow) -> CanvasFlow {
    var flow = flow
    let port = flow.actions[connection.action].ports[connection.port]
    var new = flow.actions[connection.action]
    new.ports = [CanvasFlow.Port(target: port.target, isJump: port.isJump, missing: port.missing)]
    flow.actions[connection.action].ports[connection.port].target = flow.actions.count
    flow.actions[connection.action].ports[connection.port].isJump = false
    flow.actions[connection.action].ports[connection.port].missing = nil
    flow.actions.append(new)
    return flow
  }

  /// What moved further than an insertion on a row may move it.
  private func moves(_ before: Layout, _ after: Layout, row: Int, most: Int = Metrics.cardStep) -> [String] {
    (0..<before.actionCount).compactMap { action in
      guard let old = before.card(of: action), let new = after.card(of: action) else { return nil }
      if new.x != old.x || new.width != old.width { return "\(action) moved or grew sideways" }
      if new.y < old.y { return "\(action) moved up" }
      if new.y != old.y, old.y < row { return "\(action) moved though it is above" }
      return new.y - old.y > most ? "\(action) moved by \(new.y - old.y)" : nil
    }
  }

  @Test(arguments: batches) func insertingMovesNothingAboveOrSidewaysAndTheRestByOneCard(batch: Int) {
    DrawingProperties.forEachScene(batch, 20) { scene in
      let before = scene.layout
      for action in scene.flow.actions.indices {
        for port in scene.flow.actions[action].ports.indices {
          let connection = Connection(action: action, port: port)
          guard let plus = before.rect(of: .header(connection)) else { continue }
          let flow = inserting(on: connection, in: scene.flow)
          let after = scene.layout(of: flow)
          let wrong = moves(before, after, row: plus.y)
          DrawingProperties.report(wrong.map { "inserting on \(connection): \($0)" }, scene)
        }
      }
    }
  }

  @Test(arguments: batches) func insertingAtTheStartMovesEverythingByOneCard(batch: Int) {
    DrawingProperties.forEachScene(batch, 60) { scene in
      guard let start = scene.flow.start else { return }
      var flow = scene.flow
      var new = flow.actions[start]
      new.ports = [CanvasFlow.Port(target: start)]
      flow.actions.append(new)
      flow.start = flow.actions.count - 1
      let wrong = moves(scene.layout, scene.layout(of: flow), row: 0)
      DrawingProperties.report(wrong, scene)
    }
  }

  @Test(arguments: batches) func addingABranchThatJumpsKeepsTheOrder(batch: Int) {
    DrawingProperties.forEachScene(batch, 100) { scene in
      var random = SeededRandom(seed: scene.seed)
      let branching = scene.flow.actions.indices.filter { scene.flow.actions[$0].ports.count > 1 }
      guard let action = branching.randomElement(using: &random) else { return }
      var flow = scene.flow
      let place = Int.random(in: 0...flow.actions[action].ports.count, using: &random)
      let target = Int.random(in: flow.actions.indices, using: &random)
      flow.actions[action].ports.insert(CanvasFlow.Port(label: "new", target: target, isJump: true), at: place)
      let (before, after) = (Layout(scene.flow, width: scene.width), Layout(flow, width: scene.width))
      let keeps = flow.actions.indices.allSatisfy { before.number(of: $0) == after.number(of: $0) }
      DrawingProperties.report(keeps ? [] : ["a jump from \(action) renumbers"], scene)
    }
  }

  @Test(arguments: batches) func editingTextsMovesNothing(batch: Int) {
    DrawingProperties.forEachScene(batch, 100) { scene in
      var flow = scene.flow
      for action in flow.actions.indices {
        flow.actions[action].title = "another title that is longer than before"
        flow.actions[action].kindName = "Other"
        flow.actions[action].errors = 12
        for port in flow.actions[action].ports.indices { flow.actions[action].ports[port].label = "other" }
      }
      let (before, after) = (scene.layout, scene.layout(of: flow))
      let whole = Rect(x: 0, y: 0, width: before.width, height: before.height)
      var (old, new) = (LineDrawing(before, viewport: whole), LineDrawing(after, viewport: whole))
      old.draw()
      new.draw()
      let isSame =
        before.height == after.height && old.grid.cells == new.grid.cells
        && flow.actions.indices.allSatisfy { before.card(of: $0) == after.card(of: $0) }
      DrawingProperties.report(isSame ? [] : ["a text moves something"], scene)
    }
  }

  @Test(arguments: batches) func foldingMovesNothingSidewaysAndNothingAbove(batch: Int) {
    DrawingProperties.forEachScene(batch, 20) { scene in
      var unfolded = scene
      unfolded.folds = []
      let open = unfolded.layout
      for action in scene.flow.actions.indices where scene.flow.actions[action].ports.count > 1 {
        for port in scene.flow.actions[action].ports.indices {
          let branch = Connection(action: action, port: port)
          guard let header = open.rect(of: .header(branch)) else { continue }
          var folding = unfolded
          folding.folds = [branch]
          let folded = folding.layout
          let wrong = moves(folded, open, row: header.y, most: .max)
          DrawingProperties.report(wrong.map { "unfolding \(branch): \($0)" }, scene)
        }
      }
    }
  }

  /// What stands before an action is come to without it: only what is numbered higher can be cut off with it.
  @Test(arguments: batches) func whatIsNumberedLowerIsReachedWithoutTheRest(batch: Int) {
    DrawingProperties.forEachScene(batch, 40) { scene in
      let layout = scene.layout
      guard let start = scene.flow.start else {
        DrawingProperties.report(layout.startNumbers.isEmpty ? [] : ["nothing is reached without a start"], scene)
        return
      }
      for number in layout.startNumbers {
        guard let action = layout.action(numbered: number) else { continue }
        var reached: Set<Int> = []
        var waiting = start == action ? [] : [start]
        while let next = waiting.popLast() {
          guard next != action, reached.insert(next).inserted else { continue }
          waiting += scene.flow.actions[next].ports.compactMap(\.target)
        }
        let missed = (layout.startNumbers.lowerBound..<number).compactMap(layout.action).filter {
          !reached.contains($0)
        }
        DrawingProperties.report(missed.map { "\($0) is not reached without \(action)" }, scene)
      }
    }
  }

  @Test func focusStaysOnItsScreenRow() {
    let flow = SampleFlows.triage
    let (narrow, wide) = (Layout(flow, width: 46), Layout(flow, width: 146))
    for action in flow.actions.indices {
      guard let old = narrow.card(of: action), let new = wide.card(of: action) else { continue }
      let top = narrow.top(revealing: .card(action), from: 0, height: 38)
      let kept = wide.top(keeping: .card(action), onRow: old.y - top, height: 38)
      let isAtAnEnd = kept == 0 || kept == wide.height - 38
      #expect(new.y - kept == old.y - top || isAtAnEnd, "action \(action)")
    }
  }
}
