import OrderedCollections

extension Chatflow {
  /// What a connection holds: the actions that only it leads to, in the order in which a visitor meets them.
  public func actions(heldBy origin: Origin) -> [ActionID] {
    guard let first = effectiveLink(at: origin)?.action, actions[first] != nil else { return [] }
    let behind = actions.inOrder(from: first)
    let within = Set(behind)
    var roots = Array(actions.keys).filter { !within.contains($0) }
    if let start = start?.action, origin != .start { roots.append(start) }
    if let source = origin.action { roots.append(source) }
    let elsewhere = reached(from: roots, without: origin)
    return behind.filter { !elsewhere.contains($0) }
  }

  private func reached(from roots: [ActionID], without origin: Origin) -> Set<ActionID> {
    var found: Set<ActionID> = []
    var waiting = roots
    while let id = waiting.popLast() {
      guard let action = actions[id], found.insert(id).inserted else { continue }
      for (port, link) in action.allLinks where Origin.port(id, port) != origin {
        if let target = link?.action { waiting.append(target) }
      }
    }
    return found
  }
}

extension Action {
  /// Every connection that is drawn or written, with where it leads.
  fileprivate var allLinks: [(id: PortID, link: Link?)] {
    let drawn = drawnPorts
    // A catch-all that is not drawn leads nowhere by itself: quick replies without a link go there, and are drawn.
    return drawn
      + writtenPorts.filter { port in port != .next && !drawn.contains { $0.id == port } }.map { ($0, self[$0]) }
  }
}
