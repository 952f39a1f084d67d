import Words

extension Condition {
  /// What it asks, in the user's language and by the names that a workspace gives: the sentence as menus show it.
  ///
  /// One that menus have not finished is told as far as it goes, with `…` for what is missing; one that is not understood
  /// as it stands.
  public func told(_ words: Words, in workspace: Workspace) -> String {
    if case .success(let condition) = parsed {
      return condition.comparison.told(
        condition.operand, condition.values.map(\.text), words, in: workspace)
    }
    return ConditionParts(sentence, in: workspace)?.told(words, in: workspace) ?? sentence
  }
}

extension ConditionParts {
  /// What is chosen and typed so far, in the user's language; nil if nothing is chosen yet.
  func told(_ words: Words, in workspace: Workspace) -> String? {
    guard let operand else { return nil }
    guard let comparison else {
      return words(
        "condition.told", ["operand": operand.told(words, in: workspace), "comparison": words.signs(Self.missing)])
    }
    let asked = comparison.definition.values
    let texts = values.map { $0.isEmpty ? words.signs(Self.missing) : asked.written($0) }
    return comparison.told(operand, texts, words, in: workspace)
  }

  /// What stands for what is not said yet.
  private static let missing = "…"
}

extension ConditionOperator {
  /// What a comparison asks, in the user's language; the values are shown as they are given.
  fileprivate func told(
    _ operand: ParsedCondition.Operand, _ values: [String], _ words: Words, in workspace: Workspace
  ) -> String {
    var facts = ["operand": operand.told(words, in: workspace), "comparison": words["operator.\(rawValue)"]]
    facts["values"] = values.joined(separator: ", ")
    switch definition.values {
    case .none: return words("condition.told", facts)
    case .texts, .pattern, .number, .day: return words("condition.told.values", facts)
    case .daysAgo: return words(values == ["1"] ? "condition.told.day-ago" : "condition.told.days-ago", facts)
    case .numbers, .days:
      facts["first"] = values.first
      facts["second"] = values.last
      return words("condition.told.two", facts)
    }
  }
}

extension ParsedCondition.Operand {
  /// What it is called: by the workspace, where that names it, else by the words, else as it is written.
  ///
  /// A question is called by its id, which is all that a condition says of it, unless its name is given.
  public func told(_ words: Words, in workspace: Workspace, question: String? = nil) -> String {
    switch self {
    case .response: words["condition.response"]
    case .officeHours: words["operand.office-hours"]
    case .availability(.anyTeamMember): words["operand.team-member"]
    case .availability(.contactOwner): words["operand.contact-owner"]
    case .availability(.recipient(let recipient)):
      workspace.name(of: recipient) ?? recipient.told(words)
    case .property(Token.answers, let id): words("operand.answer", ["question": question ?? id])
    case .property(let object, let name):
      workspace.property("\(object).\(name)")?.title(words) ?? words.optional("token.\(object).\(name)") ?? text
    }
  }
}

extension Recipient {
  /// A person or a team that the workspace does not list.
  fileprivate func told(_ words: Words) -> String {
    switch self {
    case .team(let id): words("operand.team", ["id": id.text])
    case .person(let id): words("operand.person", ["id": id.text])
    }
  }
}
