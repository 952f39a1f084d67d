import Randomness
import Screen
import Testing

@testable import Canvas

/// What holds for every drawing, on random flows, folds and widths. A failure names the seed.
@Suite struct DrawingProperties {
  /// Batches, so that they can run side by side.
  static let batches = 0..<8
  static let scenesInBatch = 90
  /// CANVAS_ROUNDS=20 draws twenty times as many.
  static let rounds = environment("CANVAS_ROUNDS").flatMap(Int.init) ?? 1

  static func forEachScene(_ batch: Int, _ count: Int = scenesInBatch, _ body: (RandomScene) -> Void) {
    let count = count * rounds
    for seed in batch * count..<(batch + 1) * count { body(RandomScene(seed: UInt64(seed))) }
  }

  static func report(_ wrong: [String], _ scene: RandomScene, _ sourceLocation: SourceLocation = #_sourceLocation) {
    guard let first = wrong.first else { return }
    Issue.record(
      "\(first) (and \(wrong.count - 1) more)\n\(scene)\n\(scene.layout.picture(scene.flow).lines.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: batches) func everyDrawingKeepsItsRules(batch: Int) {
    Self.forEachScene(batch) { scene in
      let rules = DrawingRules(scene)
      let routes = rules.routes
      Self.report(rules.misplacedActions, scene)
      Self.report(rules.overlaps, scene)
      Self.report(rules.cellsOutside, scene)
      Self.report(rules.wrongNumbers, scene)
      Self.report(rules.wrongRoutes(routes), scene)
      Self.report(rules.wrongPluses(routes), scene)
      Self.report(rules.routesThroughCards(routes), scene)
      Self.report(rules.strangersInACell(routes), scene)
      Self.report(rules.wrongLines(routes), scene)
      Self.report(rules.textOnLines, scene)
      Self.report(rules.damagedTexts, scene)
    }
  }

  @Test(arguments: batches) func titleChangesOnlyTheRowsThatTellIt(batch: Int) {
    Self.forEachScene(batch, 40) { scene in
      var random = SeededRandom(seed: scene.seed)
      let layout = scene.layout
      let focus = Stop.card(Int.random(in: 0..<layout.actionCount, using: &random))
      Self.report(layout.rowsThatTellATitleUnsaid(in: scene.flow, focus: focus), scene)
    }
  }

  @Test(arguments: batches) func viewportIsACropOfTheWholeDrawing(batch: Int) {
    Self.forEachScene(batch, 40) { scene in
      var random = SeededRandom(seed: scene.seed)
      let layout = scene.layout
      let focus = Stop.card(Int.random(in: 0..<layout.actionCount, using: &random))
      Self.report(layout.viewportsThatAreNoCrop(of: scene.flow, focus: focus, using: &random), scene)
    }
  }

  /// A viewport of one row sees lines whose ends are all elsewhere.
  @Test(arguments: batches) func everyRowAloneIsDrawnAsInTheWhole(batch: Int) {
    Self.forEachScene(batch, 8) { scene in
      let layout = scene.layout
      let whole = layout.picture(scene.flow)
      for y in 0..<layout.height {
        var frame = Frame(size: Size(width: layout.drawnWidth, height: 1))
        layout.draw(
          scene.flow, viewport: Rect(x: 0, y: y, width: layout.drawnWidth, height: 1), into: &frame, area: frame.bounds)
        Self.report(frame.cells == whole.row(y) ? [] : ["row \(y) alone is drawn otherwise"], scene)
      }
    }
  }

  @Test(arguments: batches) func glyphTiersHaveTheSameGeometry(batch: Int) {
    Self.forEachScene(batch, 10) { scene in
      let layout = scene.layout
      let rich = layout.picture(scene.flow)
      for tier in [GlyphTier.basic, .ascii] {
        let other = layout.picture(scene.flow, tier: tier)
        let differs = zip(rich.cells, other.cells).contains {
          ($0.scalar == 0x20) != ($1.scalar == 0x20) || $0.width != $1.width || $0.style != $1.style
        }
        Self.report(differs ? ["\(tier) has another geometry"] : [], scene)
      }
    }
  }

  @Test(arguments: batches) func asciiTierIsASCII(batch: Int) {
    Self.forEachScene(batch, 10) { scene in
      let picture = scene.layout.picture(scene.flow, focus: .card(0), ghost: 0, tier: .ascii)
      let other = picture.cells.first { $0.scalar > 0x7e }
      Self.report(other.map { ["not ASCII: \($0.text)"] } ?? [], scene)
    }
  }

  /// Order in the file and identifiers do not matter as long as the start reaches everything.
  @Test(arguments: batches) func sameFlowGivesTheSameCells(batch: Int) {
    Self.forEachScene(batch, 40) { scene in
      var random = SeededRandom(seed: scene.seed)
      let layout = scene.layout
      guard scene.flow.start != nil, layout.lanes.treeCount == 1 else { return }
      let order = scene.flow.actions.indices.shuffled(using: &random)
      var place = Array(repeating: 0, count: order.count)
      for (new, old) in order.enumerated() { place[old] = new }
      var flow = scene.flow
      flow.start = place[0]
      flow.actions = order.map { old in
        var action = scene.flow.actions[old]
        action.id = "renamed-\(old * 7 % 13)"
        for port in action.ports.indices { action.ports[port].target = action.ports[port].target.map { place[$0] } }
        return action
      }
      let folds = Set(scene.folds.map { Connection(action: place[$0.action], port: $0.port) })
      let shuffled = Layout(
        flow, width: scene.width, folds: folds,
        pins: Dictionary(uniqueKeysWithValues: scene.pins.map { (place[$0], $1) }),
        branch: scene.branch.map { Connection(action: place[$0.action], port: $0.port) })
      let isSame = shuffled.picture(flow) == layout.picture(scene.flow)
      Self.report(isSame ? [] : ["the shuffled flow is drawn otherwise"], scene)
    }
  }
}
