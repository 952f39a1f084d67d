/// Conditions that are to hold, or not to hold, together. What is known of a value that they ask for is kept, so that one
/// more of them only asks for its own again.
struct JoinedLiterals {
  private let workspace: Workspace
  private let members: [TeamID: Set<PersonID>]
  private let answers: [ParsedCondition.Operand: PassedOn]
  private var all: Set<ConditionLiteral> = []
  private var present: [ConditionLiteral] = []
  private var presence = Decision.yes
  private var values: [ParsedCondition.Operand: Asked] = [:]
  private var isGivenUp = false

  /// What is asked of one value, and what came of it.
  private struct Asked {
    var literals: [ConditionLiteral] = []
    var canBe = Decision.yes
    var todays = ValueQuestion.days
  }

  /// None yet.
  init(
    in workspace: Workspace, members: [TeamID: Set<PersonID>], answers: [ParsedCondition.Operand: PassedOn]
  ) {
    self.workspace = workspace
    self.members = members
    self.answers = answers
  }

  func contains(_ literal: ConditionLiteral) -> Bool { all.contains(literal) }

  /// How many steps it takes about to look at some of them, each with the values that it names.
  private static func cost(of literals: [ConditionLiteral]) -> Int {
    literals.reduce(0) { $0 + 50 * ($1.condition.values.count + 1) }
  }

  mutating func add(_ literals: [ConditionLiteral], _ effort: inout Effort) {
    // To begin with they are copied.
    guard effort.spend(4 * all.count + Self.cost(of: literals)) else {
      isGivenUp = true
      return
    }
    var changed: Set<ParsedCondition.Operand> = []
    let presentBefore = present.count
    for literal in literals where all.insert(literal).inserted {
      let operand = literal.condition.operand
      switch operand {
      case .availability, .officeHours: present.append(literal)
      case .response, .property:
        values[operand, default: Asked()].literals.append(literal)
        changed.insert(operand)
      }
    }
    if present.count > presentBefore {
      isGivenUp = !effort.spend(Self.cost(of: present)) || isGivenUp
      if !isGivenUp { presence = PresenceQuestion(present, members: members).canBe }
    }
    for operand in changed { ask(operand, &effort) }
  }

  private mutating func ask(_ operand: ParsedCondition.Operand, _ effort: inout Effort) {
    guard var asked = values[operand], !isGivenUp else { return }
    // Of numbers and days, each is compared with what the others leave.
    let count = asked.literals.count
    guard effort.spend(Self.cost(of: asked.literals) + count * count) else {
      isGivenUp = true
      return
    }
    let question = ValueQuestion(asked.literals, of: workspace.property(of: operand), among: answers[operand])
    (asked.canBe, asked.todays) = question.answer(&effort)
    values[operand] = asked
  }

  /// Whether there are values of which all of it is so.
  var canBe: Decision {
    if isGivenUp { return .notKnown }
    if presence == .no { return .no }
    var answer = presence
    var todays = ValueQuestion.days
    for asked in values.values {
      if asked.canBe == .no { return .no }
      if asked.canBe == .notKnown { answer = .notKnown }
      if asked.todays != ValueQuestion.days { todays = todays.intersection(asked.todays) }
    }
    return todays.isEmpty ? .no : answer
  }
}
