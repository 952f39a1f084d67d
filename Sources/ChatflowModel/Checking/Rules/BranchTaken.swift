/// A branch can match: those above it do not take all that it would.
struct BranchTaken: FormRule {
  let id: RuleID = "branch-taken"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, let branches = form.branches else { return [] }
    let taken = branches.groups.indices.dropFirst().filter { !branches.canMatch($0, without: 0..<$0) }
    if taken.isEmpty { return [] }
    let last = branches.lastThatCanMatch
    return taken.compactMap { index in
      // What excludes itself, and what follows where a branch always matches, is other rules'.
      guard branches.canMatch(index), index <= last ?? index else { return nil }
      var facts = ["number": "\(index + 1)"]
      if let other = (0..<index).first(where: { !branches.canMatch(index, without: $0..<($0 + 1)) }) {
        facts["other"] = "\(other + 1)"
        facts["problem-key"] = "problem.branch-taken.one"
      } else {
        facts["problem-key"] = "problem.branch-taken.several"
      }
      let place = Finding.Place(action.id, field: "branches", port: .branch(index))
      return Finding(severity, id, at: place, facts: facts)
    }
  }
}
