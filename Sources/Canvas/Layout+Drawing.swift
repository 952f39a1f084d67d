import Screen

extension Layout {
  /// Draws the part of the canvas that a viewport shows; all cells of the area are written.
  ///
  /// The cost follows the size of the viewport and not that of the flow.
  ///
  /// - Parameters:
  ///   - flow: a flow of the structure that was laid out; titles, labels and problems may have changed.
  ///   - viewport: the part of the drawing to show, in the drawing's coordinates.
  ///   - frame: the frame to draw into.
  ///   - area: where the viewport's upper left corner comes to stand, and how much of it is drawn.
  ///   - focus: the element that has the focus. It can be seen without colour.
  ///   - ghosts: actions that are only proposed; their cards have a broken frame.
  ///   - marks: the marked actions, with a mark beside their numbers.
  ///   - trace: ways of conversations: their cards have a sign beside their numbers, their lines stand out, and plus icons
  ///     say how often connections were taken.
  ///   - tier: which glyphs to use.
  public func draw(
    _ flow: CanvasFlow, viewport: Rect, into frame: inout Frame, area: Rect, focus: Stop? = nil,
    ghosts: Set<Int> = [], marks: Set<Int> = [], trace: Trace = Trace(), tier: GlyphTier = .rich
  ) {
    let seen = Rect(
      x: viewport.x, y: viewport.y, width: min(viewport.width, area.width), height: min(viewport.height, area.height))
    frame.fill(area)
    guard zoom == .cards else {
      let rows = RowWriter(self, flow, tier, focus: focus.flatMap(visible), ghosts: ghosts, marks: marks, trace: trace)
      let part = Rect(x: area.x, y: area.y, width: seen.width, height: seen.height)
      return rows.draw(viewport: seen, into: &frame, area: part)
    }
    var lines = LineDrawing(self, viewport: seen)
    lines.draw()
    for connection in trace.taken { lines.grid.focus(route(of: connection)) }
    for route in focusedRoutes(focus) { lines.grid.focus(route) }
    var drawing = CardDrawing(
      layout: self, flow: flow, tier: tier, viewport: seen,
      area: Rect(x: area.x, y: area.y, width: seen.width, height: seen.height),
      focus: focus.flatMap { exists($0) ? $0 : nil },
      ghosts: ghosts, marks: marks, trace: trace,
      frame: frame)
    // The frame lives in one place only, so that drawing does not copy it.
    frame = Frame(size: Size(width: 0, height: 0))
    drawing.pen.put(lines.grid, drawing.glyphs.lines)
    drawing.draw()
    frame = drawing.pen.frame
  }

  /// The lines that belong to the focused element: those that leave a card, or that of a branch.
  private func focusedRoutes(_ focus: Stop?) -> [[Point]] {
    guard let focus, exists(focus) else { return [] }
    return switch focus {
    case .card(let action):
      structure.ports(of: Int32(action)).indices.map { route(of: connection(of: Int32($0))) }
    case .header(let branch):
      [route(of: branch)]
    case .plus:
      []
    }
  }
}

extension Layout {
  /// The texts of the whole drawing, without cards, lines and plus icons: where they stand, clipped as they are seen.
  func texts(of flow: CanvasFlow) -> Frame {
    let size = Size(width: width, height: height)
    var drawing = CardDrawing(
      layout: self, flow: flow, tier: .rich, viewport: Rect(size), area: Rect(size), focus: nil, ghosts: [],
      frame: Frame(size: size), isTextOnly: true)
    drawing.draw()
    return drawing.pen.frame
  }
}

/// Draws the cards, plus icons and texts that meet a viewport, on top of its lines.
struct CardDrawing {
  let layout: Layout
  let flow: CanvasFlow
  let tier: GlyphTier
  let glyphs: CanvasGlyphs
  let words: Wording
  let viewport: Rect
  let focus: Stop?
  let ghosts: Set<Int>
  let marks: Set<Int>
  let trace: Trace
  var pen: Pen

  init(
    layout: Layout, flow: CanvasFlow, tier: GlyphTier, viewport: Rect, area: Rect, focus: Stop?, ghosts: Set<Int>,
    marks: Set<Int> = [], trace: Trace = Trace(), frame: Frame, isTextOnly: Bool = false
  ) {
    self.layout = layout
    self.flow = flow
    self.tier = tier
    glyphs = CanvasGlyphs.of(tier)
    words = Wording(layout: layout, flow: flow, glyphs: glyphs, trace: trace)
    self.viewport = viewport
    self.focus = focus
    self.ghosts = ghosts
    self.marks = marks
    self.trace = trace
    pen = Pen(frame, viewport: viewport, area: area, isTextOnly: isTextOnly)
  }

