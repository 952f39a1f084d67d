/// The order of everything that can be visited: cards, branch headers and plus icons, as the drawing lists them.
extension Layout {
  func next(after stop: Stop) -> Stop? {
    switch stop {
    case .card(let action):
      switch structure.ports(of: Int32(action)).count {
      case 0: return next(afterRun: Int(lanes.runOf[action]))
      case 1: return .plus(.connection(Connection(action: action)))
      default: return .header(Connection(action: action))
      }
    case .plus(.connection(let connection)):
      let index = Int(lanes.runOf[connection.action])
      let place = lanes.placeInRun[connection.action] + 1
      guard place < lanes.runs[index].cardCount else { return next(afterRun: index) }
      return .card(Int(lanes.cards[Int(lanes.runs[index].firstCard + place)]))
    case .header(let branch):
      guard let lane = lane(of: branch) else { return nil }
      return lanes.lanes[lane].isShown ? .card(Int(lanes.lanes[lane].head)) : next(afterLane: lane)
    case .plus(.join(let target)):
      return .card(target)
    case .plus(.start):
      return lanes.treeCount > 0 ? .card(Int(lanes.lanes[0].head)) : nil
    }
  }

  private func next(afterLane lane: Int) -> Stop? {
    let parent = Int(lanes.lanes[lane].parentRun)
    if lane + 1 < lanes.runs[parent].lanes.upperBound { return .header(branch(of: lane + 1)) }
    return next(afterRun: parent)
  }

  private func next(afterRun index: Int) -> Stop? {
    var index = index
    while lanes.runs[index].isLast {
      let lane = Int(lanes.runs[index].lane)
      let parent = Int(lanes.lanes[lane].parentRun)
      guard parent >= 0 else {
        return lanes.trees.contains(lane + 1) ? .card(Int(lanes.lanes[lane + 1].head)) : nil
      }
      if lane + 1 < lanes.runs[parent].lanes.upperBound { return .header(branch(of: lane + 1)) }
      index = parent
    }
    let head = Int(lanes.cards[Int(lanes.runs[index + 1].firstCard)])
    return lanes.runs[index].arrivals > 1 ? .plus(.join(head)) : .card(head)
  }

  func previous(before stop: Stop) -> Stop? {
    switch stop {
    case .card(let action):
      return previous(beforeCard: action)
    case .plus(.connection(let connection)):
      return .card(connection.action)
    case .header(let branch):
      if branch == self.branch { return nil }
      guard branch.port > 0, let lane = lane(of: branch) else { return .card(branch.action) }
      return lastVisit(inLane: lane - 1)
    case .plus(.join(let target)):
      return runAbove(target).map(lastVisit(inRun:))
    case .plus(.start):
      return nil
    }
  }

  private func previous(beforeCard action: Int) -> Stop? {
    let run = lanes.runs[Int(lanes.runOf[action])]
    let place = lanes.placeInRun[action]
    if place > 0 {
      return .plus(.connection(Connection(action: Int(lanes.cards[Int(run.firstCard + place) - 1]))))
    }
    if let above = runAbove(action) {
      return lanes.runs[above].arrivals > 1 ? .plus(.join(action)) : lastVisit(inRun: above)
    }
    let lane = Int(run.lane)
    if let branch = branch(ofLane: lane) { return .header(branch) }
    return lane > 0 ? lastVisit(inRun: lanes.runRange(lane - 1).upperBound - 1) : .plus(.start)
  }

  private func lastVisit(inLane lane: Int) -> Stop {
    guard lanes.lanes[lane].isShown else { return .header(branch(of: lane)) }
    return lastVisit(inRun: lanes.runRange(lane).upperBound - 1)
  }

  private func lastVisit(inRun index: Int) -> Stop {
    var index = index
    while lanes.runs[index].hasGroup {
      let lane = lanes.runs[index].lanes.upperBound - 1
      guard lanes.lanes[lane].isShown else { return .header(branch(of: lane)) }
      index = lanes.runRange(lane).upperBound - 1
    }
    let action = lastCard(of: lanes.runs[index])
    let isTerminal = structure.ports(of: Int32(action)).isEmpty
    return isTerminal ? .card(action) : .plus(.connection(Connection(action: action)))
  }

  func nextPlus(after stop: Stop) -> Stop? {
    var stop = next(after: stop)
    while case .card(let action) = stop { stop = next(after: .card(action)) }
    return stop
  }
}
