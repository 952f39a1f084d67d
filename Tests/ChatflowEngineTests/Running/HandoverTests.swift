import ChatflowModel
import OrderedCollections
import Testing

@testable import ChatflowEngine

/// "Hand-over", "Respect office hours" and "Agent handoff settings" of docs/behaviour.md.
@Suite struct HandoverTests {
  static let agent = """
    over:
      action: send-to-customer-agent
      name: Over
      when-closed: closed
      on-failure: failed
      next: next
    closed:
      action: message
      name: Closed
      message: Closed
    failed:
      action: message
      name: Failed
      message: Failed
    next:
      action: message
      name: Next
      message: Next
    """
  static let hours = "office-hours:\n  time-zone: Europe/Stockholm\n  hours:\n    sun: 02:30-06:00"

  static func mode(_ lines: String) -> String {
    agent.replacing("  when-closed", with: "  \(lines)\n  when-closed", maxReplacements: 1)
  }

  // MARK: - Modes

  @Test func itAnswersTheMostRecentQuestionOrGreets() throws {
    var talk = try Talk(Self.agent)
    #expect(talk.start() == ["-> over (start)", "hands over: answers nothing"])
    #expect(talk.lines(.customerAgent(.answers("Hello *you*"))) == ["customer-agent: Hello \\*you\\*"])
    #expect(talk.says("And?") == [])
    guard case .withCustomerAgent(let turn) = talk.stand else { throw BranchTests.Missing() }
    #expect(turn.owesAnswer && turn.hasSpoken)
  }

  @Test func itSendsTheProvidedMessageWordForWord() throws {
    var talk = try Talk(
      Self.mode(
        "respond: provided-message\n  message: Hi {{contact.firstname|you}}\n  attachments:\n    - file: a.pdf\n  instructions: unused"
      ))
    #expect(talk.start() == ["-> over (start)", "hands over: sends", "customer-agent: Hi you<a.pdf>"])
  }

  @Test func itFollowsInstructionsThatTheVisitorDoesNotSee() throws {
    var talk = try Talk(
      Self.mode("respond: provided-question\n  instructions: Help {{contact.firstname|them}}\n  message: unused"))
    #expect(talk.start() == ["-> over (start)", "hands over: follows Help them"])
  }

