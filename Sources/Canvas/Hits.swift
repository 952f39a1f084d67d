import Screen

extension Layout {
  /// What stands at a place of the drawing; nil where a click means nothing.
  ///
  /// Found on the way down the lanes like the drawing itself, so what is seen is what is hit. A row of a Map that is too
  /// long shows its part around the focus, so that has to be known.
  public func hit(
    at point: Point, in flow: CanvasFlow, focus: Stop? = nil, marks: Set<Int> = [], trace: Trace = Trace(),
    tier: GlyphTier = .rich
  ) -> Hit? {
    guard zoom == .cards else {
      return RowWriter(self, flow, tier, focus: focus.flatMap(visible), marks: marks, trace: trace).hit(
        at: point)
    }
    if point.y < Landmarks.startRows {
      guard isPlus(point, x: 2, y: 1) else { return nil }
      return .plus(branch.map(Plus.connection) ?? .start)
    }
    let row = Rect(x: 0, y: point.y, width: width, height: 1)
    guard let tree = visibleTrees(row).first else { return nil }
    let words = Wording(layout: self, flow: flow, glyphs: CanvasGlyphs.of(tier), trace: trace)
    var next: Int? = tree
    while let lane = next {
      switch step(into: lane, point, row, words) {
      case .lane(let inner): next = inner
      case .found(let hit): return hit
      case .nothing: return nil
      }
    }
    return nil
  }

  private enum Step {
    case lane(Int)
    case found(Hit)
    case nothing
  }

  private func step(into index: Int, _ point: Point, _ row: Rect, _ words: Wording) -> Step {
    let lane = lanes.lanes[index]
    guard let runIndex = visibleRuns(of: index, row, sink: Int(lane.y + lane.height) - 1).first else { return .nothing }
    let run = lanes.runs[runIndex]
    if point.y < run.tailY { return hit(inCardsOf: run, lane, point) }
    if !run.isLast, run.arrivals > 1, isPlus(point, x: lane.portX, y: lanes.joinY(run)) {
      return .found(.plus(.join(Int(lanes.cards[Int(lanes.runs[runIndex + 1].firstCard)]))))
    }
    if run.hasGroup { return step(intoGroupOf: run, point, row, words) }
    return hit(inTailOf: run, lane, point, words)
  }

  private func hit(inCardsOf run: Run, _ lane: Lane, _ point: Point) -> Step {
    let (place, offset) = (point.y - Int(run.y)).quotientAndRemainder(dividingBy: Metrics.cardStep)
    let action = Int(lanes.cards[Int(run.firstCard) + place])
    if offset == Metrics.cardHeight {
      let isHit = isPlus(point, x: lane.portX, y: point.y)
      return isHit ? .found(.plus(.connection(Connection(action: action)))) : .nothing
    }
    let isInside = point.x >= Int(lane.x) && point.x < Int(lane.x) + lanes.cardWidth(lane)
    return isInside ? .found(.card(action)) : .nothing
  }

  private func hit(inTailOf run: Run, _ lane: Lane, _ point: Point, _ words: Wording) -> Step {
    let action = lastCard(of: run)
    guard point.y == run.tailY, structure.ports(of: Int32(action)).count == 1 else { return .nothing }
    let connection = Connection(action: action)
    if isPlus(point, x: lane.portX, y: point.y) { return .found(.plus(.connection(connection))) }
    guard run.arrivals == 0 else { return .nothing }
    let width = max(lanes.cardWidth(lane), Int(lane.width)) - 6
    return jump(connection, point, from: lane.portX + 3, text: words.tail(connection), width: width)
  }

  private func step(intoGroupOf run: Run, _ point: Point, _ row: Rect, _ words: Wording) -> Step {
    let candidates = run.isColumns ? run.lanes : visibleStackedLanes(of: run, row)
    // Columns are told apart by their left edges; the rows of a stack have one lane each.
    guard let index = candidates.last(where: { !run.isColumns || Int(lanes.lanes[$0].x) <= point.x }) else {
      return .nothing
    }
    let lane = lanes.lanes[index]
    let branch = branch(of: index)
    if point.y == lane.headerY { return hit(inHeaderOf: lane, branch, run, point, words) }
    if lane.isShown { return point.y < Int(lane.y + lane.height) ? .lane(index) : .nothing }
    guard run.isColumns, point.y == Int(lane.y), let text = words.tail(ofBranch: branch, lane) else { return .nothing }
    let isPassed = lane.isBareLine
    let (x, width) = (lane.portX + (isPassed ? 2 : 0), Int(lane.available) - (isPassed ? 5 : 3))
    if lane.isFolded { return isOn(words, text, width, x, point) ? .found(.fold(branch)) : .nothing }
    return jump(branch, point, from: x, text: text, width: width)
  }

  private func hit(inHeaderOf lane: Lane, _ branch: Connection, _ run: Run, _ point: Point, _ words: Wording) -> Step {
    if isPlus(point, x: lane.portX, y: point.y) { return .found(.plus(.connection(branch))) }
    let x = lane.portX + 3
    if run.isColumns {
      return isOn(words, words.label(branch), Int(lane.available) - 5, x, point) ? .found(.header(branch)) : .nothing
    }
    let text = HeaderText(words, branch, lane, width: max(Int(run.widest) - 7, 3))
    guard point.x >= x, point.x < x + TextWidth.of(text.all) else { return .nothing }
    if !text.tail.isEmpty, point.x >= x + text.tailStart {
      if lane.isFolded { return .found(.fold(branch)) }
      if lane.kind == .jump { return .found(.jump(branch, target: Int(structure.target[port(branch)]))) }
    }
    return .found(.header(branch))
  }

  /// A jump's text, if the point lies on it.
  private func jump(_ connection: Connection, _ point: Point, from x: Int, text: String, width: Int) -> Step {
    let port = self.port(connection)
    guard lanes.portKind[port] == .jump, point.x >= x, point.x < x + min(TextWidth.of(text), width) else {
      return .nothing
    }
    return .found(.jump(connection, target: Int(structure.target[port])))
  }

  private func isOn(_ words: Wording, _ text: String, _ width: Int, _ x: Int, _ point: Point) -> Bool {
    point.x >= x && point.x < x + min(TextWidth.of(text), width)
  }

  private func isPlus(_ point: Point, x: Int, y: Int) -> Bool { point.y == y && abs(point.x - x) <= 1 }
}
