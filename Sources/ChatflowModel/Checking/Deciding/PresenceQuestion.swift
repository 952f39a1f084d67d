/// Whether people can be so available, and office hours so open, that some conditions hold and others do not.
///
/// Who is available brings others about: a person the teams they belong to, and anybody the whole inbox; and nobody is
/// available while the chat is closed. See "Whether a person is available" in docs/behaviour.md.
struct PresenceQuestion {
  private enum Fact: Hashable {
    case open
    case there(ParsedCondition.Human)
  }

  private let literals: [ConditionLiteral]
  private let members: [TeamID: Set<PersonID>]

  init(_ literals: [ConditionLiteral], members: [TeamID: Set<PersonID>]) {
    self.literals = literals
    self.members = members
  }

  var canBe: Decision {
    var (sure, excluded): (Set<Fact>, Set<Fact>) = ([], [])
    for literal in literals {
      let comparison = literal.condition.comparison
      let fact: Fact
      switch (literal.condition.operand, comparison) {
      case (.officeHours, .areOpen), (.officeHours, .areClosed): fact = .open
      case (.availability(let human), .isAvailable), (.availability(let human), .isNotAvailable): fact = .there(human)
      default: return .notKnown
      }
      if literal.holds == (comparison == .areOpen || comparison == .isAvailable) {
        sure.formUnion(brought(about: fact))
      } else {
        excluded.insert(fact)
      }
    }
    return sure.isDisjoint(with: excluded) ? .yes : .no
  }

  /// What is so where something is, that included.
  private func brought(about fact: Fact) -> Set<Fact> {
    guard case .there(let human) = fact else { return [fact] }
    var all: Set<Fact> = [fact, .there(.anyTeamMember), .open]
    if case .recipient(.person(let person)) = human {
      for (team, people) in members where people.contains(person) { all.insert(.there(.recipient(.team(team)))) }
    }
    return all
  }
}
