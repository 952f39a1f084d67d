/// Something is left for what follows a branch: for the branches below it, and for *Otherwise*.
struct AlwaysMatches: FormRule {
  let id: RuleID = "always-matches"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    var effort = Effort.ofBranches
    guard let action = form.action, let last = form.branches?.lastThatCanMatch(&effort) else { return [] }
    let problem: String
    if last < action.branches.count - 1 {
      problem = last == 0 ? "one.branches" : "several.branches"
    } else if let next = action.next, action.goesOnOnlyByBranches(in: form.workspace),
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

extension Action {
  /// Whether nothing but that no branch matches leads to its next action: it can neither fail nor misunderstand.
  fileprivate func goesOnOnlyByBranches(in workspace: Workspace) -> Bool {
    switch definition?.behaviour {
    case .decides, .says: true
    case .asks: question.map { ($0.savesTo.flatMap(workspace.property)?.type ?? .text) == .text } ?? false
    case .does, .runs, .handsOver, nil: false
    }
  }
}
