import OrderedCollections

/// No two actions of a chatflow have the same name; letters' case does not count.
struct NameTaken: NamesRule, MendingRule {
  let id: RuleID = "name-taken"
  let severity = Finding.Severity.error

  func findings(in flow: Chatflow, among same: Set<ActionID>) -> [Finding] {
    guard same.count > 1 else { return [] }
    let actions = same.compactMap { flow.actions.index(forKey: $0) }.sorted().map { flow.actions.values[$0] }
    return actions.dropFirst().map { action in
      let facts = ["name": action.name, "other": actions[0].id.text]
      return Finding(severity, id, at: Finding.Place(action.id, field: "name"), facts: facts)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let id = finding.place.action, let action = flow.actions[id] else { return nil }
    let name = flow.uniqueName(action.name)
    return Fix(finding, "fix.rename", certain: false, flow.renaming(id, to: name), facts: ["what": name])
  }
}
