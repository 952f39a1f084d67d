import OrderedCollections

extension Chatflow {
  /// What two versions have in common, where nobody knows what both began from: whatever differs counts as changed by
  /// both, and what only one has as added by it, so that nothing of either is dropped.
  public static func commonPart(of ours: Chatflow, and theirs: Chatflow) -> Chatflow {
    var common = Chatflow(name: ours.name == theirs.name ? ours.name : "")
    common.version = min(ours.version, theirs.version)
    common.start = ours.start == theirs.start ? ours.start : nil
    common.values = .commonPart(of: ours.values, and: theirs.values)
    for (id, our) in ours.actions {
      guard let their = theirs.actions[id] else { continue }
      if our == their {
        common.actions[id] = our
      } else if our.kind == their.kind {
        var action = Action(id: id, kind: our.kind, name: our.name == their.name ? our.name : "")
        action.values = .commonPart(of: our.values, and: their.values)
        action.replies = our.replies == their.replies ? our.replies : []
        action.branches = our.branches == their.branches ? our.branches : []
        action.edges = our.edges.filter { their.edges[$0.key] == $0.value }
        action.next = our.next == their.next ? our.next : nil
        common.actions[id] = action
      }
    }
    return common
  }
}

extension FieldValues {
  /// What two have in common, by whole fields.
  package static func commonPart(of ours: FieldValues, and theirs: FieldValues) -> FieldValues {
    var common = FieldValues()
    for id in ours.ids where ours[id] == theirs[id] { common[id] = ours[id] }
    common.kept = ours.kept.filter(theirs.kept.contains)
    return common
  }
}
