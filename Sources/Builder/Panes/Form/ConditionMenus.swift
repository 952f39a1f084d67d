import ChatflowModel
import OrderedCollections
import Words

/// What the menus of a condition offer.
extension BuilderState {
  /// Everything that can be asked: what is asked most often first, then the records, answers, teams and people.
  func operandItems(for action: Action, now: ParsedCondition.Operand?) -> [Chooser.Item] {
    var response = item(.response)
    if !action.hasResponse {
      response.isEnabled = false
      response.help = words["chooser.operand.no-response"]
    }
    let availability = words["operand.availability"]
    var items = [
      response, item(.availability(.anyTeamMember), availability), item(.availability(.contactOwner), availability),
      item(.officeHours, availability),
    ]
    items += workspace.properties.map { item(.property(object: $0.object, name: $0.name), words["token.\($0.object)"]) }
    items += Token.known.flatMap(\.tokens).map {
      item(.property(object: $0.object, name: $0.property), words["token.\($0.object)"])
    }
    let before = actions(before: action.id)
    let questions = flow.actions.values.filter { $0.definition?.behaviour == .asks && before.contains($0.id) }
    items += questions.map { item(.property(object: Token.answers, name: $0.id.text), words["operand.this-chatflow"]) }
    items += workspace.listed(.team).map {
      item(.availability(.recipient(.team(TeamID($0.id)))), words["reference.team"])
    }
    items += workspace.listed(.person).map {
      item(.availability(.recipient(.person(PersonID($0.id)))), words["reference.person"])
    }
    var seen: Set<String> = []
    items = items.filter { seen.insert($0.id).inserted }
    if let now, !seen.contains(now.text) { items.insert(item(now, words["operand.now-chosen"]), at: 0) }
    return items
  }

  private func item(_ operand: ParsedCondition.Operand, _ detail: String = "") -> Chooser.Item {
    Chooser.Item(id: operand.text, title: title(of: operand), detail: detail, synonyms: operand.text)
  }

  /// The operators that fit what is asked, and the one that is chosen now.
  func comparisonItems(for parts: ConditionParts) -> [Chooser.Item] {
    guard let operand = parts.operand else { return [] }
    var fitting = ConditionOperator.fitting(workspace(asking: operand).kinds(of: operand))
    if let now = parts.comparison, !fitting.contains(now) { fitting.insert(now, at: 0) }
    return fitting.map { comparison in
      let isChosen = !choices(of: parts.compared(comparison)).isEmpty
      let values = words[isChosen ? "values.options" : "values.\(comparison.definition.values)"]
      return Chooser.Item(
        id: comparison.rawValue, title: title(of: comparison), detail: values, synonyms: comparison.words)
    }
  }

  /// The options of what is asked, each with its mark; values that are no options come last, to be taken back.
  func optionItems(for parts: ConditionParts) -> [Chooser.Item] {
    let options = choices(of: parts)
    let others = parts.values.filter { !$0.isEmpty && !options.contains($0) }
    return (options + others).map { option in
      Chooser.Item(
        id: option, title: "\(parts.values.contains(option) ? "[x]" : "[ ]") \(option)", synonyms: option)
    }
  }
}
