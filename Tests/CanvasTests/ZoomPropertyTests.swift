import Randomness
import Screen
import Testing

@testable import Canvas

/// What holds for every Outline and every Map, on random flows, folds and widths, of the whole flow or of one branch. A failure names the seed.
@Suite struct ZoomProperties {
  static let batches = DrawingProperties.batches
  static let levels = [Zoom.outline, .map]

  /// Random scenes, some as narrow as a level may be.
  private func forEachScene(_ batch: Int, _ count: Int, _ zoom: Zoom, _ body: (RandomScene, Layout) -> Void) {
    DrawingProperties.forEachScene(batch, count) { scene in
      var scene = scene
      if scene.seed % 3 == 0 { scene.width = 30 + Int(scene.seed % 10) }
      body(scene, scene.layout(of: scene.flow, zoom))
    }
  }

  private func report(
    _ wrong: [String], _ scene: RandomScene, _ layout: Layout, _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let first = wrong.first else { return }
    let picture = layout.picture(scene.flow).lines.joined(separator: "\n")
    Issue.record("\(first) (and \(wrong.count - 1) more)\n\(scene)\n\(picture)", sourceLocation: sourceLocation)
  }

  /// Everything that the level shows and the focus can stand on.
  private func stops(_ layout: Layout, _ flow: CanvasFlow) -> [Stop] {
    var stops: [Stop] = layout.rect(of: .plus(.start)) == nil ? [] : [.plus(.start)]
    if let branch = layout.branch { stops.append(.header(branch)) }
    for action in flow.actions.indices where layout.isShown(action) && layout.fold(hiding: action) == nil {
      stops.append(.card(action))
      let ports = flow.actions[action].ports.indices
      if ports.count > 1 { stops += ports.map { .header(Connection(action: action, port: $0)) } }
    }
    return stops
  }

  /// All stops in the order of next.
  private func walk(_ layout: Layout) -> [Stop] {
    var memory = NavigationMemory()
    let hasStart = layout.rect(of: .plus(.start)) != nil
    var visited = [layout.branch.map(Stop.header) ?? (hasStart ? .plus(.start) : layout.firstStop)].compactMap { $0 }
    while let last = visited.last, visited.count < 2000, let next = layout.move(.next, from: last, memory: &memory) {
      visited.append(next)
    }
    return visited
  }

  @Test(arguments: batches, levels) func actionsStandInTheOrderOfTheCards(batch: Int, zoom: Zoom) {
    forEachScene(batch, 20, zoom) { scene, layout in
      let cards = scene.layout
      let numbers = scene.flow.actions.indices.map { cards.number(of: $0) }
      report(scene.flow.actions.indices.map { layout.number(of: $0) } == numbers ? [] : ["numbers"], scene, layout)
      // Every number is an action or inside one fold, in one sequence.
      var listed: [Int] = []
      for stop in walk(layout) {
        switch stop {
        case .card(let action): listed.append(layout.number(of: action))
        case .header(let branch):
          let hidden = scene.flow.actions.indices.filter {
            layout.isShown($0) && layout.fold(hiding: $0)?.branch == branch
          }
          listed += hidden.map { layout.number(of: $0) }.sorted()
        case .plus: break
        }
      }
      report(listed == Array(layout.shownNumbers) ? [] : ["lists \(listed)"], scene, layout)
    }
  }

  @Test(arguments: batches, levels) func noRowIsWiderThanTheCanvas(batch: Int, zoom: Zoom) {
    forEachScene(batch, 20, zoom) { scene, layout in
      var frame = Frame(size: Size(width: layout.width + 60, height: layout.height))
      layout.draw(scene.flow, viewport: frame.bounds, into: &frame, area: frame.bounds)
      let wide = (0..<layout.height).filter { y in
        frame.row(y).dropFirst(layout.width).contains { $0.text != " " }
      }
      report(wide.map { "row \($0) is wider than \(layout.width)" }, scene, layout)
    }
  }

  /// Titles and labels give way before what is said behind them.
  @Test(arguments: batches) func everyOutlineRowSaysItsNumberAndWhereItLeads(batch: Int) {
    forEachScene(batch, 15, .outline) { scene, layout in
      let lines = layout.picture(scene.flow).lines
      let words = Wording(layout: layout, flow: scene.flow, glyphs: CanvasGlyphs.of(.rich))
      var wrong: [String] = []
      for action in scene.flow.actions.indices {
        guard let row = layout.card(of: action)?.y else { continue }
        let item = scene.flow.actions[action]
        let number = String(layout.number(of: action))
        if !lines[row].hasPrefix(String(repeating: " ", count: 3 - number.count) + number + " ") {
          wrong.append("no number in row \(row)")
        }
        let kind = item.ports.count == 1 ? layout.lanes.portKind[layout.port(Connection(action: action))] : .open
        let tail = item.ports.isEmpty ? "■" : words.shortTail(Connection(action: action))
        let target = item.ports.first?.target.flatMap { layout.card(of: $0)?.y }
        let runsOn = kind == .inside || kind == .line && target == row + 1
        let isTold = item.ports.isEmpty || item.ports.count == 1 && !runsOn
        if isTold, item.ports.first?.missing == nil, !lines[row].contains(" " + tail) {
          wrong.append("row \(row) does not say \(tail)")
        }
        if item.errors > 0, item.ports.first?.missing == nil, !lines[row].contains("✗\(item.errors)") {
          wrong.append("no problem in row \(row)")
        }
      }
      report(wrong, scene, layout)
    }
  }

