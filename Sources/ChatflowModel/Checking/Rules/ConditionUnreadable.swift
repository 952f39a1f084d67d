/// A condition can be read.
struct ConditionUnreadable: FormRule {
  let id: RuleID = "condition-unreadable"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.compactMap { condition in
      guard case .failure(let problem) = condition.parsed, !condition.isBlank else { return nil }
      var facts = [
        "condition": condition.sentence, "column": "\(problem.column)", "problem-key": problem.reason,
        "expected": problem.expected.joined(separator: ", "),
      ]
      facts["found"] = problem.found
      facts["suggestion"] = form.workspace.suggestion(for: problem, in: condition.sentence)
      return Finding(severity, id, at: condition.place, facts: facts)
    }
  }
}

extension Workspace {
  /// What was probably meant: where it is not understood what is asked, what is called so comes first, and where a property
  /// is misspelled, its type is not known, and so neither is what can be asked of it.
  fileprivate func suggestion(for problem: ConditionProblem, in sentence: String) -> String? {
    if problem.reason == "condition.problem.operand" { return operand(namedIn: sentence) ?? problem.suggestion }
    let asked = sentence.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    return (asked.contains(".") ? unknown(asked)?.nearest : nil) ?? problem.suggestion
  }
}
