/// The sizes that the drawing is made of (docs/canvas.md, "Measure").
enum Metrics {
  /// The rows of a card.
  static let cardHeight = 3
  /// The rows from one card of a run to the next: a card and the plus below it.
  static let cardStep = 4
  /// The narrowest a lane may be drawn.
  static let narrow: Int32 = 26
  /// The widest a card is drawn.
  static let wide: Int32 = 40
  /// The columns between two lanes of a group in columns.
  static let gap: Int32 = 2
  /// How far the lanes of a stacked group are indented.
  static let indent: Int32 = 4
  /// The columns of a join rail: a blank and the rail.
  static let rail: Int32 = 2
  /// What a stacked jump takes at most: room for 40 cells of label and title. Measuring the text instead would make the
  /// rails move while somebody types.
  static let stackedJump: Int32 = 47
  /// The narrowest canvas that cards are laid out for.
  static let narrowestCanvas = 30
  /// The narrowest canvas that an Outline is laid out for.
  static let narrowestOutline = 20
  /// How far a branch is indented in an Outline or a Map.
  static let railStep = 2
  /// The cells of a row in an Outline or a Map that rails leave to the text.
  static let leastText = 16
  /// The cells that a branch's label in a Map leaves to the branches that end at once.
  static let leastClosed = 8
  /// The cells of a folded branch's label in an Outline or a Map that remain whatever is wrong in it.
  static let leastLabel = 3
}

extension Lanes {
  /// Gives every lane and run its size, for a canvas of a width.
  mutating func measure(width: Int, isFolded: (Int32) -> Bool) {
    findNaturalWidths()
    fit(width: Int32(clamping: width), isFolded: isFolded)
    findSizes()
  }

  /// The width each lane would like, inner lanes first. Neither folds nor the number of cards count: folding or filling
  /// in a branch must not rearrange its siblings.
  private mutating func findNaturalWidths() {
    for index in lanes.indices.reversed() {
      lanes[index].natural = Metrics.narrow
      guard lanes[index].kind == .open else { continue }
      for run in runRange(index) where runs[run].hasGroup {
        runs[run].natural = wish(runs[run])
        lanes[index].natural = max(lanes[index].natural, runs[run].natural)
        if runs[run].pin == .columns || runs[run].lanes.contains(where: { lanes[$0].isStiff }) {
          lanes[index].isStiff = true
        }
      }
    }
  }

  private func wish(_ run: Run) -> Int32 {
    guard run.pin == .stacked else {
      return run.lanes.reduce(Metrics.gap * (run.laneCount - 1)) { $0 + lanes[$1].natural }
    }
    return Metrics.indent + Metrics.rail + run.lanes.reduce(0) { max($0, lanes[$1].natural) }
  }

  /// Chooses columns or a stack for each group, outer groups first, and hands out the width.
  private mutating func fit(width: Int32, isFolded: (Int32) -> Bool) {
    for tree in trees { lanes[tree].available = width }
    for index in lanes.indices where lanes[index].kind == .open {
      if lanes[index].parentRun >= 0 {
        lanes[index].isFoldedForRoom = lanes[index].available < Metrics.narrow
        lanes[index].isFolded = lanes[index].isFoldedForRoom || isFolded(lanes[index].port)
      }
      let hides = lanes[index].isHidden || lanes[index].isFolded
      for run in runRange(index) where runs[run].hasGroup {
        if hides {
          // A branch that is shown alone has no parent any more.
          for child in runs[run].lanes where lanes[child].parentRun >= 0 { lanes[child].isHidden = true }
        } else if runs[run].pin.map({ $0 == .columns }) ?? (runs[run].natural <= lanes[index].available) {
          fitColumns(run, in: lanes[index])
        } else {
          fitStack(run, in: lanes[index])
        }
      }
    }
  }

  private mutating func fitColumns(_ run: Int, in lane: Lane) {
    runs[run].isColumns = true
    let spare = lane.available - runs[run].natural
    let share = max(0, spare) / runs[run].laneCount
    for child in runs[run].lanes {
      let natural = lanes[child].natural
      // Columns that are wider than the canvas are at least not wider than it one by one.
      let fitting = spare < 0 && !lanes[child].isStiff ? min(natural, lane.available) : natural
      lanes[child].available = min(fitting + share, max(fitting, Metrics.wide))
    }
  }

