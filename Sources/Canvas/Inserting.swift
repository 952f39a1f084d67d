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
