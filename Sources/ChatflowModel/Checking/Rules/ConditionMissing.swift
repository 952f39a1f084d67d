/// A branch has a condition in each of its groups; an empty group would always or never hold, and nobody can tell.
struct ConditionMissing: FormRule {
  let id: RuleID = "condition-missing"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.branches.indices.compactMap { index in
      let branch = action.branches[index]
      let isWhole = !branch.groups.isEmpty && branch.groups.allSatisfy { !$0.isEmpty }
      if isWhole { return nil }
      return Finding(
        .error, id, at: Finding.Place(action.id, port: .branch(index)), facts: ["number": "\(index + 1)"])
    }
  }
}