  private var lanes: Lanes { layout.lanes }

  mutating func draw() {
    drawStart()
    drawHeading()
    for tree in layout.visibleTrees(viewport) { draw(lane: tree) }
  }

  private mutating func drawStart() {
    guard viewport.y < Landmarks.startRows else { return }
    if let branch = layout.branch {
      let label = clip(words.label(branch), layout.width - 2)
      pen.write("\(glyphs.start) \(label)", x: 0, y: 0, headerRole(branch))
      plus(.connection(branch), x: 2, y: 1, isFocused: isFocused(branch))
      return
    }
    pen.write(words.start, x: 0, y: 0, .label)
    plus(.start, x: 2, y: 1)
    if let missing = flow.missingStart, !layout.structure.hasStart {
      pen.write(words.missing(missing), x: 5, y: 1, .error)
    } else if !layout.structure.hasStart {
      pen.write(words.end, x: 5, y: 1, .jump)
    }
  }

  private mutating func drawHeading() {
    let first = layout.structure.hasStart ? 1 : 0
    guard first < lanes.treeCount, layout.branch == nil else { return }
    pen.write(words.heading, x: 0, y: Int(lanes.lanes[first].y) - 2, .heading)
  }

  private mutating func draw(lane index: Int) {
    let lane = lanes.lanes[index]
    for run in layout.visibleRuns(of: index, viewport, sink: Int(lane.y + lane.height)) {
      draw(lanes.runs[run], at: run, in: lane)
    }
  }

  private mutating func draw(_ run: Run, at index: Int, in lane: Lane) {
    for place in layout.visibleCards(of: run, viewport, below: 1) {
      let action = Int(lanes.cards[Int(run.firstCard) + place])
      draw(card: action, in: lane, isEntered: isEntered(index, place, lane))
      if place < Int(run.cardCount) - 1 {
        plus(.connection(Connection(action: action)), x: lane.portX, y: lanes.cardY(action) + Metrics.cardHeight)
      }
    }
    if run.hasGroup {
      drawGroup(run)
    } else {
      drawTail(run, in: lane)
    }
    if !run.isLast, run.arrivals != 1 { drawJoin(run, at: index, in: lane) }
  }

  /// Whether a line enters a card from above.
  private func isEntered(_ run: Int, _ place: Int, _ lane: Lane) -> Bool {
    if place > 0 { return true }
    if run > Int(lane.firstRun) { return lanes.runs[run - 1].arrivals > 0 }
    if lane.parentRun >= 0 || layout.branch != nil { return true }
    return layout.structure.hasStart && lane.head == layout.structure.roots[0]
  }

  private mutating func drawTail(_ run: Run, in lane: Lane) {
    let action = layout.lastCard(of: run)
    let y = run.tailY
    guard !layout.structure.ports(of: Int32(action)).isEmpty else {
      pen.write(words.end, x: lane.portX, y: y, .jump)
      return
    }
    let connection = Connection(action: action)
    plus(.connection(connection), x: lane.portX, y: y)
    guard run.arrivals == 0 else { return }
    let width = max(lanes.cardWidth(lane), Int(lane.width)) - 6
    writeTail(words.tail(connection), connection, x: lane.portX + 3, y: y, width: width)
  }

  private mutating func drawJoin(_ run: Run, at index: Int, in lane: Lane) {
    let y = lanes.joinY(run)
    let target = Int(lanes.cards[Int(lanes.runs[index + 1].firstCard)])
    if run.arrivals > 1 {
      plus(.join(target), x: lane.portX, y: y)
    } else if pen.sees(y) {
      let text = clip(words.landing(target), max(lanes.cardWidth(lane) - 3, 4))
      pen.write(text, x: lane.portX, y: y, focus == .card(target) ? .jumpFocused : .jump)
    }
  }

  // MARK: Branches

  private mutating func drawGroup(_ run: Run) {
    let first = layout.branch(of: Int(run.firstLane))
    if run.isColumns {
      for child in run.lanes {
        drawColumnHeader(child, Connection(action: first.action, port: child - Int(run.firstLane)), in: run)
        if lanes.lanes[child].isShown { draw(lane: child) }
      }
    } else {
      for child in layout.visibleStackedLanes(of: run, viewport) {
        drawStackHeader(child, Connection(action: first.action, port: child - Int(run.firstLane)), in: run)
        if lanes.lanes[child].isShown { draw(lane: child) }
      }
    }
  }

