/// A condition can be read.
struct ConditionUnreadable: FormRule {
  let id: RuleID = "condition-unreadable"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    return action.conditions.compactMap { index, condition in
      guard case .failure(let problem) = condition.parsed else { return nil }
      var facts = [
        "condition": condition.sentence, "column": "\(problem.column)", "problem-key": problem.reason,
        "expected": problem.expected.joined(separator: ", "),
      ]
      facts["found"] = problem.found
      facts["suggestion"] = problem.suggestion
      return Finding(.error, id, at: Finding.Place(action.id, port: .branch(index)), facts: facts)
    }
  }
}

extension Action {
  /// All conditions, each with the index of its branch.
  var conditions: [(branch: Int, condition: Condition)] {
    branches.indices.flatMap { index in branches[index].groups.flatMap { $0 }.map { (index, $0) } }
  }

  /// The branches that ask for the visitor's response.
  var branchesOnResponse: [Int] {
    branches.indices.filter { index in
      branches[index].groups.contains { $0.contains { $0.isOnResponse } }
    }
  }
}

extension Condition {
  fileprivate var isOnResponse: Bool {
    if case .success(let condition) = parsed { condition.operand == .response } else { false }
  }
}
