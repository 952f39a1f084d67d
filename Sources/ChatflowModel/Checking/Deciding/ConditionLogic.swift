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
  private let answers: [ParsedCondition.Operand: PassedOn]

  /// What follows where the workspace says what properties hold, and who belongs to which team.
  public init(in workspace: Workspace) { self.init(in: workspace, answers: [:]) }

  /// The same where it is also known what some operands can be, since a question has passed them on.
  init(in workspace: Workspace, answers: [ParsedCondition.Operand: PassedOn]) {
    self.workspace = workspace
    self.answers = answers
    members = workspace.members
  }

  /// Whether some groups of conditions can hold where others do not.
  public func canHold(_ groups: Groups, without others: Groups = []) -> Decision {
    var effort = Effort.ofOneQuestion
    return canHold(groups, without: others, &effort)
  }

  /// The same with what effort is left.
  func canHold(_ groups: Groups, without others: Groups = [], _ effort: inout Effort) -> Decision {
    var answer = Decision.no
    for group in groups {
      var steps = Self.mostSteps
      switch canHold(group.map { ConditionLiteral(condition: $0, holds: true) }, without: others, &steps, &effort) {
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

  /// The same with what effort is left.
  func alwaysHolds(_ groups: Groups, _ effort: inout Effort) -> Decision {
    canHold([[]], without: groups, &effort).opposite
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
    _ literals: [ConditionLiteral], without groups: Groups, _ steps: inout Int, _ effort: inout Effort
  ) -> Decision {
    guard effort.spend(groups.count + 1) else { return .notKnown }
    if groups.contains(where: \.isEmpty) { return .no }
    let sure = groups.filter { $0.count == 1 }.joined().map { ConditionLiteral(condition: $0, holds: false) }
    var joined = JoinedLiterals(in: workspace, members: members, answers: answers)
    joined.add(literals + sure, &effort)
    return canHold(joined, choosing: groups.filter { $0.count > 1 }[...], &steps, &effort)
  }

  private func canHold(
    _ literals: JoinedLiterals, choosing groups: ArraySlice<[ParsedCondition]>, _ steps: inout Int,
    _ effort: inout Effort
  ) -> Decision {
    if steps == 0 || effort.isSpent { return .notKnown }
    steps -= 1
    let now = literals.canBe
    guard now != .no, let group = groups.first else { return now }
    // What does not hold anyway needs no choice.
    if group.contains(where: { literals.contains(ConditionLiteral(condition: $0, holds: false)) }) {
      return canHold(literals, choosing: groups.dropFirst(), &steps, &effort)
    }
    var answer = Decision.no
    for condition in group {
      var more = literals
      more.add([ConditionLiteral(condition: condition, holds: false)], &effort)
      switch canHold(more, choosing: groups.dropFirst(), &steps, &effort) {
      case .yes: return .yes
      case .notKnown: answer = .notKnown
      case .no: break
      }
    }
    return answer
  }
}
