import Screen

@testable import Canvas

/// The rules that every drawing keeps, checked from the routes and the cells alone. Each check returns what is wrong.
struct DrawingRules {
  let scene: RandomScene
  let flow: CanvasFlow
  let layout: Layout
  /// The same flow, all of it and nothing folded.
  private let whole: Layout
  let picture: Frame
  /// How much wider and higher than allowed the picture is drawn, to see what sticks out.
  static let margin = 8

  init(_ scene: RandomScene) {
    self.scene = scene
    flow = scene.flow
    layout = scene.layout
    whole = Layout(scene.flow, width: scene.width)
    var picture = Frame(size: Size(width: layout.drawnWidth + Self.margin, height: layout.height + Self.margin))
    layout.draw(flow, viewport: picture.bounds, into: &picture, area: picture.bounds)
    self.picture = picture
    width = picture.size.width
    height = picture.size.height
    var drawn = LineDrawing(layout, viewport: picture.bounds)
    drawn.draw()
    lines = drawn.grid.cells
    var owner = Array(repeating: -1, count: lines.count)
    for action in flow.actions.indices {
      guard let card = layout.card(of: action) else { continue }
      for y in card.y..<card.maxY {
        for x in card.x..<card.maxX where x < width {
          if owner[y * width + x] >= 0 { overlaps.append("\(action) covers \(owner[y * width + x])") }
          owner[y * width + x] = action
        }
      }
    }
    isCard = owner.map { $0 >= 0 }
  }

  private let width: Int
  private let height: Int
  /// The directions of the lines in each cell.
  private let lines: [UInt8]
  /// Whether each cell belongs to a card.
  private let isCard: [Bool]
  /// No two cards share a cell.
  private(set) var overlaps: [String] = []

  var shown: [Int] { flow.actions.indices.filter { layout.card(of: $0) != nil } }

  // MARK: Cards

  /// Every action is a card exactly once, or inside exactly one fold.
  var misplacedActions: [String] {
    flow.actions.indices.compactMap { action in
      let fold = layout.fold(hiding: action)
      let isOutside = layout.branch != nil && !isInside(action)
      guard let card = layout.card(of: action) else {
        return (fold == nil) == isOutside ? nil : isOutside ? "\(action) is outside and folded" : "\(action) is nowhere"
      }
      if isOutside { return "\(action) is outside and drawn" }
      if fold != nil { return "\(action) is a card and folded" }
      let isDrawn =
        picture[card.x, card.y].text == "┌" && picture[card.maxX - 1, card.maxY - 1].text == "┘"
        && text(card.x, card.y, card.width).hasSuffix(" \(layout.number(of: action)) ┐")
      return isDrawn ? nil : "\(action) is not drawn"
    }
  }

  /// Whether an action lies in the branch that is shown alone, found from the drawing of the whole flow.
  private func isInside(_ action: Int) -> Bool {
    layout.branch.map { whole.branches(around: action).contains($0) } ?? true
  }

  /// Nothing is wider or higher than the drawing, and only pinned columns are wider than the canvas.
  var cellsOutside: [String] {
    var wrong = shown.filter { (layout.card(of: $0)?.maxX ?? 0) > layout.drawnWidth }.map { "\($0) sticks out" }
    if layout.drawnWidth > layout.width, !scene.pins.values.contains(.columns) {
      wrong.append("\(layout.drawnWidth) columns are drawn on \(layout.width)")
    }
    for y in 0..<height {
      let row = picture.row(y)
      for cell in row.dropFirst(y < layout.height ? layout.drawnWidth : 0) where cell.scalar != 0x20 {
        wrong.append("\(cell.text) on row \(y) is outside")
      }
    }
    return wrong
  }

  // MARK: Routes

  struct Traced {
    var connection: Connection
    var cells: [Point]
    /// The action it ends at, or nil if it ends at its own plus.
    var end: Int?
  }

  var routes: [Traced] {
    let shown = self.shown
    let tops = cardTops
    return shown.flatMap { action in
      flow.actions[action].ports.indices.map { port in
        let connection = Connection(action: action, port: port)
        let cells = trace(layout.route(of: connection))
        return Traced(connection: connection, cells: cells, end: cells.last.flatMap { tops[$0] })
      }
    }
  }

  /// The action of each card's top port.
  private var cardTops: [Point: Int] {
    var tops: [Point: Int] = [:]
    for action in shown {
      if let card = layout.card(of: action) { tops[Point(x: card.x + 2, y: card.y)] = action }
    }
    return tops
  }

  private func trace(_ corners: [Point]) -> [Point] {
    guard var point = corners.first else { return [] }
    var cells = [point]
    for corner in corners.dropFirst() {
      while point != corner {
        point.x += (corner.x - point.x).signum()
        point.y += (corner.y - point.y).signum()
        cells.append(point)
      }
    }
    return cells
  }

