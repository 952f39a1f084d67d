import ChatflowModel
import OrderedCollections
import Words

extension Action {
  /// A condition of a branch, or nil if there is none; setting one that is not there does nothing.
  subscript(place: ConditionPlace, inBranch branch: Int) -> Condition? {
    get { branches[checked: branch]?.groups[checked: place.group]?[checked: place.index] }
    set {
      guard let newValue, self[place, inBranch: branch] != nil else { return }
      branches[branch].groups[place.group][place.index] = newValue
    }
  }

  /// The groups of a branch as the form shows them: at least one, which may be empty.
  func shownGroups(ofBranch branch: Int) -> [[Condition]] {
    let groups = branches[checked: branch]?.groups ?? []
    return groups.isEmpty ? [[]] : groups
  }

  /// The word key of where a quick reply without a connection of its own leads.
  var replyUnset: String {
    guard branches.isEmpty else { return "panel.reply-branches" }
    // Without free text there is no other reply.
    return question?.takesFreeText == false ? "panel.reply-goes-on" : "panel.reply-next"
  }
}

extension BuilderState {
  /// A condition as menus edit it; nil if it is a sentence that they do not understand, or not there.
  func parts(of place: ConditionPlace, inBranch branch: Int) -> ConditionParts? {
    form?.action.flatMap { flow.actions[$0]?[place, inBranch: branch] }
      .flatMap { ConditionParts($0.sentence, in: workspace(for: $0)) }
  }

  /// The workspace, knowing also what the answer holds that a condition asks for.
  func workspace(for condition: Condition) -> Workspace {
    condition.answer.map { checked.links.workspace(workspace, knowing: [$0]) } ?? workspace
  }

  /// The same for an operand.
  func workspace(asking operand: ParsedCondition.Operand) -> Workspace { workspace(for: Condition(operand.text)) }

  /// The options that a condition compares with, if its operand has some; else its values are typed.
  func choices(of parts: ConditionParts) -> [String] {
    guard parts.comparison?.definition.values == .texts, let operand = parts.operand else { return [] }
    return workspace(asking: operand).property(of: operand)?.choices ?? []
  }

  /// What an operand is called.
  func title(of operand: ParsedCondition.Operand) -> String {
    if case .response = operand { return words["operand.response"] }
    let question: String? =
      if case .property(Token.answers, let id) = operand { flow.actions[ActionID(id)]?.name } else { nil }
    return operand.told(words, in: workspace, question: question)
  }

  /// What an operator is called.
  func title(of comparison: ConditionOperator) -> String { words["operator.\(comparison.rawValue)"] }

  /// What a connection of an action is called on its card; nil if there is none.
  func label(of port: PortID, of id: ActionID) -> String? {
    flow.actions[id]?.ports(words, in: workspace).first { $0.id == port }?.label
  }
}
