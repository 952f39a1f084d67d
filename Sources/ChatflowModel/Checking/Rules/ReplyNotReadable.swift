/// What a quick reply passes on can be saved to the question's property. It is saved as it is: unlike what is typed,
/// nobody reads it.
struct ReplyNotReadable: FormRule {
  let id: RuleID = "reply-not-readable"
  let severity = Finding.Severity.error
  let looksAt = FormParts.replies
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action, let property = action.question?.savesTo.flatMap(form.workspace.property) else {
      return []
    }
    return action.replies.enumerated().compactMap { index, reply in
      let value = reply.value ?? reply.label
      guard !value.isBlank, !property.canKeep(value) else { return nil }
      return Finding(
        severity, id, at: Finding.Place(action.id, field: "replies", port: .reply(index)),
        facts: ["value": value, "expected-key": "answer.fits.\(property.type.rawValue)"].merging(name(of: property)) {
          $1
        })
    }
  }

  private func name(of property: Property) -> [String: String] {
    if let label = property.label { return ["property": label] }
    return ["property-key": "token.\(property.object).\(property.name)"]
  }
}

extension Property {
  /// Whether a text is a value of its type as it stands.
  fileprivate func canKeep(_ value: String) -> Bool {
    switch type {
    case .text: true
    // Conditions take these for texts; what is none is of no use to anybody.
    case .email, .phone: if case .success = read(value) { true } else { false }
    case .number, .date, .yesNo, .choice: holds(value)
    }
  }
}
