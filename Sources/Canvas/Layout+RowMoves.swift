import Screen

/// Where stops stand in an Outline or a Map, and how the focus moves from row to row.
///
/// A row of an Outline is one stop. A row of a Map is a sequence of cells: the branch it begins, its actions, and the
/// closed branches of the last of them.
extension Layout {
  /// A place in a Map or an Outline.
  private struct Cell {
    var row: Int
    var index: Int
  }

  /// What stands for a stop on this level: an Outline and a Map show no plus icons, but the action that has it or that
  /// it stands before.
  public func withoutPlus(_ stop: Stop) -> Stop {
    guard rows != nil, exists(stop) else { return stop }
    return switch stop {
    case .plus(.join(let action)): .card(action)
    case .plus(.connection(let connection)) where lane(of: connection) == nil: .card(connection.action)
    case .plus(.start) where row(of: stop) == nil: firstStop ?? stop
    case .plus, .card, .header: stop
    }
  }

  /// The row in which a stop stands; nil if it is hidden or this level does not show it.
  func row(of stop: Stop) -> Int? {
    switch stop {
    case .card(let action):
      let run = lanes.runs[Int(lanes.runOf[action])]
      guard lanes.lanes[Int(run.lane)].isShown else { return nil }
      return Int(run.y) + (zoom == .outline ? Int(lanes.placeInRun[action]) : 0)
    case .header(let branch), .plus(.connection(let branch)):
      if branch == self.branch { return 0 }
      guard let index = lane(of: branch), !lanes.lanes[index].isHidden else { return nil }
      let lane = lanes.lanes[index]
      if zoom == .outline { return lane.headerY }
      return Int(lane.kind == .open ? lane.y : lanes.runs[Int(lane.parentRun)].y)
    case .plus(.start):
      return lanes.startRows(zoom, hasStart: structure.hasStart) > 0 ? 0 : nil
    case .plus(.join):
      return nil
    }
  }

  /// The cells of a row.
  func rowRect(_ row: Int) -> Rect { Rect(x: 0, y: row, width: width, height: 1) }

  /// The lane to which a row belongs: that of its branch, or that of its actions.
  func lane(atRow row: Int) -> Int? {
    guard let rows, rows.rows.indices.contains(row) else { return nil }
    return lane(of: rows.rows[row])
  }

  /// The same of what stands in a row.
  func lane(of row: Rows.Row) -> Int? {
    switch row {
    case .blank, .start, .heading: nil
    case .action(let action): lane(ofCard: Int(action))
    case .branch(let lane), .fold(let lane): Int(lane)
    case .run(let run): Int(lanes.runs[Int(run)].lane)
    }
  }

  /// Whether a row of a Map begins with the label of a branch.
  func beginsBranch(_ run: Int) -> Bool {
    let lane = lanes.lanes[Int(lanes.runs[run].lane)]
    return lane.parentRun >= 0 && Int(lane.firstRun) == run
  }

  // MARK: Moves

  /// Whether rows alone say where a move leads; other moves are the same on every level.
  func isByRow(_ move: Move) -> Bool {
    switch move {
    case .next, .previous, .nextPlus, .down, .up: rows != nil
    case .left, .right: zoom == .map
    case .nextSibling, .previousSibling, .partner, .first, .last, .number: false
    }
  }

  /// The stop that a move by rows leads to.
  func rowTarget(of move: Move, from stop: Stop) -> Stop? {
    guard let cell = cell(of: stop) else { return nil }
    switch move {
    case .next: return self.stop(after: cell)
    case .previous: return self.stop(before: cell)
    case .nextPlus: return nextHeader(after: cell)
    case .down: return firstStop(ofRow: nearRow(cell.row, 1))
    case .up:
      let above = firstStop(ofRow: nearRow(cell.row, -1))
      return above == .plus(.start) ? nil : above
    case .right: return self.stop(at: Cell(row: cell.row, index: cell.index + 1))
    case .left: return self.stop(at: Cell(row: cell.row, index: cell.index - 1))
    case .nextSibling, .previousSibling, .partner, .first, .last, .number: return nil
    }
  }

