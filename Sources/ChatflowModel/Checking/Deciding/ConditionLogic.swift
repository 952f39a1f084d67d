/// What follows from conditions: whether groups of them can ever hold, always do, or hold wherever others do.
///
/// It agrees with what they mean when a chatflow runs, which tests try with all values. Of a number and a day it is known
/// which come before which, of texts how they are written, of choices what there is to choose, of people and office hours
/// who can be available while who else is. What is asked for apart is taken to have nothing to do with each other. So what is
/// said never to hold never does; of what is said to hold at some time one value may be impossible for reasons that nobody
/// wrote down.
///
/// See "Deciding" in docs/behaviour.md.
public struct ConditionLogic: Sendable {
  /// Groups of conditions: inside a group all must hold, of the groups one.
  public typealias Groups = [[ParsedCondition]]

  private let workspace: Workspace
  private let members: [TeamID: Set<PersonID>]

  /// What follows where the workspace says what properties hold, and who belongs to which team.
  public init(in workspace: Workspace) {
    self.workspace = workspace
    members = workspace.members
  }

  /// Whether some groups of conditions can hold where others do not.
  public func canHold(_ groups: Groups, without others: Groups = []) -> Decision {
    var answer = Decision.no
    for group in groups {
      var steps = Self.mostSteps
      switch canHold(group.map { ConditionLiteral(condition: $0, holds: true) }, without: others, &steps) {
      case .yes: return .yes
      case .notKnown: answer = .notKnown
      case .no: break
      }
    }
    return answer
  }

  /// Whether one of some groups of conditions holds whatever the values are.
  public func alwaysHolds(_ groups: Groups) -> Decision {
    canHold([[]], without: groups).opposite
  }

  /// Whether others hold wherever some groups of conditions do.
  public func implies(_ groups: Groups, _ others: Groups) -> Decision {
    canHold(groups, without: others).opposite
  }

  // MARK: - Looking

  /// How often values are looked for before it is given up.
  private static let mostSteps = 200

  /// Each group that must not hold has a condition that does not. Which one is tried, beginning with the groups in which
  /// there is no choice.
  private func canHold(
    _ literals: [ConditionLiteral], without groups: Groups, _ steps: inout Int
  ) -> Decision {
    var literals = literals
    if groups.contains(where: \.isEmpty) { return .no }
    for group in groups where group.count == 1 { literals.append(ConditionLiteral(condition: group[0], holds: false)) }
    return canHold(literals, choosing: groups.filter { $0.count > 1 }[...], &steps)
  }

  private func canHold(
    _ literals: [ConditionLiteral], choosing groups: ArraySlice<[ParsedCondition]>, _ steps: inout Int
  ) -> Decision {
    if steps == 0 { return .notKnown }
    steps -= 1
    let now = canBe(literals)
    guard now != .no, let group = groups.first else { return now }
    // What does not hold anyway needs no choice.
    if group.contains(where: { literals.contains(ConditionLiteral(condition: $0, holds: false)) }) {
      return canHold(literals, choosing: groups.dropFirst(), &steps)
    }
    var answer = Decision.no
    for condition in group {
      let literal = ConditionLiteral(condition: condition, holds: false)
      switch canHold(literals + [literal], choosing: groups.dropFirst(), &steps) {
      case .yes: return .yes
      case .notKnown: answer = .notKnown
      case .no: break
      }
    }
    return answer
  }

  /// Whether there are values of which all of it is so.
  private func canBe(_ literals: [ConditionLiteral]) -> Decision {
    var present: [ConditionLiteral] = []
    var values: [ParsedCondition.Operand: [ConditionLiteral]] = [:]
    for literal in Set(literals) {
      switch literal.condition.operand {
      case .availability, .officeHours: present.append(literal)
      case .response, .property: values[literal.condition.operand, default: []].append(literal)
      }
    }
    var answer = PresenceQuestion(present, members: members).canBe
    if answer == .no { return .no }
    var todays = ValueQuestion.days
    for (operand, literals) in values {
      let (canBe, days) = ValueQuestion(literals, of: workspace.property(of: operand)).answer
      todays = todays.intersection(days)
      if canBe == .no || todays.isEmpty { return .no }
      if canBe == .notKnown { answer = .notKnown }
    }
    return answer
  }
}
