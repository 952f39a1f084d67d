import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Tokens and conditions name values that exist and can be known.
@Suite struct ReferenceRuleTests {
  let bot = SupportBot()

  private static func text(_ text: String) -> FieldValue { .message(Message(RichText(text: text, tools: .all))) }

  /// What is found where a text stands in a message, and in every other sort of text.
  private func found(_ text: String, at id: ActionID = "greet") -> [String] {
    bot.with(id) { $0.values["message"] = Self.text(text) }.found
  }

  @Test func theReportedCaseIsWarnedAboutWithTheNearestName() throws {
    let opened = ChatflowFile.decode(
      """
      chatflow: 1
      name: T
      start: a
      actions:
        a:
          action: question
          name: Topic
          message: which
          next: m
        m:
          action: message
          name: M
          message: You said {{answer.a|x}} and {{answer.aa|y}} {{answer.nonesuch|y}} {{contact.frstname|z}}
      """)
    let findings = Checks.run(try #require(opened.flow))
    #expect(
      findings.map(\.short)
        == ["▲ property-unknown m/message", "▲ answer-unknown m/message", "▲ answer-unknown m/message"])
    #expect(findings[0].sentence(.english) == "“contact.frstname” is no property: did you mean “contact.firstname”?")
    #expect(findings[1].sentence(.english).hasSuffix("did you mean “answer.a”?"))
    #expect(findings[2].sentence(.english).hasSuffix("choose another"))
  }

  @Test(arguments: [
    "welcome", "options/error-message", "greet/message", "greet/bubbles", "hand-over/handoff/message-available",
  ])
  func everySortOfTextIsChecked(place: String) {
    var broken = bot
    let text = Self.text("{{answer.nonesuch|x}} {{contact.frstname|x}}")
    switch place {
    case "welcome": broken.flow.values["welcome"] = text
    case "options/error-message": broken.flow.values["options"] = .record(["error-message": text])
    case "greet/bubbles":
      broken = bot.with("greet") { $0.values["bubbles"] = .messages([text.message ?? Message()]) }
    case "hand-over/handoff/message-available":
      broken = bot.with("hand-over") { $0.values["handoff"] = .record(["message-available": text]) }
    default: broken = bot.with("greet") { $0.values["message"] = text }
    }
    #expect(Set(broken.found) == ["▲ property-unknown \(place)", "▲ answer-unknown \(place)"])
  }

  @Test func valuesAndPayloadsAreCheckedToo() {
    let set = bot.with("greet") { $0.next = .to("set") }.adding("set", "set-contact-property") {
      $0.values["value"] = Self.text("{{answer.nonesuch}}")
      $0.next = .to("hook")
    }.adding("hook", "webhook") {
      $0.values["payload"] = Self.text("{{contact.emial|x}}")
      $0.next = .to("topic")
    }
    #expect(set.found == ["▲ answer-unknown set/value", "▲ property-unknown hook/payload"])
  }

  @Test func conditionsAreChecked() {
    func found(_ condition: String) -> [String] {
      bot.with("online") { $0.branches[0].groups = [[Condition(condition)]] }.found
    }
    #expect(found(#"answer.topics is any of "x""#) == ["▲ answer-unknown online branch(0).0.0"])
    #expect(found("answer.greet is known") == ["▲ answer-unknown online branch(0).0.0"])
    #expect(found("contact.frstname is known") == ["▲ property-unknown online branch(0).0.0"])
    #expect(found("answer.topic is known") == [])
    #expect(found("contact.plan is known") == [])
  }

  @Test func anActionThatAsksNothingHasNoAnswer() {
    #expect(found("{{answer.greet|x}}", at: "email") == ["▲ answer-unknown email/message"])
    #expect(found("{{answer.topic|x}}", at: "email") == [])
  }

  @Test func whatMayBeAPropertyOfTheAccountIsNoMistake() {
    for property in ["contact.plan", "contact.companyname", "contact.phone_work", "company.size", "ticket.origin"] {
      let names = found("{{\(property)|x}}", at: "email").filter { $0.contains("property") }
      #expect(names == [], "\(property)")
    }
    for property in ["contact.frstname", "company.domian", "owner.emial", "conversation.pages", "contcat.email"] {
      #expect(found("{{\(property)|x}}", at: "email") == ["▲ property-unknown email/message"], "\(property)")
    }
  }

  @Test func aWorkspaceThatListsPropertiesListsAll() {
    var listing = bot.with("greet") { $0.values["message"] = Self.text("{{contact.plan|x}} {{contact.email|x}}") }
    listing.workspace = Workspace(["contact-properties": .records([["id": .text("tier"), "label": .text("Tier")]])])
    #expect(listing.found == ["▲ property-unknown greet/message"])
  }

