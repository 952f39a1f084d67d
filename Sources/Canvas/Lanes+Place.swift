extension Lanes {
  /// Gives every lane and run its place, trees one below the other (docs/canvas.md, "Place"); returns the height.
  mutating func place(hasStart: Bool) -> Int {
    let height = placeTrees(startRows: Landmarks.startRows, hasStart: hasStart)
    for index in lanes.indices where lanes[index].isShown {
      var row = lanes[index].y
      for run in runRange(index) {
        runs[run].y = row
        if runs[run].hasGroup { placeGroup(run, in: lanes[index]) }
        row += runs[run].height
      }
    }
    return height
  }

  /// Gives the trees their first rows, one below the other; returns the row below the last.
  mutating func placeTrees(startRows: Int, hasStart: Bool) -> Int {
    var y = Int32(startRows)
    for tree in trees {
      if alone == nil, tree > 0 || !hasStart {
        y += Int32(tree == 0 || tree == 1 && hasStart ? Landmarks.headingRows : 1)
      }
      lanes[tree].y = y
      y += lanes[tree].height
    }
    return Int(y)
  }

  private mutating func placeGroup(_ run: Int, in lane: Lane) {
    var x = lane.x
    var row = Int32(runs[run].tailY) + 1
    if !runs[run].isColumns { x += Metrics.indent }
    for child in runs[run].lanes {
      lanes[child].x = x
      lanes[child].y = row
      if runs[run].isColumns {
        x += lanes[child].available + Metrics.gap
      } else {
        row += lanes[child].height + 1
      }
    }
  }
}

/// The rows that do not belong to a lane.
enum Landmarks {
  /// "Visitor starts the chat" and its plus.
  static let startRows = 2
  /// A blank row, the heading of the trees that nothing leads to, and another blank row.
  static let headingRows = 3
}

// MARK: Where the parts of a run are

extension Lanes {
  /// The row on which the lines of a group meet: the collector of columns, or the row on which a rail returns.
  func meetingY(_ run: Run) -> Int {
    run.maxY - (!run.isLast && run.arrivals != 1 ? 1 : 0) - 1
  }

  /// The column of the rail that a stacked group owns.
  func railX(_ run: Run) -> Int {
    Int(lanes[Int(run.lane)].x + Metrics.indent + run.widest) + 1
  }

  /// The column of the rail to which a lane's arrivals go, if they leave to the right.
  func railX(of lane: Lane) -> Int { railX(runs[Int(lane.rail)]) }

  /// The width of a lane's cards.
  func cardWidth(_ lane: Lane) -> Int { Int(min(Metrics.wide, lane.available)) }

  /// The row on which a join plus or a landing row stands below a run.
  func joinY(_ run: Run) -> Int { run.maxY - 1 }

  /// The first row of an action's card.
  func cardY(_ action: Int) -> Int {
    Int(runs[Int(runOf[action])].y) + Int(placeInRun[action]) * Metrics.cardStep
  }
}
