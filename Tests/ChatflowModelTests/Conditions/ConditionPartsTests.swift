import ChatflowModel
import OrderedCollections
import Testing

/// Conditions as menus edit them.
@Suite struct ConditionPartsTests {
  typealias Operand = ParsedCondition.Operand

  /// What menus offer: every property of the workspace, and one of each other sort.
  private static let operands: [Operand] =
    [
      .response, .officeHours, .availability(.anyTeamMember), .availability(.contactOwner),
      .availability(.recipient(.team("support"))), .availability(.recipient(.person("anna b"))),
      .property(object: "ticket", name: "status"), .property(object: "answer", name: "topic"),
      .property(object: "contact", name: "never-described"),
    ] + Workspace().properties.map { .property(object: $0.object, name: $0.name) }

  private static let workspace = Workspace()

  /// Values that an operator takes.
  private static func valid(_ values: ConditionOperator.Values) -> [String] {
    switch values {
    case .none: []
    case .texts: ["price", "a \"b\" \\, c"]
    case .pattern: ["[A-Z]\\d+"]
    case .number: ["-2.5"]
    case .numbers: ["1", "20"]
    case .day: ["2026-12-24"]
    case .days: ["2026-01-01", "2026-12-24"]
    case .daysAgo: ["1"]
    }
  }

  private func chosen(_ operand: Operand, _ comparison: ConditionOperator) -> ConditionParts {
    ConditionParts().asking(operand, of: Self.workspace.kinds(of: operand)).compared(comparison)
  }

  @Test func whatMenusPutTogetherIsAConditionAndIsReadBackAsItself() throws {
    for operand in Self.operands {
      for comparison in ConditionOperator.fitting(Self.workspace.kinds(of: operand)) {
        let values = Self.valid(comparison.definition.values)
        let parts = chosen(operand, comparison).with(values)
        let sentence = parts.sentence
        #expect(ConditionParts(sentence, in: Self.workspace) == parts, "\(sentence)")
        let condition = try Condition(sentence).parsed(in: Self.workspace).get()
        #expect(condition.operand == operand && condition.comparison == comparison, "\(sentence)")
        #expect(condition.values.count == values.count && condition.sentence == sentence, "\(sentence)")
      }
    }
  }