  private mutating func drawColumnHeader(_ index: Int, _ branch: Connection, in run: Run) {
    let lane = lanes.lanes[index]
    if pen.sees(lane.headerY) {
      let isLast = index == run.lanes.upperBound - 1
      let width =
        isLast ? max(Int(lane.available) - 5, 4) : Int(lanes.lanes[index + 1].x - lane.x) - 7
      let text = clip(words.label(branch), width)
      pen.write(isLast ? " " + text : " " + text + " ", x: lane.portX + 2, y: lane.headerY, headerRole(branch))
      plus(.connection(branch), x: lane.portX, y: lane.headerY, isFocused: isFocused(branch))
    }
    guard pen.sees(Int(lane.y)), let tail = words.tail(ofBranch: branch, lane) else { return }
    let isPassed = lane.isBareLine
    writeTail(
      tail, branch, x: lane.portX + (isPassed ? 2 : 0), y: Int(lane.y), width: Int(lane.available) - (isPassed ? 5 : 3))
  }

  private mutating func drawStackHeader(_ index: Int, _ branch: Connection, in run: Run) {
    let lane = lanes.lanes[index]
    let y = lane.headerY
    guard pen.sees(y) else { return }
    let text = HeaderText(words, branch, lane, width: max(Int(run.widest) - 7, 3))
    let x = lane.portX + 2
    pen.write(" " + text.all + (lane.isBareLine ? " " : ""), x: x, y: y, headerRole(branch))
    if !text.tail.isEmpty { pen.write(text.tail, x: x + 1 + text.tailStart, y: y, tailRole(branch)) }
    plus(.connection(branch), x: lane.portX, y: y, isFocused: isFocused(branch))
  }

  private func isFocused(_ branch: Connection) -> Bool {
    focus == .header(branch) || focus == .plus(.connection(branch))
  }

  private func headerRole(_ branch: Connection) -> Role { isFocused(branch) ? .plusFocused : .label }

  // MARK: Small parts

  func clip(_ text: String, _ width: Int) -> String {
    TextWidth.clip(text, to: width, ellipsis: glyphs.ellipsis)
  }

  private mutating func writeTail(_ text: String, _ connection: Connection, x: Int, y: Int, width: Int) {
    guard pen.sees(y) else { return }
    pen.write(clip(text, width), x: x, y: y, tailRole(connection))
  }

  private func tailRole(_ connection: Connection) -> Role {
    if flow.actions[connection.action].ports[connection.port].missing != nil { return .error }
    return layout.lights(focus, tailOf: connection) ? .jumpFocused : .jump
  }

  private mutating func plus(_ plus: Plus, x: Int, y: Int) {
    self.plus(plus, x: x, y: y, isFocused: focus == .plus(plus))
  }

  /// A plus icon; where that is told, with how often its connection was taken in place of the plus.
  private mutating func plus(_ plus: Plus, x: Int, y: Int, isFocused: Bool) {
    guard pen.sees(y) else { return }
    let count = trace.count(of: plus)
    let style = Style(isFocused ? .plusFocused : count?.role ?? .plus)
    pen.put(isFocused ? "[" : "(", x: x - 1, y: y, style)
    pen.put(count?.sign ?? "+", x: x, y: y, style)
    pen.put(isFocused ? "]" : ")", x: x + 1, y: y, style)
  }
}

/// The text of a header in a stack: the label and what stands behind it, clipped as one.
struct HeaderText {
  let all: String
  /// What is left of the part behind the label; empty if there is none.
  let tail: String
  /// The columns before it.
  let tailStart: Int

  init(_ words: Wording, _ branch: Connection, _ lane: Lane, width: Int) {
    let label = words.label(branch)
    let ellipsis = words.glyphs.ellipsis
    guard let text = words.tail(ofBranch: branch, lane) else {
      all = TextWidth.clip(label, to: width, ellipsis: ellipsis)
      tail = ""
      tailStart = 0
      return
    }
    all = TextWidth.clip(label + " " + text, to: width, ellipsis: ellipsis)
    let start = TextWidth.of(label) + 1
    tailStart = start
    tail = start < width ? TextWidth.clip(text, to: width - start, ellipsis: ellipsis) : ""
  }
}