  /// The same branch has the same rows wherever it stands: those of the whole flow, less the rails around it, are those
  /// that it has alone.
  @Test(arguments: batches, levels) func aBranchAloneHasTheRowsThatItHasInTheWhole(batch: Int, zoom: Zoom) {
    forEachScene(batch, 15, zoom) { scene, _ in
      var scene = scene
      scene.branch = nil
      let whole = scene.layout(of: scene.flow, zoom)
      let picture = whole.picture(scene.flow)
      for branch in scene.flow.actions.indices.flatMap({ whole.openBranches(of: $0) }) {
        guard let index = whole.lane(of: branch), whole.lanes.lanes[index].isShown else { continue }
        let lane = whole.lanes.lanes[index]
        let rails = Metrics.railStep * Int(lane.x)
        var own = scene
        own.branch = branch
        own.width = scene.width - rails
        // Rails give way where there is no room for all.
        let deepest =
          (Int(lane.y)..<Int(lane.y + lane.height)).compactMap { whole.lane(atRow: $0) }
          .map { Int(whole.lanes.lanes[$0].x) }.max() ?? 0
        guard own.width >= Metrics.narrowestCanvas,
          4 + Metrics.railStep * deepest + Metrics.leastText <= scene.width
        else { continue }
        let alone = own.layout(of: scene.flow, zoom)
        let part = alone.picture(scene.flow)
        var wrong = alone.height == Int(lane.height) + 1 ? [] : ["\(branch) is \(alone.height - 1) rows high"]
        // In a Map the first row begins with the label of the branch.
        for y in (zoom == .map ? 1 : 0)..<Int(lane.height) where wrong.isEmpty {
          let (one, other) = (picture.row(y + Int(lane.y)), part.row(y + 1))
          let isSame =
            one.prefix(4).elementsEqual(other.prefix(4)) && one.dropFirst(4 + rails).elementsEqual(other.dropFirst(4))
          if !isSame { wrong.append("row \(y) of \(branch) is another alone") }
        }
        report(wrong, scene, whole)
      }
    }
  }

  @Test(arguments: batches, levels) func viewportIsACropOfTheWholeDrawing(batch: Int, zoom: Zoom) {
    forEachScene(batch, 12, zoom) { scene, layout in
      var random = SeededRandom(seed: scene.seed)
      let focus = stops(layout, scene.flow).randomElement(using: &random)
      report(layout.viewportsThatAreNoCrop(of: scene.flow, focus: focus, using: &random), scene, layout)
    }
  }

  @Test(arguments: batches, levels) func titleChangesOnlyTheRowsThatTellIt(batch: Int, zoom: Zoom) {
    forEachScene(batch, 5, zoom) { scene, layout in
      report(layout.rowsThatTellATitleUnsaid(in: scene.flow), scene, layout)
    }
  }

  @Test(arguments: batches, levels) func glyphTiersHaveTheSameGeometry(batch: Int, zoom: Zoom) {
    forEachScene(batch, 5, zoom) { scene, layout in
      let rich = layout.picture(scene.flow, focus: .card(0), ghost: 0)
      for tier in [GlyphTier.basic, .ascii] {
        let other = layout.picture(scene.flow, focus: .card(0), ghost: 0, tier: tier)
        let differs = zip(rich.cells, other.cells).contains { ($0.text == " ") != ($1.text == " ") }
        report(differs ? ["\(tier) has another geometry"] : [], scene, layout)
        let strange = tier == .ascii ? other.cells.first { $0.scalar > 0x7e } : nil
        report(strange.map { ["not ASCII: \($0.text)"] } ?? [], scene, layout)
      }
    }
  }

  @Test(arguments: batches, levels) func nextVisitsEverythingOnceAndPreviousComesBack(batch: Int, zoom: Zoom) {
    forEachScene(batch, 20, zoom) { scene, layout in
      let visited = walk(layout)
      let all = stops(layout, scene.flow)
      let isComplete = visited.count == all.count && Set(visited) == Set(all)
      report(isComplete ? [] : ["visits \(visited.count) of \(all.count) stops"], scene, layout)
      var memory = NavigationMemory()
      for (one, other) in zip(visited, visited.dropFirst()) {
        let back = layout.move(.previous, from: other, memory: &memory)
        report(back == one ? [] : ["back from \(other) is not \(one)"], scene, layout)
      }
    }
  }

