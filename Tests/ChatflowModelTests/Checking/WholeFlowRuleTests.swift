import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Rules about how conversations end, and about what is named from afar.
@Suite struct WholeFlowRuleTests {
  /// greet → name → thanks: nothing is wrong with it.
  private var bot: SupportBot {
    var bot = SupportBot()
    bot.flow.actions = [:]
    bot = bot.adding("greet", "message") { $0.next = .to("name") }
    bot = bot.adding("name", "question") { $0.next = .to("thanks") }
    bot = bot.adding("thanks", "message")
    bot.flow.start = .to("greet")
    return bot
  }

  @Test func whoeverAnswersHearsSomething() {
    #expect(bot.found == [])
    var short = bot.with("name") { $0.next = nil }
    short.flow.actions["thanks"] = nil
    #expect(short.found == ["▲ silent-end name"])
    // What asks nothing yet is told by its field, and not once more.
    #expect(short.with("name") { $0.values["message"] = nil }.found == ["✗ field-required name/message"])
    // An end that is written was asked for.
    #expect(short.with("name") { $0.next = .end }.found == [])
    // Only one of the ways: it is told of that one.
    let half = bot.with("name") {
      $0.replies = [QuickReply("Yes", link: .to("thanks")), QuickReply("No")]
      $0.next = nil
    }
    #expect(half.found == ["▲ silent-end name reply(1)", "▲ silent-end name next"])
    // What is done in silence says nothing either.
    let saved = bot.adding("save", "set-contact-property").with("name") { $0.next = .to("save") }
    #expect(saved.with("save") { $0.next = .to("thanks") }.found == [])
    #expect(saved.found.contains("▲ silent-end save"))
    let branch = bot.adding("which", "if-then") {
      $0.branches = [Branch(groups: [[Condition("contact.email is known")]], link: .to("thanks"))]
    }.with("name") { $0.next = .to("which") }
    #expect(branch.found == ["▲ silent-end which next"])
    // Of a ticket the visitor is told.
    #expect(bot.adding("ticket", "submit-ticket").with("thanks") { $0.next = .to("ticket") }.found == [])
    // Nobody has spoken yet before the first question.
    let early = bot.adding("early", "if-then") {
      $0.branches = [Branch(groups: [[Condition("contact.email is known")]], link: .to("greet"))]
    }
    var first = early
    first.flow.start = .to("early")
    #expect(first.found == [])
    // A program may have spoken; one that is only sent something has not.
    #expect(
      bot.adding("hook", "code-snippet") { $0.values["code"] = .text("callback({})") }.with("name") {
        $0.next = .to("hook")
      }.found == ["▲ unreachable thanks"])
    let hook = bot.adding("hook", "webhook").with("name") { $0.next = .to("hook") }
    #expect(hook.found.contains("▲ silent-end hook"))
    #expect(
      !hook.with("hook") { $0.values["wait-for-response"] = .flag(true) }.found.contains(
        "▲ silent-end hook"))
  }

  @Test func thereIsAWayToAnEnd() {
    let round = bot.with("thanks") { $0.next = .to("greet") }
    #expect(round.found == ["▲ never-ends greet"])
    // Behind another action the circle itself is told.
    let later = bot.with("thanks") { $0.next = .to("name") }
    #expect(later.found == ["▲ never-ends name"])
    #expect(round.with("name") { $0.replies = [QuickReply("Done", link: .end)] }.found == [])
    // A hand-over is one, and what a program chooses may be one.
    let taken = round.adding("team", "send-to-team-member")
      .with("name") { $0.replies = [QuickReply("Help", link: .to("team"))] }
    #expect(taken.found == [])
    let program = round.adding("hook", "code-snippet") { $0.next = .to("greet") }.with("thanks") {
      $0.next = .to("hook")
    }
    #expect(program.found == [])
    // Two circles are two parts.
    let two = bot.adding("other", "question") { $0.next = .to("other") }.with("name") {
      $0.replies = [QuickReply("Other", link: .to("other"))]
    }.with("thanks") { $0.next = .to("name") }
    #expect(two.found == ["▲ never-ends other"])
  }

  @Test func aWebhookThatNobodyWaitsForIsSilent() {
    let circle = bot.adding("hook", "webhook") { $0.next = .to("greet") }.with("greet") {
      $0.next = .to("hook")
    }
    #expect(circle.found.contains("✗ endless-loop hook next"))
    let waiting = circle.with("hook") { $0.values["wait-for-response"] = .flag(true) }
    #expect(!waiting.found.contains { $0.contains("endless-loop") })
    let asked = bot.adding("hook", "webhook") { $0.next = .to("thanks") }.with("name") {
      $0.next = .to("hook")
    }
    .with("thanks") {
      $0.values["message"] = .message(Message(RichText(text: "{{answer.hook|x}}", tools: .tokens)))
    }
    #expect(asked.found == ["▲ answer-unknown thanks/message"])
  }

  @Test func articlesAreNotAll() {
    let lookup = bot.adding("look", "knowledge-base").with("name") { $0.next = .to("look") }
      .with("look") { $0.next = .to("thanks") }
    #expect(lookup.found == ["▲ no-way-to-human look"])
    let helped = lookup.adding("team", "send-to-team-member").with("look") {
      $0.edges["when-not-helped"] = .to("team")
    }
    #expect(helped.found == [])
    let reached = lookup.adding("email", "question") {
      $0.values["save-to"] = .text("contact.email")
      $0.next = .to("thanks")
    }.with("look") { $0.next = .to("email") }
    #expect(reached.found == [])
    // What comes before does not help.
    #expect(
      reached.with("name") { $0.next = .to("email") }.with("email") { $0.next = .to("look") }
        .with("look") { $0.next = .to("thanks") }.found == ["▲ no-way-to-human look"])
  }

  private func program(_ code: String) -> SupportBot {
    bot.adding("hook", "code-snippet") {
      $0.values["code"] = .text(code)
      $0.next = .to("thanks")
    }.with("greet") { $0.next = .to("hook") }.with("name") { $0.name = "Get_Name" }.with("hook") {
      $0.branches = [Branch(groups: [[Condition("contact.email is known")]], link: .to("name"))]
    }
  }

  @Test(arguments: [
    "callback({ botMessage: 'Hi', nextModuleNickname: 'Get_Name' })",
    "result.nextModuleNickname = \"get_name\";", "callback({ nextModuleNickname: ' Get_Name ' })",
    "callback({\"nextModuleNickname\": `name`})", "callback({ nextModuleNickname: names[0] })",
    "callback({ nextModuleNickname: `Get_${what}` })",
    "callback({ nextModuleNickname: 'Get_' + what })",
    "if (event.nextModuleNickname == 'Nobody') {}", "// nextModuleNickname: 'Nobody'\ncallback({})",
    "/* nextModuleNickname: 'Nobody' */", "callback({ nextModuleNickname: '' })",
    "const a = \"nextModuleNickname: 'x'\"",
    "callback({ nextModuleNickname: isNew ? 'Nobody' : 'Other' })",
  ]) func aProgramNamesActionsThatThereAre(code: String) {
    #expect(program(code).found == [])
  }

  /// An action that only a program may lead to.
  private func island(behind code: String) -> SupportBot {
    program(code).adding("bye", "message") { $0.name = "Bye" }
  }

  @Test(arguments: [
    "callback({ nextModuleNickname: 'Bye' })", "callback({ nextModuleNickname: 'BYE' })",
    "callback({ nextModuleNickname: 'bye' })", "callback({ nextModuleNickname: names[0] })",
    "callback({ nextModuleNickname })", "callback(result)", "callback({ ...result })", "done({})",
  ]) func whatAProgramMayNameIsReached(code: String) {
    #expect(!island(behind: code).found.contains { $0.contains("unreachable") })
  }

  @Test(arguments: [
    "callback({})", "callback({ nextModuleNickname: 'Get_Name' })",
    "exports.main = (event, callback) => { callback() }",
  ]) func whatNoProgramNamesIsNotReached(code: String) {
    #expect(island(behind: code).found == ["▲ unreachable bye"])
  }

  @Test func behindWhatMayNameAnyActionAnyAnswerMayBeKnown() {
    let text = FieldValue.message(Message(RichText(text: "{{answer.name|x}}", tools: .tokens)))
    let early = bot.adding("hook", "webhook") { $0.next = .to("thanks") }.with("greet") { $0.values["message"] = text }
      .with("name") { $0.next = .to("hook") }
    #expect(early.found == ["▲ not-known-yet greet/message"])
    #expect(early.with("hook") { $0.values["wait-for-response"] = .flag(true) }.found == [])
  }

  @Test func aWebhookThatIsWaitedForMayNameAnyAction() {
    let hook = bot.adding("bye", "message").adding("hook", "webhook") { $0.next = .to("thanks") }
      .with("name") { $0.next = .to("hook") }
    #expect(hook.found == ["▲ unreachable bye"])
    let waiting = hook.with("hook") { $0.values["wait-for-response"] = .flag(true) }
    #expect(waiting.found == [])
    // One that nothing leads to names none.
    #expect(waiting.with("name") { $0.next = .to("thanks") }.found == ["▲ unreachable bye", "▲ unreachable hook"])
  }

  @Test(arguments: [
    "callback({ nextModuleNickname: 'Get_Nmae' })",
    "callback({ 'nextModuleNickname' : \"Get_Nmae\", a: 1 })",
    "result.nextModuleNickname = `Get_Nmae`\nreturn result",
    "x = { /* here */ nextModuleNickname: /* so */ 'Get_Nmae' }",
  ]) func aProgramNamesAnActionThatNobodyHas(code: String) throws {
    let bot = program(code)
    #expect(bot.found == ["▲ action-name-unknown hook/code"])
    let finding = try #require(bot.findings.first)
    #expect(finding.facts == ["action": "Get_Nmae", "suggestion": "Get_Name"])
    let fix = try #require(Checks.fix(of: finding, in: bot.flow))
    var mended = bot
    mended.flow.apply(fix.edit)
    #expect(mended.found == [])
    #expect(!fix.isCertain)
  }

  @Test func aRuntimeIsSupported() throws {
    var bot = program("callback({})")
    #expect(bot.found == [])
    bot = bot.with("hook") { $0.values["runtime"] = .text("nodejs18") }
    #expect(bot.found == ["▲ runtime-unsupported hook/runtime"])
    let fix = try #require(bot.findings.first.flatMap { Checks.fix(of: $0, in: bot.flow) })
    #expect(fix.title(.english) == "Use “Node.js 24 (recommended)” instead")
    bot.flow.apply(fix.edit)
    #expect(bot.found == [])
  }

  @Test func severalAnswersFitIntoTheProperty() {
    let several = bot.with("name") {
      $0.replies = [QuickReply("yes"), QuickReply("no")]
      $0.values["several-answers"] = .flag(true)
      $0.values["save-to"] = .text("contact.city")
    }
    #expect(several.found == [])
    var vip = several.with("name") { $0.values["save-to"] = .text("contact.vip") }
    vip.workspace =
      WorkspaceFile.decode("contact-properties: {vip: {label: VIP, type: yes-no}}").workspace
    #expect(vip.found == ["▲ several-answers-one-kept name/several-answers"])
  }

  @Test(arguments: [
    ("billing-question", "biling-question"), ("ask-name", "askname"), ("ask-name", "ask_name"),
    ("receive", "recieve"),
    ("Support", "support"), ("vip", "Vip"), ("sup", "SUP"), ("a", "A"), ("a-b", "ab"), ("off", "Off"),
  ]) func idsThatLookAlikeAreTold(first: String, second: String) {
    let two = bot.adding(ActionID(first), "message").adding(ActionID(second), "message")
    #expect(two.found.contains("▲ id-confusable \(second)"))
    var shared = bot
    shared.workspace = WorkspaceFile.decode("segments: {\(first): One, \(second): Two}").workspace
    #expect(
      Checks.settings(of: shared.workspace).map(\.short) == ["▲ id-confusable segments[1]/id"])
  }

  @Test(arguments: [
    ("message-2", "message-3"), ("message-12", "message-21"), ("anna", "anne"), ("order", "orders"),
    ("off", "of"), ("too", "to"), ("kool", "kol"), ("1-1", "11"), ("vip", "vpi"),
    ("item-1-1", "item-11"), ("1-10", "11-0"),
  ]) func idsOfTheirOwnAreNotTold(first: String, second: String) {
    let two = bot.adding(ActionID(first), "message").adding(ActionID(second), "message")
    #expect(!two.found.contains { $0.contains("id-confusable") })
  }
}
