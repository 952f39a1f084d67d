/// What is ignored is a rule that there is, and one whose findings can be ignored.
struct IgnoreUnknown: FormRule, MendingRule {
  let id: RuleID = "ignore-unknown"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.ignored.compactMap { place, rule, _ in
      if Checks.canBeIgnored(rule) { return nil }
      var facts = ["rule": rule.text, "problem-key": "problem.ignore-unknown"]
      if rule == .fileProblem || Checks.rule(rule) != nil {
        facts["problem-key"] = "problem.ignore-unknown.never"
      } else {
        facts["suggestion"] = NearestWord.misspelled(rule.text, among: Checks.ignorable.map(\.text))
      }
      return Finding(severity, id, at: place, facts: facts)
    }
  }

  /// What ignores nothing may go; where a rule has nearly that name, it was probably meant. A later version may know a rule
  /// of that name, and its reason is an author's words, so that neither is certain.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let field = finding.place.field, let (list, unknown) = finding.place.entry else {
      return nil
    }
    guard let meant = finding.facts["suggestion"] else {
      let edit = list.edit(keeping: { index, _ in index != unknown }, in: flow, workspace)
      return Fix(finding, "fix.no-longer-ignore", certain: false, edit, facts: finding.facts)
    }
    let edit = finding.place.edit("edit.change", in: flow, workspace) { $0[field] = .text(meant) }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

extension CheckedForm {
  /// The rules that the form ignores, each with its place and what is said of why.
  var ignored: [(place: Finding.Place, rule: RuleID, reason: String)] {
    guard subject != .workspace,
      let list = fields.first(where: { $0.field.id == Field.ignored })?.value
    else {
      return []
    }
    return (list.records ?? []).enumerated().map { index, entry in
      let path = FieldPath([.entry(Field.ignored, index)])
      let rule = RuleID(entry[Field.ignoredRule]?.text ?? "")
      return (
        Finding.Place(subject, in: path, field: Field.ignoredRule), rule,
        entry[Field.reason]?.text ?? ""
      )
    }
  }
}
