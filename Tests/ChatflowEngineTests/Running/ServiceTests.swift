import ChatflowEngine
import ChatflowModel
import Testing

/// "With services" of docs/behaviour.md, and the kinds that talk with services.
@Suite struct ServiceTests {
  static let webhook = """
    hook:
      action: webhook
      name: Hook
      url: https://example.com/in
      wait-for-response: true
      timeout: 5s
      payload: Plan {{contact.plan|none}}
      on-failure: failed
      next: done
    done:
      action: message
      name: Done
      message: Done
    failed:
      action: message
      name: Failed
      message: Failed
    """

  /// What follows from an answer of the webhook.
  static func answered(_ answer: ServiceAnswer) throws -> [String] {
    var talk = try Talk(webhook)
    #expect(talk.start() == ["-> hook (start)", "asks https://example.com/in"])
    return talk.answers(answer)
  }

  @Test func whatIsNotWaitedForGoesOnAtOnce() throws {
    var talk = try Talk(Self.webhook.replacing("wait-for-response: true", with: "wait-for-response: false"))
    #expect(
      talk.start() == [
        "-> hook (start)", "asks https://example.com/in", "-> done (otherwise)", "Done", "ends: nothing-follows",
      ])
  }

  @Test func anAnswerSaysAndNames() throws {
    let body = #"{"botMessage": "Hi {{contact.plan|you}} **x**", "nextModuleNickname": "FAILED"}"#
    #expect(
      try Self.answered(.webhook(status: 201, body: body)) == [
        "Hi you \\*\\*x\\*\\*", "-> failed (named FAILED)", "Failed", "ends: nothing-follows",
      ])
    #expect(
      try Self.answered(.webhook(status: 200, body: #"{"nextModuleNickname": "nowhere", "botMessage": 7}"#)).first
        == "-> done (otherwise)")
    #expect(
      try Self.answered(.webhook(status: 200, body: #"{"nextModuleNickname": "done"}"#)).first == "-> done (named done)"
    )
  }

  @Test(arguments: [
    (ServiceAnswer.webhook(status: 404, body: "{}"), "status(404)"), (.webhook(status: 200, body: "<html>"), "noJSON"),
    (.webhook(status: 200, body: "[]"), "noJSON"), (.late, "late"), (.failed("no route"), "service(\"no route\")"),
  ])
  func whatIsNoAnswerFails(_ answer: ServiceAnswer, _ failure: String) throws {
    #expect(
      try Self.answered(answer) == [
        "trouble: hook failed: \(failure)", "-> failed (on-failure)", "Failed", "ends: nothing-follows",
      ])
  }

  @Test func anAnswerAfterItsTimeIsTooLate() throws {
    var talk = try Talk(Self.webhook)
    _ = talk.start()
    talk.world.now += 4
    #expect(talk.lines(.timeWentOn) == [] && talk.says("Hello?") == ["ignored: waitsForService"])
    talk.world.now += 1
    #expect(talk.lines(.timeWentOn).first == "trouble: hook failed: late")
    var late = try Talk(Self.webhook)
    _ = late.start()
    late.world.now += 60
    #expect(late.answers(.webhook(status: 200, body: "{}")).last == "ignored: nobodyAsked")
  }

  @Test func aServiceMayAskTheVisitorAndIsAskedAgain() throws {
    var talk = try Talk(Self.webhook)
    _ = talk.start()
    let ask =
      #"{"botMessage": "And?", "responseExpected": true, "quickReplies": [{"label": "A", "value": "a"}, {"x": 1}]}"#
    #expect(talk.answers(.webhook(status: 200, body: ask)) == ["And?[A]", "? service"])
    let happenings = talk.take(.visitor(.chooses(["A"])))
    guard case .asks(.webhook(let request))? = happenings.first else { throw BranchTests.Missing() }
    #expect(
      request.body["userMessage"]?.line == #"{"message":"A","quickReply":{"quickReplies":[{"value":"a","label":"A"}]}}"#
    )
    #expect(talk.answers(.webhook(status: 200, body: "{}")).first == "-> done (otherwise)")
  }

  @Test func aSnippetGetsTheEventOfItsRuntime() throws {
    var talk = try Talk(
      """
      name:
        action: question
        name: Your name
        message: Who are you?
        save-to: contact.firstname
        replies:
          - reply: Anna B
            value: Anna
        next: code
      code:
        action: code-snippet
        name: Run it
        code: exports.main = 1
        on-failure: bye
        next: bye
      bye:
        action: message
        name: Bye
      """, settings: "options:\n  bot-name: Acme", visitor: Visitor(knowing: [:]))
    _ = talk.start()
    let happenings = talk.take(.visitor(.chooses(["Anna B"])))
    guard case .asks(.snippet(let request))? = happenings.last else { throw BranchTests.Missing() }
    #expect(request.runtime == "nodejs24" && request.code == "exports.main = 1")
    #expect(
      request.event.written == """
        {
          "userMessage": {
            "message": "Anna B",
            "quickReply": {
              "quickReplies": [
                {
                  "value": "Anna",
                  "label": "Anna B"
                }
              ]
            }
          },
          "session": {
            "properties": {
              "CONTACT": {
                "firstname": {
                  "value": "Anna",
                  "syncedAt": 1795791600000
                }
              },
              "COMPANY": {}
            },
            "botNickname": "Acme",
            "currentModuleNickname": "Run it",
            "sessionStartedAt": 1795791600000,
            "lastInteractionAt": 1795791600000,
            "state": "ACTIVE",
            "responseExpected": false,
            "parsedResponses": {
              "Your name": {
                "parsedResponse": "Anna",
                "parsedQuickReplyLabel": "Anna B",
                "success": true,
                "preempted": false
              }
            }
          },
          "customPayload": null,
          "bot": {
            "nickname": "Acme",
            "conversationChannelType": "WEB"
          },
          "module": {
            "nickname": "Run it",
            "botNickname": "Acme",
            "moduleType": "LAMBDA",
            "prompt": null,
            "promptHtml": null,
            "config": {
              "customPayload": null
            },
            "fallbackNextModuleNickname": "Bye",
            "failureNextModuleNickname": "Bye"
          }
        }
        """)
    let answer = try JSON(reading: #"{"customState": {"n": [1.50]}, "responseExpected": true, "botMessage": "More?"}"#)
    #expect(talk.answers(.snippet(answer)) == ["More?", "? service"])
    guard case .asks(.snippet(let again))? = talk.take(.visitor(.says("yes"))).last else { throw BranchTests.Missing() }
    #expect(again.event["session"]?["customState"]?.line == #"{"n":[1.50]}"#)
    #expect(talk.answers(.snippet(.null)).first == "trouble: code failed: noJSON")
  }

  @Test func theWebhooksBodyHasItsPayloadAndConfig() throws {
    var talk = try Talk(Self.webhook, visitor: Visitor(knowing: ["contact.plan": "gold"]))
    guard case .asks(.webhook(let request))? = talk.take(.start()).last else { throw BranchTests.Missing() }
    #expect(request.body["customPayload"] == .text("Plan gold"))
    #expect(
      request.body["module"]?["config"]?.line
        == #"{"timeout":5000,"customPayload":"Plan gold","expectingResponse":true}"#)
    #expect(request.body["module"]?["moduleType"] == .text("WEBHOOK") && request.waits && request.timeout == 5000)
  }

  @Test func whatWasCollectedIsToldByName() throws {
    let names = (1...9).reversed().map { "contact.p\($0)" }
    let questions = names.enumerated().map { number, name in
      "q\(number):\n  action: question\n  name: Q\(number)\n  message: Q\n  save-to: \(name)\n  next: q\(number + 1)\n"
    }
    var talk = try Talk(questions.joined() + "q9:\n  action: code-snippet\n  name: Run\n  code: x")
    _ = talk.start()
    for _ in names.dropLast() { _ = talk.says("v") }
    guard case .asks(.snippet(let request))? = talk.take(.visitor(.says("v"))).last else { throw BranchTests.Missing() }
    let collected = request.event["session"]?["properties"]?["CONTACT"]?.members?.map(\.key)
    #expect(collected == (1...9).map { "p\($0)" })
    let answered = request.event["session"]?["parsedResponses"]?.members?.map(\.key)
    #expect(answered == (0...8).map { "Q\($0)" })
  }

  // MARK: - Book a meeting

  static let meeting = """
    book:
      action: book-meeting
      name: Book
      message: When?
      meeting-page: demo
      confirmation: "{{answer.book}} it is."
      when-booked: end
      when-not-booked: failed
    failed:
      action: message
      name: Failed
      message: Another time.
    """

  @Test func aTimeIsChosenAndBooked() throws {
    var talk = try Talk(Self.meeting)
    #expect(talk.start() == ["-> book (start)", "asks times of demo"])
    #expect(talk.answers(.freeTimes(["Mon 9", "Tue 10"])) == ["When?[Mon 9][Tue 10][None of these]", "? time"])
    #expect(talk.says("tue 10") == ["asks demo to book Tue 10"])
    #expect(talk.answers(.booked(true)) == ["Tue 10 it is.", "-> end (when-booked)", "ends: end"])
  }

  @Test func nothingIsBookedWhereNoTimeIsChosenOrFree() throws {
    func outcome(_ times: [String], _ answer: String? = nil, _ booked: ServiceAnswer? = nil) throws -> [String] {
      var talk = try Talk(Self.meeting)
      _ = talk.start()
      var lines = talk.answers(.freeTimes(times))
      if let answer { lines = talk.says(answer) }
      if let booked { lines = talk.answers(booked) }
      return lines
    }
    let failed = ["-> failed (when-not-booked)", "Another time.", "ends: nothing-follows"]
    #expect(try outcome([]) == failed)
    #expect(try outcome(["Mon 9"], "None of these") == failed)
    #expect(try outcome(["Mon 9"], "next week") == failed)
    #expect(try outcome(["Mon 9"], "Mon 9", .booked(false)) == failed)
    #expect(try outcome(["Mon 9"], "Mon 9", .failed("down")).suffix(3) == failed[...])
    let owners = Self.meeting.replacing("meeting-page: demo", with: "calendar: contact-owner")
    var nobody = try Talk(owners)
    #expect(nobody.start().suffix(3) == failed[...])
    var owned = try Talk(owners, visitor: Visitor(knowing: [:], owner: "anna"))
    #expect(owned.start().last == "asks times of user:anna")
  }

  // MARK: - Offer email subscription

  static let offer = """
    offer:
      action: offer-subscription
      name: Offer
      message: News?
      subscription: news
      consent: You agree.
      when-accepted: accepted
      when-declined: declined
      on-failure: failed
    accepted:
      action: message
      name: Accepted
      message: Accepted
    declined:
      action: message
      name: Declined
      message: Declined
    failed:
      action: message
      name: Failed
      message: Failed
    """

  @Test func anOfferAsksForTheAddressIfItIsUnknown() throws {
    var talk = try Talk(Self.offer)
    #expect(talk.start() == ["-> offer (start)", "News?", "You agree.[Yes, please][No, thanks]", "? subscription 1/3"])
    #expect(talk.chooses("Yes, please") == ["What is your email address?", "? email 1/3"])
    #expect(talk.says("no address") == ["What is your email address?", "? email 2/3"])
    #expect(
      talk.says("anna@example.com") == [
        "contact.email = anna@example.com (done)", "subscribed(\"news\") (done)", "-> accepted (when-accepted)",
        "Accepted", "ends: nothing-follows",
      ])
    var known = try Talk(Self.offer, visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
    _ = known.start()
    #expect(known.says("sure!").first == "subscribed(\"news\") (done)")
    known.world.failing = ["offer"]
  }

  @Test func whatIsNoConsentIsDeclined() throws {
    var talk = try Talk(Self.offer)
    _ = talk.start()
    #expect(talk.says("nej").first == "-> declined (when-declined)")
    var vague = try Talk(Self.offer)
    _ = vague.start()
    #expect(vague.says("hm").last == "? subscription 2/3" && vague.says("hm").last == "? subscription 3/3")
    #expect(vague.says("hm").first == "-> declined (when-declined)")
  }

  @Test func withoutAnAddressAndWhereOutsideRefusesItFails() throws {
    var talk = try Talk(Self.offer)
    _ = talk.start()
    for answer in ["yes", "x", "x"] { _ = talk.says(answer) }
    #expect(
      talk.says("x") == ["trouble: offer failed: noEmail", "-> failed (on-failure)", "Failed", "ends: nothing-follows"])
    var refused = try Talk(Self.offer, visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
    refused.world.failing = ["offer"]
    _ = refused.start()
    #expect(refused.says("yes")[1...2] == ["trouble: offer failed: refused", "-> failed (on-failure)"])
  }

  // MARK: - Submit a ticket

  static let ticket = """
    open:
      action: submit-ticket
      name: Open
      pipeline: support
      priority: high
      owner: contact-owner
      properties:
        product: Bridge
      confirmation: Ticket {{ticket.id}} about {{ticket.subject}} is {{ticket.status}}.
      on-failure: failed
    failed:
      action: message
      name: Failed
      message: Failed
    """

  @Test func aTicketAsksForNameAndDescription() throws {
    var talk = try Talk(
      Self.ticket, workspace: "pipelines:\n  support:\n    name: Support\n    statuses: [new, old]",
      visitor: Visitor(knowing: [:], owner: "anna"))
    #expect(talk.start() == ["-> open (start)", "What is it about, in a few words?", "? ticket-name"])
    #expect(talk.says(" ") == ["What is it about, in a few words?", "? ticket-name"])
    #expect(talk.says("Bill") == ["Please describe it.", "? ticket-description"])
    #expect(talk.says("") == ["Please describe it.", "? ticket-description"])
    #expect(talk.says("Too high") == ["asks ticket Bill/Too high/support/new/high/user:anna/product=Bridge"])
    #expect(talk.answers(.ticket("4711")) == ["Ticket 4711 about Bill is new.", "ends: nothing-follows"])
    #expect(talk.conversation.state.session.answers["open"]?.value == "Too high")
  }

  @Test func aTicketThatCannotBeOpenedFails() throws {
    var talk = try Talk(Self.ticket)
    _ = talk.start()
    _ = talk.says("a")
    _ = talk.says("b")
    #expect(talk.answers(.failed("down")).suffix(3) == ["-> failed (on-failure)", "Failed", "ends: nothing-follows"])
    #expect(talk.conversation.state.values["ticket.subject"] == nil)
  }

  // MARK: - Knowledge base lookup

  static let lookup = """
    look:
      action: knowledge-base
      name: Look
      message: About what?
      knowledge-base: all
      results: 2
      when-helped: end
      when-nothing-found: nothing
      branches:
        - if: response contains any of "bill"
          next: bill
      next: other
    nothing:
      action: message
      name: Nothing
    bill:
      action: message
      name: Bill
    other:
      action: message
      name: Other
    """

  static func looked(up text: String, _ articles: [Article], in lookup: String = lookup) throws -> (Talk, [String]) {
    var talk = try Talk(lookup)
    #expect(talk.start() == ["-> look (start)", "About what?", "? search"])
    #expect(talk.says(text) == ["asks articles of all about \(text), 2"])
    let lines = talk.answers(.articles(articles))
    return (talk, lines)
  }

  @Test func articlesAreShownAndWhetherTheyHelpedIsAsked() throws {
    let articles = [Article("One", address: "https://example.com/1"), Article("Two"), Article("Three")]
    var (talk, lines) = try Self.looked(up: "my bill", articles)
    #expect(lines == ["- [One](https://example.com/1)\n- Two", "Did this help?[Yes][No]", "? helped"])
    #expect(talk.says("yes") == ["-> end (when-helped)", "ends: end"])
    var (unhelped, _) = try Self.looked(up: "my bill", articles)
    #expect(unhelped.chooses("No").first == "-> bill (response contains any of \"bill\")")
    var (vague, _) = try Self.looked(up: "x", articles)
    #expect(vague.says("perhaps").first == "-> other (otherwise)")
  }

  @Test func whetherTheyHelpedIsOnlyAskedWhereThatLeadsSomewhere() throws {
    let plain = Self.lookup.replacing("  when-helped: end\n", with: "")
    #expect(
      try Self.looked(up: "x", [Article("One")], in: plain).1 == [
        "- One", "-> other (otherwise)", "ends: nothing-follows",
      ])
  }

  @Test func nothingFoundHasAnEdgeOfItsOwn() throws {
    #expect(
      try Self.looked(up: "x", []).1 == [
        "I found nothing about that.", "-> nothing (when-nothing-found)", "ends: nothing-follows",
      ])
  }

  // MARK: - Plain success

  /// With nothing said about services, every kind that asks one is done.
  @Test func aPlainSuccessLeadsOn() throws {
    let flows = [
      (Self.webhook, []), (Self.meeting, ["Monday 09:00"]), (Self.ticket, ["Bill", "Too high"]),
      (Self.lookup, ["bill", "yes"]),
      ("run:\n  action: code-snippet\n  name: Run\n  code: x\n  next: end", []),
    ]
    for (flow, words) in flows {
      var talk = try Talk(flow)
      var left = words[...]
      var happenings = talk.take(.start())
      while !talk.stand.isEnded {
        let request = happenings.compactMap { if case .asks(let request) = $0 { request } else { nil } }.last
        if case .waitsForService = talk.stand {
          happenings = talk.take(.service(try #require(request).service.usualAnswer))
        } else {
          guard let word = left.popFirst() else { throw BranchTests.Missing() }
          happenings = talk.take(.visitor(.says(word)))
        }
      }
      #expect([.end, .nothingFollows].contains(talk.stand.ending?.why) && left.isEmpty, "\(flow)")
      #expect(!happenings.contains { if case .trouble = $0 { true } else { false } })
    }
  }
}

extension Stand {
  fileprivate var ending: Ending? { if case .ended(let ending) = self { ending } else { nil } }
}
