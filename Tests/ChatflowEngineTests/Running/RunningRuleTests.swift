import ChatflowModel
import Testing

@testable import ChatflowEngine

/// Rules under "Running a conversation" in docs/behaviour.md that are about several kinds of actions.
@Suite struct RunningRuleTests {
  // MARK: - Beginning and end

  /// The timeout is that of the bot, also while it waits for a service; who has got the conversation goes on.
  @Test func theTimeoutEndsWhatTheBotHasAndNothingElse() throws {
    var asking = try Talk(ServiceTests.ticket)
    _ = asking.start()
    _ = asking.says("Bill")
    _ = asking.says("Too high")
    asking.pass(minutes: 29)
    #expect(asking.lines(.timeWentOn) == [])
    asking.pass(minutes: 1)
    #expect(asking.lines(.timeWentOn) == ["ends: session-timeout"])
    var handed = try Talk(HandoverTests.agent)
    _ = handed.start()
    handed.pass(minutes: 30 * 24 * 60)
    #expect(handed.lines(.timeWentOn) == [] && handed.says("Hi") == [])
    #expect(handed.lines(.customerAgent(.answers("Hello"))) == ["customer-agent: Hello"])
  }

  /// It is counted from the visitor's latest message, whatever that was.
  @Test func eachMessagePutsTheTimeoutOff() throws {
    var asked = try Talk(QuestionTests.number)
    _ = asked.start()
    for answer in ["a few", "10-50"] {
      asked.pass(minutes: 29)
      #expect(!asked.says(answer).contains("ends: session-timeout"))
    }
  }

