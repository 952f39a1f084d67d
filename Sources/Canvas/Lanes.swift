/// How a connection is drawn.
enum PortKind: UInt8 {
  /// The chat ends there.
  case end
  /// A labelled stub that names its target.
  case jump
  /// A line to the very next thing below the lane.
  case line
  /// A line to the next card of the same run.
  case inside
  /// The connection of a branch that has a lane of its own.
  case open
}

/// A vertical sequence of runs: a tree, or one branch of a branching card. -1 stands for none in every index.
struct Lane: Sendable {
  /// The port whose branch it is; -1 for a tree.
  var port: Int32 = -1
  /// `open` for a tree or a branch with cards, else how the branch ends at once.
  var kind = PortKind.open
  /// The first action, of an open lane.
  var head: Int32 = -1
  /// The action that follows the lane.
  var after: Int32 = -1
  /// The run whose group it belongs to.
  var parentRun: Int32 = -1
  /// Its runs are neighbours in the array of runs.
  var firstRun: Int32 = 0
  var runCount: Int32 = 0
  /// Its cards, those of inner lanes included, have the numbers from this one on.
  var firstNumber: Int32 = 0
  var cardCount: Int32 = 0
  /// The number of lines that leave it for what follows.
  var arrivals: Int32 = 0

  /// The width below which it would rather be stacked.
  var natural: Int32 = 0
  /// Whether it holds a group that is pinned to columns, and so cannot be made narrower than it likes to be.
  var isStiff = false
  /// The width it may take.
  var available: Int32 = 0
  /// Whether its arrivals leave to the right, to the rail of `rail`, instead of downwards.
  var exitsRight = false
  /// The run that owns the rail.
  var rail: Int32 = -1
  /// Whether it lies in a folded lane.
  var isHidden = false
  /// Whether only its header is drawn.
  var isFolded = false
  /// Whether it is folded because there is no room to indent further.
  var isFoldedForRoom = false
  var width: Int32 = 0
  var height: Int32 = 0
  /// The row of its first arrival at the rail, counted from its top.
  var firstArrival: Int32 = 0
  var x: Int32 = 0
  /// Its first row; its header is the row above.
  var y: Int32 = 0

  /// Whether its cards are drawn.
  var isShown: Bool { kind == .open && !isHidden && !isFolded }
  /// Whether a line goes on from its header, without cards between.
  var isBareLine: Bool { kind == .line || isFolded && arrivals > 0 }
  /// The column in which every line enters and leaves its cards.
  var portX: Int { Int(x) + 2 }
  /// The row of its branch header.
  var headerY: Int { Int(y) - 1 }
}

/// A list of cards that ends in a plain tail or in a branching card with its group of lanes.
struct Run: Sendable {
  var lane: Int32
  /// Its cards are neighbours in the array of cards.
  var firstCard: Int32
  var cardCount: Int32
  /// The lanes of its group, in port order, are neighbours in the array of lanes; -1 without a group.
  var firstLane: Int32 = -1
  var laneCount: Int32 = 0
  var isLast = true
  /// The number of lines that leave it for what follows.
  var arrivals: Int32 = 0

  /// The width that its group needs to stand in columns, or as it is pinned.
  var natural: Int32 = 0
  /// How its group is to stand whatever the width.
  var pin: Pin?
  var isColumns = false
  var ownsRail = false
  /// The width of the widest lane of a stacked group.
  var widest: Int32 = 0
  var height: Int32 = 0
  /// The row of the first arrival at its rail, counted from its top.
  var firstArrival: Int32 = 0
  /// Its first row.
  var y: Int32 = 0

  var hasGroup: Bool { firstLane >= 0 }
  var lanes: Range<Int> { hasGroup ? Int(firstLane)..<Int(firstLane + laneCount) : 0..<0 }
  /// The row below its last card: the plain tail or the first branch header.
  var tailY: Int { Int(y) + Int(cardCount) * 4 - 1 }
  var maxY: Int { Int(y) + Int(height) }
}

/// The lanes, runs and cards of a flow, before they have a size.
///
/// Lanes are created parent first and tree by tree, so going through the array forwards is top-down and going backwards
/// is bottom-up; no later step needs recursion.
struct Lanes: Sendable {
  var lanes: [Lane] = []
  var runs: [Run] = []
  /// The actions in the order in which the runs list them.
  var cards: [Int32] = []
  /// The run of each action.
  var runOf: [Int32]
  /// The place of each action in its run.
  var placeInRun: [Int32]
  /// How each port is drawn.
  var portKind: [PortKind]
  /// The number of each action.
  var number: [Int32]
  /// The action of each number; the first entry is not used.
  var numbered: [Int32]
  /// How many lanes are trees of the whole flow; they come first.
  var treeCount: Int
  /// The lanes that stand one below the other: the trees, or the one branch that is shown alone.
  var trees: Range<Int>
  /// The branch that is shown alone.
  var alone: Alone?

