import OrderedCollections

/// The next action that a code snippet names is there: else the name counts for nothing, and the conversation goes on as if
/// none were named.
///
/// Only what stands in the code word for word is known; what a webhook answers, or a program puts together, is not.
struct ActionNameUnknown: FlowRule, MendingRule {
  let id: RuleID = "action-name-unknown"
  let severity = Finding.Severity.warning

  func findings(in flow: CheckedFlow) -> [Finding] {
    let callers = flow.callers.compactMap { flow.action($0) }
    if callers.isEmpty { return [] }
    let names = Set(flow.names.values)
    let unknown = callers.flatMap { action in
      action.calls.filter { !names.contains($0) && !flow.ids.contains(ActionID($0)) }.map {
        (action.id, $0)
      }
    }
    if unknown.isEmpty { return [] }
    // Folding is dear, and hardly ever needed.
    let comparable = Set(names.map(\.comparable))
    return unknown.filter { !comparable.contains($0.1.comparable) }.map { id, name in
      var facts = ["action": name]
      facts["suggestion"] = NearestWord.misspelled(name, among: names)
      return Finding(
        severity, self.id, at: Finding.Place(id, field: CodeSnippet.codeField), facts: facts)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let name = finding.facts["action"], let meant = finding.facts["suggestion"],
      let action = finding.place.action.flatMap({ flow.actions[$0] }),
      let snippet = CodeSnippet(action)
    else { return nil }
    let edit = finding.place.edit("edit.change", in: flow, workspace) {
      $0[CodeSnippet.codeField] = .text(snippet.calling(meant, for: name))
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}
