/// A condition with its place, and what it means.
struct CheckedCondition {
  /// Where it stands.
  let place: Finding.Place
  let sentence: String
  let parsed: Result<ParsedCondition, ConditionProblem>

  /// All conditions of an action, in order.
  static func all(of action: Action, in workspace: Workspace) -> [CheckedCondition] {
    var all: [CheckedCondition] = []
    for (branch, groups) in action.branches.map(\.groups).enumerated() {
      for (group, conditions) in groups.enumerated() {
        for (index, condition) in conditions.enumerated() {
          let place = Finding.Place(
            action.id, port: .branch(branch), condition: ConditionPlace(group: group, index: index))
          all.append(
            CheckedCondition(place: place, sentence: condition.sentence, parsed: condition.parsed(in: workspace)))
        }
      }
    }
    return all
  }

  /// Nothing was chosen or typed yet.
  var isBlank: Bool { sentence.isBlank }

  /// What it means, if it can be read.
  var condition: ParsedCondition? { try? parsed.get() }

  /// What it is about, if it can be read.
  var operand: ParsedCondition.Operand? { condition?.operand }
}