  init(_ structure: Structure) {
    let count = structure.actionCount
    runOf = Array(repeating: -1, count: count)
    placeInRun = Array(repeating: 0, count: count)
    portKind = Array(repeating: .end, count: structure.target.count)
    number = Array(repeating: 0, count: count)
    numbered = Array(repeating: -1, count: count + 1)
    treeCount = structure.roots.count
    trees = 0..<treeCount
    cards.reserveCapacity(count)
    for root in structure.roots { lanes.append(Lane(head: root)) }
    var pending: [Int32] = []
    var index = 0
    while index < lanes.count {
      if lanes[index].kind == .open { build(index, structure, &pending) }
      index += 1
    }
    countUp()
    numberDown()
  }

  private mutating func build(_ index: Int, _ structure: Structure, _ pending: inout [Int32]) {
    lanes[index].firstRun = Int32(runs.count)
    pending.append(lanes[index].head)
    while let head = pending.popLast() {
      let last = collectRun(from: head, lane: index, structure)
      var follower = structure.lastFollower[Int(last)]
      while follower >= 0 {
        pending.append(follower)
        follower = structure.earlierFollower[Int(follower)]
      }
      let next = pending.last ?? lanes[index].after
      runs[runs.count - 1].isLast = pending.isEmpty
      close(last, next: next, structure)
    }
    lanes[index].runCount = Int32(runs.count) - lanes[index].firstRun
  }

  /// Adds a run that starts with `head`; returns its last action.
  private mutating func collectRun(from head: Int32, lane: Int, _ structure: Structure) -> Int32 {
    let first = cards.count
    var action = head
    while true {
      runOf[Int(action)] = Int32(runs.count)
      placeInRun[Int(action)] = Int32(cards.count - first)
      cards.append(action)
      let ports = structure.ports(of: action)
      guard ports.count == 1, structure.portClass[ports.lowerBound] == .structural else { break }
      let next = structure.target[ports.lowerBound]
      if structure.isJoin(next) { break }
      portKind[ports.lowerBound] = .inside
      action = next
    }
    runs.append(Run(lane: Int32(lane), firstCard: Int32(first), cardCount: Int32(cards.count - first)))
    return action
  }

  /// Decides how the connections of a run's last action are drawn, and gives each branch a lane.
  private mutating func close(_ action: Int32, next: Int32, _ structure: Structure) {
    let ports = structure.ports(of: action)
    let branches = ports.count > 1
    if branches {
      runs[runs.count - 1].firstLane = Int32(lanes.count)
      runs[runs.count - 1].laneCount = Int32(ports.count)
    }
    for port in ports {
      let target = structure.target[port]
      let kind: PortKind =
        switch structure.portClass[port] {
        case .end: .end
        case .loop, .jump: .jump
        case .structural: structure.isJoin(target) ? (target == next ? .line : .jump) : .open
        }
      portKind[port] = kind
      guard branches else { continue }
      lanes.append(
        Lane(
          port: Int32(port), kind: kind, head: kind == .open ? target : -1, after: next,
          parentRun: Int32(runs.count - 1), arrivals: kind == .line ? 1 : 0))
    }
    if !branches, let port = ports.first, portKind[port] == .line { runs[runs.count - 1].arrivals = 1 }
  }

  /// Counts cards and arrivals, inner lanes first.
  private mutating func countUp() {
    for index in lanes.indices.reversed() where lanes[index].kind == .open {
      var count: Int32 = 0
      let first = Int(lanes[index].firstRun)
      let end = first + Int(lanes[index].runCount)
      for run in first..<end {
        count += runs[run].cardCount
        for child in runs[run].lanes {
          count += lanes[child].cardCount
          runs[run].arrivals += lanes[child].arrivals
        }
      }
      lanes[index].cardCount = count
      lanes[index].arrivals = runs[end - 1].arrivals
    }
  }

  /// Numbers the actions in drawing order.
  private mutating func numberDown() {
    var free: Int32 = 1
    for tree in 0..<treeCount {
      lanes[tree].firstNumber = free
      free += lanes[tree].cardCount
    }
    for index in lanes.indices where lanes[index].kind == .open {
      var next = lanes[index].firstNumber
      for run in Int(lanes[index].firstRun)..<Int(lanes[index].firstRun + lanes[index].runCount) {
        for card in Int(runs[run].firstCard)..<Int(runs[run].firstCard + runs[run].cardCount) {
          number[Int(cards[card])] = next
          numbered[Int(next)] = cards[card]
          next += 1
        }
        for child in runs[run].lanes {
          lanes[child].firstNumber = next
          next += lanes[child].cardCount
        }
      }
    }
  }
}