  private mutating func fitStack(_ run: Int, in lane: Lane) {
    let hasArrivals = runs[run].arrivals > 0
    runs[run].ownsRail = hasArrivals && (!runs[run].isLast || !lane.exitsRight)
    let width = lane.available - Metrics.indent - (runs[run].ownsRail ? Metrics.rail : 0)
    for child in runs[run].lanes {
      lanes[child].available = width
      lanes[child].exitsRight = hasArrivals
      lanes[child].rail = runs[run].ownsRail ? Int32(run) : lane.rail
    }
  }

  /// The rows and columns that each lane and run take, inner lanes first.
  private mutating func findSizes() {
    for index in lanes.indices.reversed() where !lanes[index].isHidden {
      guard lanes[index].isShown else {
        lanes[index].width = closedWidth(lanes[index])
        continue
      }
      let lane = lanes[index]
      var width = min(Metrics.wide, lane.available)
      var height: Int32 = 0
      for run in runRange(index) {
        let size = runs[run].hasGroup ? measureGroup(run, in: lane) : (width: 0, height: 1, firstArrival: 0)
        let above = runs[run].cardCount * 4 - 1
        if runs[run].isLast { lanes[index].firstArrival = height + above + size.firstArrival }
        runs[run].firstArrival = above + size.firstArrival
        runs[run].height = above + size.height
        // A join plus if lines meet here, a landing row if no line comes.
        if !runs[run].isLast, runs[run].arrivals != 1 { runs[run].height += 1 }
        width = max(width, size.width)
        height += runs[run].height
      }
      lanes[index].width = width
      lanes[index].height = height
    }
  }

  private func closedWidth(_ lane: Lane) -> Int32 {
    if lane.parentRun >= 0, runs[Int(lane.parentRun)].isColumns { return lane.available }
    return min(lane.available, lane.kind == .jump ? Metrics.stackedJump : Metrics.wide)
  }

  /// The size of a run's group, and the row of its first arrival at a rail, counted from the group's first row.
  private mutating func measureGroup(_ run: Int, in lane: Lane) -> (width: Int32, height: Int32, firstArrival: Int32) {
    runs[run].isColumns ? measureColumns(run, in: lane) : measureStack(run)
  }

  private func measureColumns(_ run: Int, in lane: Lane) -> (width: Int32, height: Int32, firstArrival: Int32) {
    var width = Metrics.gap * (runs[run].laneCount - 1)
    var tallest: Int32 = 0
    for child in runs[run].lanes {
      width += lanes[child].available
      tallest = max(tallest, lanes[child].isShown ? lanes[child].height : lanes[child].kind == .line ? 0 : 1)
    }
    let collector: Int32 = collects(runs[run], in: lane) ? 1 : 0
    return (width, 1 + tallest + collector, 1 + tallest)
  }

  private mutating func measureStack(_ run: Int) -> (width: Int32, height: Int32, firstArrival: Int32) {
    var widest: Int32 = 0
    var height: Int32 = 0
    var firstArrival: Int32 = -1
    for child in runs[run].lanes {
      if firstArrival < 0, lanes[child].arrivals > 0 {
        firstArrival = lanes[child].isBareLine ? height : height + 1 + lanes[child].firstArrival
      }
      height += 1 + lanes[child].height
      widest = max(widest, lanes[child].width)
    }
    runs[run].widest = widest
    let width = Metrics.indent + widest + (runs[run].ownsRail ? Metrics.rail : 0)
    let returns: Int32 = runs[run].ownsRail && !runs[run].isLast ? 1 : 0
    return (width, height + returns, max(firstArrival, 0))
  }

  /// Whether a group in columns has a row on which its arrivals meet; one that ends a lane downwards passes them on.
  func collects(_ run: Run, in lane: Lane) -> Bool {
    run.arrivals > 0 && (!run.isLast || lane.exitsRight)
  }

  func runRange(_ lane: Int) -> Range<Int> {
    Int(lanes[lane].firstRun)..<Int(lanes[lane].firstRun + lanes[lane].runCount)
  }
}