  @Test func itGetsWhatWasSaid() throws {
    var talk = try Talk(
      "ask:\n  action: question\n  name: Ask\n  message: \"**Well**?\"\n  next: over\n\(Self.agent)")
    _ = talk.start()
    let over = talk.take(.visitor(.says("Hi"))).compactMap { if case .handedOver(let over) = $0 { over } else { nil } }
    #expect(
      over.first?.transcript == [Spoken(speaker: .bot, text: "Well?"), Spoken(speaker: .visitor, text: "Hi")])
    #expect(over.first?.to == .customerAgentAnswers("Hi"))
  }

  // MARK: - Not performed

  /// The same instants as in `ClockChangeTests`: 2026-03-29 02:00 in Stockholm is followed by 03:00, which is 01:00 in UTC.
  @Test(arguments: [
    ("2026-03-29 00:59", false), ("2026-03-29 01:00", true), ("2026-03-29 03:59", true), ("2026-03-29 04:00", false),
  ])
  func hoursAreLookedAtWhenTheActionRuns(_ time: String, _ isOpen: Bool) throws {
    var talk = try Talk(Self.mode("respect-office-hours: true"), workspace: Self.hours, at: time)
    let lines = talk.start()
    #expect(lines[1] == (isOpen ? "hands over: answers nothing" : "skips over: closed"))
    var careless = try Talk(Self.agent, workspace: Self.hours, at: time)
    #expect(careless.start()[1] == "hands over: answers nothing")
  }

  @Test func closedLeadsToItsEdgeElseTheNextActionElseTheAwayMessage() throws {
    func closed(_ change: (String) -> String) throws -> [String] {
      let workspace = Self.hours + "\ntexts:\n  away: We are away."
      var talk = try Talk(change(Self.mode("respect-office-hours: true")), workspace: workspace)
      return Array(talk.start().dropFirst(2))
    }
    #expect(try closed { $0 } == ["-> closed (when-closed)", "Closed", "ends: nothing-follows"])
    let without = { (text: String) in text.replacing("  when-closed: closed\n", with: "") }
    #expect(try closed(without) == ["-> next (otherwise)", "Next", "ends: nothing-follows"])
    #expect(
      try closed { without($0).replacing("  next: next\n", with: "", maxReplacements: 1) } == [
        "We are away.", "ends: away-message",
      ])
  }

  @Test(arguments: [World.CustomerAgent.paused, .missing])
  func unavailableLeadsToItsEdgeElseTheNextAction(_ customerAgent: World.CustomerAgent) throws {
    func outcome(_ actions: String) throws -> [String] {
      var talk = try Talk(actions)
      talk.world.customerAgent = customerAgent
      return Array(talk.start().dropFirst())
    }
    let skips = "skips over: \(customerAgent.rawValue)"
    #expect(try outcome(Self.agent) == [skips, "-> failed (on-failure)", "Failed", "ends: nothing-follows"])
    let without = Self.agent.replacing("  on-failure: failed\n", with: "")
    #expect(try outcome(without) == [skips, "-> next (otherwise)", "Next", "ends: nothing-follows"])
  }

  @Test func failingBeforeItSpokeIsNotPerformedAndAfterwardsAHandoff() throws {
    var early = try Talk(Self.agent)
    _ = early.start()
    #expect(
      early.lines(.customerAgent(.failed)) == [
        "skips over: failed", "-> failed (on-failure)", "Failed", "ends: nothing-follows",
      ])
    var late = try Talk(Self.agent)
    _ = late.start()
    _ = late.lines(.customerAgent(.answers("Hi")))
    #expect(late.lines(.customerAgent(.failed)).first == "handoff: cannotAnswer, immediately")
  }

  // MARK: - Handoff

  static let account = """
    people:
      anna: Anna
    teams:
      support:
        name: Support
        members: [anna]
    handoff:
      route-to: team:support
      triggers: [cancel my account, refund]
      message-available: One moment.
      message-unavailable: We will write.
    """

  static func handoff(
    _ input: Input, own: String = "", there: Bool = true, email: String? = "a@b.se"
  ) throws -> (lines: [String], stand: Stand) {
    var talk = try Talk(
      own.isEmpty ? agent : mode("handoff:\n\(own.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))"),
      workspace: account, visitor: Visitor(knowing: email.map { ["contact.email": $0] } ?? [:]))
    talk.world.team = there ? .byWorkspace : .nobody
    _ = talk.start()
    let lines = talk.lines(input)
    return (lines, talk.stand)
  }

  @Test(arguments: [
    (Input.customerAgent(.cannotAnswer), "cannotAnswer"), (.customerAgent(.wasAskedForHuman), "askedForHuman"),
    (.customerAgent(.wasPaused), "paused"),
    (.visitor(.says("Please CANCEL  my account!")), "phrase(\"cancel my account\")"),
  ])
  func itHandsOffByTheDefaultTriggersAndItsOwn(_ input: Input, _ trigger: String) throws {
    let (lines, stand) = try Self.handoff(input)
    #expect(lines == ["handoff: \(trigger), immediately", "One moment."])
    #expect(
      stand == .withTeam(TeamTurn(action: "over", recipients: [.team("support")], isQueued: false, asksForEmail: false))
    )
  }

  @Test func aTriggerIsHeardAsWholeWords() throws {
    #expect(try Self.handoff(.visitor(.says("refunded"))).lines == [])
  }

  @Test func whenNobodyIsThereItIsQueued() throws {
    let (lines, stand) = try Self.handoff(.customerAgent(.cannotAnswer), there: false)
    #expect(lines == ["handoff: cannotAnswer, later", "We will write."])
    guard case .withTeam(let turn) = stand else { throw BranchTests.Missing() }
    #expect(turn.isQueued)
  }

  @Test func theCustomerAgentMayKeepIt() throws {
    let (lines, stand) = try Self.handoff(.customerAgent(.cannotAnswer), own: "when-available: keep-assigned")
    #expect(lines == ["handoff: cannotAnswer, keep-assigned", "We will write."])
    guard case .withCustomerAgent(let turn) = stand else { throw BranchTests.Missing() }
    #expect(turn.isFollowedUp && !turn.owesAnswer)
  }

  @Test func anActionsOwnSettingsHoldUnlessItUsesTheAccounts() throws {
    let own = "message-available: Mine.\nroute-to: workflow:win-back\ntriggers: [human]"
    #expect(
      try Self.handoff(.visitor(.says("human")), own: own).lines == [
        "handoff: phrase(\"human\"), immediately, ticket", "Mine.",
      ])
    #expect(try Self.handoff(.visitor(.says("refund")), own: own).lines == [])
    let kept = own + "\nuse: account"
    #expect(
      try Self.handoff(.visitor(.says("refund")), own: kept).lines == [
        "handoff: phrase(\"refund\"), immediately", "One moment.",
      ])
    #expect(
      try Self.handoff(.customerAgent(.cannotAnswer), own: "create-ticket: true").lines.first
        == "handoff: cannotAnswer, immediately, ticket")
  }

  @Test func theEmailAddressIsAskedForOnceWhereItIsUnknown() throws {
    var talk = try Talk(Self.agent, workspace: Self.account)
    _ = talk.start()
    #expect(
      talk.lines(.customerAgent(.cannotAnswer)) == [
        "handoff: cannotAnswer, immediately", "One moment.", "What is your email address?",
      ])
    #expect(talk.says("anna@example.com") == ["contact.email = anna@example.com (done)"])
    var silent = try Talk(Self.agent, workspace: Self.account)
    _ = silent.start()
    _ = silent.lines(.customerAgent(.cannotAnswer))
    #expect(silent.says("Never mind") == [] && silent.says("anna@example.com") == [])
    #expect(try Self.handoff(.customerAgent(.cannotAnswer), own: "ask-for-email: false", email: nil).lines.count == 2)
  }

  @Test func aTeamMemberAnswersAndResolves() throws {
    var talk = try Talk(Self.agent, workspace: Self.account)
    _ = talk.start()
    _ = talk.lines(.customerAgent(.cannotAnswer))
    #expect(talk.lines(.teamMember(.answers("Anna here"))) == ["team-member: Anna here"])
    talk.pass(minutes: 600)
    #expect(talk.says("Hi") == [] && talk.lines(.teamMember(.resolves)) == ["ends: resolved"])
  }

  // MARK: - Send to team member

  static let person = """
    over:
      action: send-to-team-member
      name: Over
      message-available: Here we are.
      next: next
    next:
      action: message
      name: Next
      message: Next
    """

  static func person(_ lines: String = "", owner: PersonID? = nil, _ change: (inout World) -> Void = { _ in }) throws
    -> [String]
  {
    var talk = try Talk(
      lines.isEmpty ? person : person.replacing("  next: next", with: "  \(lines)\n  next: next"),
      workspace: account + "\ntexts:\n  away: Away.", visitor: Visitor(knowing: [:], owner: owner))
    change(&talk.world)
    return Array(talk.start().dropFirst())
  }

  @Test func aTeamMemberGetsItAndTheBotStops() throws {
    #expect(try Self.person() == ["hands over: team  there", "Here we are."])
    #expect(
      try Self.person("assign-to: contact-owner", owner: "anna") == [
        "hands over: team user:anna there", "Here we are.",
      ])
    let specific = "assign-to: specific\n  assignees: [team:support, user:omar]"
    #expect(try Self.person(specific) == ["hands over: team team:support,user:omar there", "Here we are."])
  }

  @Test func withoutAnybodyThereItStaysUnassignedAndCountsAsPerformed() throws {
    #expect(try Self.person { $0.team = .nobody } == ["hands over: team  away", "Away."])
    #expect(try Self.person("message-away: Gone.") { $0.team = .nobody } == ["hands over: team  away", "Gone."])
    #expect(try Self.person("assign-to: contact-owner") == ["hands over: team  away", "Away."])
  }

  @Test func whenClosedItIsSkippedOnlyIfItRespectsHours() throws {
    let hours = Self.account + "\noffice-hours:\n  time-zone: UTC\n  hours:\n    sun: closed\ntexts:\n  away: Away."
    func lines(_ respects: Bool) throws -> [String] {
      var talk = try Talk(
        Self.person.replacing("  next: next", with: "  respect-office-hours: \(respects)\n  next: next"),
        workspace: hours)
      return Array(talk.start().dropFirst())
    }
    #expect(try lines(true) == ["skips over: closed", "-> next (otherwise)", "Next", "ends: nothing-follows"])
    #expect(try lines(false) == ["hands over: team  away", "Away."])
  }

  @Test func hoursInAZoneThatIsNotKnownAreOpen() throws {
    var talk = try Talk(
      Self.mode("respect-office-hours: true"), workspace: "office-hours:\n  time-zone: UTC\n  hours:\n    sun: closed")
    talk.world.zone = { _ in nil }
    #expect(talk.start().last == "hands over: answers nothing")
  }
}
