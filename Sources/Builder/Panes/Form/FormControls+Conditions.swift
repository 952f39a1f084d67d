import ChatflowModel
import Screen
import Words

/// One condition: a row of menus with its values, or the sentence of the file.
extension FormControls {
  /// Columns of a field for a number or a date.
  private static let shortColumns = 12

  mutating func addCondition(_ condition: Condition, at place: ConditionPlace, inBranch branch: Int) {
    let isTyped = form.focus == .branch(branch, .condition(place, .sentence))
    let parts = ConditionParts(condition.sentence, in: state.workspace(for: condition))
    if let parts, !isTyped {
      addMenus(of: parts) { .branch(branch, .condition(place, $0)) }
    } else {
      addSentence(condition, at: place, inBranch: branch)
    }
    addFindings(for: .branch(branch), condition: place, indent: 4)
    if parts == nil {
      let title = words["panel.choose-anew"]
      add(Control(id: .branch(branch, .condition(place, .anew)), kind: .button(title), indent: 4))
    }
  }

  private mutating func addSentence(_ condition: Condition, at place: ConditionPlace, inBranch branch: Int) {
    add(
      Control(
        id: .branch(branch, .condition(place, .sentence)),
        kind: .text(
          .init(
            text: RichText(literal: condition.sentence), tools: [], isMultiline: false, limit: nil,
            placeholder: words["panel.condition-placeholder"])),
        indent: 2))
  }

  private mutating func addMenus(of parts: ConditionParts, id: (ControlID.ConditionPart) -> ControlID) {
    let operand = parts.operand.map(state.title(of:))
    add(
      Control(
        id: id(.operand), kind: .select(operand ?? words["panel.choose-operand"], isChosen: operand != nil), indent: 2))
    guard operand != nil else { return }
    let comparison = parts.comparison.map(state.title(of:))
    add(
      Control(
        id: id(.comparison),
        kind: .select(comparison ?? words["panel.choose-comparison"], isChosen: comparison != nil), indent: 4,
        flows: true))
    guard let values = parts.comparison?.definition.values else { return }
    if !state.choices(of: parts).isEmpty {
      addOptions(parts, id(.options))
    } else {
      addValues(parts.values, values, id: id)
    }
  }

  private mutating func addOptions(_ parts: ConditionParts, _ id: ControlID) {
    let chosen = parts.values.filter { !$0.isEmpty }
    let title = chosen.isEmpty ? words["panel.choose-options"] : chosen.joined(separator: ", ")
    add(Control(id: id, kind: .select(title, isChosen: !chosen.isEmpty), indent: 4, flows: true))
  }

  private mutating func addValues(
    _ typed: [String], _ values: ConditionOperator.Values, id: (ControlID.ConditionPart) -> ControlID
  ) {
    let isShort = values != .texts && values != .pattern
    for (index, text) in typed.enumerated() {
      if index > 0, isShort { add(joint("condition.and")) }
      add(
        Control(
          id: id(.value(index)),
          kind: .text(
            .init(
              text: RichText(literal: text), tools: [], isMultiline: false, limit: nil,
              placeholder: words["values.example.\(values)"], columns: isShort ? Self.shortColumns : nil)),
          indent: 4, flows: isShort))
    }
    if values == .texts { add(Control(id: id(.addValue), kind: .button(words["panel.add-text"]), indent: 4)) }
    if values == .daysAgo { add(joint("values.daysAgo")) }
  }

  /// A word of the row between its parts.
  private func joint(_ key: String) -> Control { Control(kind: .note(words[key], .dim), indent: 4, flows: true) }
}
