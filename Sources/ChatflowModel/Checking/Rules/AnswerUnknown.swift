import OrderedCollections

/// The answer that a token or a condition names is that of an action which exists, and asks.
struct AnswerUnknown: FlowRule, MendingRule {
  let id: RuleID = "answer-unknown"
  let severity = Finding.Severity.warning
  let needs = Knowledge.conditions

  func findings(in flow: CheckedFlow) -> [Finding] {
    flow.answers.compactMap { mention, answer in
      guard let index = flow.ids.firstIndex(of: answer) else { return missing(answer, mention, in: flow) }
      // What could not be read may ask.
      guard flow.action(index)?.waits == .never else { return nil }
      return Finding(
        severity, id, at: mention.place,
        facts: ["reference": mention.reference, "problem-key": "problem.answer-not-asked"], names: ["name": answer])
    }
  }

  private func missing(_ answer: ActionID, _ mention: Mention, in flow: CheckedFlow) -> Finding {
    let asking = flow.ids.indices.filter { flow.mayWait[$0] }.map { flow.id($0).text }
    var facts = ["reference": mention.reference, "id": answer.text, "problem-key": "problem.answer-unknown"]
    if let nearest = NearestWord.to(answer.text, among: asking) {
      facts["suggestion"] = "\(Token.answers).\(nearest)"
      facts["problem-key"] = "problem.answer-unknown.nearest"
    }
    return Finding(severity, id, at: mention.place, facts: facts)
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let written = finding.facts["reference"] else { return nil }
    return Fix(using: meant, for: written, finding, in: flow, workspace)
  }
}

extension CheckedFlow {
  /// Every place in which an answer is named: in the settings, then action by action.
  var answers: [(mention: Mention, answer: ActionID)] {
    mentions.compactMap { mention in mention.answer.map { (mention, $0) } }
  }

  /// Every place in which a value of a record is named.
  var mentions: [Mention] { named + naming.flatMap { action($0)?.mentions ?? [] } }
}