  /// What a service has passed on is of its session.
  @Test func theCustomStateEndsWithTheSession() throws {
    var talk = try Talk(ServiceTests.webhook)
    _ = talk.start()
    _ = talk.answers(.webhook(status: 200, body: #"{"customState": {"a": 1}}"#))
    #expect(talk.conversation.state.session.customState != nil)
    talk.pass(minutes: 30)
    _ = talk.says("Hi")
    #expect(talk.conversation.state.session.customState == nil)
  }

  // MARK: - Going on

  static let branch = "  branches:\n    - if: office hours are open\n      next: gone\n"

  /// Where something was not done, its special edge decides, else the next action: no branch is looked at, whatever holds.
  @Test(arguments: ["on-failure: failed", ""]) func whatIsNotDoneLooksAtNoBranch(edge: String) throws {
    let target = edge.isEmpty ? "-> next (otherwise)" : "-> failed (on-failure)"
    func flow(_ action: String) -> String {
      "it:\n  name: It\n  \(action)\n\(edge.isEmpty ? "" : "  \(edge)\n")\(Self.branch)  next: next\n"
        + "next:\n  action: message\n  name: Next\nfailed:\n  action: message\n  name: Failed"
    }
    var hook = try Talk(flow("action: webhook\n  url: https://example.com/in\n  wait-for-response: true"))
    _ = hook.start()
    #expect(hook.answers(.failed("")).contains(target))
    var code = try Talk(flow("action: code-snippet\n  code: x"))
    _ = code.start()
    #expect(code.answers(.late).contains(target))
    var set = try Talk(
      flow("action: set-contact-property\n  property: contact.score\n  value: old"), workspace: RecordTests.score,
      visitor: Visitor(knowing: [:]))
    #expect(set.start().contains(target))
    var agent = try Talk(flow("action: send-to-customer-agent"))
    agent.world.customerAgent = .missing
    #expect(agent.start().contains(target))
  }

  /// Where it was done, the special edge comes before the branches; where that leads nowhere, they decide.
  @Test func aSpecialEdgeOfWhatIsDoneComesBeforeTheBranches() throws {
    func target(_ edge: String) throws -> String? {
      let actions = ServiceTests.meeting.replacing("  when-booked: end\n", with: edge + Self.branch)
      var talk = try Talk(actions)
      _ = talk.start()
      _ = talk.answers(.freeTimes(["Mon 9"]))
      _ = talk.says("Mon 9")
      return talk.answers(.booked(true)).first { $0.hasPrefix("->") }
    }
    #expect(try target("  when-booked: end\n") == "-> end (when-booked)")
    #expect(try target("") == "-> gone (office hours are open)")
  }

  /// A named action comes before special edges and branches.
  @Test func whatAServiceNamesComesFirst() throws {
    var talk = try Talk(ServiceTests.webhook.replacing("  next: done\n", with: Self.branch + "  next: done\n"))
    _ = talk.start()
    #expect(
      talk.answers(.webhook(status: 200, body: #"{"nextModuleNickname": "Done"}"#)).first == "-> done (named Done)")
  }

  // MARK: - Answers

  /// The response is what is saved: the value of a reply, several of them, the value of a known property.
  @Test func theResponseIsWhatIsSaved() throws {
    func flow(_ actions: String) -> String {
      actions.replacing("  next: other\n", with: "  next: which\n")
        + "\nwhich:\n  action: if-then\n  name: Which\n  branches:\n    - if: response is equal to any of \"g\"\n      next: end"
    }
    let met = "-> end (response is equal to any of \"g\")"
    let silver = QuestionTests.skipped.replacing("- reply: Silver", with: "- reply: Silver\n      value: g")
    var clicked = try Talk(flow(silver))
    _ = clicked.start()
    #expect(clicked.chooses("Silver").contains(met))
    var known = try Talk(
      flow(QuestionTests.skipped.replacing("      value: g\n      next: gold\n", with: "")),
      visitor: Visitor(knowing: ["contact.plan": "g"]))
    #expect(known.start().contains(met))
    var several = try Talk(
      QuestionTests.several.replacing("message: You said {{contact.topics}}.", with: "message: \"{{answer.ask}}\""))
    _ = several.start()
    #expect(several.chooses("A", "B").contains("A; bee"))
  }

  @Test func aSecondAnswerTakesThePlaceOfTheFirst() throws {
    var talk = try Talk(
      "ask:\n  action: question\n  name: Ask\n  message: \"{{answer.ask|Well}}?\"\n  next: ask")
    _ = talk.start()
    #expect(talk.says("One")[1] == "One?")
    #expect(talk.says("Two")[1] == "Two?")
    #expect(talk.conversation.state.session.answers.count == 1)
  }

  // MARK: - Records

  /// What waits for the contact says what was known when its action ran, and cannot be refused any more.
  @Test func whatWaitsIsPutTogetherAtOnceAndTakenAsDone() throws {
    let again = RecordTests.collecting.replacing(
      "  next: email\n", with: "  next: again\n", maxReplacements: 1)
    var talk = try Talk(
      again
        + "\nagain:\n  action: question\n  name: Again\n  message: Your name again?\n  save-to: contact.firstname\n  next: email"
    )
    _ = talk.start()
    talk.world.failing = ["segment"]
    #expect(talk.says("Anna").contains("addedToSegment(\"partners\") (queued)"))
    _ = talk.says("Bo")
    let done = talk.says("bo@example.com")
    #expect(done.contains("addedToSegment(\"partners\") (done)") && done.contains("company.name = Anna Ltd (done)"))
  }

  // MARK: - With services

  /// What does not come is not waited for: a snippet has 20 seconds, and what fails has found or booked nothing.
  @Test func whatServicesOweIsNotWaitedForForEver() throws {
    var code = try Talk("run:\n  action: code-snippet\n  name: Run\n  code: x\n  next: end")
    _ = code.start()
    code.world.now += 19
    #expect(code.lines(.timeWentOn) == [])
    code.world.now += 1
    #expect(code.lines(.timeWentOn).first == "trouble: run failed: late")
    var look = try Talk(ServiceTests.lookup)
    _ = look.start()
    _ = look.says("x")
    look.world.now += 20 * 60
    #expect(look.lines(.timeWentOn) == [])
    #expect(look.answers(.failed("down")).contains("-> nothing (when-nothing-found)"))
    var book = try Talk(ServiceTests.meeting)
    _ = book.start()
    #expect(book.answers(.failed("down")).contains("-> failed (when-not-booked)"))
  }

  /// What the visitor writes while a service is asked answers nothing, and is what the next one is told.
  @Test func aMessageMeanwhileIsTheLatest() throws {
    let two = ServiceTests.webhook.replacing(
      "  action: message\n  name: Done\n  message: Done", with: "  action: code-snippet\n  name: Done\n  code: x")
    var talk = try Talk(two)
    _ = talk.start()
    #expect(talk.says("Hello?") == ["ignored: waitsForService"])
    let happenings = talk.take(.service(.webhook(status: 200, body: "{}")))
    let events = happenings.compactMap { happening -> JSON? in
      if case .asks(.snippet(let request)) = happening { request.event } else { nil }
    }
    #expect(events.first?["userMessage"]?["message"] == .text("Hello?"))
  }

  /// What the visitor answers to a service is the response of its action.
  @Test func aReplyToAServiceIsTheResponse() throws {
    let asked = "  branches:\n    - if: response is equal to any of \"a\"\n      next: end\n"
    var talk = try Talk(ServiceTests.webhook.replacing("  next: done\n", with: asked + "  next: done\n"))
    _ = talk.start()
    _ = talk.answers(.webhook(status: 200, body: #"{"botMessage": "And?", "responseExpected": true}"#))
    _ = talk.says("A")
    #expect(
      talk.answers(.webhook(status: 200, body: "{}")).first == "-> end (response is equal to any of \"a\")")
  }

  // MARK: - Handed over

  /// Whether somebody is there is asked of whom it goes to: of a team or a person, else of anybody.
  @Test(arguments: [
    ("team:support", "anna", true), ("team:support", "omar", false), ("user:omar", "omar", true),
    ("user:omar", "anna", false), ("default", "omar", true),
  ]) func availabilityIsThatOfWhomItIsRoutedTo(route: String, present: String, isThere: Bool) throws {
    var talk = try Talk(
      HandoverTests.agent,
      workspace: HandoverTests.account.replacing("  anna: Anna", with: "  anna: Anna\n  omar: Omar")
        .replacing("route-to: team:support", with: route == "default" ? "triggers: [a]" : "route-to: \(route)")
        .replacing("  triggers: [cancel my account, refund]\n", with: ""),
      visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
    talk.world.team = .only([.person(PersonID(present))])
    _ = talk.start()
    #expect(
      talk.lines(.customerAgent(.cannotAnswer)) == [
        "handoff: cannotAnswer, \(isThere ? "immediately" : "later")", isThere ? "One moment." : "We will write.",
      ])
  }

  @Test func whereNobodyWroteAMessageThereIsNone() throws {
    for team in [TeamPresence.everybody, .nobody] {
      var talk = try Talk(HandoverTests.agent, visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
      talk.world.team = team
      _ = talk.start()
      #expect(talk.lines(.customerAgent(.cannotAnswer)).count == 1)
    }
    var person = try Talk(HandoverTests.person.replacing("  message-available: Here we are.\n", with: ""))
    #expect(person.start() == ["-> over (start)", "hands over: team  there"])
  }
}
