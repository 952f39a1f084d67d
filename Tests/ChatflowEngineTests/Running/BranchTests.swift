import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Testing

/// "Branches and order of evaluation" and "The condition language" of docs/behaviour.md, and what "Running a conversation" says
/// of both.
@Suite struct BranchTests {
  /// Whether a condition holds for a known visitor, as a branch of an action that only decides.
  static func holds(
    _ condition: String, _ values: [String: String] = [:], response: String? = nil, workspace: String = "",
    at time: String = "2026-11-27 15:00", _ change: (inout Talk) -> Void = { _ in }
  ) throws -> Bool {
    var talk = try Talk(
      """
      ask:
        action: question
        name: Ask
        message: Well?
        next: decide
      decide:
        action: if-then
        name: Decide
        branches:
          - if: \(condition)
            next: end
      """, workspace: workspace, visitor: Visitor(knowing: values, owner: "anna"), at: time)
    change(&talk)
    if let response {
      _ = talk.start(at: "ask")
      return talk.says(response).contains("-> end (\(condition))")
    }
    return talk.start(at: "decide").contains("-> end (\(condition))")
  }

  @Test(arguments: [
    ("response is equal to any of \"no\", \"YES\"", true), ("response is equal to any of \"ye\"", false),
    ("response is not equal to any of \"no\"", true), ("response is not equal to any of \"no\", \" Yes \"", false),
    ("response contains any of \"x\", \"ES\"", true), ("response contains any of \"x\"", false),
    ("response does not contain any of \"x\"", true), ("response does not contain any of \"x\", \"e\"", false),
    ("response starts with any of \"yE\"", true), ("response starts with any of \"es\"", false),
    ("response is empty", false), ("response matches pattern \"y?s\"", true),
    ("response matches pattern \"y?\"", false),
  ])
  func textsCompareWithoutCaseAndSpace(_ condition: String, _ expected: Bool) throws {
    #expect(try Self.holds(condition, response: " yes ") == expected)
  }

  @Test(arguments: [
    ("is equal to 12", true), ("is not equal to 12", false), ("is not equal to 13", true),
    ("is greater than 11.99", true),
    ("is greater than 12", false), ("is at least 12", true), ("is at least 12.01", false), ("is less than 12.5", true),
    ("is less than 12", false), ("is at most 12", true), ("is at most 11", false), ("is between 10 and 12", true),
    ("is between 20 and 10", true), ("is between 13 and 20", false), ("is known", true), ("is unknown", false),
  ])
  func numbersCompareByTheirValue(_ comparison: String, _ expected: Bool) throws {
    #expect(try Self.holds("company.employees \(comparison)", ["company.employees": "12.0"]) == expected)
  }

  @Test(arguments: [
    ("is 2026-11-20", true), ("is 2026-11-21", false), ("is before 2026-11-21", true), ("is before 2026-11-20", false),
    ("is after 2026-11-19", true), ("is after 2026-11-20", false), ("is between 2026-11-20 and 2026-11-20", true),
    ("is between 2026-11-30 and 2026-11-01", true), ("is between 2026-11-21 and 2026-11-30", false),
    ("is more than 6 days ago", true), ("is more than 7 days ago", false), ("is less than 8 days ago", true),
    ("is less than 7 days ago", false), ("is more than 99999999999999999 days ago", false), ("is known", true),
  ])
  func daysCompareWithToday(_ comparison: String, _ expected: Bool) throws {
    #expect(try Self.holds("contact.createdate \(comparison)", ["contact.createdate": "2026-11-20"]) == expected)
  }

  @Test func aDayToComeIsNotAgo() throws {
    #expect(try !Self.holds("contact.createdate is less than 8 days ago", ["contact.createdate": "2026-11-28"]))
    #expect(try Self.holds("contact.createdate is less than 1 day ago", ["contact.createdate": "2026-11-27"]))
  }

  /// 23:30 in UTC is the next day in Stockholm.
  @Test func todayIsTheDayInTheChannelsTimeZone() throws {
    let condition = "contact.createdate is less than 1 day ago"
    let values = ["contact.createdate": "2026-11-28"]
    #expect(try !Self.holds(condition, values, at: "2026-11-27 23:30"))
    let hours = "office-hours:\n  time-zone: Europe/Stockholm\n  hours:\n    mon: closed"
    #expect(try Self.holds(condition, values, workspace: hours, at: "2026-11-27 23:30"))
  }