  @Test(arguments: batches, levels) func downGoesDownAndUpGoesUp(batch: Int, zoom: Zoom) {
    forEachScene(batch, 20, zoom) { scene, layout in
      var memory = NavigationMemory()
      let all = stops(layout, scene.flow)
      for stop in all {
        guard let row = layout.rect(of: stop)?.y else {
          report(["\(stop) is nowhere"], scene, layout)
          continue
        }
        if let down = layout.move(.down, from: stop, memory: &memory) {
          report((layout.rect(of: down)?.y ?? 0) > row ? [] : ["down from \(stop) to \(down)"], scene, layout)
        }
        if let up = layout.move(.up, from: stop, memory: &memory) {
          report((layout.rect(of: up)?.y ?? row) < row ? [] : ["up from \(stop) to \(up)"], scene, layout)
        } else {
          let isTop = !all.contains { $0 != .plus(.start) && (layout.rect(of: $0)?.y ?? row) < row }
          report(isTop ? [] : ["no way up from \(stop)"], scene, layout)
        }
      }
    }
  }

  @Test(arguments: batches, levels) func downAndRightReachEveryStop(batch: Int, zoom: Zoom) {
    forEachScene(batch, 20, zoom) { scene, layout in
      guard let first = layout.branch.map(Stop.header) ?? layout.firstStop else { return }
      let reached = layout.stopsReachedByDownAndRight(from: first).union([.plus(.start)])
      let missing = stops(layout, scene.flow).filter { !reached.contains($0) }
      report(missing.map { "\($0) is not reached" }, scene, layout)
    }
  }

  @Test(arguments: batches, levels) func everyOtherMoveLeadsToAStopThatIsShown(batch: Int, zoom: Zoom) {
    forEachScene(batch, 8, zoom) { scene, layout in
      var memory = NavigationMemory()
      let all = stops(layout, scene.flow)
      let moves: [Move] = [
        .left, .right, .nextSibling, .previousSibling, .partner, .nextPlus, .first, .last, .number(7),
      ]
      for stop in all {
        for move in moves {
          guard let next = layout.move(move, from: stop, memory: &memory) else { continue }
          report(all.contains(next) ? [] : ["\(move) from \(stop) to \(next)"], scene, layout)
        }
      }
    }
  }

  /// Plus icons are not shown, so what stands for one is.
  @Test(arguments: batches, levels) func everyStopOfTheCardsIsSeen(batch: Int, zoom: Zoom) {
    forEachScene(batch, 8, zoom) { scene, layout in
      let cards = scene.layout
      var memory = NavigationMemory()
      var stop: Stop? = cards.branch.map(Stop.header) ?? .plus(.start)
      while let next = stop {
        let seen = layout.visible(next).flatMap { layout.rect(of: $0) }
        report(seen == nil ? ["\(next) has no row"] : [], scene, layout)
        stop = cards.move(.next, from: next, memory: &memory)
      }
    }
  }

  /// Whatever has the focus is on the screen without colour: its row is marked, and in a Map its cell is reversed.
  @Test(arguments: batches, levels) func focusIsSeenAndHit(batch: Int, zoom: Zoom) {
    forEachScene(batch, 8, zoom) { scene, layout in
      for stop in stops(layout, scene.flow) {
        guard let row = layout.rect(of: stop)?.y else { continue }
        let frame = layout.picture(scene.flow, focus: stop)
        let marked = (0..<layout.height).filter { frame[3, $0].text == "›" }
        report(marked == [row] ? [] : ["\(stop) marks \(marked), not \(row)"], scene, layout)
        let reversed = (0..<layout.width).filter { frame[$0, row].style.attributes.contains(.reverse) }
        let expected: Hit =
          switch stop {
          case .card(let action): .card(action)
          case .header(let branch): .header(branch)
          case .plus: .start
          }
        let x = reversed.first ?? layout.width - 1
        let isMapCell = if case .run? = layout.rows?.rows[row] { true } else { false }
        report(isMapCell == !reversed.isEmpty ? [] : ["\(stop) is reversed at \(reversed)"], scene, layout)
        guard !reversed.isEmpty || frame[x, row].text == " " else { continue }
        let hit = layout.hit(at: Point(x: x, y: row), in: scene.flow, focus: stop)
        report(hit == expected ? [] : ["\(x),\(row) hits \(String(describing: hit)), not \(stop)"], scene, layout)
      }
    }
  }
}
