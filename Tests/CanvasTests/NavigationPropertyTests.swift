import Randomness
import Screen
import Testing

@testable import Canvas

@Suite struct NavigationProperties {
  static let batches = DrawingProperties.batches

  private func arrowStops(_ layout: Layout, _ flow: CanvasFlow) -> [Stop] {
    var stops: [Stop] = []
    for action in flow.actions.indices where layout.card(of: action) != nil {
      stops.append(.card(action))
      if flow.actions[action].ports.count > 1 {
        for port in flow.actions[action].ports.indices {
          stops.append(.header(Connection(action: action, port: port)))
        }
      }
    }
    return stops
  }

  private func top(_ layout: Layout) -> Stop { layout.branch.map(Stop.header) ?? .plus(.start) }

  private func allStops(_ layout: Layout, _ flow: CanvasFlow) -> [Stop] {
    var stops = arrowStops(layout, flow) + [top(layout)]
    for action in flow.actions.indices where layout.card(of: action) != nil {
      if flow.actions[action].ports.count == 1 { stops.append(.plus(.connection(Connection(action: action)))) }
      if layout.rect(of: .plus(.join(action))) != nil { stops.append(.plus(.join(action))) }
    }
    return stops
  }

  @Test(arguments: batches) func downGoesDownAndUpGoesUp(batch: Int) {
    DrawingProperties.forEachScene(batch, 100) { scene in
      var random = SeededRandom(seed: scene.seed)
      let layout = scene.layout
      var memory = NavigationMemory()
      for stop in allStops(layout, scene.flow).shuffled(using: &random) {
        guard let row = layout.rect(of: stop)?.y else {
          DrawingProperties.report(["\(stop) is nowhere"], scene)
          continue
        }
        if let down = layout.move(.down, from: stop, memory: &memory) {
          DrawingProperties.report((layout.rect(of: down)?.y ?? 0) > row ? [] : ["down from \(stop) to \(down)"], scene)
        }
        if let up = layout.move(.up, from: stop, memory: &memory) {
          DrawingProperties.report((layout.rect(of: up)?.y ?? row) < row ? [] : ["up from \(stop) to \(up)"], scene)
        } else if layout.lanes.treeCount > 0 {
          let isTop = stop == top(layout) || layout.branch == nil && stop == .card(Int(layout.lanes.lanes[0].head))
          DrawingProperties.report(isTop ? [] : ["no way up from \(stop)"], scene)
        }
      }
    }
  }

  @Test(arguments: batches) func downAndRightReachEveryStop(batch: Int) {
    DrawingProperties.forEachScene(batch, 100) { scene in
      let layout = scene.layout
      guard let first = layout.firstStop else { return }
      let reached = layout.stopsReachedByDownAndRight(from: first)
      let missing = Set(arrowStops(layout, scene.flow)).subtracting(reached)
      DrawingProperties.report(missing.map { "\($0) is not reached" }, scene)
    }
  }

  @Test(arguments: batches) func drawingOrderVisitsEverythingOnce(batch: Int) {
    DrawingProperties.forEachScene(batch, 100) { scene in
      let layout = scene.layout
      var memory = NavigationMemory()
      var visited = [top(layout)]
      while let last = visited.last, visited.count < 2000, let next = layout.move(.next, from: last, memory: &memory) {
        visited.append(next)
      }
      let all = allStops(layout, scene.flow)
      let isComplete = visited.count == all.count && Set(visited) == Set(all)
      DrawingProperties.report(isComplete ? [] : ["visits \(visited.count) of \(all.count) stops"], scene)
      for (one, other) in zip(visited, visited.dropFirst()) {
        let back = layout.move(.previous, from: other, memory: &memory)
        DrawingProperties.report(back == one ? [] : ["back from \(other) is not \(one)"], scene)
      }
    }
  }

  @Test(arguments: batches) func sidewaysLeadsToAStopThatIsShown(batch: Int) {
    DrawingProperties.forEachScene(batch, 20) { scene in
      let layout = scene.layout
      var memory = NavigationMemory()
      let moves: [Move] = [
        .left, .right, .nextSibling, .previousSibling, .partner, .nextPlus, .first, .last, .number(7),
      ]
      for stop in allStops(layout, scene.flow) {
        for move in moves {
          guard let next = layout.move(move, from: stop, memory: &memory) else { continue }
          DrawingProperties.report(layout.rect(of: next) == nil ? ["\(move) from \(stop) to \(next)"] : [], scene)
        }
      }
    }
  }

  @Test(arguments: batches) func whatIsSeenIsWhatIsHit(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      let layout = scene.layout
      for stop in allStops(layout, scene.flow) {
        guard let rect = layout.rect(of: stop) else { continue }
        let expected: Hit =
          switch stop {
          case .card(let action): .card(action)
          case .header(let branch): .plus(.connection(branch))
          case .plus(let plus): .plus(plus)
          }
        for point in [rect.origin, Point(x: rect.maxX - 1, y: rect.maxY - 1)] {
          let hit = layout.hit(at: point, in: scene.flow)
          DrawingProperties.report(
            hit == expected ? [] : ["\(point) hits \(String(describing: hit)), not \(stop)"], scene)
        }
      }
      let picture = layout.picture(scene.flow)
      for y in 0..<layout.height {
        for x in 0..<layout.drawnWidth where ["↺", "↑", "↓"].contains(picture[x, y].text) {
          let hit = layout.hit(at: Point(x: x, y: y), in: scene.flow)
          guard case .jump(let connection, let target) = hit,
            scene.flow.actions[connection.action].ports[connection.port].target == target
          else {
            DrawingProperties.report(["jump at \(x),\(y) is not hit"], scene)
            continue
          }
        }
      }
    }
  }
}
