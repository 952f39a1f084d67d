import OrderedCollections

extension Chatflow {
  /// Takes actions out; what led to one of them leads where it went on. `losses(removing:)` names what is cut off.
  public func cutting(_ ids: [ActionID]) -> Edit? {
    guard let piece = Clip(piece: ids, of: self) else { return nil }
    return Edit.make("edit.cut", in: self) { $0.cut(piece) }
  }

  /// Puts the actions of a clip in at a place; returns the edit and the id of the one that runs first.
  ///
  /// An action whose id or name is taken gets another one. Links among them follow. Links out of them are kept for the
  /// actions named, else they go on where the connection led, like the clip's open ends: nothing is cut off.
  public func pasting(
    _ clip: Clip, at point: InsertionPoint, in place: FilePlace? = nil, keeping kept: Set<ActionID>
  ) -> (edit: Edit, entry: ActionID)? {
    let fresh = withFreeNames(clip)
    let edit = Edit.make("edit.paste", in: self) { $0.put(fresh, at: point, in: place) { kept.contains($0) } }
    return edit.map { ($0, fresh.entry) }
  }

  /// Puts a copy of actions in behind themselves; returns the edit and the id of the copy that runs first. `place` says
  /// where in the file the copy of a place in the flow stands.
  public func duplicating(
    _ ids: [ActionID], in place: (InsertionPoint) -> FilePlace? = { _ in nil }
  ) -> (edit: Edit, entry: ActionID)? {
    guard let clip = Clip(ids, of: self), let piece = Clip(piece: ids, of: self),
      let wayOut = piece.wayOut(from: piece.entry)
    else { return nil }
    let ends = piece.openEnds(from: piece.entry)
    let point: InsertionPoint =
      if let link = piece.link(at: wayOut), let next = link.action, !link.isJump { .before(next, lines: ends) } else {
        .on(wayOut)
      }
    guard let (edit, entry) = pasting(clip, at: point, in: place(point), keeping: Set(actions.keys)) else { return nil }
    return (Edit(title: "edit.duplicate", changes: edit.changes), entry)
  }

  /// Puts actions somewhere else, under the ids and names that they have. Nil if that is where they stand, or among
  /// themselves.
  public func moving(_ ids: [ActionID], to point: InsertionPoint, in place: FilePlace? = nil) -> Edit? {
    guard let clip = Clip(ids, of: self), let piece = Clip(piece: ids, of: self),
      let target = movable(piece, to: point)
    else { return nil }
    return Edit.make("edit.move", in: self) { draft in
      let entries = draft.cut(piece)
      draft.put(clip, at: draft.flow.widened(target, by: entries), in: place) { _ in true }
    }
  }

  /// A place as it is without some actions; nil if they stand there, or it is among them.
  private func movable(_ piece: Clip, to point: InsertionPoint) -> InsertionPoint? {
    switch point {
    case .on(let origin):
      if piece.holds(origin) { return nil }
      if let next = effectiveLink(at: origin)?.action, piece.actions[next] != nil { return nil }
      return point
    case .before(let target, let lines):
      let others = lines.filter { !piece.holds($0) }
      return piece.actions[target] != nil || others.isEmpty ? nil : .before(target, lines: others)
    }
  }

  /// A place in front of an action, with the connections that lead there since something was taken out.
  private func widened(_ point: InsertionPoint, by origins: [Origin]) -> InsertionPoint {
    guard case .before(let target, let lines) = point else { return point }
    return .before(target, lines: lines + origins.filter { self[$0] == .to(target) && !lines.contains($0) })
  }

  /// The clip with ids and names that no action has yet.
  private func withFreeNames(_ clip: Clip) -> Clip {
    var names = self
    for action in clip.actions.values where actions[action.id] == nil {
      names.actions[action.id] = Action(id: action.id, kind: action.kind, name: "")
    }
    var ids: [ActionID: ActionID] = [:]
    var renamed: [Action] = []
    for var action in clip.actions.values {
      let old = action.id
      if !action.name.isEmpty { action.name = names.uniqueName(action.name) }
      if actions[old] != nil { action = action.withID(names.uniqueID(from: action.name, fallback: old.text)) }
      names.actions[action.id] = action
      ids[old] = action.id
      renamed.append(action)
    }
    return clip.renamed(renamed, ids)
  }
}

extension Clip {
  /// Where what led to an action of the clip leads once all of them are taken out.
  func heir(of id: ActionID) -> Link? {
    let after = wayOut(from: id).flatMap(link)
    return after?.action.map { actions[$0] == nil } ?? true ? after : nil
  }

  /// The clip with its actions under other ids.
  fileprivate func renamed(_ renamed: [Action], _ ids: [ActionID: ActionID]) -> Clip {
    var actions: OrderedDictionary<ActionID, Action> = [:]
    for var action in renamed {
      for port in action.writtenPorts {
        guard let link = action[port], let new = link.action.flatMap({ ids[$0] }) else { continue }
        action[port] = Link(.action(new), isJump: link.isJump)
      }
      for (old, new) in ids where old != new { action.rename(answersOf: old, to: new) }
      actions[action.id] = action
    }
    return Clip(entry: ids[entry] ?? entry, actions: actions)
  }
}

extension Edit.Draft {
  /// Takes actions out; returns the connections that led to them.
  @discardableResult
  fileprivate mutating func cut(_ piece: Clip) -> [Origin] {
    let before = flow
    var entries: [Origin] = []
    for id in piece.actions.keys {
      let heir = piece.heir(of: id)
      for origin in before.origins(leadingTo: id) where !piece.holds(origin) {
        link(origin, to: before.link(at: origin, followedBy: heir))
        entries.append(origin)
      }
    }
    for id in piece.actions.keys { remove(id) }
    return entries
  }

  /// Puts actions in whose ids and names are free.
  fileprivate mutating func put(
    _ clip: Clip, at point: InsertionPoint, in place: FilePlace?, keeping isKept: (ActionID) -> Bool
  ) {
    let (origins, after) = flow.landing(at: point)
    let placed = clip.leading(on: after, keeping: isKept)
    var index = flow.fileIndex(of: place, after: origins)
    for action in placed.actions.values {
      insert(action, at: index)
      index += 1
    }
    for origin in origins { link(origin, to: .to(placed.entry)) }
  }
}
