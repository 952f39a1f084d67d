import Screen

/// A way to move the focus.
public enum Move: Hashable, Sendable {
  /// What happens next: the row always increases.
  case down
  /// What came before: the row always decreases.
  case up
  /// The column to the left, or else outward.
  case left
  /// The column to the right, or else inward.
  case right
  /// The next of all cards, headers and plus icons, in drawing order.
  case next
  /// The one before in that order.
  case previous
  /// The header of the next branch of the same action.
  case nextSibling
  /// The header of the branch before.
  case previousSibling
  /// From a branching card to where its branches meet, and back.
  case partner
  /// The plus icon that comes next in drawing order.
  case nextPlus
  /// The first card.
  case first
  /// The last card.
  case last
  /// The card with a number.
  case number(Int)
}

/// What moving the focus remembers, so that the way back is the way it came.
public struct NavigationMemory: Hashable, Sendable {
  /// The branch last visited of each action whose branches stand in columns.
  var columns: [Int: Int] = [:]
  /// The two ends of the last move to a partner.
  var partners: [Int] = []

  /// Nothing remembered. Start anew when actions are added or removed, because their indices change.
  public init() {}
}

extension Layout {
  /// The stop that a move leads to; nil if there is none that way.
  ///
  /// A stop that a fold hides, or that the flow does not have, counts as `visible` says.
  public func move(_ move: Move, from stop: Stop?, memory: inout NavigationMemory) -> Stop? {
    guard let stop = stop.flatMap(visible) ?? firstStop else { return nil }
    remember(stop, &memory)
    let target = target(of: move, from: stop, memory)
    guard let target, target != stop else { return nil }
    if move == .partner, case .card(let from) = stop, case .card(let to) = target { memory.partners = [from, to] }
    remember(target, &memory)
    return target
  }

  /// The stop itself, or the folded branch that hides it; nil if the flow has no such stop.
  public func visible(_ stop: Stop) -> Stop? {
    guard exists(stop) else { return nil }
    switch withoutPlus(stop) {
    case .card(let action), .plus(.join(let action)):
      if let fold = fold(hiding: action) { return .header(fold.branch) }
      return rect(of: stop) == nil ? .card(action) : stop
    case .header(let connection), .plus(.connection(let connection)):
      if let fold = fold(hiding: connection.action) { return .header(fold.branch) }
      return self.stop(at: .connection(connection))
    case .plus(.start):
      return stop
    }
  }

  /// The first card, or the first plus of a flow without a start.
  public var firstStop: Stop? {
    if let alone = lanes.alone { return .card(Int(lanes.lanes[alone.lane].head)) }
    return structure.hasStart ? .card(Int(structure.roots[0])) : .plus(.start)
  }

  /// The stop that a plus icon is: the header of a branch, or the plus itself.
  public func stop(at plus: Plus) -> Stop {
    if case .connection(let connection) = plus, lane(of: connection) != nil { return .header(connection) }
    return .plus(plus)
  }

  /// Whether what is drawn has what a stop names, be it folded or not.
  public func exists(_ stop: Stop) -> Bool {
    switch stop {
    case .card(let action): hasAction(action)
    case .plus(.join(let action)): hasAction(action) && joinLines(above: action) > 1
    case .plus(.start): branch == nil
    case .header(let connection), .plus(.connection(let connection)):
      connection == branch
        || hasAction(connection.action)
          && structure.ports(of: Int32(connection.action)).indices.count > connection.port && connection.port >= 0
    }
  }

  private func hasAction(_ action: Int) -> Bool { action >= 0 && action < actionCount && isShown(action) }

  private func target(of move: Move, from stop: Stop, _ memory: NavigationMemory) -> Stop? {
    if isByRow(move) { return rowTarget(of: move, from: stop) }
    return switch move {
    case .down: down(from: stop)
    case .up: up(from: stop, memory)
    case .left: beside(stop, by: -1) ?? outward(from: stop)
    case .right: beside(stop, by: 1) ?? inward(from: stop)
    case .next: next(after: stop)
    case .previous: previous(before: stop)
    case .nextSibling: sibling(of: stop, by: 1)
    case .previousSibling: sibling(of: stop, by: -1)
    case .partner: partner(of: stop, memory)
    case .nextPlus: nextPlus(after: stop)
    case .first: action(numbered: shownNumbers.lowerBound).flatMap { visible(.card($0)) } ?? firstStop
    case .last: action(numbered: shownNumbers.upperBound - 1).flatMap { visible(.card($0)) } ?? firstStop
    case .number(let number): action(numbered: number).flatMap { visible(.card($0)) }
    }
  }

