import ChatflowModel
import Testing
import Words

@Suite struct ConditionTests {
  func read(_ sentence: String) -> ParsedCondition? {
    if case .success(let condition) = Condition(sentence).parsed { condition } else { nil }
  }

  func problem(_ sentence: String) -> ConditionProblem? {
    if case .failure(let problem) = Condition(sentence).parsed { problem } else { nil }
  }

  static func contact(_ name: String) -> ParsedCondition.Operand { .property(object: "contact", name: name) }

  @Test(
    arguments: [
      ("response contains any of \"price\", \"cost\"", .response, .containsAny, [.text("price"), .text("cost")]),
      ("contact.lifecycle is any of \"customer\"", contact("lifecycle"), .isAnyOf, [.text("customer")]),
      ("contact.employees is greater than 50", contact("employees"), .isGreater, [.number(DecimalNumber(50))]),
      ("contact.score is between -1 and 2.5", contact("score"), .isBetween, ["-1", "2.5"].map(number)),
      ("contact.createdate is more than 30 days ago", contact("createdate"), .isMoreDaysAgo, [number("30")]),
      ("contact.createdate is less than 1 day ago", contact("createdate"), .isLessDaysAgo, [number("1")]),
      ("contact.createdate is before 2026-12-24", contact("createdate"), .isBefore, [day("2026-12-24")]),
      ("contact.createdate is 2026-12-24", contact("createdate"), .isOn, [day("2026-12-24")]),
      (
        "contact.createdate is between 2026-01-01 and 2026-12-24", contact("createdate"), .isBetweenDays,
        ["2026-01-01", "2026-12-24"].map(day)
      ),
      ("contact.email is known", contact("email"), .isKnown, []),
      ("response is empty", .response, .isEmpty, []),
      ("response matches pattern \"[A-Z]\\\\d+\"", .response, .matchesPattern, [.text("[A-Z]\\d+")]),
      ("team member is available", .availability(.anyTeamMember), .isAvailable, []),
      ("contact owner is not available", .availability(.contactOwner), .isNotAvailable, []),
      ("team support is not available", .availability(.recipient(.team("support"))), .isNotAvailable, []),
      ("user anna is available", .availability(.recipient(.person("anna"))), .isAvailable, []),
      ("team \"member\" is available", .availability(.recipient(.team("member"))), .isAvailable, []),
      ("office hours are open", .officeHours, .areOpen, []),
      ("office hours are closed", .officeHours, .areClosed, []),
    ] as [(String, ParsedCondition.Operand, ConditionOperator, [ParsedCondition.Value])])
  func theCanonicalLineIsReadAndWritten(
    _ sentence: String, _ operand: ParsedCondition.Operand, _ comparison: ConditionOperator,
    _ values: [ParsedCondition.Value]
  ) {
    let condition = ParsedCondition(operand, comparison, values)
    #expect(read(sentence) == condition)
    #expect(condition.sentence == sentence)
  }

  static func number(_ text: String) -> ParsedCondition.Value { .number(DecimalNumber(text) ?? DecimalNumber(0)) }
  static func day(_ text: String) -> ParsedCondition.Value { .day(CalendarDay(text: text) ?? CalendarDay(number: 0)) }

  @Test(arguments: [
    ("  RESPONSE   Contains ANY of price ,cost", "response contains any of \"price\", \"cost\""),
    ("response contains “price” or “how much”", "response contains any of \"price\", \"how much\""),
    ("response is equal to \"Talk to a person\"", "response is equal to any of \"Talk to a person\""),
    ("Contact.Email is not known", "contact.Email is unknown"),
    ("contact.employees >= 050.10", "contact.employees is at least 50.1"),
    ("contact.employees is equal to 5", "contact.employees is equal to 5"),
    ("contact.city is equal to \"5\"", "contact.city is equal to any of \"5\""),
    ("contact.createdate > 2026-01-01", "contact.createdate is after 2026-01-01"),
    ("any team member is unavailable", "team member is not available"),
    ("office hours is open", "office hours are open"),
  ])
  func otherPhrasingsAreUnderstood(_ sentence: String, _ canonical: String) {
    #expect(read(sentence)?.sentence == canonical)
  }

