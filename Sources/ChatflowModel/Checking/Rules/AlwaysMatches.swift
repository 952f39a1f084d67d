/// Something is left for what follows a branch: for the branches below it, and for *Otherwise*.
struct AlwaysMatches: FormRule {
  let id: RuleID = "always-matches"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    var effort = Effort.ofBranches
    guard let action = form.action, let branches = form.branches, branches.areAsked,
      let last = branches.lastThatCanMatch(&effort)
    else { return [] }
    let problem: String
    if last < action.branches.count - 1 {
      problem = last == 0 ? "one.branches" : "several.branches"
    } else if let next = action.next, !action.passesBranchesBy,
      next.destination != action.branches[last].link?.destination
    {
      problem = last == 0 ? "one.otherwise" : "several.otherwise"
    } else {
      return []
    }
    let facts = ["number": "\(last + 1)", "problem-key": "problem.always-matches.\(problem)"]
    let place = Finding.Place(action.id, field: "branches", port: .branch(last))
    return [Finding(severity, id, at: place, facts: facts)]
  }
}
