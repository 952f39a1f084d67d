/// A value that a number, a date or a yes/no property is set to can be read as one; a value with tokens is not known
/// before it is set.
struct ValueUnreadable: FormRule {
  let id: RuleID = "value-unreadable"
  let severity = Finding.Severity.error
  let looksAt = FormParts.setValues
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    form.setValues.compactMap { value in
      let type = value.property.type
      guard type != .choice, !value.property.holds(value.text) else { return nil }
      let facts = ["value": value.text, "expected-key": "property.expected.\(type.rawValue)"]
      return Finding(severity, id, at: value.place, facts: facts)
    }
  }
}
