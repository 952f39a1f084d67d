/// What a saved situation says can be read: nothing can be tried out in one that says what nobody understands.
struct SituationUnreadable: FormRule {
  let id: RuleID = "situation-unreadable"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    guard form.subject == .workspace, let saved = form.workspace.values["situations"]?.records else { return [] }
    return saved.enumerated().flatMap { index, entry in findings(in: entry, at: index, of: form.workspace) }
  }

  func findings(in entry: FieldValues, at index: Int, of workspace: Workspace) -> [Finding] {
    let path = FieldPath.top.into(.entry("situations", index))
    return Situation.problems(of: entry, in: workspace).map { field, problem in
      var facts = ["problem-key": problem.reason, "found": problem.found]
      facts["expected"] = problem.expected
      facts["suggestion"] = problem.suggestion
      return Finding(severity, id, at: Finding.Place(.workspace, in: path, field: field), facts: facts)
    }
  }
}
