import Screen

/// What stands in each row of an Outline or a Map (docs/canvas.md, "Outline and Map").
struct Rows: Sendable {
  /// One row.
  enum Row: Sendable {
    /// Between trees.
    case blank
    /// "Visitor starts the chat".
    case start
    /// "Not connected".
    case heading
    /// An action, in the Outline.
    case action(Int32)
    /// The branch of a lane, in the Outline.
    case branch(Int32)
    /// A run, in the Map.
    case run(Int32)
    /// A folded lane, in the Map.
    case fold(Int32)
  }

  private(set) var rows: [Row]
  /// Whether nothing of the same group follows a lane, for lanes that have rows of their own.
  private(set) var isLast: [Bool]
  /// In the Map, the closed lanes of all groups, group by group, and where those of each run begin.
  private var closed: [Int32] = []
  private var firstClosed: [Int32] = [0]

  /// Fills the rows of lanes that have their places.
  init(_ lanes: Lanes, zoom: Zoom, hasStart: Bool, height: Int) {
    rows = Array(repeating: .blank, count: height)
    isLast = Array(repeating: false, count: lanes.lanes.count)
    if lanes.startRows(zoom, hasStart: hasStart) > 0 { rows[0] = .start }
    let firstLoose = hasStart ? 1 : 0
    if firstLoose < lanes.treeCount, lanes.alone == nil { rows[Int(lanes.lanes[firstLoose].y) - 2] = .heading }
    for index in lanes.lanes.indices where lanes.lanes[index].isShown {
      for run in lanes.runRange(index) { fill(run, lanes, zoom) }
    }
    if zoom == .map { listClosed(lanes) }
  }

  private mutating func fill(_ index: Int, _ lanes: Lanes, _ zoom: Zoom) {
    let run = lanes.runs[index]
    if zoom == .map {
      rows[Int(run.y)] = .run(Int32(index))
    } else {
      for place in 0..<Int(run.cardCount) {
        rows[Int(run.y) + place] = .action(lanes.cards[Int(run.firstCard) + place])
      }
    }
    var last: Int?
    for child in run.lanes where lanes.hasRow(child, zoom) {
      last = child
      if zoom == .outline { rows[lanes.lanes[child].headerY] = .branch(Int32(child)) }
      if zoom == .map, lanes.lanes[child].isFolded { rows[Int(lanes.lanes[child].y)] = .fold(Int32(child)) }
    }
    if let last { isLast[last] = true }
  }

  private mutating func listClosed(_ lanes: Lanes) {
    firstClosed.reserveCapacity(lanes.runs.count + 1)
    for run in lanes.runs {
      for child in run.lanes where lanes.lanes[child].kind != .open { closed.append(Int32(child)) }
      firstClosed.append(Int32(closed.count))
    }
  }

  /// The closed lanes of a run's group, in the Map.
  func closedLanes(of run: Int) -> ArraySlice<Int32> {
    closed[Int(firstClosed[run])..<Int(firstClosed[run + 1])]
  }
}

extension Lanes {
  /// Gives every lane and run its rows in an Outline or a Map, where `x` is the depth of a lane; returns the height.
  mutating func placeRows(_ zoom: Zoom, hasStart: Bool, isFolded: (Int32) -> Bool) -> Int {
    hideRows(isFolded)
    for index in lanes.indices.reversed() where !lanes[index].isHidden { measureRows(of: index, zoom) }
    let height = placeTrees(startRows: startRows(zoom, hasStart: hasStart), hasStart: hasStart)
    for index in lanes.indices where lanes[index].isShown {
      var row = lanes[index].y
      for run in runRange(index) {
        runs[run].y = row
        placeRows(ofGroup: run, zoom)
        row += runs[run].height
      }
    }
    return height
  }

  /// The rows above the first tree: a Map has no room for what is the same in every flow. A branch that is shown alone
  /// has its label there.
  func startRows(_ zoom: Zoom, hasStart: Bool) -> Int { zoom == .map && hasStart && alone == nil ? 0 : 1 }

  /// Whether a lane of a group has a row of its own.
  func hasRow(_ lane: Int, _ zoom: Zoom) -> Bool { zoom == .outline || lanes[lane].kind == .open }

  /// Finds what folds hide, and how deep each lane lies.
  private mutating func hideRows(_ isFolded: (Int32) -> Bool) {
    for index in lanes.indices where lanes[index].kind == .open {
      if lanes[index].parentRun >= 0 { lanes[index].isFolded = isFolded(lanes[index].port) }
      let hides = lanes[index].isHidden || lanes[index].isFolded
      for run in runRange(index) {
        // A branch that is shown alone has no parent any more.
        for child in runs[run].lanes where lanes[child].parentRun >= 0 {
          lanes[child].isHidden = hides
          lanes[child].x = lanes[index].x + 1
        }
      }
    }
  }

  private mutating func measureRows(of index: Int, _ zoom: Zoom) {
    guard lanes[index].isShown else {
      lanes[index].height = zoom == .map && lanes[index].kind == .open ? 1 : 0
      return
    }
    var height: Int32 = 0
    for run in runRange(index) {
      runs[run].height = zoom == .map ? 1 : runs[run].cardCount
      for child in runs[run].lanes { runs[run].height += lanes[child].height + Self.headerRows(zoom) }
      height += runs[run].height
    }
    lanes[index].height = height
  }

  private mutating func placeRows(ofGroup run: Int, _ zoom: Zoom) {
    var row = runs[run].y + (zoom == .map ? 1 : runs[run].cardCount)
    for child in runs[run].lanes {
      row += Self.headerRows(zoom)
      lanes[child].y = row
      row += lanes[child].height
    }
  }

  /// The rows of a branch's label; in the Map it stands in the first row of its lane.
  private static func headerRows(_ zoom: Zoom) -> Int32 { zoom == .map ? 0 : 1 }
}
