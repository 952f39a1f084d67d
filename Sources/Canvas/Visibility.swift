import Screen

/// What of the drawing meets a viewport, found by binary search on rows: lanes keep their runs, and stacked groups their
/// lanes, in the order of their rows.
extension Layout {
  func visibleTrees(_ viewport: Rect) -> Range<Int> {
    let first = firstIndex(in: lanes.trees) { Int(lanes.lanes[$0].y + lanes.lanes[$0].height) > viewport.y }
    let end = firstIndex(in: first..<lanes.trees.upperBound) { Int(lanes.lanes[$0].y) >= viewport.maxY }
    return first..<end
  }

  /// The runs of a lane that meet a viewport; the last one includes the lines below it, down to the row `sink`.
  func visibleRuns(of lane: Int, _ viewport: Rect, sink: Int) -> Range<Int> {
    let all = lanes.runRange(lane)
    let first = firstIndex(in: all) { index in
      max(lanes.runs[index].maxY, lanes.runs[index].isLast ? sink + 1 : 0) > viewport.y
    }
    let end = firstIndex(in: first..<all.upperBound) { Int(lanes.runs[$0].y) >= viewport.maxY }
    return first..<end
  }

  /// The lanes of a stacked group of which a row, the header included, meets a viewport.
  func visibleStackedLanes(of run: Run, _ viewport: Rect) -> Range<Int> {
    let first = firstIndex(in: run.lanes) { Int(lanes.lanes[$0].y + lanes.lanes[$0].height) > viewport.y }
    let end = firstIndex(in: first..<run.lanes.upperBound) { lanes.lanes[$0].headerY >= viewport.maxY }
    return first..<end
  }

  /// The places in a run of the cards that meet a viewport, together with `below` rows below each.
  func visibleCards(of run: Run, _ viewport: Rect, below: Int) -> Range<Int> {
    let reach = Metrics.cardHeight + below
    let first = max(0, floorDivide(viewport.y - Int(run.y) - reach, Metrics.cardStep) + 1)
    let end = min(Int(run.cardCount), floorDivide(viewport.maxY - 1 - Int(run.y), Metrics.cardStep) + 1)
    return first..<max(first, end)
  }

  /// The leftmost and rightmost columns in which lines reach the end of a group in columns; nil if none do. At most as
  /// many columns are looked at as stand side by side on the canvas.
  func arrivalColumns(of run: Run) -> ClosedRange<Int>? {
    var columns: ClosedRange<Int>?
    func add(_ x: Int) {
      columns = min(columns?.lowerBound ?? x, x)...max(columns?.upperBound ?? x, x)
    }
    for child in run.lanes where lanes.lanes[child].arrivals > 0 {
      let lane = lanes.lanes[child]
      guard lane.isShown else {
        add(lane.portX)
        continue
      }
      let last = lanes.runs[lanes.runRange(child).upperBound - 1]
      if !last.hasGroup {
        add(lane.portX)
      } else if !last.isColumns {
        add(lanes.railX(last))
      } else if let inner = arrivalColumns(of: last) {
        add(inner.lowerBound)
        add(inner.upperBound)
      }
    }
    return columns
  }

  /// The first index for which a condition holds that holds for all later ones too.
  func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Division that rounds towards minus infinity.
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor)
}
