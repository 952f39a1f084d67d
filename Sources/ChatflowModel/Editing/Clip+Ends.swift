import OrderedCollections

/// Where the conversation goes on behind a clip.
extension Clip {
  /// The connection by which an action of the clip, and what follows it there, goes on: the catch-alls are followed
  /// until one leaves. If they end, or go round, and the clip has several actions, it is the first other connection that
  /// leads out of it.
  func wayOut(from first: ActionID) -> Origin? {
    let catchAll = lastCatchAll(from: first)
    if let catchAll, actions.count == 1 || target(of: catchAll) != nil { return catchAll }
    let ports = actions.values.flatMap { action in action.drawnPorts.map { Origin.port(action.id, $0.id) } }
    let leaving = ports.filter { target(of: $0).map { actions[$0] == nil } ?? false }
    return leaving.first { link(at: $0)?.isJump == false } ?? catchAll ?? ports.first { target(of: $0) == nil }
      ?? leaving.first
  }

  /// The first of the catch-alls from an action on that leads out of the clip, or nowhere.
  private func lastCatchAll(from first: ActionID) -> Origin? {
    var seen: Set<ActionID> = []
    var id = first
    while let action = actions[id], action.hasWayOn, seen.insert(id).inserted {
      guard let target = action.next?.action, actions[target] != nil else { return .port(id, .next) }
      id = target
    }
    return nil
  }

  /// Every connection by which an action of the clip, and what follows it there, goes on where the way out does.
  ///
  /// Beside a way out that ends, those are the others for which nothing is said; beside one that leads to an action,
  /// those that lead there as well. An end that was asked for stays one.
  func openEnds(from first: ActionID) -> [Origin] {
    guard let wayOut = wayOut(from: first) else { return [] }
    let link = link(at: wayOut)
    switch (link?.action, link?.isJump ?? false) {
    case (_, true): return [wayOut]
    case (let target?, false):
      return written { _, link in link == .to(target) }
    case (nil, false):
      return written { origin, link in origin == wayOut || link == nil && isOpen(origin) }
    }
  }

  /// Whether nothing is said about where a connection leads that ends the chat then.
  private func isOpen(_ origin: Origin) -> Bool {
    guard case .port(let id, let port) = origin, let action = actions[id] else { return false }
    switch port {
    case .next: return action.hasWayOn
    case .branch: return true
    case .reply, .edge: return false
    }
  }

  /// The actions elsewhere that it leads to, apart from where it goes on.
  public var linksOut: [ActionID] {
    let ends = Set(openEnds(from: entry))
    var found: OrderedSet<ActionID> = []
    for action in actions.values {
      for port in action.writtenPorts where !ends.contains(.port(action.id, port)) {
        if let target = action[port]?.action, actions[target] == nil { found.append(target) }
      }
    }
    return Array(found)
  }

  /// The same actions, going on where a connection leads; links out of them stay if they are kept, and else go on there.
  func leading(on after: Link?, keeping isKept: (ActionID) -> Bool) -> Clip {
    var ends = Set(openEnds(from: entry))
    ends.formUnion(
      written { _, link in link?.action.map { actions[$0] == nil && !isKept($0) } ?? false })
    var changed = actions
    for case .port(let id, let port) in ends {
      let isEnd = changed[id]?[port]?.action == nil
      // An end stays as it is written where the chat ends there too.
      if isEnd, after?.action == nil { continue }
      changed[id]?[port] = after ?? port.end
    }
    return Clip(entry: entry, actions: changed)
  }

  private func written(where isWanted: (Origin, Link?) -> Bool) -> [Origin] {
    actions.values.flatMap { action in
      action.writtenPorts.map { Origin.port(action.id, $0) }.filter { isWanted($0, link(at: $0)) }
    }
  }

  func link(at origin: Origin) -> Link? {
    guard case .port(let id, let port) = origin else { return nil }
    return actions[id]?[port]
  }

  private func target(of origin: Origin) -> ActionID? { link(at: origin)?.action }
}

extension Action {
  /// Whether a conversation can go on by its catch-all: as a connection of its own, or from a quick reply without one.
  var hasWayOn: Bool {
    drawnPorts.contains { port, _ in
      switch port {
      case .next: true
      case .reply(let index): replies[index].link == nil
      case .branch, .edge: false
      }
    }
  }

  /// Whether the chat ends behind it wherever nothing else is said.
  var endsByItself: Bool { next == nil && branches.isEmpty }

  /// The actions that its connections lead to.
  var targets: [ActionID] { writtenPorts.compactMap { self[$0]?.action } }
}

extension PortID {
  /// What is written where nothing follows: a quick reply or special edge without a link leads where the catch-all leads.
  var end: Link? {
    switch self {
    case .reply, .edge: .end
    case .next, .branch: nil
    }
  }
}