  private func remember(_ stop: Stop, _ memory: inout NavigationMemory) {
    var index = lane(of: stop)
    while let lane = index, lanes.lanes[lane].parentRun >= 0 {
      let run = lanes.runs[Int(lanes.lanes[lane].parentRun)]
      if run.isColumns { memory.columns[lastCard(of: run)] = lane - Int(run.firstLane) }
      index = Int(run.lane)
    }
  }

  /// The lane in which a stop stands; that of its branch, for a header.
  func lane(of stop: Stop) -> Int? {
    switch stop {
    case .card(let action), .plus(.join(let action)): lane(ofCard: action)
    case .header(let branch): lane(of: branch)
    case .plus(.connection(let connection)): lane(of: connection) ?? lane(ofCard: connection.action)
    case .plus(.start): nil
    }
  }
}

// MARK: Up and down: what happens next, what came before

extension Layout {
  private func down(from stop: Stop) -> Stop? {
    switch stop {
    case .card(let action):
      let run = Int(lanes.runOf[action])
      if let below = cardBelow(action) { return .card(below) }
      return lanes.runs[run].hasGroup ? .header(Connection(action: action)) : afterRun(run)
    case .plus(.connection(let connection)):
      return cardBelow(connection.action).map(Stop.card) ?? afterRun(Int(lanes.runOf[connection.action]))
    case .header(let branch):
      guard let lane = lane(of: branch) else { return nil }
      return lanes.lanes[lane].isShown ? .card(Int(lanes.lanes[lane].head)) : afterLane(lane)
    case .plus(.join(let target)):
      return .card(target)
    case .plus(.start):
      return lanes.treeCount > 0 ? .card(Int(lanes.lanes[0].head)) : nil
    }
  }

  /// The card right below another in its run.
  private func cardBelow(_ action: Int) -> Int? {
    let run = lanes.runs[Int(lanes.runOf[action])]
    let place = lanes.placeInRun[action]
    return place + 1 < run.cardCount ? Int(lanes.cards[Int(run.firstCard + place) + 1]) : nil
  }

  /// The stop below the end of a run, outward until there is one.
  private func afterRun(_ index: Int) -> Stop? {
    var index = index
    while lanes.runs[index].isLast {
      let lane = Int(lanes.runs[index].lane)
      guard lanes.lanes[lane].parentRun >= 0 else {
        return lanes.trees.contains(lane + 1) ? .card(Int(lanes.lanes[lane + 1].head)) : nil
      }
      if let sibling = stackedSibling(of: lane, by: 1) { return .header(branch(of: sibling)) }
      index = Int(lanes.lanes[lane].parentRun)
    }
    return .card(Int(lanes.cards[Int(lanes.runs[index + 1].firstCard)]))
  }

  private func afterLane(_ lane: Int) -> Stop? {
    if let sibling = stackedSibling(of: lane, by: 1) { return .header(branch(of: sibling)) }
    return afterRun(Int(lanes.lanes[lane].parentRun))
  }

  private func siblingLane(of lane: Int, by step: Int) -> Int? {
    let parent = Int(lanes.lanes[lane].parentRun)
    guard parent >= 0, lanes.runs[parent].lanes.contains(lane + step) else { return nil }
    return lane + step
  }

  private func stackedSibling(of lane: Int, by step: Int) -> Int? {
    guard let sibling = siblingLane(of: lane, by: step) else { return nil }
    return lanes.runs[Int(lanes.lanes[lane].parentRun)].isColumns ? nil : sibling
  }

  private func up(from stop: Stop, _ memory: NavigationMemory) -> Stop? {
    switch stop {
    case .card(let action):
      let run = Int(lanes.runOf[action])
      let place = Int(lanes.placeInRun[action])
      if place > 0 { return .card(Int(lanes.cards[Int(lanes.runs[run].firstCard) + place - 1])) }
      if let above = runAbove(action) { return lastStop(ofRun: above, memory) }
      let lane = Int(lanes.runs[run].lane)
      if let branch = branch(ofLane: lane) { return .header(branch) }
      return lane > 0 ? lastStop(ofRun: lanes.runRange(lane - 1).upperBound - 1, memory) : nil
    case .plus(.connection(let connection)):
      return .card(connection.action)
    case .header(let branch):
      guard let lane = lane(of: branch), let above = stackedSibling(of: lane, by: -1) else {
        return branch == self.branch ? nil : .card(branch.action)
      }
      return lastStop(ofLane: above, memory)
    case .plus(.join(let target)):
      return runAbove(target).flatMap { lastStop(ofRun: $0, memory) }
    case .plus(.start):
      return nil
    }
  }

