import Screen

/// Writes the rows of an Outline or a Map (docs/canvas.md, "Outline and Map"): number, rails, text.
///
/// A row depends on nothing but itself and the lanes around it that have room for a rail, so drawing costs by the screen.
struct RowWriter {
  let layout: Layout
  let flow: CanvasFlow
  let tier: GlyphTier
  let glyphs: CanvasGlyphs
  let words: Wording
  /// The focused element, among those that the level shows.
  let focus: Stop?
  /// The actions that are only proposed.
  let ghosts: Set<Int>
  /// The marked actions.
  let marks: Set<Int>
  /// Ways of conversations.
  let trace: Trace
  private let focusedRow: Int?

  init(
    _ layout: Layout, _ flow: CanvasFlow, _ tier: GlyphTier, focus: Stop?, ghosts: Set<Int> = [], marks: Set<Int> = [],
    trace: Trace = Trace()
  ) {
    self.layout = layout
    self.flow = flow
    self.tier = tier
    glyphs = CanvasGlyphs.of(tier)
    words = Wording(layout: layout, flow: flow, glyphs: glyphs, trace: trace)
    self.focus = focus
    self.ghosts = ghosts
    self.marks = marks
    self.trace = trace
    focusedRow = focus.flatMap(layout.row)
  }

  var lanes: Lanes { layout.lanes }

  func draw(viewport: Rect, into frame: inout Frame, area: Rect) {
    guard let rows = layout.rows else { return }
    var pen = Pen(frame, viewport: viewport, area: area)
    // The frame lives in one place only, so that drawing does not copy it.
    frame = Frame(size: Size(width: 0, height: 0))
    for y in max(0, viewport.y)..<max(0, viewport.y, min(viewport.maxY, rows.rows.count)) {
      draw(rows.rows[y], y, &pen)
    }
    frame = pen.frame
  }

  /// What stands at a place. A row is as wide as the canvas; behind its text it means what it is about.
  func hit(at point: Point) -> Hit? {
    guard let rows = layout.rows, rows.rows.indices.contains(point.y), point.x >= 0, point.x < layout.width else {
      return nil
    }
    let row = rows.rows[point.y]
    let text = text(of: row)
    let cell = point.x - textX(depth(of: row))
    if cell >= 0, cell < text.width { return text.hit(at: cell) }
    switch row {
    case .blank, .heading: return nil
    case .start: return layout.branch.map(Hit.header) ?? .start
    case .action(let action): return .card(Int(action))
    case .branch(let lane), .fold(let lane): return .header(layout.branch(of: Int(lane)))
    case .run(let run): return cell < 0 ? .card(Int(lanes.cards[Int(lanes.runs[Int(run)].firstCard)])) : nil
    }
  }

  // MARK: Rows

  private func draw(_ row: Rows.Row, _ y: Int, _ pen: inout Pen) {
    switch row {
    case .blank: return
    case .heading: return pen.write(words.heading, x: 0, y: y, .heading)
    case .start: break
    case .action(let action): drawNumber(layout.number(of: Int(action)), y, &pen)
    case .run(let run):
      drawNumber(layout.number(of: Int(lanes.cards[Int(lanes.runs[Int(run)].firstCard)])), y, &pen)
    case .fold(let lane): drawNumber(Int(lanes.lanes[Int(lane)].firstNumber), y, &pen)
    case .branch: break
    }
    drawRails(row, y, &pen)
    if y == focusedRow { pen.write(glyphs.separator, x: numberWidth, y: y, .cardFocused) }
    var x = textX(depth(of: row))
    for part in text(of: row).parts {
      pen.write(part.text, x: x, y: y, part.style)
      x += TextWidth.of(part.text)
    }
  }

  /// The text of a row, no wider than its room.
  private func text(of row: Rows.Row) -> RowText {
    let room = layout.width - textX(depth(of: row))
    let text: RowText
    switch row {
    case .blank, .heading: return RowText()
    case .start: text = startText
    case .action(let action): text = outline(action: Int(action), room: room)
    case .branch(let lane), .fold(let lane): text = branch(Int(lane), room: room)
    case .run(let run): text = map(run: Int(run), room: room)
    }
    return text.clipped(to: room, ellipsis: glyphs.ellipsis)
  }

  private var startText: RowText {
    var text = RowText()
    if let branch = layout.branch {
      let isFocused = focus == .header(branch)
      text.add("\(glyphs.start) \(words.label(branch))", isFocused ? .plusFocused : .label, .header(branch))
      return text
    }
    let isFocused = focus == .plus(.start)
    text.add(words.start, isFocused ? .plusFocused : .label, .start)
    if let count = count(of: .start) { text.add(" " + count.text, count.role, .start) }
    guard !layout.structure.hasStart else { return text }
    if let missing = flow.missingStart {
      text.add(" " + words.missing(missing), .error, .start)
    } else {
      text.add(" " + glyphs.end, .jump, .start)
    }
    return text
  }

  /// How often a connection was taken, as on its plus icon; nil where that is not told.
  func count(of plus: Plus) -> (text: String, role: Role)? {
    trace.count(of: plus).map { ("(\($0.sign))", $0.role) }
  }

  // MARK: Numbers and rails

  /// The cells of a number; rows are aligned, so all take as many as the longest.
  private var numberWidth: Int { max(3, String(layout.actionCount).count) }

  private func drawNumber(_ number: Int, _ y: Int, _ pen: inout Pen) {
    let text = TextWidth.pad("\(number)", to: numberWidth, .right)
    pen.write(text, x: 0, y: y, y == focusedRow ? .cardFocused : .cardNumber)
  }

  /// The number of rails before a row's text.
  private func depth(of row: Rows.Row) -> Int {
    layout.lane(of: row).map { Int(lanes.lanes[$0].x) } ?? 0
  }

  private func textX(_ depth: Int) -> Int { numberWidth + 1 + Metrics.railStep * min(depth, mostRails) }

  /// The rails that leave the text some room; of more, the outermost give way to an ellipsis.
  private var mostRails: Int { max(1, (layout.width - numberWidth - 1 - Metrics.leastText) / Metrics.railStep) }

  private func drawRails(_ row: Rows.Row, _ y: Int, _ pen: inout Pen) {
    guard let rows = layout.rows, var index = layout.lane(of: row) else { return }
    var level = min(depth(of: row), mostRails)
    let isCut = depth(of: row) > mostRails
    var isCorner = hasCorner(row)
    let straight = glyphs.lines[Int(Directions([.up, .down]).rawValue)]
    while level > 0 {
      level -= 1
      let x = numberWidth + 1 + Metrics.railStep * level
      let isLast = rows.isLast[index]
      if isCut, level == 0 {
        pen.write(glyphs.ellipsis, x: x, y: y, .line)
      } else if isCorner {
        let directions: Directions = isLast ? [.up, .right] : [.up, .down, .right]
        pen.put(glyphs.lines[Int(directions.rawValue)], x: x, y: y, Style(.line))
      } else if !isLast {
        pen.put(straight, x: x, y: y, Style(.line))
      }
      isCorner = false
      let parent = Int(lanes.lanes[index].parentRun)
      guard parent >= 0 else { return }
      index = Int(lanes.runs[parent].lane)
    }
  }

  /// Whether a branch begins in a row.
  private func hasCorner(_ row: Rows.Row) -> Bool {
    switch row {
    case .blank, .start, .heading, .action: false
    case .branch, .fold: true
    case .run(let run): layout.beginsBranch(Int(run))
    }
  }
}
