import Screen

/// The lines in one viewport, as the directions in which they leave each cell.
struct LineGrid {
  /// The part of the drawing that is seen.
  let viewport: Rect
  private(set) var cells: [UInt8]

  init(_ viewport: Rect) {
    self.viewport = viewport
    cells = Array(repeating: 0, count: viewport.width * viewport.height)
  }

  mutating func vertical(x: Int, from top: Int, to bottom: Int, _ mark: Directions = []) {
    guard x >= viewport.x, x < viewport.maxX, top < bottom else { return }
    add(x, top, mark.union(.down))
    add(x, bottom, mark.union(.up))
    let first = max(top + 1, viewport.y)
    let last = min(bottom - 1, viewport.maxY - 1)
    guard first <= last else { return }
    let bits = mark.union([.up, .down]).rawValue
    for y in first...last { cells[(y - viewport.y) * viewport.width + x - viewport.x] |= bits }
  }

  mutating func horizontal(y: Int, from left: Int, to right: Int, _ mark: Directions = []) {
    guard y >= viewport.y, y < viewport.maxY, left < right else { return }
    add(left, y, mark.union(.right))
    add(right, y, mark.union(.left))
    let first = max(left + 1, viewport.x)
    let last = min(right - 1, viewport.maxX - 1)
    guard first <= last else { return }
    let bits = mark.union([.left, .right]).rawValue
    let row = (y - viewport.y) * viewport.width - viewport.x
    for x in first...last { cells[row + x] |= bits }
  }

  /// A whole route, marked as one of the focused element.
  mutating func focus(_ route: [Point]) {
    for (one, other) in zip(route, route.dropFirst()) {
      if one.x == other.x {
        vertical(x: one.x, from: min(one.y, other.y), to: max(one.y, other.y), .focused)
      } else {
        horizontal(y: one.y, from: min(one.x, other.x), to: max(one.x, other.x), .focused)
      }
    }
  }

  private mutating func add(_ x: Int, _ y: Int, _ directions: Directions) {
    guard viewport.contains(Point(x: x, y: y)) else { return }
    cells[(y - viewport.y) * viewport.width + x - viewport.x] |= directions.rawValue
  }
}

/// Draws the lines that meet a viewport, by groups and not by routes, so that the cost follows the screen: a rail with a
/// thousand arrivals is one line and as many stubs as are seen.
struct LineDrawing {
  let layout: Layout
  var grid: LineGrid
  /// The runs looked at, for the test that the cost follows the screen.
  private(set) var visits = 0

  init(_ layout: Layout, viewport: Rect) {
    self.layout = layout
    grid = LineGrid(viewport)
  }

  private var lanes: Lanes { layout.lanes }

  mutating func draw() {
    if layout.structure.hasStart || layout.branch != nil { grid.vertical(x: 2, from: 1, to: Landmarks.startRows) }
    for tree in layout.visibleTrees(grid.viewport) {
      // Nothing follows a tree, so nothing leaves it.
      draw(lane: tree, sink: Int(lanes.lanes[tree].y + lanes.lanes[tree].height))
    }
  }

  /// Draws a lane whose arrivals, if they leave downwards, go to the row `sink`. Recursion is as deep as lanes can be
  /// nested in the width of the canvas, whatever the nesting of the flow: the rest is folded.
  private mutating func draw(lane index: Int, sink: Int) {
    let lane = lanes.lanes[index]
    for run in layout.visibleRuns(of: index, grid.viewport, sink: sink) {
      visits += 1
      let run = lanes.runs[run]
      drawCardLinks(run, x: lane.portX)
      if !run.hasGroup {
        drawTail(run, in: lane, sink: sink)
      } else if run.isColumns {
        drawColumns(run, in: lane, sink: sink)
      } else {
        drawStack(run, in: lane, sink: sink)
      }
    }
  }

  private mutating func drawCardLinks(_ run: Run, x: Int) {
    for card in layout.visibleCards(of: run, grid.viewport, below: 1) where card < Int(run.cardCount) - 1 {
      let bottom = Int(run.y) + card * Metrics.cardStep + Metrics.cardHeight - 1
      grid.vertical(x: x, from: bottom, to: bottom + 2)
    }
  }

  private mutating func drawTail(_ run: Run, in lane: Lane, sink: Int) {
    guard layout.structure.ports(of: Int32(layout.lastCard(of: run))).count == 1 else { return }
    let y = run.tailY
    grid.vertical(x: lane.portX, from: y - 1, to: y)
    guard run.arrivals > 0 else { return }
    if !run.isLast {
      grid.vertical(x: lane.portX, from: y, to: run.maxY)
    } else if lane.exitsRight {
      grid.horizontal(y: y, from: lane.portX, to: lanes.railX(of: lane))
    } else {
      grid.vertical(x: lane.portX, from: y, to: sink)
    }
  }

  private mutating func drawColumns(_ run: Run, in lane: Lane, sink: Int) {
    let y = run.tailY
    grid.vertical(x: lane.portX, from: y - 1, to: y)
    grid.horizontal(y: y, from: lane.portX, to: lanes.lanes[run.lanes.upperBound - 1].portX)
    let collects = lanes.collects(run, in: lane)
    let childSink = collects ? lanes.meetingY(run) : sink
    for child in run.lanes {
      let childLane = lanes.lanes[child]
      if childLane.isShown {
        grid.vertical(x: childLane.portX, from: y, to: y + 1)
        draw(lane: child, sink: childSink)
      } else if childLane.isBareLine {
        grid.vertical(x: childLane.portX, from: y, to: childSink)
      }
    }
    if collects { drawCollector(run, in: lane, y: childSink) }
  }

  private mutating func drawCollector(_ run: Run, in lane: Lane, y: Int) {
    if !run.isLast { grid.vertical(x: lane.portX, from: y, to: run.maxY) }
    guard y >= grid.viewport.y, y < grid.viewport.maxY else { return }
    guard let columns = layout.arrivalColumns(of: run) else { return }
    if run.isLast {
      grid.horizontal(y: y, from: columns.lowerBound, to: lanes.railX(of: lane))
    } else {
      grid.horizontal(y: y, from: lane.portX, to: columns.upperBound)
    }
  }

  private mutating func drawStack(_ run: Run, in lane: Lane, sink: Int) {
    let x = lane.portX
    grid.vertical(x: x, from: run.tailY - 1, to: lanes.lanes[run.lanes.upperBound - 1].headerY)
    for child in layout.visibleStackedLanes(of: run, grid.viewport) {
      let childLane = lanes.lanes[child]
      let y = childLane.headerY
      grid.horizontal(y: y, from: x, to: childLane.portX)
      if childLane.isShown {
        grid.vertical(x: childLane.portX, from: y, to: y + 1)
        // Arrivals leave to the right, to the rail; without arrivals nothing leaves.
        draw(lane: child, sink: Int(childLane.y + childLane.height))
      } else if childLane.isBareLine {
        grid.horizontal(y: y, from: childLane.portX, to: lanes.railX(of: childLane))
      }
    }
    guard run.ownsRail else { return }
    let bottom = run.isLast ? sink : lanes.meetingY(run)
    grid.vertical(x: lanes.railX(run), from: Int(run.y + run.firstArrival), to: bottom)
    guard !run.isLast else { return }
    grid.horizontal(y: bottom, from: x, to: lanes.railX(run))
    grid.vertical(x: x, from: bottom, to: run.maxY)
  }
}