  private func lastStop(ofLane lane: Int, _ memory: NavigationMemory) -> Stop {
    guard lanes.lanes[lane].isShown else { return .header(branch(of: lane)) }
    return lastStop(ofRun: lanes.runRange(lane).upperBound - 1, memory)
  }

  private func lastStop(ofRun index: Int, _ memory: NavigationMemory) -> Stop {
    var index = index
    while lanes.runs[index].hasGroup {
      let run = lanes.runs[index]
      let remembered = memory.columns[lastCard(of: run)] ?? 0
      let branch = run.isColumns ? min(remembered, Int(run.laneCount) - 1) : Int(run.laneCount) - 1
      let lane = Int(run.firstLane) + branch
      guard lanes.lanes[lane].isShown else { return .header(self.branch(of: lane)) }
      index = lanes.runRange(lane).upperBound - 1
    }
    return .card(lastCard(of: lanes.runs[index]))
  }
}

// MARK: Sideways: what stands beside

extension Layout {
  /// The stop of the neighbouring column that is nearest in rows, the upper one of two; of the innermost columns that
  /// have a neighbour on that side.
  private func beside(_ stop: Stop, by step: Int) -> Stop? {
    guard let own = rect(of: stop) else { return nil }
    var index = lane(of: stop)
    while let lane = index, lanes.lanes[lane].parentRun >= 0 {
      let run = lanes.runs[Int(lanes.lanes[lane].parentRun)]
      if run.isColumns, let column = siblingLane(of: lane, by: step) {
        return nearest(in: column, y: own.y + own.height / 2, x: own.x)
      }
      index = Int(run.lane)
    }
    return nil
  }

  private func nearest(in column: Int, y: Int, x: Int) -> Stop {
    var best = Stop.header(branch(of: column))
    var distance = (rows: Int.max, y: 0, x: 0)
    func consider(_ stop: Stop) {
      guard let rect = rect(of: stop) else { return }
      let middle = rect.y + rect.height / 2
      let candidate = (rows: abs(middle - y), y: middle, x: abs(rect.x - x))
      if candidate < distance { (best, distance) = (stop, candidate) }
    }
    consider(best)
    let lane = lanes.lanes[column]
    guard lane.isShown else { return best }
    for number in lane.firstNumber..<lane.firstNumber + lane.cardCount {
      let action = Int(lanes.numbered[Int(number)])
      consider(.card(action))
      let ports = structure.ports(of: Int32(action)).count
      if ports > 1 { for port in 0..<ports { consider(.header(Connection(action: action, port: port))) } }
    }
    return best
  }

  private func inward(from stop: Stop) -> Stop? {
    switch stop {
    case .card(let action):
      return structure.ports(of: Int32(action)).count > 1 ? .header(Connection(action: action)) : nil
    case .header(let branch):
      guard let lane = lane(of: branch), lanes.lanes[lane].isShown else { return nil }
      return .card(Int(lanes.lanes[lane].head))
    case .plus:
      return nil
    }
  }

  private func outward(from stop: Stop) -> Stop? {
    if case .header(let branch) = stop { return branch == self.branch ? nil : .card(branch.action) }
    return lane(of: stop).flatMap(branch(ofLane:)).map(Stop.header)
  }
}

// MARK: Siblings and partners

extension Layout {
  private func sibling(of stop: Stop, by step: Int) -> Stop? {
    guard let lane = lane(of: stop), let sibling = siblingLane(of: lane, by: step) else { return nil }
    return .header(branch(of: sibling))
  }

  private func partner(of stop: Stop, _ memory: NavigationMemory) -> Stop? {
    guard case .card(let action) = stop else { return nil }
    if memory.partners.last == action, let back = memory.partners.first, hasAction(back) { return visible(.card(back)) }
    if structure.ports(of: Int32(action)).count > 1, let meeting = meeting(behind: action) {
      return visible(.card(meeting))
    }
    let above = structure.dominator[action]
    return structure.isJoin(Int32(action)) && above >= 0 ? visible(.card(Int(above))) : nil
  }

  /// The action in front of which the lines behind an action meet.
  func meeting(behind action: Int) -> Int? {
    let index = Int(lanes.runOf[action])
    let run = lanes.runs[index]
    if !run.isLast { return Int(lanes.cards[Int(lanes.runs[index + 1].firstCard)]) }
    let after = lanes.lanes[Int(run.lane)].after
    return run.arrivals > 0 && after >= 0 ? Int(after) : nil
  }
}
