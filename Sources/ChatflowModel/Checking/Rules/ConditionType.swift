import Words

/// A condition compares a property as its type allows: a number is not asked whether it contains a text.
struct ConditionType: FormRule {
  let id: RuleID = "condition-type"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.compactMap { checked in
      guard let condition = checked.condition, let property = form.workspace.property(of: condition.operand),
        !condition.comparison.definition.fits.contains(property.type.operandKind)
      else { return nil }
      let facts = [
        "property": property.reference, "operator": condition.comparison.words,
        "type-key": "condition.type.\(property.type.rawValue)",
      ]
      return Finding(severity, id, at: checked.place, facts: facts)
    }
  }
}