  /// Routes begin at their card, end at their true target or their plus, and never come back to a cell.
  func wrongRoutes(_ routes: [Traced]) -> [String] {
    routes.compactMap { route in
      let connection = route.connection
      let corners = layout.route(of: connection)
      guard let card = layout.card(of: connection.action), let first = route.cells.first, let last = route.cells.last
      else { return "\(connection) has no route" }
      if zip(corners, corners.dropFirst()).contains(where: { $0.x != $1.x && $0.y != $1.y }) {
        return "\(connection) is not straight"
      }
      if first != Point(x: card.x + 2, y: card.maxY - 1) { return "\(connection) begins at \(first)" }
      if Set(route.cells).count != route.cells.count { return "\(connection) visits a cell twice" }
      let kind = layout.lanes.portKind[layout.port(connection)]
      let target = flow.actions[connection.action].ports[connection.port].target
      switch kind {
      case .end, .jump:
        return plusPoint(connection) == last ? nil : "\(connection) does not end at its plus"
      case .line, .inside:
        return route.end == target ? nil : "\(connection) does not end at \(target ?? -1)"
      case .open:
        let isFolded = layout.lane(of: connection).map { layout.lanes.lanes[$0].isFolded } ?? false
        if !isFolded { return route.end == target ? nil : "\(connection) does not end at \(target ?? -1)" }
        return route.end != nil || plusPoint(connection) == last ? nil : "\(connection) is folded and ends nowhere"
      }
    }
  }

  private func plusPoint(_ connection: Connection) -> Point? {
    layout.rect(of: .header(connection)).map { Point(x: $0.x + 1, y: $0.y) }
  }

  /// Every port has a plus, and so has every join of two or more lines; there are no others.
  func wrongPluses(_ routes: [Traced]) -> [String] {
    var wrong = routes.compactMap { route in
      isPlus(plusPoint(route.connection)) ? nil : "\(route.connection) has no plus"
    }
    let joins = shown.filter { layout.rect(of: .plus(.join($0))) != nil }
    for join in joins where !isPlus(layout.rect(of: .plus(.join(join))).map({ Point(x: $0.x + 1, y: $0.y) })) {
      wrong.append("join \(join) has no plus")
    }
    var drawn = 0
    for cell in picture.cells where cell.scalar == 0x2b && cell.style.role == .plus { drawn += 1 }
    if drawn != routes.count + joins.count + 1 {
      wrong.append("\(drawn) pluses for \(routes.count) routes and \(joins.count) joins")
    }
    return wrong
  }

  private func isPlus(_ point: Point?) -> Bool {
    point.map { text($0.x - 1, $0.y, 3) == "(+)" } ?? false
  }

  /// No route passes through a card.
  func routesThroughCards(_ routes: [Traced]) -> [String] {
    return routes.compactMap { route in
      let inner = route.cells.dropFirst().dropLast(route.end == nil ? 0 : 1)
      return inner.contains { isCard[$0.y * width + $0.x] } ? "\(route.connection) passes through a card" : nil
    }
  }

  /// Two routes share a cell only if they leave the same card or end at the same card.
  func strangersInACell(_ routes: [Traced]) -> [String] {
    // Pairs that agree two by two in their source or their target all agree in the one or all in the other.
    struct Users {
      var source: Int
      var target: Int
      var agreeInSource = true
      var agreeInTarget = true
    }
    var users: [Users?] = Array(repeating: nil, count: width * height)
    var wrong: [String] = []
    for (index, route) in routes.enumerated() {
      let source = route.connection.action
      let target = route.end ?? -1 - index
      for cell in route.cells {
        let place = cell.y * width + cell.x
        guard var known = users[place] else {
          users[place] = Users(source: source, target: target)
          continue
        }
        known.agreeInSource = known.agreeInSource && known.source == source
        known.agreeInTarget = known.agreeInTarget && known.target == target
        users[place] = known
        if !known.agreeInSource, !known.agreeInTarget { wrong.append("strangers share \(cell)") }
      }
    }
    return wrong
  }

  /// The lines drawn are the union of the routes, and none cross.
  func wrongLines(_ routes: [Traced]) -> [String] {
    var union = Array(repeating: UInt8(0), count: width * height)
    func add(_ cells: [Point]) {
      for (one, other) in zip(cells, cells.dropFirst()) {
        let (away, back): (Directions, Directions) =
          one.y < other.y
          ? (.down, .up) : one.y > other.y ? (.up, .down) : one.x < other.x ? (.right, .left) : (.left, .right)
        union[one.y * width + one.x] |= away.rawValue
        union[other.y * width + other.x] |= back.rawValue
      }
    }
    for route in routes { add(route.cells) }
    if layout.structure.hasStart || layout.branch != nil { add([Point(x: 2, y: 1), Point(x: 2, y: 2)]) }
    var wrong: [String] = []
    if lines.contains(Directions.all.rawValue) { wrong.append("lines cross") }
    if union != lines {
      let index = zip(union, lines).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
      wrong.append("line at \(index % width),\(index / width) differs from the routes")
    }
    return wrong
  }

