import Words

/// An action that could not be read from the file: each thing in it that cannot.
struct BrokenAction: Rule {
  let id: RuleID = "broken-action"
  let severity = Finding.Severity.error

  func findings(_ action: Action) -> [Finding] { action.defects.map { finding(action, $0) } }

  private func finding(_ action: Action, _ defect: FileProblem) -> Finding {
    var facts = ["line": "\(defect.line)", "column": "\(defect.column)", "problem-key": defect.reason]
    facts["found"] = defect.found
    // What was expected may be a word key or stand for itself; the words give back what is no key.
    facts["expected-key"] = defect.expected
    facts["suggestion"] = defect.suggestion
    return Finding(severity, id, at: Finding.Place(action.id), facts: facts)
  }
}

extension RuleID {
  /// The rule of what could not be read in an action, and so keeps all of it from being read.
  public static let brokenAction = BrokenAction().id
}
