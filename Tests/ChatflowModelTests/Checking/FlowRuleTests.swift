import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing
import Words

/// Rules that look at all actions together.
@Suite struct FlowRuleTests {
  let bot = SupportBot()

  @Test func aChatflowSaysWhatRunsFirst() {
    var startless = bot
    startless.flow.start = nil
    #expect(startless.found == ["✗ start-missing"])
    startless.flow.start = .to("gret")
    #expect(startless.found == ["✗ target-missing"])
    #expect(startless.findings.first?.facts == ["id": "gret", "suggestion": "greet"])
    #expect(Checks.run(Chatflow(name: "Empty")) == [])
  }

  /// A value that is known already need not be one of the replies: what follows then is reached, and may not go.
  @Test func aClosedQuestionThatIsSkippedGoesOnByItself() {
    let skipped = bot.with("topic") {
      $0.values["free-text"] = .flag(false)
      $0.values["save-to"] = .text("contact.topic")
      $0.values["skip-if-known"] = .flag(true)
      $0.branches = []
      for index in $0.replies.indices { $0.replies[index].link = .end }
      $0.next = .to("gone")
    }
    let finding = skipped.findings.first { $0.rule == "target-missing" }
    #expect(finding.flatMap { Checks.fix(of: $0, in: skipped.flow, workspace: skipped.workspace) }?.isCertain == false)
    #expect(skipped.flow.actions["topic"]?.drawnPorts.last?.id == .next)
  }

  @Test func namesAreUniqueWithoutCase() {
    #expect(bot.with("ticket") { $0.name = " hand OVER" }.found == ["✗ name-taken ticket/name"])
  }

