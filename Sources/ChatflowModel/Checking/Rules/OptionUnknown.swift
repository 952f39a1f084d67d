/// A condition compares a choice with options that it has; another never holds.
struct OptionUnknown: FormRule, MendingRule {
  let id: RuleID = "option-unknown"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.flatMap { checked -> [Finding] in
      guard let condition = checked.condition, condition.comparison.definition.fits.contains(.choice),
        let property = form.workspace.property(of: condition.operand), !property.choices.isEmpty
      else { return [] }
      let known = Set(property.choices.map(\.comparable))
      return condition.values.compactMap { value in
        guard case .text(let text) = value, !known.contains(text.comparable) else { return nil }
        var facts = ["option": text, "property": property.reference]
        facts["suggestion"] = NearestWord.misspelled(text, among: property.choices)
        return Finding(severity, id, at: checked.place, facts: facts)
      }
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let written = finding.facts["option"],
      let place = finding.place.condition, case .branch(let branch)? = finding.place.port
    else { return nil }
    let edit = flow.editing(branch, place, of: finding.place) { condition in
      guard var parsed = try? condition.parsed(in: workspace).get() else { return condition }
      parsed.values = parsed.values.map { $0 == .text(written) ? .text(meant) : $0 }
      return Condition(parsed.sentence)
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}