  // MARK: Texts

  /// Text outside cards covers only straight horizontal line cells.
  var textOnLines: [String] {
    let texts: Set<Role> = [.label, .jump, .error, .warning, .heading]
    let straight = Directions([.left, .right]).rawValue
    var wrong: [String] = []
    for index in lines.indices where lines[index] != 0 && lines[index] != straight {
      if !isCard[index], texts.contains(picture.cells[index].style.role) {
        wrong.append("text covers a bend at \(index % width),\(index / width)")
      }
    }
    return wrong
  }

  /// Every text stands whole where it belongs: nothing has been written over it.
  var damagedTexts: [String] {
    let words = Wording(layout: layout, flow: flow, glyphs: CanvasGlyphs.of(.rich))
    var wrong: [String] = []
    func expect(_ expected: String, _ x: Int, _ y: Int, _ what: String) {
      let found = text(x, y, TextWidth.of(expected))
      if found != expected { wrong.append("\(what): expected “\(expected)” at \(x),\(y), found “\(found)”") }
    }
    func clip(_ text: String, _ width: Int) -> String { TextWidth.clip(text, to: width) }
    for action in shown {
      guard let card = layout.card(of: action) else { continue }
      let item = flow.actions[action]
      expect(clip(item.title, card.width - 4), card.x + 2, card.y + 1, "title of \(action)")
      let laneWidth = Int(layout.lanes.lanes[layout.lane(ofCard: action)].width)
      if item.ports.isEmpty { expect("■ end", card.x + 2, card.maxY, "end of \(action)") }
      if item.ports.count == 1, layout.route(of: Connection(action: action)).count == 2,
        [.end, .jump].contains(layout.lanes.portKind[layout.port(Connection(action: action))])
      {
        let tail = words.tail(Connection(action: action))
        expect(clip(tail, max(card.width, laneWidth) - 6), card.x + 5, card.maxY, "tail of \(action)")
      }
      let run = layout.lanes.runs[Int(layout.lanes.runOf[action])]
      if item.ports.count > 1 {
        for port in item.ports.indices {
          expectBranch(Connection(action: action, port: port), run, words, expect, clip)
        }
      }
      if let above = layout.runAbove(action), layout.lanes.runs[above].arrivals == 0 {
        expect(clip(words.landing(action), max(card.width - 3, 4)), card.x + 2, card.y - 1, "landing on \(action)")
      }
    }
    return wrong
  }

  private func expectBranch(
    _ branch: Connection, _ run: Run, _ words: Wording, _ expect: (String, Int, Int, String) -> Void,
    _ clip: (String, Int) -> String
  ) {
    guard let index = layout.lane(of: branch), let plus = layout.rect(of: .header(branch)) else { return }
    let lane = layout.lanes.lanes[index]
    let label = flow.actions[branch.action].ports[branch.port].label
    let shown = label.isEmpty ? "…" : label
    let tail = words.tail(ofBranch: branch, lane)
    let what = "branch \(branch.action).\(branch.port)"
    guard run.isColumns else {
      let whole = shown + (tail.map { " " + $0 } ?? "")
      expect(" " + clip(whole, max(Int(run.widest) - 7, 3)), plus.maxX, plus.y, what)
      return
    }
    let isLast = index == run.lanes.upperBound - 1
    let width =
      isLast ? max(Int(lane.available) - 5, 4) : Int(layout.lanes.lanes[index + 1].x - lane.x) - 7
    expect(" " + clip(shown, width), plus.maxX, plus.y, what)
    if let tail {
      let isPassed = lane.isFolded && lane.arrivals > 0
      let x = plus.x + 1 + (isPassed ? 2 : 0)
      expect(clip(tail, Int(lane.available) - (isPassed ? 5 : 3)), x, plus.y + 1, what + " tail")
    }
  }

  private func text(_ x: Int, _ y: Int, _ length: Int) -> String {
    (x..<x + length).map { picture[$0, y].text }.joined()
  }

  // MARK: Numbers

  /// Numbers are 1…n, and each card counts the jumps that land on it.
  var wrongNumbers: [String] {
    let numbers = flow.actions.indices.map { layout.number(of: $0) }
    if numbers != flow.actions.indices.map({ whole.number(of: $0) }) { return ["numbers change with the view"] }
    var wrong = numbers.sorted() == Array(1...max(1, numbers.count)) ? [] : ["numbers are \(numbers)"]
    for action in flow.actions.indices where layout.action(numbered: numbers[action]) != action {
      wrong.append("\(action) is not found by its number")
    }
    for action in shown {
      guard let card = layout.card(of: action) else { continue }
      let heading = text(card.x, card.y, card.width)
      let landings = layout.jumps(to: action).count
      let says = heading.contains("◂\(landings) \(numbers[action]) ")
      if landings > 0 ? !says : heading.contains("◂") { wrong.append("\(action) does not say ◂\(landings)") }
    }
    return wrong
  }
}