  @Test func everyConnectionLeadsToAnActionThatExists() {
    #expect(bot.with("greet") { $0.next = .to("topics") }.found.first == "✗ target-missing greet next")
    #expect(bot.with("topic") { $0.replies[1].link = .to("tem") }.found.contains("✗ target-missing topic reply(1)"))
    #expect(
      bot.with("hand-over") { $0.edges["on-failure"] = .to("tickets") }.found
        == ["✗ target-missing hand-over edge(on-failure)"])
    let near = bot.with("greet") { $0.next = .to("topics") }.findings.first { $0.rule == "target-missing" }
    #expect(near?.facts["suggestion"] == "topic")
  }

  @Test func ofUnreachableActionsTheFirstIsReported() {
    let island = bot.adding("a", "message") { $0.next = .to("b") }.adding("b", "message")
    #expect(island.found == ["▲ unreachable a"])
    let circle = bot.adding("a", "question") {
      $0.values["message"] = FormRuleTests.text("?")
      $0.next = .to("b")
    }.adding("b", "message") { $0.next = .to("a") }
    #expect(circle.found == ["▲ unreachable a"])
    let itself = bot.adding("a", "question") {
      $0.values["message"] = FormRuleTests.text("?")
      $0.next = .to("a")
    }
    #expect(itself.found == ["▲ unreachable a"])
    // What leads only to itself and to others is where one would begin.
    let behind = bot.adding("b", "message").adding("a", "question") {
      $0.values["message"] = FormRuleTests.text("?")
      $0.replies = [QuickReply("Again", link: .to("a"))]
      $0.next = .to("b")
    }
    #expect(behind.found == ["▲ unreachable a"])
    // A jump reaches an action as any connection does.
    #expect(bot.adding("a", "message").with("ticket") { $0.next = .jump(to: "a") }.found == [])
  }

  @Test func aConnectionThatIsNotDrawnReachesNothing() {
    // Without free text every answer is a quick reply, and each of them leads somewhere.
    let hidden = bot.adding("a", "message").with("topic") { $0.next = .to("a") }
    #expect(hidden.found == ["▲ unreachable a"])
    #expect(hidden.with("topic") { $0.replies.append(QuickReply("Other")) }.found == [])
  }

  @Test func whatOnlyFollowsAPerformedHandOverNeverRuns() {
    let after = bot.adding("bye", "message").with("team") { $0.next = .to("bye") }
    #expect(after.found == ["▲ never-runs bye"])
    #expect(after.findings.first?.names["other"] == "team")
    #expect(after.findings.first?.sentence(.english, in: after.flow).contains("“Send to the team” always") == true)
    let closed = bot.adding("bye", "message").with("team") { $0.edges["when-closed"] = .to("bye") }
    #expect(closed.found == ["▲ never-runs bye"])
    // It runs when it can be skipped, …
    var hours = after.with("team") { $0.values["respect-office-hours"] = .flag(true) }
    hours.workspace = WorkspaceFile.decode("office-hours: {time-zone: UTC, hours: {mon: closed}}").workspace
    #expect(hours.found == [])
    // … when another way leads there, …
    #expect(after.with("ticket") { $0.next = .to("bye") }.found == [])
    // … and behind a customer agent, who may not be there.
    #expect(bot.adding("bye", "message").with("hand-over") { $0.next = .to("bye") }.found == [])
    let failed = bot.adding("bye", "message").with("hand-over") { $0.edges["on-failure"] = .to("bye") }
    #expect(failed.found == [])
  }

  @Test func whatOnlyAConnectionLeadsToThatIsNeverTakenNeverRuns() {
    let bye = bot.adding("bye", "message")
    // Everything that is typed is understood where it is saved nowhere.
    let edge = bye.with("email") { $0.edges["when-not-understood"] = .to("bye") }
    #expect(edge.found == ["▲ never-runs bye"])
    #expect(edge.findings.first?.sentence(.english, in: edge.flow).contains("from “Ask for the email” is") == true)
    #expect(edge.with("email") { $0.values["save-to"] = .text("contact.email") }.found == [])
    // A quick reply needs no reading.
    let topic = bye.with("topic") {
      $0.edges["when-not-understood"] = .to("bye")
      $0.values["save-to"] = .text("contact.city")
    }
    #expect(topic.found == ["▲ never-runs bye"])
    // Branches and what follows otherwise come behind quick replies that all lead somewhere.
    let led = bye.with("topic") {
      $0.branches = [Branch(groups: [[Condition("contact.city is known")]], link: .to("ticket"))]
      $0.next = .to("bye")
    }
    #expect(led.found == ["▲ branch-taken topic/branches branch(0)", "▲ never-runs bye"])
    #expect(led.with("topic") { $0.replies.append(QuickReply("Other")) }.found == [])
    // A webhook that nobody waits for does not fail.
    let hook = bye.adding("hook", "webhook") {
      $0.next = .to("topic")
      $0.edges["on-failure"] = .to("bye")
    }.with("greet") { $0.next = .to("hook") }
    #expect(hook.found == ["▲ never-runs bye"])
    #expect(hook.with("hook") { $0.values["wait-for-response"] = .flag(true) }.found == [])
  }

  @Test func whereAllAnswersToAnOfferHaveAnEdgeNothingElseFollows() {
    let offer = bot.adding("bye", "message").adding("offer", "offer-subscription") {
      $0.edges = ["when-accepted": .to("topic"), "when-declined": .to("topic"), "on-failure": .to("topic")]
      $0.next = .to("bye")
    }.with("greet") { $0.next = .to("offer") }
    #expect(offer.found == ["▲ never-runs bye"])
    #expect(offer.with("offer") { $0.edges["on-failure"] = nil }.found == [], "it may fail")
    #expect(offer.with("offer") { $0.edges["when-declined"] = nil }.found == [])
    let meeting = bot.adding("bye", "message").adding("meet", "book-meeting") {
      $0.edges = ["when-booked": .to("topic"), "when-not-booked": .to("topic")]
      $0.next = .to("bye")
    }.with("greet") { $0.next = .to("meet") }
    #expect(meeting.found == ["▲ never-runs bye"])
    #expect(meeting.with("meet") { $0.edges["when-booked"] = nil }.found == [])
  }

  @Test func aCircleWaitsForTheVisitor() {
    #expect(bot.with("ticket") { $0.next = .to("online") }.found == [])
    let silent = bot.adding("note", "set-contact-property") { $0.next = .to("online") }.with("online") {
      $0.next = .to("note")
      $0.branches.append(Branch(groups: [[Condition("contact.email is known")]], link: .to("ticket")))
    }
    #expect(silent.found == ["✗ endless-loop note next"])
    let itself = bot.with("greet") {
      $0.branches = [Branch(groups: [[Condition("office hours are open")]], link: .to("greet"))]
    }
    #expect(itself.found == ["✗ endless-loop greet branch(0)"])
    // A program may ask on its own.
    let hook = bot.adding("hook", "code-snippet") { $0.next = .to("online") }.with("online") {
      $0.next = .to("hook")
      $0.branches.append(Branch(groups: [[Condition("contact.email is known")]], link: .to("ticket")))
    }
    #expect(hook.found == [])
    // A performed hand-over ends the bot; one that is skipped does not.
    #expect(bot.with("team") { $0.next = .to("team") }.found == [])
    #expect(bot.with("hand-over") { $0.next = .to("hand-over") }.found == ["✗ endless-loop hand-over next"])
  }

  @Test func aCircleThroughAQuestionThatIsSkippedEndsWhereItIsDecidedOtherwise() {
    func round(asking property: String, until other: String) -> SupportBot {
      bot.adding("note", "set-contact-property") { $0.next = .to("email") }.with("online") {
        $0.next = .to("note")
        $0.branches.append(Branch(groups: [[Condition("\(other) is known")]], link: .to("ticket")))
      }.with("email") { $0.values["save-to"] = .text(property) }
    }
    let asked = round(asking: "contact.email", until: "contact.city")
    #expect(asked.found == [])
    // Where branches decide, the next round may decide otherwise.
    #expect(asked.with("email") { $0.values["skip-if-known"] = .flag(true) }.found == [])
    // What leads back only where the answer is unknown does not once it was given.
    let unknown = round(asking: "contact.email", until: "contact.email")
    #expect(unknown.with("email") { $0.values["skip-if-known"] = .flag(true) }.found == [])
    // Nor does what whoever was not understood comes to: the next round asks again.
    let misunderstood = bot.adding("note", "set-contact-property") { $0.next = .to("email") }.with("email") {
      $0.values["save-to"] = .text("contact.email")
      $0.values["skip-if-known"] = .flag(true)
      $0.edges["when-not-understood"] = .to("note")
    }
    #expect(misunderstood.found == [])
    // Another question on the way waits each time.
    let both = bot.with("ticket") { $0.next = .to("email") }.with("email") {
      $0.values["save-to"] = .text("contact.email")
      $0.values["skip-if-known"] = .flag(true)
    }
    #expect(both.found == [])
  }

  @Test func theCustomerAgentHasAQuestionToAnswer() {
    let early = bot.with("greet") { $0.next = .to("agent") }
      .adding("agent", "send-to-customer-agent") { $0.next = .to("topic") }
    #expect(early.found == ["▲ no-question-yet agent/respond"])
    let other = early.with("agent") {
      $0.values["respond"] = .text("provided-question")
      $0.values["instructions"] = FormRuleTests.text("Greet the visitor")
    }
    #expect(other.found == [])
    // One way with a question is enough.
    #expect(early.with("ticket") { $0.next = .jump(to: "agent") }.found == [])
  }

  @Test func aBranchOnTheResponseComesAfterAQuestion() {
    let branch = Branch(groups: [[Condition("response is empty")]], link: .to("ticket"))
    let early = bot.adding("first", "if-then") {
      $0.branches = [branch]
      $0.next = .to("topic")
    }.with("greet") { $0.next = .to("first") }
    #expect(early.found == ["✗ response-before-question first branch(0).0.0"])
  }

  @Test func moreActionsThanAPersonKeepsInViewIsAWarning() {
    var bot = bot
    for number in 0..<500 {
      bot = bot.adding(ActionID("m\(number)"), "message") { $0.next = .to(ActionID("m\(number + 1)")) }
    }
    bot = bot.adding("m500", "message").with("ticket") { $0.next = .to("m0") }
    #expect(bot.found == ["▲ too-many-actions"])
  }

  @Test func findingsComeInTheOrderOfTheFile() {
    let wrong = bot.with("team") { $0.name = "" }.with("greet") {
      $0.name = ""
      $0.edges["x"] = .to("gone")
    }
    #expect(wrong.found == ["✗ name-missing greet/name", "✗ target-missing greet edge(x)", "✗ name-missing team/name"])
  }

  @Test func theDocumentListsEveryRule() throws {
    let url = ExamplesTests.folder.deletingLastPathComponent().appending(path: "docs/behaviour.md")
    let document = try String(contentsOf: url, encoding: .utf8)
    for rule in Checks.rules { #expect(document.contains("`\(rule)`"), "\(rule)") }
    for comparison in ConditionOperator.allCases {
      #expect(document.contains(comparison.words), "\(comparison.words)")
    }
  }

  @Test func everyRuleHasAnOwnNameAndASentence() {
    #expect(Set(Checks.rules).count == Checks.rules.count)
    for rule in Checks.rules { #expect(Words.english.has("finding.\(rule)"), "\(rule)") }
  }
}
