/// What kind of connection a port makes, before lanes are known.
enum ConnectionClass: UInt8 {
  /// The chat ends there.
  case end
  /// Part of the acyclic graph that the drawing is made of.
  case structural
  /// Leads back to an action that every way here has passed.
  case loop
  /// Made with "Go to action…", or leads into another tree.
  case jump
}

/// The graph behind the drawing: trees, loops, joins and dominators (docs/canvas.md, "Structure").
///
/// Everything is kept in parallel arrays of small integers and every walk has a stack of its own, so that flows of ten
/// thousands of actions, nested thousands deep, cost milliseconds and no call stack.
struct Structure: Sendable {
  /// The index of each action's first port in the arrays over all ports; one more entry than actions.
  var firstPort: [Int32] = [0]
  /// The target of each port, or -1.
  var target: [Int32] = []
  /// The class of each port's connection.
  var portClass: [ConnectionClass] = []
  /// The first action of each tree; the first tree is that of the start, if there is one.
  var roots: [Int32] = []
  /// Whether the first of `roots` is the start action.
  var hasStart = false
  /// The number of structural connections that reach each action.
  var predecessors: [Int32] = []
  /// Each action's immediate dominator, or -1.
  var dominator: [Int32] = []
  /// The last of the joins that an action dominates, in reverse postorder, or -1.
  var lastFollower: [Int32] = []
  /// The join before this one under the same dominator, or -1.
  var earlierFollower: [Int32] = []
  /// The elementary steps taken, for the test that the cost is near linear.
  var steps = 0

  private var isExplicit: [Bool] = []

  init(_ flow: CanvasFlow) {
    readPorts(of: flow)
    let order = findTrees(start: flow.start.flatMap { flow.actions.indices.contains($0) ? Int32($0) : nil })
    findJoins(postorder: order)
  }

  var actionCount: Int { firstPort.count - 1 }

  func ports(of action: Int32) -> Range<Int> {
    Int(firstPort[Int(action)])..<Int(firstPort[Int(action) + 1])
  }

  func isJoin(_ action: Int32) -> Bool { predecessors[Int(action)] > 1 }

  private mutating func readPorts(of flow: CanvasFlow) {
    let count = flow.actions.count
    firstPort.reserveCapacity(count + 1)
    target.reserveCapacity(count * 2)
    isExplicit.reserveCapacity(count * 2)
    for action in flow.actions {
      for port in action.ports {
        let known = port.target.flatMap { $0 >= 0 && $0 < count ? Int32($0) : nil }
        target.append(known ?? -1)
        isExplicit.append(port.isJump)
      }
      firstPort.append(Int32(target.count))
    }
    portClass = Array(repeating: .end, count: target.count)
  }

  // MARK: Trees and loops

  /// Walks every tree depth first and gives each connection its class; returns all actions in postorder, tree by tree.
  private mutating func findTrees(start: Int32?) -> [Int32] {
    var walk = Walk(count: actionCount)
    if let start {
      hasStart = true
      explore(from: start, &walk)
    }
    if walk.order.count < actionCount {
      // An unreachable action that another one leads to is better drawn below that one than as a tree of its own.
      let reached = walk.tree
      var isLedTo = Array(repeating: false, count: actionCount)
      for action in 0..<Int32(actionCount) where reached[Int(action)] < 0 {
        for port in ports(of: action) where !isExplicit[port] && target[port] >= 0 {
          isLedTo[Int(target[port])] = true
        }
      }
      for action in 0..<actionCount where walk.tree[action] < 0 && !isLedTo[action] {
        explore(from: Int32(action), &walk)
      }
      for action in 0..<actionCount where walk.tree[action] < 0 {
        explore(from: Int32(action), &walk)
      }
    }
    return walk.order
  }

  /// What a depth-first walk remembers.
  private struct Walk {
    /// The tree of each action, or -1 before it is reached.
    var tree: [Int32]
    var isOpen: [Bool]
    var order: [Int32] = []
    var stack: [(action: Int32, port: Int)] = []

