/// What is ignored is found: else the reason is no longer one, and would hide what comes later.
struct IgnoreUnused: MendingRule {
  let id: RuleID = "ignore-unused"
  let severity = Finding.Severity.warning

  func finding(_ rule: RuleID, at index: Int, of subject: Subject) -> Finding {
    let path = FieldPath([.entry(Field.ignored, index)])
    return Finding(
      severity, id, at: Finding.Place(subject, in: path, field: Field.ignoredRule),
      facts: ["rule": rule.text])
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let (list, unused) = finding.place.entry else { return nil }
    let edit = list.edit(keeping: { index, _ in index != unused }, in: flow, workspace)
    return Fix(finding, "fix.no-longer-ignore", certain: false, edit, facts: finding.facts)
  }
}