  // MARK: - What can be known

  @Test func anAnswerIsKnownOnlyBehindItsQuestion() {
    #expect(found("{{answer.topic|x}}", at: "greet") == ["▲ not-known-yet greet/message"])
    #expect(found("{{answer.topic|x}}", at: "topic") == ["▲ not-known-yet topic/message"])
    #expect(found("{{answer.topic|x}}", at: "email") == [])
    // What is asked right there is no question to be asked before.
    for (place, said) in [("topic", "being asked right here"), ("greet", "no way leads from there to here")] {
      let named = bot.with(ActionID(place)) { $0.values["message"] = Self.text("{{answer.topic|x}}") }
      #expect(named.findings.first?.sentence(.english, in: named.flow).contains(said) == true)
    }
    // On one of the ways is enough: that is what fallbacks are for.
    #expect(bot.with("ticket") { $0.values["confirmation"] = Self.text("{{answer.email|x}}") }.found == [])
    // A circle comes back.
    let circle = bot.with("greet") { $0.values["message"] = Self.text("{{answer.email|x}}") }
      .with("ticket") { $0.next = .jump(to: "greet") }
    #expect(circle.found == [])
    let decided = bot.with("topic") {
      // The quick replies lead elsewhere: only what is typed comes to the branch.
      $0.values["free-text"] = .flag(true)
      $0.branches = [Branch(groups: [[Condition("answer.topic is known")]], link: .to("email"))]
      $0.next = .end
    }
    #expect(decided.found == [])
  }