  /// A number that is not one yet, an empty text: what is typed stays in its field.
  @Test func whatIsTypedStaysWhileItIsNoValueYet() {
    let typed = [
      "", " ", "-", "1.", "1.0", "007", "2026-1", "2026-12-24", "30 days ago", "and", "a, b", "\"", "\\", "“x”", "or",
      "\u{301}x", "👩‍👩‍👧", "x\u{600}", ",\u{301}",
    ]
    for seed in UInt64(1)...3000 {
      var choice = SeededChoice(seed: seed)
      let operand = choice.pick(Self.operands)
      let comparison = choice.pick(ConditionOperator.fitting(Self.workspace.kinds(of: operand)))
      let count = comparison.definition.values.count ?? choice.number(1...4)
      let parts = chosen(operand, comparison).with((0..<count).map { _ in choice.pick(typed) })
      let read = ConditionParts(parts.sentence, in: Self.workspace)
      #expect(read?.values == parts.values && read?.sentence == parts.sentence, "seed \(seed): \(parts.sentence)")
      // Where nobody says what a property is, two empty values between may be numbers or dates.
      if Self.workspace.kind(of: operand) != nil { #expect(read == parts, "seed \(seed): \(parts.sentence)") }
      let isWhole = parts.values.allSatisfy(comparison.definition.values.accepts)
      let isRead = (try? Condition(parts.sentence).parsed(in: Self.workspace).get()) != nil
      #expect(!isWhole || isRead, "seed \(seed): \(parts.sentence)")
    }
  }

  @Test(arguments: [
    ("contact.email contains any of \"a\", \"b\"", "contact.jobtitle", "contact.jobtitle contains any of \"a\", \"b\""),
    ("company.employees is between 5 and 10", "contact.score", "contact.score is between 5 and 10"),
    ("company.employees is at least 5", "contact.email", "contact.email is equal to any of \"5\""),
    ("contact.email is equal to any of \"a\", \"5\"", "company.employees", "company.employees is equal to 5"),
    ("contact.email is equal to any of \"a\"", "company.employees", "company.employees is equal to \"\""),
    ("contact.email is known", "contact.createdate", "contact.createdate is known"),
    ("contact.email is known", "office hours", "office hours are open"),
    ("office hours are closed", "team member", "team member is available"),
    ("team member is not available", "team sales", "team sales is not available"),
    ("", "response", "response is equal to any of \"\""),
    ("contact.lifecyclestage is none of \"lead\"", "contact.x", "contact.x is none of \"lead\""),
  ])
  func anotherOperandKeepsWhatFits(before: String, operand: String, after: String) throws {
    let parts = try #require(ConditionParts(before, in: Self.workspace))
    let asked = try #require(ConditionParts(operand, in: Self.workspace)?.operand)
    #expect(parts.asking(asked, of: Self.workspace.kinds(of: asked)).sentence == after)
  }

  @Test(
    arguments: [
      ("response contains any of \"a\", \"b\"", .isEmpty, "response is empty"),
      ("response contains any of \"a\", \"b\"", .startsWithAny, "response starts with any of \"a\", \"b\""),
      ("response contains any of \"a\", \"b\"", .matchesPattern, "response matches pattern \"a\""),
      ("response is empty", .containsAny, "response contains any of \"\""),
      ("company.employees is at least 5", .isBetween, "company.employees is between 5 and \"\""),
      ("company.employees is between 5 and 9", .isLess, "company.employees is less than 5"),
      ("contact.createdate is before 2026-12-24", .isMoreDaysAgo, "contact.createdate is more than \"\" days ago"),
    ] as [(String, ConditionOperator, String)])
  func anotherOperatorKeepsTheValuesThatItTakes(before: String, _ comparison: ConditionOperator, after: String) throws {
    let parts = try #require(ConditionParts(before, in: Self.workspace))
    #expect(parts.compared(comparison).sentence == after)
  }

  @Test(arguments: [
    "respnse is empty", "response contains any \"price\"", "response contains any of \"a",
    "office hours are open today",
    "company.employees is at least many", "contact.createdate is more than 30 dys ago", "team", "contact.", "and so on",
  ])
  func whatMenusDoNotUnderstandStaysASentence(sentence: String) {
    #expect(ConditionParts(sentence, in: Self.workspace) == nil)
  }

  @Test(arguments: [
    ("RESPONSE contains price", "response contains any of \"price\""),
    ("company.employees >= 05.0", "company.employees is at least 05.0"),
    ("company.employees is 5", "company.employees is equal to 5"),
    ("contact.email", "contact.email"), ("  ", ""),
  ])
  func whatIsUnderstoodCanBeEditedByMenus(sentence: String, after: String) throws {
    #expect(try #require(ConditionParts(sentence, in: Self.workspace)).sentence == after)
  }

  @Test func aPhraseForSeveralOperatorsMeansTheOneThatFitsTheType() throws {
    func read(_ sentence: String) throws -> ConditionOperator {
      try Condition(sentence).parsed(in: Self.workspace).get().comparison
    }
    #expect(try read("contact.city is equal to 5") == .equalsAny)
    #expect(try read("company.employees is equal to 5") == .isEqual)
    #expect(try read("company.employees contains any of \"5\"") == .containsAny)
    guard case .failure(let problem) = Condition("company.employees is equal to \"many\"").parsed(in: Self.workspace)
    else {
      Issue.record("a number is equal to a text")
      return
    }
    #expect(problem.reason == "condition.problem.number")
  }
}
