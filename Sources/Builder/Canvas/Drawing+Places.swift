import Canvas
import ChatflowModel
import OrderedCollections

// MARK: - Places in the file

extension Drawing {
  /// Where in the file stands what is inserted at a point: behind the action that comes before it in the drawing, and so
  /// behind its predecessor and the branches before it. Actions that are about to leave their places do not count.
  func filePlace(of point: InsertionPoint, of flow: Chatflow, without leaving: [ActionID] = []) -> FilePlace? {
    guard var number = numberOfNew(at: point, of: flow) else { return nil }
    let leaving = Set(leaving)
    while number > 1 {
      number -= 1
      if let index = layout.action(numbered: number), !leaving.contains(ids[index]) { return .behind(ids[index]) }
    }
    return .first
  }

  private func numberOfNew(at point: InsertionPoint, of flow: Chatflow) -> Int? {
    switch point {
    case .on(.start): return 1
    case .before(let target, let lines):
      if let index = index(target), layout.lines(into: index).map(origin) == lines {
        return layout.numberOfNew(at: .join(index))
      }
      // No place that is drawn: behind the last of those that will lead there, or behind all its branches.
      let sources = Set(lines.map(\.action))
      if lines.count > 1, sources.count == 1, let source = sources.first ?? nil, let index = index(source) {
        return layout.numberOfNew(behindBranchesOf: index)
      }
      return lines.compactMap { numberOfNew(at: .on($0), of: flow) }.max()
    case .on(.port(let id, let port)):
      guard let index = index(id), let drawn = flow.actions[id]?.drawnPorts else { return nil }
      // A connection that is not drawn yet takes its place among those that are.
      let before = drawn.filter { $0.id.isDrawn(before: port, of: flow.actions[id]) }.count
      let isDrawn = drawn.contains { $0.id == port }
      if isDrawn || before < drawn.count {
        return layout.numberOfNew(at: .connection(Connection(action: index, port: before)))
      }
      return layout.numberOfNew(behindBranchesOf: index)
    }
  }

  /// Actions in the order of their numbers.
  func inOrder(_ ids: Set<ActionID>) -> [ActionID] {
    ids.compactMap { id in index(id).map { (layout.number(of: $0), id) } }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The ids of all actions in the order in which a visitor meets them, which is that of their numbers.
  var visitOrder: [ActionID] { (0..<ids.count).compactMap { layout.action(numbered: $0 + 1).map { ids[$0] } } }
}

extension PortID {
  /// Whether an action's connection is drawn before another one.
  fileprivate func isDrawn(before other: PortID, of action: Action?) -> Bool {
    func rank(_ port: PortID) -> (Int, Int) {
      switch port {
      case .reply(let index): (0, index)
      case .branch(let index): (1, index)
      case .edge(let edge): (2, action?.possibleEdges.firstIndex(of: edge) ?? 0)
      case .next: (3, 0)
      }
    }
    return rank(self) < rank(other)
  }
}

// MARK: - Places in the next drawing

extension Drawing {
  /// Where the actions of a drawing stand in the next one. Indices change with every action that is inserted or removed
  /// above, while hardly any card does.
  struct Places {
    /// The earlier index of each action; nil of new ones.
    private(set) var before: [Int?]
    /// The new index of each action; nil of those that are gone.
    private var after: [Int?]

    init(_ old: OrderedSet<ActionID>, _ new: OrderedSet<ActionID>) {
      before = Array(repeating: nil, count: new.count)
      after = Array(repeating: nil, count: old.count)
      var next = 0
      for (index, id) in new.enumerated() {
        // Nearly all stand where they are expected; only others are looked for.
        let isNext = next < old.count && old[next] == id
        guard let place = isNext ? next : old.firstIndex(of: id) else { continue }
        before[index] = place
        after[place] = index
        next = place + 1
      }
    }

    /// A card with its connections leading to where their targets are now; nil if that is not known from the card.
    func moved(_ card: CanvasFlow.Action) -> CanvasFlow.Action? {
      var card = card
      for index in card.ports.indices {
        if card.ports[index].missing != nil { return nil }
        guard let target = card.ports[index].target else { continue }
        guard let new = after[target] else { return nil }
        if new != target { card.ports[index].target = new }
      }
      return card
    }
  }
}
