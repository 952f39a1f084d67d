import Screen

extension Layout {
  /// The corners of the line that draws a connection, from its card's bottom port to its target's top port, or to its
  /// own plus if it ends in a jump or an end; empty if a fold hides it, and on levels that draw no lines.
  ///
  /// The route of a folded branch goes on to where its hidden lines arrive. The picture is the union of all routes.
  public func route(of connection: Connection) -> [Point] {
    let action = connection.action
    guard zoom == .cards, let card = card(of: action) else { return [] }
    let run = lanes.runs[Int(lanes.runOf[action])]
    var route = Route(from: Point(x: card.x + 2, y: card.maxY - 1))
    if let lane = lane(of: connection) {
      let lane = lanes.lanes[lane]
      route.go(y: run.isColumns ? run.tailY : lane.headerY)
      route.go(x: lane.portX)
      if lane.isShown {
        route.go(y: Int(lane.y))
      } else if lane.isBareLine {
        if run.isColumns { arrive(&route, inColumns: run) } else { leave(&route, lane) }
      }
      return route.corners
    }
    switch lanes.portKind[port(connection)] {
    case .inside:
      route.go(y: card.y + Metrics.cardStep)
    case .line where !run.isLast:
      route.go(y: run.maxY)
    case .line:
      route.go(y: card.maxY)
      leave(&route, lanes.lanes[Int(run.lane)])
    case .end, .jump, .open:
      route.go(y: card.maxY)
    }
    return route.corners
  }

  /// From the last row of a lane to whatever its arrivals lead to.
  private func leave(_ route: inout Route, _ lane: Lane) {
    var lane = lane
    while true {
      if lane.exitsRight {
        let owner = lanes.runs[Int(lane.rail)]
        route.go(x: lanes.railX(owner))
        if !owner.isLast {
          route.go(y: lanes.meetingY(owner))
          enterFollower(&route, of: owner)
          return
        }
        lane = lanes.lanes[Int(owner.lane)]
      } else {
        guard let next = climb(&route, out: lanes.runs[Int(lane.parentRun)]) else { return }
        lane = next
      }
    }
  }

  /// From a column of a group down to where the arrivals of the group go.
  private func arrive(_ route: inout Route, inColumns run: Run) {
    if let lane = climb(&route, out: run) { leave(&route, lane) }
  }

  /// From a column of a group to its follower, or to the end of the lane that the group ends, which is returned.
  private func climb(_ route: inout Route, out run: Run) -> Lane? {
    let lane = lanes.lanes[Int(run.lane)]
    if lanes.collects(run, in: lane) { route.go(y: lanes.meetingY(run)) }
    if run.isLast { return lane }
    enterFollower(&route, of: run)
    return nil
  }

  private func enterFollower(_ route: inout Route, of run: Run) {
    route.go(x: lanes.lanes[Int(run.lane)].portX)
    route.go(y: run.maxY)
  }
}

/// A polyline under way; it keeps only the points where it turns.
private struct Route {
  private(set) var corners: [Point]

  init(from point: Point) { corners = [point] }

  private var end: Point { corners[corners.count - 1] }

  mutating func go(x: Int) { go(to: Point(x: x, y: end.y)) }
  mutating func go(y: Int) { go(to: Point(x: end.x, y: y)) }

  private mutating func go(to point: Point) {
    guard point != end else { return }
    if corners.count > 1 {
      let before = corners[corners.count - 2]
      if before.x == point.x || before.y == point.y { corners.removeLast() }
    }
    corners.append(point)
  }
}
