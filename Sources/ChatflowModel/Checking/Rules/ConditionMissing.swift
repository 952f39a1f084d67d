import OrderedCollections

/// A branch has a condition in each of its groups, and none that is empty; what is empty would always or never hold, and
/// nobody can tell.
struct ConditionMissing: FormRule, MendingRule {
  let id: RuleID = "condition-missing"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    let places =
      action.branches.indices.filter { !action.branches[$0].isWhole }.map {
        Finding.Place(action.id, field: "branches", port: .branch($0))
      } + form.conditions.filter(\.isBlank).map(\.place)
    return places.map { place in
      var facts: [String: String] = [:]
      if case .branch(let index)? = place.port { facts["number"] = "\(index + 1)" }
      return Finding(severity, id, at: place, facts: facts)
    }
  }

  /// Nothing empty ever holds. Where other groups stay, one with nothing in it may go; so may a whole branch that leads
  /// nowhere and has no name.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let id = finding.place.action, let action = flow.actions[id], action.defect == nil,
      case .branch(let index)? = finding.place.port, action.branches.indices.contains(index)
    else { return nil }
    let branch = action.branches[index]
    if branch.groups.allSatisfy(\.isUnset) {
      let isNothing = branch.link == nil && (branch.label ?? "").isBlank
      let edit = Edit.make("edit.remove-entry", changing: id, in: flow) { $0.branches.remove(at: index) }
      return Fix(finding, "fix.remove-branch", certain: isNothing, edit, facts: finding.facts)
    }
    if branch.groups.contains(where: \.isUnset),
      finding.place.condition.map({ branch.groups[$0.group].isUnset }) ?? true
    {
      let edit = Edit.make("edit.remove-entry", changing: id, in: flow) {
        $0.branches[index].groups.removeAll(where: \.isUnset)
      }
      return Fix(finding, "fix.remove-group", certain: true, edit, facts: finding.facts)
    }
    let edit = Edit.make("edit.remove-entry", changing: id, in: flow) { action in
      for group in branch.groups.indices { action.branches[index].groups[group].removeAll { $0.sentence.isBlank } }
    }
    return Fix(finding, "fix.remove-condition", certain: false, edit, facts: finding.facts)
  }
}

extension Branch {
  /// Whether each of its groups has a condition.
  fileprivate var isWhole: Bool { !groups.isEmpty && groups.allSatisfy { !$0.isEmpty } }
}

extension [Condition] {
  /// Whether nothing is asked in it.
  fileprivate var isUnset: Bool { allSatisfy(\.sentence.isBlank) }
}
