import Words

extension Condition {
  /// What it asks, in the user's language and by the names that a workspace gives: the sentence as menus show it. One that
  /// is not understood is told as it stands.
  public func told(_ words: Words, in workspace: Workspace) -> String {
    guard case .success(let condition) = parsed else { return sentence }
    return condition.told(words, in: workspace)
  }
}

extension ParsedCondition {
  /// What it asks, in the user's language.
  func told(_ words: Words, in workspace: Workspace) -> String {
    let texts = values.map(\.text)
    var facts = ["operand": operand.told(words, in: workspace), "comparison": words["operator.\(comparison.rawValue)"]]
    facts["values"] = texts.joined(separator: ", ")
    switch comparison.definition.values {
    case .none: return words("condition.told", facts)
    case .texts, .pattern, .number, .day: return words("condition.told.values", facts)
    case .daysAgo: return words(texts == ["1"] ? "condition.told.day-ago" : "condition.told.days-ago", facts)
    case .numbers, .days:
      facts["first"] = texts.first
      facts["second"] = texts.last
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
    case .property("answer", let id): words("operand.answer", ["question": question ?? id])
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
