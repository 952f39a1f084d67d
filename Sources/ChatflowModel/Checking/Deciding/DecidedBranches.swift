/// The branches of an action as what follows from their conditions.
struct DecidedBranches {
  private let logic: ConditionLogic
  /// What the answer can be of which they ask, by the operands that mean it.
  private let answers: [ParsedCondition.Operand: PassedOn]
  /// Whether they are asked at all: not where every answer has a connection of its own, nor behind a hand-over.
  let areAsked: Bool
  /// Branch by branch, group by group.
  let groups: [[Group]]

  /// A group of conditions with their places.
  struct Group {
    let conditions: [CheckedCondition]
    /// What they ask; nil where one of them is missing, is not understood or does not fit what it asks for: that is another
    /// rule's, and then the group does not hold.
    let parsed: [ParsedCondition]?
  }

  /// The branches of an action, of which all conditions are given in order.
  init(of action: Action, _ conditions: [CheckedCondition], in workspace: Workspace) {
    var answers: [ParsedCondition.Operand: PassedOn] = [:]
    if let passedOn = PassedOn(of: action, in: workspace) {
      answers[.response] = passedOn
      answers[.property(object: Token.answers, name: action.id.text)] = passedOn.named
    }
    self.answers = answers
    areAsked = action.canTake(.branch(0)) && answers[.response]?.isNone != true
    logic = ConditionLogic(in: workspace, answers: answers)
    var left = conditions[...]
    groups = action.branches.map { branch in
      branch.groups.map { group in
        let conditions = Array(left.prefix(group.count))
        left = left.dropFirst(group.count)
        let parsed = conditions.compactMap { checked in
          checked.condition.flatMap { workspace.canAsk($0) ? $0 : nil }
        }
        return Group(
          conditions: conditions, parsed: conditions.isEmpty || parsed.count < conditions.count ? nil : parsed)
      }
    }
  }

  /// What a branch takes, as far as it is understood.
  private func taken(by branch: Int) -> ConditionLogic.Groups { groups[branch].compactMap(\.parsed) }

  /// Whether conditions can hold together. Where each asks for something of its own, that is soon known.
  func canHold(_ conditions: [ParsedCondition], _ effort: inout Effort) -> Bool {
    if effort.isSpent { return true }
    let operands = Set(conditions.map(\.operand))
    if operands.count == conditions.count, conditions.allSatisfy({ $0.canHoldByItself && !isAboutAnswer($0) }) {
      return true
    }
    return logic.canHold([conditions], &effort) != .no
  }

  /// Whether a condition asks for an answer of which it is known what it can be.
  func isAboutAnswer(_ condition: ParsedCondition) -> Bool { answers[condition.operand] != nil }

  /// Whether a branch can match at all, and can if some before it do not; what is not known can.
  func canMatch(_ branch: Int, without earlier: Range<Int> = 0..<0, _ effort: inout Effort) -> Bool {
    // A group that is not understood may take anything once it is.
    guard !effort.isSpent, groups[branch].allSatisfy({ $0.parsed != nil }), !groups[branch].isEmpty else {
      return true
    }
    return logic.canHold(taken(by: branch), without: earlier.flatMap(taken), &effort) != .no
  }

  /// The first branch by which some branch has matched, whatever the values are; nil if there is none.
  func lastThatCanMatch(_ effort: inout Effort) -> Int? {
    let all = groups.indices.map(taken)
    // Where nothing is known, the chat is closed and nobody is there, few conditions hold.
    guard !all.isEmpty, all.joined().contains(where: { $0.allSatisfy { $0.holdsOfNothing || isAboutAnswer($0) } }),
      logic.alwaysHolds(all.flatMap { $0 }, &effort) == .yes
    else { return nil }
    return all.indices.first { logic.alwaysHolds(all[...$0].flatMap { $0 }, &effort) == .yes }
  }
}

extension Workspace {
  /// Whether what a condition asks for can be compared as it does.
  fileprivate func canAsk(_ condition: ParsedCondition) -> Bool {
    kind(of: condition.operand).map(condition.comparison.definition.fits.contains) ?? true
  }
}

extension ParsedCondition {
  /// Whether there is certainly something of which it holds, whatever else is so.
  fileprivate var canHoldByItself: Bool {
    switch (operand, comparison) {
    case (.property, .matchesPattern), (.response, .matchesPattern), (_, .isLessDaysAgo), (_, .isMoreDaysAgo): false
    case (.property, _), (.response, _): true
    // People depend on each other, and on office hours.
    case (.availability, _), (.officeHours, _): false
    }
  }

  /// Whether it holds where nothing is known, the chat is closed and nobody is there.
  fileprivate var holdsOfNothing: Bool {
    switch comparison {
    case .areOpen, .isAvailable: false
    case .areClosed, .isNotAvailable: true
    default: ConditionLiteral(condition: self, holds: true).isTrue(withoutText: nil)
    }
  }
}