  /// A way may lead there all the same, by which nobody brings an answer; then that is said.
  @Test(
    arguments: [
      ("ask", "end", "only taken without one, where it is not understood"),
      ("between", "end", "no conversation comes there"), ("ask", "miss", nil),
    ] as [(String, String, String?)])
  func whyAnAnswerIsNotKnownIsSaid(start: String, next: String, said: String?) throws {
    let opened = ChatflowFile.decode(
      """
      chatflow: 1
      name: T
      start: \(start)
      actions:
        ask:
          action: question
          name: Ask
          message: Which?
          save-to: contact.email
          when-not-understood: between
          next: \(next)
        between:
          action: message
          name: Between
          message: Never mind.
          next: miss
        miss:
          action: message
          name: Miss
          message: You said {{answer.ask|nothing}}
          next: end
      """)
    let flow = try #require(opened.flow)
    let found = Checks.run(flow).filter { $0.rule == "not-known-yet" }
    #expect(found.count == (said == nil ? 0 : 1))
    if let said { #expect(found.first?.sentence(.english, in: flow).contains(said) == true, "\(found)") }
  }

  @Test func whatIsShownBeforeTheChatKnowsNoAnswer() {
    var early = bot
    early.flow.values["welcome"] = Self.text("{{answer.email|x}} {{contact.firstname|x}}")
    #expect(early.found == ["▲ not-known-yet welcome"])
    early.flow.values["welcome"] = nil
    early.flow.values["options"] = .record(["error-message": Self.text("{{answer.email|x}}")])
    #expect(early.found == [])
  }

  @Test func aTicketIsKnownOnlyBehindWhatMayOpenOne() {
    #expect(found("{{ticket.id|x}}", at: "email") == ["▲ not-known-yet email/message"])
    #expect(bot.with("ticket") { $0.values["confirmation"] = Self.text("{{ticket.id|x}}") }.found == [])
    let asking = bot.with("email") {
      $0.values["save-to"] = .text("contact.email")
      $0.values["error-text"] = Self.text("{{ticket.id|x}}?")
    }
    #expect(asking.found == ["▲ not-known-yet email/error-text"], "an answer opens no ticket")
    let hooked = bot.with("email") { $0.values["message"] = Self.text("{{ticket.id|x}}") }
      .with("greet") { $0.next = .to("hook") }.adding("hook", "webhook") { $0.next = .to("topic") }
    #expect(hooked.found == [])
  }

  @Test func aTicketGetsAStatusOfItsPipeline() throws {
    func ticket(_ status: String?, in pipeline: String?) -> SupportBot {
      var asking = bot.with("ticket") {
        $0.values["status"] = status.map { FieldValue.text($0) }
        $0.values["pipeline"] = pipeline.map { FieldValue.text($0) }
      }
      asking.workspace =
        WorkspaceFile.decode(
          "pipelines: {support: {name: Support, statuses: [Waiting, Closed]}, sales: {name: Sales}}"
        ).workspace
      return asking
    }
    let misspelled = ticket("Wating", in: "support")
    #expect(misspelled.found == ["▲ status-unknown ticket/status"])
    let finding = try #require(misspelled.findings.first)
    #expect(finding.sentence(.english).hasPrefix("“Wating” is no status of “Support”"))
    let fix = try #require(Checks.fix(of: finding, in: misspelled.flow, workspace: misspelled.workspace))
    var mended = misspelled
    mended.flow.apply(fix.edit)
    #expect(mended.found == [])
    #expect(ticket("waiting", in: "support").found == [])
    #expect(ticket(nil, in: "support").found == [])
    #expect(ticket("New", in: nil).found == [], "the account's default is not known")
    #expect(ticket("New", in: "sales").found == [], "its statuses are kept elsewhere")
    #expect(ticket("New", in: "other").found == ["▲ reference-unknown ticket/pipeline"])
  }

  @Test func whoIsUnknownForSureHasNoNameBeforeAQuestion() {
    var strange = bot.with("greet") { $0.values["message"] = Self.text("Hi {{contact.firstname|you}}") }
      .with("email") { $0.values["message"] = Self.text("Hi {{contact.firstname|you}}") }
    #expect(strange.found == [])
    strange.flow.values["target"] = .record(["visitors": .records([["rule": .text("unknown")]])])
    #expect(strange.found == ["▲ not-known-yet greet/message"])
    // What an action sets is known behind it, and nothing else is.
    var setFirst = strange.adding("set", "set-contact-property") {
      $0.values["property"] = .text("contact.firstname")
      $0.values["value"] = Self.text("Anna")
      $0.next = .to("greet")
    }
    setFirst.flow.start = .to("set")
    #expect(setFirst.found == [])
    let another = setFirst.with("set") { $0.values["property"] = .text("contact.city") }
    #expect(another.found == ["▲ not-known-yet greet/message"])
  }

  // MARK: - Fallbacks

  @Test func whatEveryWayAsksForNeedsNoFallback() {
    let saved = bot.with("greet") { $0.next = .to("name") }.adding("name", "question") {
      $0.values["save-to"] = .text("contact.firstname")
      $0.next = .to("topic")
    }
    func found(_ bot: SupportBot) -> [String] {
      bot.with("email") { $0.values["message"] = Self.text("Thanks, {{contact.firstname}}") }.found
    }
    #expect(found(saved) == [])
    #expect(found(saved.with("name") { $0.values["skip-if-known"] = .flag(true) }) == [])
    #expect(found(bot) == ["▲ token-without-fallback email/message"])
    // A way that leads past the question.
    let past = saved.with("greet") {
      $0.branches = [Branch(groups: [[Condition("office hours are open")]], link: .to("topic"))]
    }
    #expect(found(past) == ["▲ token-without-fallback email/message"])
    // Whoever was not understood gave none.
    let misunderstood = saved.with("name") { $0.edges["when-not-understood"] = .to("topic") }
    #expect(found(misunderstood) == ["▲ token-without-fallback email/message"])
    // The question itself comes before its answer.
    let early = saved.with("name") { $0.values["message"] = Self.text("{{contact.firstname}}?") }
    #expect(early.found == ["▲ token-without-fallback name/message"])
    #expect(bot.with("email") { $0.values["message"] = Self.text("{{answer.topic}}") }.found == [])
  }

  @Test func whatABranchIsOnlyTakenWithNeedsNoFallback() {
    func found(_ groups: [[String]], isOtherwise: Bool = false) -> [String] {
      let conditions = groups.map { $0.map { Condition($0) } }
      return bot.with("greet") { $0.next = .to("which") }.adding("which", "if-then") {
        $0.branches = [Branch(groups: conditions, link: .to(isOtherwise ? "ticket" : "topic"))]
        $0.next = .to(isOtherwise ? "topic" : "ticket")
      }.with("email") { $0.values["message"] = Self.text("Thanks, {{contact.firstname}}") }.found
    }
    let missed = ["▲ token-without-fallback email/message"]
    #expect(found([["contact.firstname is known"]]) == [])
    #expect(found([["contact.firstname starts with any of \"A\"", "contact.email is known"]]) == [])
    #expect(found([["contact.firstname is known"], ["contact.email is known"]]) == missed)
    #expect(found([["contact.email is known"]]) == missed)
    #expect(found([["contact.firstname is not equal to any of \"Anna\""]]) == missed, "nobody knows it then, either")
    #expect(found([["contact.firstname is unknown"]], isOtherwise: true) == [])
    #expect(found([["contact.firstname is unknown"], ["contact.email is known"]], isOtherwise: true) == [])
    #expect(found([["contact.firstname is unknown", "contact.email is known"]], isOtherwise: true) == missed)
    #expect(found([["contact.firstname is empty"]], isOtherwise: true) == missed, "it may be unknown")
  }

  /// The same by going through the ways one by one, for many values and many flows at once.
  @Test(arguments: 0..<40) func whatIsKnownIsWhatWalksFind(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func number(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let count = 6
    var flow = Chatflow(name: "Random")
    flow.start = .to("a0")
    for index in 0..<count {
      var action = Action(id: ActionID("a\(index)"), kind: number(2) == 0 ? "question" : "message", name: "\(index)")
      action.values["message"] = Self.text("{{answer.a\(number(count))|x}} {{answer.a\(number(count))}}")
      action.next = number(5) == 0 ? nil : .to(ActionID("a\(number(count))"))
      if number(2) == 0 {
        action.branches = [
          Branch(groups: [[Condition("office hours are open")]], link: .to(ActionID("a\(number(count))")))
        ]
      }
      flow.actions[action.id] = action
    }
    let found = Set(Checks.run(flow).filter { ["not-known-yet", "token-without-fallback"].contains($0.rule) })
    for action in flow.actions.values {
      for token in action.values["message"]?.message?.text.tokens ?? [] {
        let asker = ActionID(token.property)
        guard flow.actions[asker]?.kind == "question", Self.leads(from: "a0", to: action.id, without: nil, in: flow)
        else { continue }
        let may =
          Self.leads(from: "a0", to: asker, without: nil, in: flow)
          && Self.goesOn(from: asker, to: action.id, in: flow)
        let must = asker != action.id && !Self.leads(from: "a0", to: action.id, without: asker, in: flow)
        let isUnknown = found.contains {
          $0.rule == "not-known-yet" && $0.place.action == action.id && $0.facts["reference"] == "answer.\(asker)"
        }
        #expect(isUnknown == !may, "\(seed): \(action.id) names \(asker)")
        guard token.fallback == nil else { continue }
        let isMissed = found.contains {
          $0.rule == "token-without-fallback" && $0.place.action == action.id && $0.facts["token"] == "answer.\(asker)"
        }
        #expect(isMissed == !must, "\(seed): \(action.id) misses \(asker)")
      }
    }
  }

  private static func targets(_ id: ActionID, _ flow: Chatflow) -> [ActionID] {
    flow.actions[id].map { action in action.drawnPorts.compactMap { $0.link?.action } } ?? []
  }

  /// Whether a way leads to an action, past another one.
  private static func leads(from start: ActionID, to end: ActionID, without avoided: ActionID?, in flow: Chatflow)
    -> Bool
  {
    var seen: Set<ActionID> = []
    var waiting = [start]
    while let id = waiting.popLast() {
      guard id != avoided, seen.insert(id).inserted else { continue }
      if id == end { return true }
      waiting += targets(id, flow)
    }
    return false
  }

  private static func goesOn(from start: ActionID, to end: ActionID, in flow: Chatflow) -> Bool {
    targets(start, flow).contains { leads(from: $0, to: end, without: nil, in: flow) }
  }

  // MARK: - Types of answers

  @Test func anAnswerIsComparedAsThePropertyThatItIsSavedTo() {
    func found(_ condition: String, savingTo property: String?) -> [String] {
      bot.with("email") { $0.values["save-to"] = property.map { .text($0) } }
        .with("online") { $0.branches[0].groups = [[Condition(condition)]] }.found
    }
    let wrong = ["✗ condition-type online branch(0).0.0"]
    #expect(found(#"answer.email contains any of "5""#, savingTo: "company.employees") == wrong)
    #expect(found("answer.email is greater than 5", savingTo: "company.employees") == [])
    #expect(found("answer.email is greater than 5", savingTo: "contact.city") == wrong)
    #expect(found("answer.email is greater than 5", savingTo: nil) == [])
    #expect(
      found(#"answer.email is any of "nobody""#, savingTo: "contact.lifecyclestage")
        == ["▲ option-unknown online branch(0).0.0"])
    #expect(found(#"answer.email is any of "lead""#, savingTo: "contact.lifecyclestage") == [])
  }

  // MARK: - Ids

  @Test func anotherIdIsWrittenInEveryTextAndCondition() throws {
    var flow = bot.with("team") { $0.values["available-text"] = nil }.flow
    let text = Self.text("{{answer.email|x}}")
    flow.values["options"] = .record(["error-message": text])
    flow.actions["hand-over"]?.values["handoff"] = .record(["message-available": text])
    flow.actions["online"]?.branches[0].groups = [[Condition("answer.email is known")]]
    let edit = try #require(flow.changingID(of: "email", to: "mail"))
    var changed = flow
    changed.apply(edit)
    #expect(Checks.run(changed) == [])
    #expect(changed.values["options"]?.record?["error-message"] == Self.text("{{answer.mail|x}}"))
  }
}
