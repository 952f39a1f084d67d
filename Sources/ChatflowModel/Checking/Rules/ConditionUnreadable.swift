/// A condition can be read.
struct ConditionUnreadable: FormRule {
  let id: RuleID = "condition-unreadable"

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.compactMap { condition in
      guard case .failure(let problem) = condition.parsed, !condition.isBlank else { return nil }
      var facts = [
        "condition": condition.sentence, "column": "\(problem.column)", "problem-key": problem.reason,
        "expected": problem.expected.joined(separator: ", "),
      ]
      facts["found"] = problem.found
      facts["suggestion"] = problem.suggestion
      return Finding(.error, id, at: condition.place, facts: facts)
    }
  }
}
