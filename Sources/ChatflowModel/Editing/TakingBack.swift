import OrderedCollections

/// One action as another version has it: the edit, and what of it has no counterpart here.
public struct TakenAction: Sendable {
  /// The edit; nil if nothing differs.
  public let edit: Edit?
  /// The action as it is then; nil if it is removed.
  public let id: ActionID?
  /// What it leads to and is not there.
  public let missing: [ActionID]
  /// Whether it was put back and nothing leads to it.
  public let isUnreached: Bool
}

extension Chatflow {
  /// Takes the settings of another version: its name, what is set, and where it starts.
  public func takingSettings(of version: Chatflow) -> Edit? {
    Edit.make("edit.take-settings", in: self) { draft in
      draft.changeHead { head in
        head.name = version.name
        if head.values != version.values { head.values = version.values.withoutEntries }
        head.start = version.start
      }
    }
  }

  /// Takes one action of another version, of what differs from here to there: what was changed becomes what it was, what is
  /// gone is put back where it stood, what came is removed as *Remove* does. Connections to what is not here stay as they
  /// were there: they lead on once that is put back, too.
  public func taking(_ difference: ActionDifference, of version: Chatflow) -> TakenAction {
    let names = VersionNames(Difference(from: self, to: version))
    switch (difference.before, difference.after) {
    case (let now?, let then?): return changing(now, to: then, isMoved: difference.isMoved, of: version, names)
    case (nil, let then?): return puttingBack(then, of: version, names)
    case (let now?, nil):
      let edit = removing(now.id).map { Edit(title: "edit.take-action", changes: $0.changes) }
      return TakenAction(edit: edit, id: nil, missing: [], isUnreached: false)
    case (nil, nil): return TakenAction(edit: nil, id: nil, missing: [], isUnreached: false)
    }
  }

  private func changing(
    _ now: Action, to then: Action, isMoved: Bool, of version: Chatflow, _ names: VersionNames
  ) -> TakenAction {
    var flow = self
    // Where its id is taken by another one, it keeps the one that it has.
    let renaming = now.id == then.id ? nil : changingID(of: now.id, to: then.id)
    if let renaming { flow.apply(renaming) }
    let id = renaming == nil ? now.id : then.id
    let wanted = names.following(then.withoutEntries.withID(id), in: flow)
    let taking = Edit.make("edit.take-action", in: flow) { draft in
      draft.change(id) { if $0 != wanted { $0 = wanted } }
      guard isMoved, let action = draft.flow.actions[id] else { return }
      draft.remove(id)
      draft.insert(action, at: draft.flow.index(of: then.id, standingAsIn: version, names))
    }
    let changes = (renaming?.changes ?? []) + (taking?.changes ?? [])
    return taken(changes.isEmpty ? nil : Edit(title: "edit.take-action", changes: changes), id)
  }

  private func puttingBack(_ then: Action, of version: Chatflow, _ names: VersionNames) -> TakenAction {
    let action = names.following(then.withoutEntries, in: self)
    let edit = Edit.make("edit.take-action", in: self) { draft in
      draft.insert(action, at: index(of: then.id, standingAsIn: version, names))
      draft.leadBack(to: then.id, asIn: version, names)
    }
    return taken(edit, then.id)
  }

  private func taken(_ edit: Edit?, _ id: ActionID) -> TakenAction {
    var flow = self
    if let edit { flow.apply(edit) }
    var missing: OrderedSet<ActionID> = []
    for target in flow.actions[id]?.targets ?? [] where flow.actions[target] == nil { missing.append(target) }
    return TakenAction(
      edit: edit, id: id, missing: Array(missing),
      isUnreached: actions[id] == nil && flow.origins(leadingTo: id).isEmpty)
  }

  /// Where an action of a version stands here: behind the nearest of those before it there that is here, too.
  fileprivate func index(of id: ActionID, standingAsIn version: Chatflow, _ names: VersionNames) -> Int {
    guard let place = version.actions.index(forKey: id) else { return actions.count }
    for earlier in version.actions.keys[..<place].reversed() {
      if let index = names.here(earlier, in: self).flatMap({ actions.index(forKey: $0) }) { return index + 1 }
    }
    return 0
  }
}

extension Edit.Draft {
  /// Makes what led to an action in a version lead to it again, where nothing else of it was changed since; also the start,
  /// if it leads where the action went on, or to nothing.
  fileprivate mutating func leadBack(to id: ActionID, asIn version: Chatflow, _ names: VersionNames) {
    if version.start?.action == id {
      let follows = version.actions[id]?.next?.action
      let now = flow.start?.action
      if now == nil || now.map({ flow.actions[$0] == nil || $0 == follows }) == true {
        changeHead { $0.start = version.start }
      }
    }
    for then in version.actions.values where then.id != id && then.targets.contains(id) {
      guard let here = names.here(then.id, in: flow), let now = flow.actions[here] else { continue }
      let wanted = names.following(then.withoutEntries.withID(here), in: flow)
      var led = now
      for port in wanted.writtenPorts where wanted[port]?.action == id { led[port] = wanted[port] }
      if led == wanted { change(here) { $0 = led } }
    }
  }
}

/// How the actions of a version are called here: some got another id since.
private struct VersionNames {
  private var here: [ActionID: ActionID] = [:]

  init(_ difference: Difference) {
    for action in difference.actions { if let now = action.formerID { here[action.id] = now } }
  }

  /// The id that an action of the version has here; nil if it is not here.
  func here(_ id: ActionID, in flow: Chatflow) -> ActionID? {
    if flow.actions[id] != nil { return id }
    return here[id].flatMap { flow.actions[$0] == nil ? nil : $0 }
  }

  /// An action of the version, whose connections follow those that got another id.
  func following(_ action: Action, in flow: Chatflow) -> Action {
    var action = action
    for port in action.writtenPorts {
      guard let target = action[port]?.action, let now = here(target, in: flow), now != target else { continue }
      action[port]?.destination = .action(now)
    }
    return action
  }
}
