import OrderedCollections

extension Versions<Chatflow> {
  /// The same versions, in which an action has the same id wherever it is the same, and another where it is not: an id
  /// that one side changed is changed in all, and where both added an action of their own under one id, one of them gets
  /// another.
  var withSharedIDs: Versions<Chatflow> {
    withChangedIDs.withOwnIDs
  }

  private var withChangedIDs: Versions<Chatflow> {
    let ourNew = ours.changedIDs(since: base)
    let theirNew = theirs.changedIDs(since: base)
    var shared = self
    for old in Set(ourNew.keys).union(theirNew.keys).sorted() {
      let named = [ourNew[old], theirNew[old]].compactMap { $0 }
      guard let new = named.min() else { continue }
      let versions = shared.map { flow in
        flow.havingID(new, insteadOf: [old] + named.filter { $0 != new })
      }
      // An id that means something else on the other side stays: the action is then one that was removed, and a new one.
      guard let base = versions.base, let ours = versions.ours, let theirs = versions.theirs else { continue }
      shared = Versions(base: base, ours: ours, theirs: theirs)
    }
    return shared
  }

  private var withOwnIDs: Versions<Chatflow> {
    let sides = self
    let added = sides.ours.actions.keys.filter {
      sides.base.actions[$0] == nil && sides.theirs.actions[$0] != nil
    }
    var (ours, theirs) = (sides.ours, sides.theirs)
    for id in added {
      guard let our = ours.actions[id], let their = theirs.actions[id] else { continue }
      let (ourKey, theirKey) = ([our.kind.text, our.name], [their.kind.text, their.name])
      if ourKey == theirKey { continue }
      let free = unusedID(like: id, ours, theirs)
      // The same one keeps the id whichever side is called ours.
      if ourKey.lexicographicallyPrecedes(theirKey) {
        theirs = theirs.havingID(free, insteadOf: [id]) ?? theirs
      } else {
        ours = ours.havingID(free, insteadOf: [id]) ?? ours
      }
    }
    return Versions(base: base, ours: ours, theirs: theirs)
  }

  private func unusedID(like id: ActionID, _ ours: Chatflow, _ theirs: Chatflow) -> ActionID {
    var number = 2
    while true {
      let free = ActionID("\(id.text)-\(number)")
      if [base, ours, theirs].allSatisfy({ $0.actions[free] == nil }) { return free }
      number += 1
    }
  }

  /// The ids of all actions.
  var allActions: OrderedSet<ActionID> { ours.actions.keys.union(theirs.actions.keys).union(base.actions.keys) }

  /// Actions that a merged chatflow leads to and does not have, although both sides have all that they lead to.
  func missing(in merged: Chatflow) -> Set<ActionID> {
    merged.danglingIDs.subtracting(ours.danglingIDs).subtracting(theirs.danglingIDs)
  }
}

extension Chatflow {
  /// The actions that only got another id since an earlier version: an old one is gone, and there is a new one of the same
  /// kind and name.
  fileprivate func changedIDs(since base: Chatflow) -> [ActionID: ActionID] {
    struct Look: Hashable {
      let kind: KindID
      let name: String
    }
    func only(_ actions: [Action]) -> [Look: ActionID] {
      let byLook = Dictionary(grouping: actions.filter { !$0.name.isEmpty }) { Look(kind: $0.kind, name: $0.name) }
      return byLook.compactMapValues { $0.count == 1 ? $0[0].id : nil }
    }
    let new = only(actions.values.filter { base.actions[$0.id] == nil })
    var changed: [ActionID: ActionID] = [:]
    for (look, old) in only(base.actions.values.filter { actions[$0.id] == nil }) { changed[old] = new[look] }
    return changed
  }

  /// The same chatflow, in which an action has another id than one of some; nil if that id is taken.
  fileprivate func havingID(_ new: ActionID, insteadOf olds: [ActionID]) -> Chatflow? {
    guard let old = olds.first(where: { actions[$0] != nil }) else { return self }
    guard let edit = changingID(of: old, to: new) else { return nil }
    var copy = self
    copy.apply(edit)
    return copy
  }

  /// What a connection leads to and there is none of.
  fileprivate var danglingIDs: Set<ActionID> {
    var ids: Set<ActionID> = []
    func note(_ link: Link?) { if let id = link?.action, actions[id] == nil { ids.insert(id) } }
    note(start)
    for action in actions.values { for port in action.writtenPorts { note(action[port]) } }
    return ids
  }
}