  private func firstStop(ofRow row: Int?) -> Stop? { row.flatMap { stop(at: Cell(row: $0, index: 0)) } }

  private func stop(after cell: Cell) -> Stop? {
    self.stop(at: Cell(row: cell.row, index: cell.index + 1))
      ?? firstStop(ofRow: nearRow(cell.row, 1))
  }

  private func stop(before cell: Cell) -> Stop? {
    if cell.index > 0 { return self.stop(at: Cell(row: cell.row, index: cell.index - 1)) }
    return nearRow(cell.row, -1).flatMap { self.stop(at: Cell(row: $0, index: cellCount($0) - 1)) }
  }

  private func nextHeader(after cell: Cell) -> Stop? {
    var next = stop(after: cell)
    while case .card(let action) = next { next = self.cell(of: .card(action)).flatMap { self.stop(after: $0) } }
    return next
  }

  /// The next row up or down that has cells; at most three rows are without.
  private func nearRow(_ row: Int, _ step: Int) -> Int? {
    var row = row + step
    while row >= 0, row < height {
      if cellCount(row) > 0 { return row }
      row += step
    }
    return nil
  }

  // MARK: Cells

  private func cellCount(_ row: Int) -> Int {
    guard let rows else { return 0 }
    switch rows.rows[row] {
    case .blank, .heading: return 0
    case .start, .action, .branch, .fold: return 1
    case .run(let run):
      let index = Int(run)
      return (beginsBranch(index) ? 1 : 0) + Int(lanes.runs[index].cardCount) + rows.closedLanes(of: index).count
    }
  }

  private func stop(at cell: Cell) -> Stop? {
    guard let rows, cell.index >= 0, cell.index < cellCount(cell.row) else { return nil }
    switch rows.rows[cell.row] {
    case .blank, .heading: return nil
    case .start: return branch.map(Stop.header) ?? .plus(.start)
    case .action(let action): return .card(Int(action))
    case .branch(let lane), .fold(let lane): return .header(branch(of: Int(lane)))
    case .run(let run): return stop(inRun: Int(run), at: cell.index, rows)
    }
  }

  private func stop(inRun index: Int, at place: Int, _ rows: Rows) -> Stop {
    let run = lanes.runs[index]
    let place = place - (beginsBranch(index) ? 1 : 0)
    if place < 0 { return .header(branch(of: Int(run.lane))) }
    if place < Int(run.cardCount) { return .card(Int(lanes.cards[Int(run.firstCard) + place])) }
    let closed = rows.closedLanes(of: index)
    return .header(branch(of: Int(closed[closed.startIndex + place - Int(run.cardCount)])))
  }

  private func cell(of stop: Stop) -> Cell? {
    guard let row = row(of: stop) else { return nil }
    guard let rows, case .run(let index) = rows.rows[row] else { return Cell(row: row, index: 0) }
    let first = beginsBranch(Int(index)) ? 1 : 0
    switch stop {
    case .card(let action):
      return Cell(row: row, index: first + Int(lanes.placeInRun[action]))
    case .header(let branch):
      guard let lane = lane(of: branch), lanes.lanes[lane].kind != .open else { return Cell(row: row, index: 0) }
      let place = closedPlace(of: lane, inRun: Int(index), rows)
      return Cell(row: row, index: first + Int(lanes.runs[Int(index)].cardCount) + place)
    case .plus:
      return Cell(row: row, index: 0)
    }
  }

  /// The place of a closed lane among those of its group.
  func closedPlace(of lane: Int, inRun run: Int, _ rows: Rows) -> Int {
    let closed = rows.closedLanes(of: run)
    return firstIndex(in: closed.startIndex..<closed.endIndex) { Int(closed[$0]) >= lane } - closed.startIndex
  }
}