  @Test(arguments: [
    ("is any of \"lead\", \"Customer\"", true), ("is any of \"lead\"", false), ("is none of \"lead\"", true),
    ("is none of \"customer\"", false), ("is known", true),
  ])
  func choicesCompareByTheirOptions(_ comparison: String, _ expected: Bool) throws {
    #expect(
      try Self.holds("contact.lifecyclestage \(comparison)", ["contact.lifecyclestage": "customer"]) == expected)
  }

  /// Every operator, of an operand that is not known: false, but for *is unknown*, *not* and *none*.
  @Test(arguments: ConditionOperator.allCases)
  func whatIsNotKnownHoldsOnlyWhereItIsDenied(_ comparison: ConditionOperator) throws {
    let asked: [ParsedCondition.Value] =
      switch comparison.definition.values {
      case .none: []
      case .texts, .pattern: [.text("a")]
      case .number, .daysAgo: [.number(DecimalNumber(1))]
      case .numbers: [.number(DecimalNumber(1)), .number(DecimalNumber(2))]
      case .day: [.day(CalendarDay(number: 1))]
      case .days: [.day(CalendarDay(number: 1)), .day(CalendarDay(number: 2))]
      }
    let fits = comparison.definition.fits
    guard fits.isDisjoint(with: [.availability, .officeHours]) else { return }
    let condition = ParsedCondition(.property(object: "contact", name: "nothing"), comparison, asked).sentence
    let denied: Set<ConditionOperator> = [.isUnknown, .equalsNone, .containsNone, .isNoneOf, .isNotEqual]
    #expect(try Self.holds(condition) == denied.contains(comparison), "\(condition)")
  }

  @Test func whatIsNoNumberIsNotKnownToNumbers() throws {
    #expect(try !Self.holds("company.employees is at least 1", ["company.employees": "many"]))
    #expect(try Self.holds("company.employees is not equal to 1", ["company.employees": "many"]))
    #expect(try !Self.holds("contact.createdate is before 2030-01-01", ["contact.createdate": "soon"]))
  }

  @Test func numbersAreNotRounded() throws {
    let value = "9007199254740993.2"
    #expect(try Self.holds("contact.n is greater than 9007199254740993.1", ["contact.n": value]))
    #expect(try !Self.holds("contact.n is equal to 9007199254740993", ["contact.n": value]))
    #expect(try Self.holds("contact.n is less than -2", ["contact.n": "-10"]))
    #expect(try Self.holds("contact.n is less than 2", ["contact.n": "-10"]))
    #expect(try Self.holds("contact.n is greater than 9.9", ["contact.n": "10"]))
  }

  // MARK: - Availability

  static let team = """
    office-hours:
      time-zone: UTC
      hours:
        fri: 09:00-17:00
    people:
      anna: Anna
      omar:
        name: Omar
        status: away
    teams:
      support:
        name: Support
        members: [anna]
      sales:
        name: Sales
        members: [omar]
    """

  @Test func availabilityIsThatOfTheWorkspaceWhileTheChatIsOpen() throws {
    func holds(_ condition: String, at time: String = "2026-11-27 15:00") throws -> Bool {
      try Self.holds(condition, workspace: Self.team, at: time)
    }
    #expect(try holds("team member is available") && !holds("team member is available", at: "2026-11-27 17:00"))
    #expect(try holds("team support is available") && !holds("team sales is available"))
    #expect(try holds("user omar is not available") && holds("contact owner is available"))
    #expect(try holds("team unlisted is not available"))
    #expect(try holds("office hours are open") && holds("office hours are closed", at: "2026-11-27 17:00"))
  }

  @Test func whoIsThereCanBeSaid() throws {
    func holds(_ condition: String, _ team: TeamPresence) throws -> Bool {
      try Self.holds(condition, workspace: Self.team) { $0.world.team = team }
    }
    #expect(try !holds("team member is available", .nobody) && holds("team sales is available", .everybody))
    #expect(try holds("team sales is available", .only([.person("omar")])))
    #expect(try holds("team sales is not available", .only([.person("anna")])))
    #expect(try holds("contact owner is available", .only([.person("anna")])))
  }

  @Test func withoutAListOfPeopleNobodyIsKnownToBeAway() throws {
    #expect(try Self.holds("team member is available") && Self.holds("user anybody is available"))
  }

  // MARK: - Order

  static let all = """
    ask:
      action: question
      name: Ask
      message: Well?
      replies:
        - reply: Led
          next: led
        - reply: Open
      branches:
        - if:
            - response contains any of "op"
            - contact.plan is known
          or: office hours are closed
          next: first
        - if: response contains any of "open", "led"
          next: second
      next: third
    led:
      action: message
      name: Led
    first:
      action: message
      name: First
    second:
      action: message
      name: Second
    third:
      action: message
      name: Third
    """

  @Test func theReplyComesBeforeTheBranchesAndTheseBeforeTheNextAction() throws {
    func target(_ answer: String, _ values: [String: String] = [:]) throws -> String? {
      var talk = try Talk(Self.all, visitor: Visitor(knowing: values))
      _ = talk.start()
      return talk.says(answer).first
    }
    #expect(try target("led", ["contact.plan": "x"]) == "-> led ([Led])")
    #expect(try target("open", ["contact.plan": "x"]) == "-> first (contact.plan is known)")
    #expect(try target("open") == "-> second (response contains any of \"open\", \"led\")")
    #expect(try target("nothing") == "-> third (otherwise)")
  }

  @Test func anyGroupMatchesWhereAllOfItsConditionsHold() throws {
    var talk = try Talk(
      Self.all, workspace: "office-hours:\n  time-zone: UTC\n  hours:\n    sat: closed")
    _ = talk.start()
    let went = talk.take(.visitor(.says("open"))).first
    guard case .went(let step)? = went else { throw Missing() }
    #expect(step.port == .branch(0) && step.why == .branch(group: 1, condition: "office hours are closed"))
  }

  struct Missing: Error {}

  @Test func aBranchThatLeadsNowhereEnds() throws {
    var talk = try Talk(
      "decide:\n  action: if-then\n  name: Decide\n  branches:\n    - if: office hours are open\n  next: gone")
    #expect(talk.start() == ["-> decide (start)", "ends: nothing-follows"])
  }

  @Test func aConditionThatIsNotUnderstoodDoesNotHoldAndIsTold() throws {
    var talk = try Talk(
      """
      decide:
        action: if-then
        name: Decide
        branches:
          - if: moon is full
            next: gone
          - if: ""
            next: gone
          - next: gone
          - if: office hours are open
            next: end
      """)
    #expect(
      talk.start() == [
        "-> decide (start)", "trouble: condition moon is full", "trouble: condition ", "-> end (office hours are open)",
        "ends: end",
      ])
  }

  @Test func responseIsTheAnswerHereOrOnABranchTheLatest() throws {
    var talk = try Talk(
      """
      one:
        action: question
        name: One
        message: One?
        next: two
      two:
        action: question
        name: Two
        message: Two?
        branches:
          - if: response is equal to any of "b"
            next: decide
      decide:
        action: if-then
        name: Decide
        branches:
          - if: response is equal to any of "b"
            next: say
      say:
        action: message
        name: Say
        message: Both
        branches:
          - if: response is equal to any of "b"
            next: gone
          - if: answer.one is equal to any of "a"
            next: end
      """)
    _ = talk.start()
    _ = talk.says("a")
    #expect(
      talk.says("b") == [
        "-> decide (response is equal to any of \"b\")", "-> say (response is equal to any of \"b\")", "Both",
        "-> end (answer.one is equal to any of \"a\")", "ends: end",
      ])
  }

  // MARK: - What goes wrong

  @Test func twoHundredActionsWithoutAWordAreTooMany() throws {
    var talk = try Talk(
      """
      one:
        action: if-then
        name: One
        next: two
      two:
        action: if-then
        name: Two
        next: one
      """, settings: "options:\n  error-message: Sorry.")
    let happenings = talk.take(.start())
    #expect(happenings.suffix(3).flatMap(\.lines) == ["trouble: endless, 200", "Sorry.", "ends: trouble"])
    guard case .trouble(.endless(let path)) = happenings[happenings.count - 3] else { throw Missing() }
    #expect(path.prefix(3) == ["one", "two", "one"])
  }

  @Test func whatDoesNotExistOrCannotBeReadEndsTheConversation() throws {
    let error = "options:\n  error-message: Sorry."
    var missing = try Talk("a:\n  action: if-then\n  name: A\n  next: gone", settings: error)
    #expect(
      missing.start() == ["-> a (start)", "-> gone (otherwise)", "trouble: gone is missing", "Sorry.", "ends: trouble"])
    var unknown = try Talk("a:\n  action: telepathy\n  name: A\n  next: end", settings: error)
    #expect(unknown.start() == ["-> a (start)", "trouble: telepathy is unknown", "Sorry.", "ends: trouble"])
    var broken = try Talk("a:\n  name: A\n  next: end", settings: error, isBroken: true)
    #expect(broken.start() == ["-> a (start)", "trouble: a is broken", "Sorry.", "ends: trouble"])
    var shared = try Talk("a:\n  action: telepathy\n  name: A", workspace: "texts:\n  error: Oh no.")
    #expect(shared.start().contains("Oh no."))
    var empty = Talk(Chatflow(name: "Empty"), at: "2026-11-27 15:00")
    #expect(empty.start() == ["trouble: no start", "ends: trouble"])
  }
}