    init(count: Int) {
      tree = Array(repeating: -1, count: count)
      isOpen = Array(repeating: false, count: count)
      order.reserveCapacity(count)
    }
  }

  private mutating func explore(from root: Int32, _ walk: inout Walk) {
    let number = Int32(roots.count)
    roots.append(root)
    walk.tree[Int(root)] = number
    walk.isOpen[Int(root)] = true
    walk.stack.append((root, Int(firstPort[Int(root)])))
    while let (action, port) = walk.stack.last {
      steps += 1
      guard port < Int(firstPort[Int(action) + 1]) else {
        walk.isOpen[Int(action)] = false
        walk.order.append(action)
        walk.stack.removeLast()
        continue
      }
      walk.stack[walk.stack.count - 1].port += 1
      let next = target[port]
      guard next >= 0 else { continue }
      if isExplicit[port] {
        portClass[port] = .jump
      } else if walk.tree[Int(next)] < 0 {
        portClass[port] = .structural
        walk.tree[Int(next)] = number
        walk.isOpen[Int(next)] = true
        walk.stack.append((next, Int(firstPort[Int(next)])))
      } else if walk.isOpen[Int(next)] {
        portClass[port] = .loop
      } else {
        portClass[port] = walk.tree[Int(next)] == number ? .structural : .jump
      }
    }
  }

  // MARK: Joins

  /// Finds the immediate dominators, going through each tree in reverse postorder, in which every structural
  /// predecessor of an action comes before it.
  private mutating func findJoins(postorder: [Int32]) {
    let count = actionCount
    predecessors = Array(repeating: 0, count: count)
    dominator = Array(repeating: -1, count: count)
    lastFollower = Array(repeating: -1, count: count)
    earlierFollower = Array(repeating: -1, count: count)
    var ancestors = Ancestors(count: count)
    // The trees are independent of one another, so going through all of them backwards at once does no harm.
    for action in postorder.reversed() {
      let above = dominator[Int(action)]
      ancestors.place(action, below: above)
      if isJoin(action), above >= 0 {
        earlierFollower[Int(action)] = lastFollower[Int(above)]
        lastFollower[Int(above)] = action
      }
      for port in ports(of: action) where portClass[port] == .structural {
        let next = Int(target[port])
        predecessors[next] += 1
        dominator[next] = dominator[next] < 0 ? action : ancestors.nearestCommon(dominator[next], action, &steps)
      }
    }
  }

  /// The dominator tree built so far, with skew-binary jump pointers: the common ancestor of two actions takes a
  /// number of steps that grows with the logarithm of the depth, for two integers per action.
  private struct Ancestors {
    var parent: [Int32]
    var shortcut: [Int32]
    var depth: [Int32]

    init(count: Int) {
      parent = Array(repeating: -1, count: count)
      shortcut = parent
      depth = Array(repeating: 0, count: count)
    }

    mutating func place(_ action: Int32, below above: Int32) {
      let index = Int(action)
      guard above >= 0 else {
        parent[index] = action
        shortcut[index] = action
        return
      }
      parent[index] = above
      depth[index] = depth[Int(above)] + 1
      let first = shortcut[Int(above)]
      let second = shortcut[Int(first)]
      let isBalanced = depth[Int(above)] - depth[Int(first)] == depth[Int(first)] - depth[Int(second)]
      shortcut[index] = isBalanced ? second : above
    }

    func nearestCommon(_ one: Int32, _ other: Int32, _ steps: inout Int) -> Int32 {
      var (low, high) = depth[Int(one)] >= depth[Int(other)] ? (one, other) : (other, one)
      while depth[Int(low)] > depth[Int(high)] {
        steps += 1
        let far = shortcut[Int(low)]
        low = depth[Int(far)] >= depth[Int(high)] ? far : parent[Int(low)]
      }
      while low != high {
        steps += 1
        let (farLow, farHigh) = (shortcut[Int(low)], shortcut[Int(high)])
        (low, high) = farLow != farHigh ? (farLow, farHigh) : (parent[Int(low)], parent[Int(high)])
      }
      return low
    }
  }
}
