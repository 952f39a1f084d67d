/// The conditions of a group can hold together.
struct ConditionsExclude: FormRule {
  let id: RuleID = "conditions-exclude"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    var effort = Effort.ofBranches
    guard let branches = form.branches, branches.areAsked else { return [] }
    return branches.groups.joined().compactMap { group in
      guard let parsed = group.parsed, !branches.canHold(parsed, &effort),
        let last = parsed.indices.first(where: { !branches.canHold(Array(parsed[...$0]), &effort) })
      else { return nil }
      let other = parsed[..<last].indices.first { !branches.canHold([parsed[$0], parsed[last]], &effort) }
      let isAlone = !branches.canHold([parsed[last]], &effort)
      var facts = ["condition": group.conditions[last].sentence]
      if let other, !isAlone {
        facts["other"] = group.conditions[other].sentence
        facts["problem-key"] = "problem.conditions-exclude.pair"
      } else if isAlone, branches.isAboutAnswer(parsed[last]) {
        facts["problem-key"] = "problem.conditions-exclude.answer"
      } else {
        facts["problem-key"] = isAlone ? "problem.conditions-exclude.alone" : "problem.conditions-exclude.several"
      }
      return Finding(severity, id, at: group.conditions[last].place, facts: facts)
    }
  }
}
