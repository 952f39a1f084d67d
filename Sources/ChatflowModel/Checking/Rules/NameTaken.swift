import OrderedCollections

/// No two actions of a chatflow have the same name; letters' case does not count.
struct NameTaken: NamesRule {
  let id: RuleID = "name-taken"

  func findings(in flow: Chatflow, _ names: inout FoldedNames) -> [Finding] {
    var first: [String: ActionID] = [:]
    return flow.actions.values.compactMap { action -> Finding? in
      guard action.defect == nil, !action.name.isBlank else { return nil }
      let name = names.folded(action)
      guard let other = first[name] else {
        first[name] = action.id
        return nil
      }
      let facts = ["name": action.name, "other": other.text]
      return Finding(.error, id, at: Finding.Place(action.id, field: "name"), facts: facts)
    }
  }
}
