import OrderedCollections

/// What taking actions out of a chatflow would cut off or re-aim.
public struct Losses: Hashable, Sendable {
  /// Those of the actions behind them that no conversation would come to any more, though it does now.
  public var cutOff: [ActionID] = []
  /// The connections from elsewhere that are aimed at them, where there are several: all of them lead elsewhere then.
  public var aimed: [Origin] = []
  /// How many actions were looked at to find out.
  public var looked = 0

  /// Whether nothing is lost.
  public var isEmpty: Bool { cutOff.isEmpty && aimed.isEmpty }
}

extension Chatflow {
  /// What removing an action would cut off or re-aim.
  ///
  /// It looks at what surrounds the action only, and further away as long as nothing tells whether a conversation comes
  /// there: `links` are the connections of this chatflow as they are kept, and `isReached` says of an action that a
  /// conversation comes to it without this one. It may say no of any.
  public func losses(
    removing id: ActionID, keeping port: PortID = .next, _ links: FlowConnections? = nil,
    isReached: (ActionID) -> Bool = { _ in false }
  ) -> Losses {
    guard actions[id] != nil else { return Losses() }
    let heir = effectiveLink(at: .port(id, port))?.action.flatMap { $0 == id ? nil : $0 }
    return losses([id], heirs: heir.map { [id: $0] } ?? [:], links, isReached)
  }

  /// What cutting actions would cut off or re-aim, in the same way.
  public func losses(
    cutting ids: [ActionID], _ links: FlowConnections? = nil, isReached: (ActionID) -> Bool = { _ in false }
  ) -> Losses {
    guard let piece = Clip(piece: ids, of: self) else { return Losses() }
    var heirs: [ActionID: ActionID] = [:]
    for id in piece.actions.keys { heirs[id] = piece.heir(of: id)?.action }
    return losses(ids, heirs: heirs, links, isReached)
  }

  /// `heirs` says where what led to an action leads once it is gone, if to an action.
  private func losses(
    _ ids: [ActionID], heirs: [ActionID: ActionID], _ links: FlowConnections?, _ isReached: (ActionID) -> Bool
  ) -> Losses {
    let links = links ?? FlowConnections(self)
    let removed = Set(ids)
    let start = start?.action.flatMap { removed.contains($0) ? heirs[$0] : $0 }
    var before = WayBack(links: links, start: self.start?.action)
    var after = WayBack(links: links, start: start, without: removed, heirs: heirs)
    var losses = Losses()
    for id in ids {
      for target in links[id]?.written.map(\.target) ?? []
      where !removed.contains(target) && actions[target] != nil && !losses.cutOff.contains(target) {
        if !after.leads(to: target, isReached), before.leads(to: target, isReached) { losses.cutOff.append(target) }
      }
    }
    let origins = ids.flatMap { self.origins(leadingTo: $0, links) }.filter {
      $0.action.map { !removed.contains($0) } ?? true
    }
    losses.aimed = origins.count > 1 ? origins : []
    losses.looked = before.looked + after.looked + origins.count
    return losses
  }

  /// Every connection that leads to an action, with where it is written, in file order.
  private func origins(leadingTo id: ActionID, _ links: FlowConnections) -> [Origin] {
    let sources = links.sources(of: id).sorted {
      (actions.index(forKey: $0) ?? 0) < (actions.index(forKey: $1) ?? 0)
    }
    let ports = sources.flatMap { source in
      (links[source]?.written ?? []).filter { $0.target == id }.map { Origin.port(source, $0.port) }
    }
    return (start?.action == id ? [.start] : []) + ports
  }
}

/// Looks for a way to the start, from an action to what leads to it.
private struct WayBack {
  let links: FlowConnections
  let start: ActionID?
  /// Actions that are taken out.
  var without: Set<ActionID> = []
  /// Where what led to one of them leads then.
  var heirs: [ActionID: ActionID] = [:]
  /// How many actions were looked at.
  private(set) var looked = 0
  /// Those to which no conversation comes.
  private var dead: Set<ActionID> = []

  init(
    links: FlowConnections, start: ActionID?, without: Set<ActionID> = [], heirs: [ActionID: ActionID] = [:]
  ) {
    self.links = links
    self.start = start
    self.without = without
    self.heirs = heirs
  }

  /// Whether a conversation comes to an action.
  mutating func leads(to target: ActionID, _ isReached: (ActionID) -> Bool) -> Bool {
    looked += 1
    if target == start || isReached(target) { return true }
    var seen: Set<ActionID> = [target]
    var waiting = [target]
    while let id = waiting.popLast() {
      // All that leads here is asked before going further back.
      for source in sources(of: id) where !dead.contains(source) && seen.insert(source).inserted {
        looked += 1
        if source == start || isReached(source) { return true }
        waiting.append(source)
      }
    }
    dead.formUnion(seen)
    return false
  }

  private func sources(of id: ActionID) -> [ActionID] {
    var sources = links.sources(of: id)
    for (removed, heir) in heirs where heir == id { sources += links.sources(of: removed) }
    return without.isEmpty ? sources : sources.filter { !without.contains($0) }
  }
}
