import ChatflowEngine
import ChatflowModel
import Testing

/// "With services" of docs/behaviour.md.
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
