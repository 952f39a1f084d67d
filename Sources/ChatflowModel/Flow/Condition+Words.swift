extension Condition {
  /// What it asks, in the user's language: in English the sentence of the file itself; in other languages the same in the
  /// words of the menus, as far as it is understood.
  public func told(_ words: Words) -> String {
    guard !words.isEnglish, case .success(let condition) = parsed else { return sentence }
    return condition.told(words)
  }
}

extension ParsedCondition {
  /// What it asks, in the user's language, as far as that can be said without a workspace.
  func told(_ words: Words) -> String {
    let texts = values.map(\.text)
    var facts = ["operand": operand.told(words), "comparison": words["operator.\(comparison.rawValue)"]]
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
  fileprivate func told(_ words: Words) -> String {
    switch self {
    case .response: words["operand.response"]
    case .officeHours: words["operand.office-hours"]
    case .availability(.anyTeamMember): words["operand.team-member"]
    case .availability(.contactOwner): words["operand.contact-owner"]
    case .availability(.recipient(.team(let id))): words("operand.team", ["id": id.text])
    case .availability(.recipient(.person(let id))): words("operand.person", ["id": id.text])
    case .property("answer", let id): words("operand.answer", ["question": id])
    case .property(let object, let name): words.optional("token.\(object).\(name)") ?? text
    }
  }
}
