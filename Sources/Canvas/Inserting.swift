/// Where an action is inserted next to an element.
extension Layout {
  /// The plus behind an element: that of a plain card's connection, that of a branching card's first branch, or the
  /// header's or plus's own; nil behind an action that nothing can follow.
  public func plus(after stop: Stop) -> Plus? {
    guard exists(stop) else { return nil }
    switch stop {
    case .card(let action):
      return structure.ports(of: Int32(action)).isEmpty ? nil : .connection(Connection(action: action))
    case .header(let branch):
      return .connection(branch)
    case .plus(let plus):
      return plus
    }
  }

  /// The plus in front of an element: the one that its line comes from, or the header's or plus's own; nil in front of
  /// a card that no line reaches.
  public func plus(before stop: Stop) -> Plus? {
    guard exists(stop) else { return nil }
    switch stop {
    case .card(let action): return plus(beforeCard: action)
    case .header(let branch): return .connection(branch)
    case .plus(let plus): return plus
    }
  }

  /// The plus behind all branches of a branching card, in front of what they lead to; nil if no branch leads on.
  public func plus(afterGroupOf action: Int) -> Plus? {
    guard exists(.card(action)), structure.ports(of: Int32(action)).count > 1 else { return nil }
    return meeting(behind: action).flatMap(plus(beforeCard:))
  }

  /// The number that an action gets which is inserted at a plus.
  public func numberOfNew(at plus: Plus) -> Int {
    switch plus {
    case .start: 1
    case .join(let target): numberOfNew(beforeJoin: target)
    case .connection(let connection):
      lane(of: connection).map { Int(lanes.lanes[$0].firstNumber) } ?? number(of: connection.action) + 1
    }
  }

  /// Where connections from elsewhere skip to the join, what is put in front of it stands where the lines meet, which may
  /// be further in.
  private func numberOfNew(beforeJoin target: Int) -> Int {
    let sources = lines(into: target).map { lane(ofCard: $0.action) }
    guard let first = sources.first, sources.count < Int(structure.predecessors[target]) else {
      return number(of: target)
    }
    let home = lane(ofCard: target)
    var common = around(first)
    for source in sources.dropFirst() {
      let others = Set(around(source))
      common = common.filter(others.contains)
    }
    guard let lane = common.first, lane != home, !around(home).contains(lane) else { return number(of: target) }
    return Int(lanes.lanes[lane].firstNumber + lanes.lanes[lane].cardCount)
  }

  /// A lane and those that it lies in, innermost first.
  private func around(_ lane: Int) -> [Int] {
    var found = [lane]
    while let last = found.last, lanes.lanes[last].parentRun >= 0 {
      found.append(Int(lanes.runs[Int(lanes.lanes[last].parentRun)].lane))
    }
    return found
  }

  /// The number that an action gets which stands behind everything that an action's branches hold.
  public func numberOfNew(behindBranchesOf action: Int) -> Int {
    let run = lanes.runs[Int(lanes.runOf[action])]
    guard structure.ports(of: Int32(action)).count > 1, let last = run.lanes.last else { return number(of: action) + 1 }
    return Int(lanes.lanes[last].firstNumber + lanes.lanes[last].cardCount)
  }

  private func plus(beforeCard action: Int) -> Plus? {
    let run = lanes.runs[Int(lanes.runOf[action])]
    let place = lanes.placeInRun[action]
    if place > 0 { return .connection(Connection(action: Int(lanes.cards[Int(run.firstCard + place) - 1]))) }
    if runAbove(action) != nil {
      switch joinLines(above: action) {
      case 0: return nil
      case 1: return lines(into: action).first.map(Plus.connection)
      default: return .join(action)
      }
    }
    let lane = Int(run.lane)
    if let branch = branch(ofLane: lane) { return .connection(branch) }
    return lane == 0 && structure.hasStart ? .start : nil
  }
}
