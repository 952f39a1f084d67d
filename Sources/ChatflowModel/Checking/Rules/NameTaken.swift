import OrderedCollections

/// No two actions of a chatflow have the same name; letters' case does not count.
struct NameTaken: NamesRule {
  let id: RuleID = "name-taken"

  func findings(in flow: Chatflow, _ names: FoldedNames) -> [Finding] {
    if names.areDistinct { return [] }
    var first: [String: ActionID] = [:]
    return flow.actions.values.compactMap { action -> Finding? in
      guard let name = names.folded(action.id) else { return nil }
      guard let other = first[name] else {
        first[name] = action.id
        return nil
      }
      let facts = ["name": action.name, "other": other.text]
      return Finding(.error, id, at: Finding.Place(action.id, field: "name"), facts: facts)
    }
  }
}
