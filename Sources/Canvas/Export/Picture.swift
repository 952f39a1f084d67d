import Screen

/// The drawing of a flow as SVG: cards as rectangles, routes as paths with rounded bends, and the same texts in the same
/// places as on a terminal, plus icons left out. A cell is a box of the picture, so nothing can overflow its card.
struct Picture {
  let layout: Layout
  let flow: CanvasFlow
  private let texts: Frame

  /// The box of a cell, and what is left free around everything.
  static let cell = (width: 9, height: 20)
  static let margin = 16
  /// How far a card's edges are from those of its cells.
  static let inset = (side: 4, top: 1, bottom: 7)

  init(_ layout: Layout, _ flow: CanvasFlow) {
    self.layout = layout
    self.flow = flow
    texts = layout.texts(of: flow)
  }

  func text(title: String, summary: String) -> String {
    let width = usedColumns
    let size = (
      width: width * Self.cell.width + 2 * Self.margin, height: layout.height * Self.cell.height + 2 * Self.margin
    )
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.width)\" height=\"\(size.height)\""
        + " viewBox=\"\(-Self.margin) \(-Self.margin) \(size.width) \(size.height)\" role=\"graphics-document\""
        + " aria-labelledby=\"title summary\" xml:space=\"preserve\">",
      "<title id=\"title\">\(MarkupText.xml(title))</title>",
      "<desc id=\"summary\">\(MarkupText.xml(summary))</desc>",
      PictureStyle.element,
      "<rect class=\"ground\" x=\"\(-Self.margin)\" y=\"\(-Self.margin)\" width=\"\(size.width)\""
        + " height=\"\(size.height)\"/>",
      "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
        + " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 1L7 4L0 7z\"/></marker></defs>",
    ]
    lines += routes()
    lines += looseTexts()
    for number in 1..<layout.actionCount + 1 {
      if let action = layout.action(numbered: number) { lines += card(of: action) }
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// The columns up to the last text, card or line: most flows leave some of the width free.
  private var usedColumns: Int {
    var used = 0
    for y in 0..<layout.height {
      let row = texts.row(y)
      used = max(used, row.lastIndex { $0.style.role != .text }.map { $0 - row.startIndex + 1 } ?? 0)
    }
    for (action, item) in flow.actions.enumerated() {
      used = max(used, layout.card(of: action)?.maxX ?? 0)
      for port in item.ports.indices {
        for corner in layout.route(of: Connection(action: action, port: port)) { used = max(used, corner.x + 1) }
      }
    }
    return used
  }

  // MARK: Cards

  private func card(of action: Int) -> [String] {
    guard let rect = layout.card(of: action) else { return [] }
    let item = flow.actions[action]
    let name = "\(layout.number(of: action)) \(item.kindName): \(item.title)"
    let x = rect.x * Self.cell.width + Self.inset.side
    let y = rect.y * Self.cell.height + Self.inset.top
    let width = rect.width * Self.cell.width - 2 * Self.inset.side
    let height = rect.height * Self.cell.height - Self.inset.top - Self.inset.bottom
    var lines = [
      "<g><title>\(MarkupText.xml(name))</title>",
      "<rect class=\"card\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"4\"/>",
    ]
    for row in rect.y..<rect.maxY {
      for run in runs(ofRow: row, columns: rect.x..<rect.maxX) {
        let isHeading = row == rect.y && run.x < headingEnd(of: rect)
        lines.append(run.element(right: isHeading ? -Self.portCells * Self.cell.width : 0, down: Self.textDrop))
      }
    }
    lines.append("</g>")
    return lines
  }

  /// On a terminal a card's heading leaves room for the port in the frame; here nothing stands in its way.
  private static let portCells = 3
  /// How much lower than its row a text of a card stands, to be in the middle of the card.
  private static let textDrop = 4

  /// The column behind icon and kind: what follows after a gap is the block at the right.
  private func headingEnd(of card: Rect) -> Int {
    let start = card.x + Self.portCells + 2
    return (start..<max(start, card.maxX)).first { texts[$0, card.y].style.role == .text } ?? card.maxX
  }

  // MARK: Texts

  /// The texts between the cards. Each covers the lines behind it, as on a terminal.
  private func looseTexts() -> [String] {
    var isCard = Array(repeating: false, count: layout.height * layout.width)
    for action in flow.actions.indices {
      guard let rect = layout.card(of: action) else { continue }
      for y in rect.y..<rect.maxY { for x in rect.x..<rect.maxX { isCard[y * layout.width + x] = true } }
    }
    var lines: [String] = []
    for y in 0..<layout.height {
      var x = 0
      while x < layout.width {
        guard !isCard[y * layout.width + x] else {
          x += 1
          continue
        }
        let end = (x..<layout.width).first { isCard[y * layout.width + $0] } ?? layout.width
        for run in runs(ofRow: y, columns: x..<end) { lines += [run.cover, run.element()] }
        x = end
      }
    }
    return lines
  }

  /// Neighbouring cells with text of one role.
  private func runs(ofRow y: Int, columns: Range<Int>) -> [PictureText] {
    var runs: [PictureText] = []
    var run: PictureText?
    for x in columns {
      let cell = texts[x, y]
      if cell.style.role == run?.role, cell.style.role != .text {
        run?.append(cell)
        continue
      }
      if let run { runs.append(run) }
      run = cell.style.role == .text ? nil : PictureText(cell, x: x, y: y)
    }
    if let run { runs.append(run) }
    return runs.filter { !$0.isBlank }
  }

  // MARK: Lines

  private func routes() -> [String] {
    var lines: [String] = []
    if layout.structure.hasStart {
      lines.append(
        PicturePath([Point(x: 2, y: 0), Point(x: 2, y: Landmarks.startRows)], entersCard: true).element)
    }
    for number in 1..<layout.actionCount + 1 {
      guard let action = layout.action(numbered: number) else { continue }
      for port in flow.actions[action].ports.indices {
        let connection = Connection(action: action, port: port)
        let route = layout.route(of: connection)
        guard let end = route.last else { continue }
        let target = flow.actions[action].ports[port].target.flatMap { layout.card(of: $0) }
        let entersCard = target.map { $0.x + 2 == end.x && $0.y == end.y } ?? false
        lines.append(
          PicturePath(entersCard ? route : toText(route, of: connection), entersCard: entersCard).element)
      }
    }
    return lines
  }

  /// A route that ends in a text, led up to it over the place of the plus icon, which is left out.
  private func toText(_ route: [Point], of connection: Connection) -> [Point] {
    guard let end = route.last, let stop = layout.rect(of: layout.stop(at: .connection(connection))),
      stop.contains(end)
    else { return route }
    let run = layout.lanes.runs[Int(layout.lanes.runOf[connection.action])]
    // In columns the text stands below the header, else at the right of the plus.
    let isBelow = layout.lane(of: connection) != nil && run.isColumns
    return route + [isBelow ? Point(x: end.x, y: end.y + 1) : Point(x: end.x + 1, y: end.y)]
  }
}