  @Test(arguments: [
    ("", "1 operand"),
    ("respnse is empty", "1 operand → response"),
    ("offce hours are open", "1 operand → office hours"),
    ("contct.email is known", "1 property → contact.email"),
    ("response contains any \"price\"", "10 operator → contains any of"),
    ("contact.employees is greater then 50", "19 operator → is greater than"),
    ("response is \"Acme One\"", "10 operator → is equal to any of"),
    ("contact.firstnam is Anna", "18 operator → is equal to any of"),
    ("contact.prodcut is \"Acme One\"", "17 operator → is equal to any of"),
    ("response is greater than 5", "10 operator-misfit"),
    ("team member are open", "13 operator-misfit"),
    ("response contains any of", "25 text"),
    ("response contains any of \"a\",", "30 text"),
    ("response contains any of \"a", "26 open-quote"),
    ("response contains any of \"\"", "26 empty-text"),
    ("contact.employees is between 5 or 6", "32 word"),
    ("contact.createdate is more than 30 dys ago", "36 word → days"),
    ("contact.createdate is more than 1.5 days ago", "33 days"),
    ("contact.createdate is before christmas", "30 day"),
    ("contact.employees is at least many", "31 number"),
    ("contact.employees is at least 1234567890123456789012345678901", "31 long-number"),
    ("contact.employees is less than -12345678901234567890.1234567890", "32 long-number"),
    ("office hours are open today", "23 rest"),
    ("team", "5 id"),
    ("response contains any of \"a\u{1B}[2J\"", "28 control-character"),
    ("response is \"\u{301}\u{301}\u{301}\" \"\u{301}", "16 open-quote"),
    ("response contains any of \"e\u{301}\" \"\u{301}\u{301}\", \u{1}", "34 control-character"),
  ])
  func aProblemHasAColumnAndTheNearestWord(_ sentence: String, _ expected: String) throws {
    let problem = try #require(self.problem(sentence))
    let prefix = "condition.problem."
    #expect(problem.reason.hasPrefix(prefix) && Words.english.has(problem.reason), "\(problem.reason)")
    let suggestion = problem.suggestion.map { " → \($0)" } ?? ""
    #expect("\(problem.column) \(problem.reason.dropFirst(prefix.count))\(suggestion)" == expected)
  }

  @Test func whatIsWrittenIsReadBackAsTheSame() {
    for seed in UInt64(1)...2000 {
      var choice = SeededChoice(seed: seed)
      let condition = Self.random(&choice)
      let sentence = condition.sentence
      #expect(read(sentence) == condition, "seed \(seed): \(sentence)")
      #expect(read(sentence)?.sentence == sentence, "seed \(seed): \(sentence)")
    }
  }

  @Test func noTextMakesTheParserFail() {
    let pieces = [
      "response", "contact.", ".", "is", "not", "any of", "\"", "\\", ",", " ", "team", "member", "30", "days ago",
      "and", "å", "👩‍👩‍👧", "\u{1B}", "<", "2026-02-30", "999999999999999999999999999999999", "\u{301}",
    ]
    for seed in UInt64(1)...2000 {
      var choice = SeededChoice(seed: seed)
      let sentence = (0..<choice.number(0...12)).map { _ in choice.pick(pieces) }.joined(separator: " ")
      guard let condition = read(sentence) else { continue }
      // Whatever is accepted has a canonical form.
      #expect(read(condition.sentence)?.sentence == condition.sentence, "seed \(seed): \(sentence)")
    }
  }

  @Test func everyOperatorHasWordsAndAnOperandThatItFits() {
    for comparison in ConditionOperator.allCases {
      #expect(!comparison.definition.fits.isEmpty && !comparison.words.isEmpty)
    }
    #expect(ConditionOperator.fitting([.officeHours]) == [.areOpen, .areClosed])
    for kind in ConditionOperator.OperandKind.allCases {
      let words = ConditionOperator.fitting([kind]).map(\.words)
      // "is between" of numbers and of days are told apart by their values; within one type every wording is unique.
      #expect(Set(words).count == words.count, "\(kind)")
    }
  }

  static func random(_ choice: inout SeededChoice) -> ParsedCondition {
    let operand: ParsedCondition.Operand = choice.pick([
      .response, .officeHours, .availability(.anyTeamMember), .availability(.contactOwner),
      .availability(.recipient(.team(TeamID(choice.pick(["support", "member", "a b", "or", "å", "x\"y\\"]))))),
      .availability(.recipient(.person("anna"))), .property(object: "contact", name: "email"),
      .property(object: "answer", name: "ask-for-topic"), .property(object: "company", name: "a.b_c"),
    ])
    let comparison = choice.pick(ConditionOperator.fitting(operand.kinds))
    let texts = ["price", "or", "and", "is", "a, b", "\"", "\\", "“x”", "30 days ago", "å👩‍👩‍👧", " "]
    func text(_ choice: inout SeededChoice) -> ParsedCondition.Value { .text(choice.pick(texts)) }
    func day(_ choice: inout SeededChoice) -> ParsedCondition.Value {
      .day(CalendarDay(number: choice.number(0...30_000)))
    }
    func number(_ choice: inout SeededChoice) -> ParsedCondition.Value {
      Self.number("\(choice.number(-200...200)).\(choice.number(0...99))")
    }
    switch comparison.definition.values {
    case .none: return ParsedCondition(operand, comparison)
    case .texts: return ParsedCondition(operand, comparison, (0...choice.number(0...3)).map { _ in text(&choice) })
    case .pattern: return ParsedCondition(operand, comparison, [text(&choice)])
    case .number: return ParsedCondition(operand, comparison, [number(&choice)])
    case .numbers: return ParsedCondition(operand, comparison, [number(&choice), number(&choice)])
    case .day: return ParsedCondition(operand, comparison, [day(&choice)])
    case .days: return ParsedCondition(operand, comparison, [day(&choice), day(&choice)])
    case .daysAgo: return ParsedCondition(operand, comparison, [Self.number("\(choice.number(0...400))")])
    }
  }
}
