/// A value that a choice is set to is one of its options; a value with tokens is not known before it is set.
struct ValueNotAnOption: FormRule, MendingRule {
  let id: RuleID = "value-not-an-option"
  let severity = Finding.Severity.error
  let looksAt = FormParts.setValues
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    form.setValues.compactMap { value in
      guard value.property.type == .choice, !value.property.holds(value.text) else { return nil }
      var facts = ["value": value.text, "options": value.property.choices.joined(separator: ", ")]
      facts["suggestion"] = NearestWord.misspelled(value.text, among: value.property.choices)
      return Finding(severity, id, at: value.place, facts: facts)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let field = finding.place.field else { return nil }
    let edit = finding.place.edit("edit.change", in: flow, workspace) { values in
      values[field] = .message(Message(RichText(text: meant, tools: .tokens)))
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

/// A literal value that a property is set to.
struct SetValue {
  let property: Property
  let text: String
  let place: Finding.Place
}

extension CheckedForm {
  /// The values without tokens that properties of a known type are set to.
  var setValues: [SetValue] {
    fields.compactMap { field in
      let writing = Writing(field.field, in: workspace) { other in
        fields.first { $0.place == field.place.beside(other) }?.value
      }
      guard let text = writing?.literal, let property = writing?.property else { return nil }
      return SetValue(property: property, text: text, place: field.place)
    }
  }
}

extension Finding.Place {
  /// The place of another field of the same form or group.
  fileprivate func beside(_ other: FieldID) -> Finding.Place {
    var place = self
    place.field = other
    return place
  }
}
