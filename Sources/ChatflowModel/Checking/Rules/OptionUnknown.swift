/// A condition compares a choice with options that it has; another never holds.
struct OptionUnknown: FormRule {
  let id: RuleID = "option-unknown"

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.flatMap { checked -> [Finding] in
      guard let condition = checked.condition, condition.comparison.definition.fits.contains(.choice),
        let property = form.workspace.property(of: condition.operand), !property.choices.isEmpty
      else { return [] }
      let known = Set(property.choices.map(\.comparable))
      return condition.values.compactMap { value in
        guard case .text(let text) = value, !known.contains(text.comparable) else { return nil }
        return Finding(
          .warning, id, at: checked.place, facts: ["option": text, "property": property.reference])
      }
    }
  }
}
