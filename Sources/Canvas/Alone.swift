/// One branch shown alone (docs/canvas.md, "Focus view"): a layout whose only tree is the branch's lane.
extension Lanes {
  /// The lane that is shown alone.
  struct Alone: Sendable {
    let lane: Int
    /// The run to whose group it belongs in the whole flow.
    let parentRun: Int32
  }

  /// The lane of a branch that has actions.
  func openLane(of branch: Connection, _ structure: Structure) -> Int? {
    guard runOf.indices.contains(branch.action) else { return nil }
    let run = runs[Int(runOf[branch.action])]
    let ports = structure.ports(of: Int32(branch.action)).count
    guard ports > 1, branch.port >= 0, branch.port < ports else { return nil }
    let lane = Int(run.firstLane) + branch.port
    return lanes[lane].kind == .open ? lane : nil
  }

  /// Makes an open lane the only tree. The lines that leave it become jumps; numbers stay those of the whole flow.
  mutating func showAlone(_ root: Int, _ structure: Structure) {
    var isInside = Array(repeating: false, count: lanes.count)
    for index in lanes.indices {
      let parent = lanes[index].parentRun
      isInside[index] = index == root || parent >= 0 && isInside[Int(runs[Int(parent)].lane)]
      lanes[index].isHidden = !isInside[index]
    }
    alone = Alone(lane: root, parentRun: lanes[root].parentRun)
    trees = root..<root + 1
    let after = lanes[root].after
    lanes[root].parentRun = -1
    guard after >= 0 else { return }
    for index in lanes.indices where isInside[index] { cutOff(after, from: index, structure) }
    for index in lanes.indices.reversed() where isInside[index] && lanes[index].kind == .open {
      for run in runRange(index) where runs[run].hasGroup {
        runs[run].arrivals = runs[run].lanes.reduce(0) { $0 + lanes[$1].arrivals }
      }
      lanes[index].arrivals = runs[runRange(index).upperBound - 1].arrivals
    }
  }

  /// Makes jumps of a lane's own lines to an action that is not shown.
  private mutating func cutOff(_ target: Int32, from index: Int, _ structure: Structure) {
    func leaves(_ port: Int) -> Bool { portKind[port] == .line && structure.target[port] == target }
    guard lanes[index].kind == .open else {
      let port = Int(lanes[index].port)
      guard leaves(port) else { return }
      portKind[port] = .jump
      lanes[index].kind = .jump
      lanes[index].arrivals = 0
      return
    }
    if lanes[index].after == target { lanes[index].after = -1 }
    for run in runRange(index) where !runs[run].hasGroup {
      let last = cards[Int(runs[run].firstCard + runs[run].cardCount) - 1]
      guard let port = structure.ports(of: last).first, leaves(port) else { continue }
      portKind[port] = .jump
      runs[run].arrivals = 0
    }
  }
}

extension Layout {
  /// Whether an action belongs to what is shown, be it folded or not.
  func isShown(_ action: Int) -> Bool {
    lanes.alone == nil || shownNumbers.contains(number(of: action))
  }

  /// The numbers of the cards that belong to what is shown: the cards of a lane have neighbouring numbers.
  var shownNumbers: Range<Int> {
    guard let alone = lanes.alone else { return 1..<actionCount + 1 }
    let lane = lanes.lanes[alone.lane]
    return Int(lane.firstNumber)..<Int(lane.firstNumber + lane.cardCount)
  }

  /// The branch in which an action's card stands; nil in a tree of the whole flow.
  public func branch(around action: Int) -> Connection? {
    branch(ofLane: lane(ofCard: action))
  }

  /// The branches around an action in the whole flow, the outermost first.
  public func branches(around action: Int) -> [Connection] {
    var branches: [Connection] = []
    var next = lane(ofCard: action)
    while let connection = branch(ofLane: next) {
      branches.append(connection)
      next = lane(ofCard: connection.action)
    }
    return branches.reversed()
  }

  /// The branch whose lane it is; nil for a tree of the whole flow.
  func branch(ofLane lane: Int) -> Connection? {
    if lane == lanes.alone?.lane { return branch }
    return lanes.lanes[lane].parentRun >= 0 ? branch(of: lane) : nil
  }

  /// Whether a branch holds actions of its own, so that it can be folded or shown alone.
  public func isOpen(_ branch: Connection) -> Bool {
    guard exists(.header(branch)), let lane = lane(of: branch) else { return false }
    return lanes.lanes[lane].kind == .open
  }

  /// Whether a branch is folded because there is no room to indent further.
  public func isFoldedForRoom(_ branch: Connection) -> Bool {
    guard isOpen(branch), let lane = lane(of: branch) else { return false }
    return lanes.lanes[lane].isFoldedForRoom && !lanes.lanes[lane].isHidden
  }

  /// The branches with actions that begin at an element or below it, in its own lane and all that the lane holds there.
  public func branches(below stop: Stop) -> [Connection] {
    guard exists(stop) else { return [] }
    switch stop {
    case .header(let branch):
      guard isOpen(branch), let lane = lane(of: branch) else { return [] }
      return (branch == self.branch ? [] : [branch]) + openBranches(from: lanes.lanes[lane].firstNumber, in: lane)
    case .card(let action), .plus(.join(let action)):
      return openBranches(from: lanes.number[action], in: lane(ofCard: action))
    case .plus(.connection(let connection)):
      return openBranches(from: lanes.number[connection.action], in: lane(ofCard: connection.action))
    case .plus(.start):
      return lanes.trees.flatMap { openBranches(from: lanes.lanes[$0].firstNumber, in: $0) }
    }
  }

  /// The branches with actions of the cards of a lane, from a number on. A lane's cards have neighbouring numbers.
  private func openBranches(from first: Int32, in lane: Int) -> [Connection] {
    let end = lanes.lanes[lane].firstNumber + lanes.lanes[lane].cardCount
    return (first..<end).flatMap { openBranches(of: Int(lanes.numbered[Int($0)])) }
  }

  /// How many branches an action has; 1 or 0 if it does not branch.
  public func branches(of action: Int) -> Int { structure.ports(of: Int32(action)).count }

  /// The branches of an action that hold actions of their own.
  public func openBranches(of action: Int) -> [Connection] {
    let ports = structure.ports(of: Int32(action)).count
    guard ports > 1 else { return [] }
    return (0..<ports).map { Connection(action: action, port: $0) }.filter {
      lane(of: $0).map { lanes.lanes[$0].kind == .open } ?? false
    }
  }
}
