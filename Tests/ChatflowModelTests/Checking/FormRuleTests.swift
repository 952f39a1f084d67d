import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Not that of the test library.
private typealias Attachment = ChatflowModel.Attachment

/// Rules that look at one action, or at the settings, alone.
@Suite struct FormRuleTests {
  let bot = SupportBot()

  static func text(_ text: String) -> FieldValue { .message(Message(RichText(literal: text))) }

  @Test func aSaneFlowHasNoFindings() {
    #expect(bot.found == [])
  }

  @Test func aNameIsThereAndNotTooLong() {
    #expect(bot.with("greet") { $0.name = " " }.found == ["✗ name-missing greet/name"])
    #expect(bot.with("greet") { $0.name = String(repeating: "å", count: 100) }.found == [])
    #expect(bot.with("greet") { $0.name = String(repeating: "å", count: 101) }.found == ["✗ name-too-long greet/name"])
    var unnamed = bot
    unnamed.flow.name = ""
    #expect(unnamed.found == ["✗ name-missing name"])
  }

  @Test func aRequiredTextIsThere() {
    #expect(bot.with("greet") { $0.values["message"] = nil }.found == ["✗ field-required greet/message"])
    #expect(bot.with("greet") { $0.values["message"] = Self.text(" \n ") }.found == ["✗ field-required greet/message"])
  }

  @Test func onlyTheTextOfTheChosenModeIsRequired() {
    let second = bot.with("hand-over") { $0.values["respond"] = .text("provided-message") }
    #expect(second.found == ["✗ field-required hand-over/message"])
    #expect(second.with("hand-over") { $0.values["message"] = Self.text("Hello") }.found == [])
    let third = bot.with("hand-over") {
      $0.values["respond"] = .text("provided-question")
      $0.values["message"] = Self.text("Typed for another mode")
    }
    #expect(third.found == ["✗ field-required hand-over/instructions"])
  }

  @Test func anAttachmentSufficesForAMessageButNotForInstructions() {
    let attachment = FieldValue.message(Message(attachments: [Attachment(.file, "files/prices.pdf")]))
    let second = bot.with("hand-over") {
      $0.values["respond"] = .text("provided-message")
      $0.values["message"] = attachment
    }
    #expect(second.found == [])
    let third = bot.with("hand-over") {
      $0.values["respond"] = .text("provided-question")
      $0.values["instructions"] = attachment
    }
    #expect(third.found == ["✗ field-required hand-over/instructions"])
  }

  @Test func whoGetsTheConversationIsSaid() {
    let specific = bot.with("team") { $0.values["assign-to"] = .text("specific") }
    #expect(specific.found == ["✗ field-required team/assignees"])
    #expect(specific.with("team") { $0.values["assignees"] = .list(["team:support"]) }.found == [])
  }

