/// A branch can match: those above it do not take all that it would, and something comes to it.
struct BranchTaken: FormRule {
  let id: RuleID = "branch-taken"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    var effort = Effort.ofBranches
    return findings(in: form, &effort)
  }

  func findings(in form: CheckedForm, _ effort: inout Effort) -> [Finding] {
    guard let action = form.action, let branches = form.branches else { return [] }
    guard branches.areAsked else { return [neverAsked(action)] }
    // Asked for once something is found.
    var last: Int??
    var found: [Finding] = []
    for index in branches.groups.indices.dropFirst() where !branches.canMatch(index, without: 0..<index, &effort) {
      // What excludes itself, and what follows where a branch always matches, is other rules'.
      let lastToMatch: Int? = last ?? branches.lastThatCanMatch(&effort)
      last = lastToMatch
      guard branches.canMatch(index, &effort), index <= lastToMatch ?? index else { continue }
      let other = (0..<index).first { !branches.canMatch(index, without: $0..<($0 + 1), &effort) }
      // Then it is not known that it does not.
      if effort.isSpent { break }
      found.append(finding(action, index, other))
    }
    return found
  }

  private func neverAsked(_ action: Action) -> Finding {
    let place = Finding.Place(action.id, field: "branches", port: .branch(0))
    let problem = action.handover == nil ? "answers" : "hand-over"
    return Finding(severity, id, at: place, facts: ["problem-key": "problem.branch-taken.\(problem)"])
  }

  private func finding(_ action: Action, _ index: Int, _ other: Int?) -> Finding {
    var facts = ["number": "\(index + 1)"]
    if let other { facts["other"] = "\(other + 1)" }
    facts["problem-key"] = other == nil ? "problem.branch-taken.several" : "problem.branch-taken.one"
    let place = Finding.Place(action.id, field: "branches", port: .branch(index))
    return Finding(severity, id, at: place, facts: facts)
  }
}