  @Test func textsKeepToTheirLimits() {
    let full = String(repeating: "å", count: 5000)
    #expect(bot.with("greet") { $0.values["message"] = Self.text(full) }.found == [])
    #expect(
      bot.with("greet") { $0.values["message"] = Self.text(full + "x") }.found == ["✗ text-too-long greet/message"])
    let bubbles = FieldValue.messages([Message(RichText(literal: "a")), Message(RichText(literal: full + "x"))])
    #expect(bot.with("greet") { $0.values["bubbles"] = bubbles }.found == ["✗ text-too-long greet/bubbles"])
    var welcoming = bot
    welcoming.flow.values["welcome"] = Self.text(full + "x")
    #expect(welcoming.found == ["✗ text-too-long welcome"])
  }

  @Test func listsKeepToTheirLimits() {
    let bubbles = Array(repeating: Message(RichText(literal: "a")), count: 10)
    #expect(
      bot.with("greet") { $0.values["bubbles"] = .messages(bubbles) }.found == ["✗ too-many-entries greet/bubbles"])
    let replies = (1...21).map { QuickReply("\($0)", link: .to("email")) } + [QuickReply("t", link: .to("team"))]
    #expect(bot.with("topic") { $0.replies = replies }.found == ["✗ too-many-entries topic/replies"])
    let branches = (1...21).map {
      Branch(groups: [[Condition("company.employees is equal to \($0)")]], link: .to("hand-over"))
    }
    #expect(bot.with("online") { $0.branches = branches }.found == ["✗ too-many-branches online"])
    let attachments = (1...11).map { Attachment(.file, "files/\($0)") }
    let text = FieldValue.message(Message(RichText(literal: "Hi"), attachments: attachments))
    #expect(bot.with("greet") { $0.values["message"] = text }.found == ["✗ too-many-attachments greet/message"])
  }

  @Test func handoffSettingsAreCheckedInside() {
    func handoff(_ values: FieldValues) -> [String] {
      bot.with("hand-over") { $0.values["handoff"] = .record(values) }.found
    }
    #expect(handoff(["triggers": .list(["refund"])]) == [])
    #expect(
      handoff(["triggers": .list((1...51).map { "\($0)" })]) == ["✗ too-many-entries hand-over/handoff/triggers"])
    #expect(
      handoff(["triggers": .list([String(repeating: "x", count: 101)])])
        == ["✗ entry-too-long hand-over/handoff/triggers"])
    let token = RichText(blocks: [.init(spans: [.init(.token(Token(object: "contact", property: "firstname")))])])
    #expect(
      handoff(["message-available": .message(Message(token))])
        == ["▲ token-without-fallback hand-over/handoff/message-available"])
  }

  @Test func attachmentsStayInTheWorkspace() {
    func found(_ kind: Attachment.Kind, _ location: String) -> [String] {
      let message = Message(RichText(literal: "Hi"), attachments: [Attachment(kind, location)])
      return bot.with("greet") { $0.values["message"] = .message(message) }.found
    }
    for path in ["a.pdf", "files/a.pdf", "files/../a.pdf", "./a.pdf", "Å ä.pdf"] { #expect(found(.file, path) == []) }
    let outside = ["", "/etc/passwd", "../a.pdf", "files/../../a.pdf", "~/a.pdf", "C:\\a.pdf", "..\\a.pdf", "."]
    for path in outside + ["https://example.com/a.pdf"] {
      #expect(found(.file, path) == ["✗ attachment-outside greet/message"], "\(path)")
    }
    for address in ["https://example.com/tour", "HTTP://example.com", "videos/tour.mp4"] {
      #expect(found(.video, address) == [])
    }
    for address in ["file:///etc/passwd", "javascript:alert(1)", "../tour.mp4"] {
      #expect(found(.video, address) == ["✗ attachment-outside greet/message"], "\(address)")
    }
  }

  @Test func aTokenHasAFallbackUnlessItIsAlwaysKnown() {
    func found(_ tokens: Token...) -> [String] {
      let text = RichText(blocks: [.init(spans: tokens.map { RichText.Span(.token($0)) })])
      return bot.with("greet") { $0.values["message"] = .message(Message(text)) }.found
    }
    let name = Token(object: "contact", property: "firstname")
    #expect(found(name) == ["▲ token-without-fallback greet/message"])
    #expect(found(name, name) == ["▲ token-without-fallback greet/message"])
    #expect(found(Token(object: "contact", property: "firstname", fallback: "there")) == [])
    #expect(found(Token(object: "conversation", property: "page")) == [])
    let long = String(repeating: "x", count: 101)
    #expect(
      found(Token(object: "contact", property: "firstname", fallback: long)) == ["✗ fallback-too-long greet/message"])
  }

  @Test func aTextOfAnotherModeIsNotChecked() {
    let token = RichText(blocks: [.init(spans: [.init(.token(Token(object: "contact", property: "firstname")))])])
    #expect(bot.with("hand-over") { $0.values["message"] = .message(Message(token)) }.found == [])
  }

  @Test func theVisitorCanAnswer() {
    let mute = bot.with("email") { $0.values["free-text"] = .flag(false) }
    #expect(mute.found == ["✗ no-way-to-answer email/free-text"])
  }

  @Test func quickRepliesHaveDifferentLabels() {
    #expect(
      bot.with("topic") { $0.replies.append(QuickReply("", link: .end)) }.found
        == ["✗ reply-empty topic/replies reply(2)"])
    #expect(
      bot.with("topic") { $0.replies.append(QuickReply(" billing ", link: .end)) }.found
        == ["✗ reply-twice topic/replies reply(2)"])
    let long = QuickReply(String(repeating: "x", count: 81), link: .end)
    #expect(bot.with("topic") { $0.replies.append(long) }.found == ["✗ reply-too-long topic/replies reply(2)"])
  }

  @Test(arguments: [
    ("yes-no", "Ja", false), ("yes-no", "Yes", true), ("number", "1 000", false), ("number", "1000", true),
    ("date", "24.12.2026", false), ("date", "2026-12-24", true), ("phone", "+46 8 123 456", true),
  ]) func whatAQuickReplyPassesOnIsSavedAsItIs(type: String, value: String, fits: Bool) {
    var saving = bot.with("topic") {
      $0.values["save-to"] = .text("contact.it")
      $0.replies = [QuickReply(value, link: .to("email")), QuickReply("", link: .to("team"))]
    }
    saving.workspace = WorkspaceFile.decode("contact-properties: {it: {label: It, type: \(type)}}").workspace
    #expect(saving.found.contains("✗ reply-not-readable topic/replies reply(0)") != fits)
  }

  @Test func whatAQuickReplyPassesOnFitsTheProperty() throws {
    let saving = bot.with("topic") { $0.values["save-to"] = .text("contact.email") }
    #expect(
      saving.found == ["✗ reply-not-readable topic/replies reply(0)", "✗ reply-not-readable topic/replies reply(1)"])
    #expect(
      saving.findings.first?.sentence(.english)
        == "“Billing” cannot be saved to “email”: give the quick reply another value (an email address)"
    )
    let valued = saving.with("topic") {
      $0.replies[0].value = "billing@example.com"
      $0.replies[1].value = "tech"
    }
    #expect(valued.found == ["✗ reply-not-readable topic/replies reply(1)"])
    let choosing = bot.with("topic") {
      $0.values["save-to"] = .text("contact.lifecyclestage")
      $0.replies[0].label = "Customer"
      $0.replies[1].value = "lead"
    }
    #expect(choosing.found == [])
    #expect(
      choosing.with("topic") { $0.replies[1].value = "leed" }.findings.first?.sentence(.english)
        == "“leed” cannot be saved to “lifecycle stage”: give the quick reply another value (one of its options)")
    #expect(bot.with("topic") { $0.values["save-to"] = .text("contact.nobody-said-what") }.found == [])
    #expect(saving.with("topic") { $0.replies[0].label = "" }.found.first == "✗ reply-empty topic/replies reply(0)")
  }

  @Test func severalAnswersLeadToOnePlace() {
    let several = bot.with("topic") { $0.values["several-answers"] = .flag(true) }
    #expect(several.found == ["▲ several-answers-lead-apart topic/several-answers"])
    #expect(
      several.with("topic") { $0.replies[1].link = .jump(to: "email") }.found.contains { $0.hasPrefix("▲ several") }
        == false)
    let one = several.with("topic") {
      $0.replies[1].link = nil
      $0.next = .to("team")
    }
    #expect(one.found == [])
  }

  @Test func aBranchHasConditionsThatCanBeRead() throws {
    let empty = bot.with("online") { $0.branches[0].groups.append([]) }
    #expect(empty.found == ["✗ condition-missing online/branches branch(0)"])
    let blank = bot.with("online") { $0.branches[0].groups[0].append(Condition(" ")) }
    #expect(blank.found == ["✗ condition-missing online branch(0).0.1"])
    let misspelled = bot.with("online") { $0.branches[0].groups = [[Condition("team member is availble")]] }
    #expect(misspelled.found == ["✗ condition-unreadable online branch(0).0.0"])
    let finding = try #require(misspelled.findings.first)
    #expect(finding.facts["suggestion"] == "is available")
    #expect(
      finding.sentence(.english)
        == "The condition “team member is availble” is not understood, at column 13: "
        + "“is availble” is no way to compare: write one of is available, is not available; did you mean “is available”?"
    )
  }

  /// Where it is known what a property holds, only what can be asked of that is advised, and each way once.
  @Test(arguments: ["contact.firstname is x", #"contact.firstname is "x""#, "contact.email is"])
  func aTextIsComparedAsTexts(sentence: String) throws {
    let named = bot.with("online") { $0.branches[0].groups = [[Condition(sentence)]] }
    let finding = try #require(named.findings.first { $0.rule == "condition-unreadable" })
    #expect(finding.facts["problem-key"] == "condition.problem.operator")
    let advised = try #require(finding.facts["expected"]).split(separator: ", ").map(String.init)
    #expect(advised.first == "is equal to any of" && Set(advised).count == advised.count, "\(advised)")
    #expect(!advised.contains("is between") && !advised.contains("is before"), "\(advised)")
  }

  /// Whoever types a condition knows things by the names that menus show.
  @Test(arguments: [
    ("topic is any of \"Sales\"", "contact.topic"), ("Subject of interest is known", "contact.topic"),
    ("subject of intrest is known", nil), ("First name is known", "contact.firstname"),
    ("firstnme is known", "contact.firstname"), ("contact.firstnme is Anna", "contact.firstname"),
    ("First line is available", "team support"),
    ("anna berg is available", "user anna"), ("zzz is known", nil),
  ]) func aConditionThatNamesSomethingByItsNameIsToldHowToWriteIt(sentence: String, meant: String?) throws {
    var named = bot.with("online") { $0.branches[0].groups = [[Condition(sentence)]] }
    named.workspace = Workspace([
      "teams": .records([["id": .text("support"), "name": .text("First line")]]),
      "people": .records([["id": .text("anna"), "name": .text("Anna Berg")]]),
      "contact-properties": .records([["id": .text("topic"), "label": .text("Subject of interest")]]),
    ])
    let finding = try #require(named.findings.first { $0.rule == "condition-unreadable" })
    #expect(finding.facts["suggestion"] == meant)
    let told = meant.map { "; did you mean “\($0)”?" }
    #expect(finding.sentence(.english).hasSuffix(told ?? "office hours"))
    #expect(finding.sentenceAtField(.english).hasSuffix(told ?? "office hours"))
  }

  @Test(arguments: [
    ("company.employees contains any of \"5\"", "✗ condition-type"), ("company.employees is at least 5", ""),
    ("contact.email is any of \"a@b\"", "✗ condition-type"), ("contact.email contains any of \"@\"", ""),
    ("contact.createdate is at least 5", "✗ condition-type"), ("contact.createdate is more than 5 days ago", ""),
    ("contact.lifecyclestage is equal to any of \"lead\"", "✗ condition-type"),
    ("contact.lifecyclestage is any of \"lead\", \" Customer \"", ""), ("contact.email is known", ""),
    ("contact.never-described is at least 5", ""), ("ticket.status is any of \"new\"", ""),
    ("contact.lifecyclestage is any of \"lead\", \"client\"", "▲ option-unknown"),
    ("contact.lifecyclestage is none of \"client\", \"friend\"", "▲ option-unknown ▲ option-unknown"),
  ])
  func aConditionFitsTheTypeOfItsProperty(sentence: String, expected: String) {
    let asking = bot.with("online") {
      $0.branches[0].groups.append([Condition("office hours are open"), Condition(sentence)])
    }
    let place = " online branch(0).1.1"
    #expect(asking.found.map { $0.replacing(place, with: "") }.joined(separator: " ") == expected)
    #expect(asking.found.allSatisfy { $0.hasSuffix(place) })
  }

  @Test func whatIsWrongWithAConditionIsShortWhereItStands() throws {
    func finding(_ sentence: String) throws -> Finding {
      try #require(bot.with("online") { $0.branches[0].groups = [[Condition(sentence)]] }.findings.first)
    }
    let number = try finding("company.employees is at least \"\"")
    #expect(number.sentenceAtField(.english) == "A number belongs here, such as 50")
    let type = try finding("company.employees is empty")
    #expect(type.sentenceAtField(.english) == "This cannot be asked of a number: compare in another way")
    #expect(type.sentence(.english).hasPrefix("“is empty” cannot be asked of company.employees, which holds a number"))
    let option = try finding("contact.lifecyclestage is any of \"client\"")
    #expect(option.sentenceAtField(.english) == option.sentence(.english))
  }

  @Test func onlyAnActionThatWaitsBranchesOnTheResponse() {
    let branch = Branch(groups: [[Condition("response contains any of \"price\"")]], link: .to("ticket"))
    #expect(bot.with("email") { $0.branches = [branch] }.found == [])
    #expect(bot.with("online") { $0.branches.append(branch) }.found == [])
    #expect(
      bot.with("greet") { $0.branches = [branch] }.found == ["✗ response-without-question greet branch(0).0.0"])
    let snippet = bot.adding("hook", "code-snippet") { $0.branches = [branch] }.with("ticket") { $0.next = .to("hook") }
    #expect(snippet.found == [])
  }

  @Test func recipientsAreInTheWorkspaceThatListsThem() {
    var bot = bot.with("team") {
      $0.values["assign-to"] = .text("specific")
      $0.values["assignees"] = .list(["team:support", "user:anna"])
    }
    #expect(bot.found == [])
    bot.workspace = WorkspaceFile.decode("teams: {support: Support}").workspace
    #expect(bot.found == ["▲ recipient-unknown team/assignees"])
    bot.workspace = WorkspaceFile.decode("teams: {support: Support}\npeople: {anna: Anna}").workspace
    #expect(bot.found == [])
    let asking = bot.with("online") { $0.branches[0].groups = [[Condition("team sales is available")]] }
    #expect(asking.found == ["▲ recipient-unknown online branch(0).0.0"])
  }

  @Test func officeHoursThatAreRespectedAreSet() {
    var bot = bot.with("hand-over") {
      $0.values["respect-office-hours"] = .flag(true)
      $0.next = .to("ticket")
    }
    #expect(bot.found == ["▲ hours-not-set hand-over/respect-office-hours"])
    bot.workspace = WorkspaceFile.decode("office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed}}").workspace
    #expect(bot.found == [])
  }

  @Test func anActionThatCouldNotBeReadIsAllThatIsSaidOfIt() {
    let broken = bot.with("greet") {
      $0.name = ""
      $0.values["message"] = nil
      $0.next = nil
      $0.defects = [
        FileProblem(line: 7, column: 3, reason: "problem.time-zone", found: "Mars", expected: "Europe/Paris")
      ]
    }
    // What stands behind it cannot be reached, but nobody knows where it leads.
    #expect(broken.found == ["✗ broken-action greet"])
    #expect(
      broken.findings.first?.sentence(.english)
        == "This action could not be read, line 7: “Mars” is no name of a time zone, such as Europe/Paris")
  }

  @Test func aDayHasHoursOfItsOwnOnce() {
    var bot = bot
    func found(_ exceptions: String) -> [String] {
      bot.workspace =
        WorkspaceFile.decode(
          """
          office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed}, exceptions: [\(exceptions)]}
          people: {anna: {name: Anna, out-of-office: [{from: 2026-12-24, to: 2026-12-26}, {from: 2026-12-24, to: 2026-12-24}]}}
          """
        ).workspace
      return Checks.settings(of: bot.workspace).map(\.short)
    }
    let twice = "▲ date-twice office-hours/exceptions[2]/date"
    #expect(found("{date: 2026-12-24}, {date: 2026-12-31}, {date: 2026-12-24, hours: 9-12}").contains(twice))
    #expect(!found("{date: 2026-12-24}, {date: 2026-12-31}").contains { $0.contains("date-twice") })
  }

  /// The line that could not be read is what is wrong, and that nothing was read from it is not.
  @Test(arguments: [
    "name: T\n  stray: x\nstart: a", "name: [T\nstart: a", "name: T\nstart: a: b", "name: T\nstart: [a",
    "name: T\nheading:\n  shows: specific\n  people: [user:anna\nstart: a",
    "name: T\noptions:\n  ask-cookies: true\n  cookies-text: a: b\nstart: a",
  ])
  func whatCouldNotBeReadIsNotMissing(settings: String) throws {
    let opened = ChatflowFile.decode(
      "chatflow: 1\n\(settings)\n\nactions:\n  a: {action: message, name: A, message: Hi}\n")
    let flow = try #require(opened.flow)
    #expect(!opened.problems.isEmpty)
    #expect(Checks.run(flow).filter { $0.severity == .error }.map(\.short) == [])
  }
}
