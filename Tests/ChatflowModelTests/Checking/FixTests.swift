import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing
import Words

/// Not that of the test library.
private typealias Attachment = ChatflowModel.Attachment

/// What mends findings: one that is certain leaves the chatflow as visitors know it, and nothing new to be found.
@Suite struct FixTests {
  static let workspace = WorkspaceFile.decode((try? ExamplesTests.text("workspace.yaml")) ?? "").workspace

  /// The texts of the examples and the templates.
  static let texts: [String] =
    ((try? ExamplesTests.names().map(ExamplesTests.text)) ?? []) + Template.all.map { $0.text(in: "en") }

  /// How often a rule finds something in a form.
  private static func counts(_ found: [Finding]) -> [String: Int] {
    Dictionary(found.map { ("\($0.rule) \($0.place.subject)", 1) }, uniquingKeysWith: +)
  }

  private static func found(_ flow: Chatflow, _ workspace: Workspace) -> [Finding] {
    Checks.run(flow, workspace: workspace) + Checks.settings(of: workspace)
  }

  @Test(arguments: 0..<20) func aCertainFixBreaksNothingElse(seed: Int) throws {
    var certain = 0
    for (index, text) in Self.texts.enumerated() {
      var breaker = BrokenFlow(seed: UInt64(seed * 1000 + index))
      let sound = ChatflowFile.decode(text)
      let broken = breaker.broken(try #require(sound.flow))
      let shared = breaker.broken(Self.workspace)
      let opened = ChatflowFile.decode(try #require(sound.source).encode(broken).text)
      let source = try #require(opened.source)
      let flow = try #require(opened.flow)
      let file = WorkspaceFile.decode(try WorkspaceFile.canonical(shared))
      let workspace = file.workspace
      let before = Self.found(flow, workspace)
      for finding in before {
        guard let fix = Checks.fix(of: finding, in: flow, workspace: workspace) else { continue }
        #expect(fix.finding == finding)
        var (mended, other) = (flow, workspace)
        mended.apply(fix.edit)
        other.apply(fix.edit)
        #expect(mended != flow || other != workspace, "\(finding.short) changes nothing")
        let after = Self.found(mended, other)
        let (old, new) = (Self.counts(before), Self.counts(after))
        let key = "\(finding.rule) \(finding.place.subject)"
        #expect(new[key] ?? 0 < old[key] ?? 0, "seed \(seed) \(flow.name): \(finding.short) is still found")
        if fix.isCertain {
          certain += 1
          for (key, count) in new {
            #expect(count <= old[key] ?? 0, "seed \(seed) \(flow.name): mending \(finding.short) breaks \(key)")
          }
        }
        let written = try source.encode(mended).text
        #expect(ChatflowFile.decode(written).flow == mended)
        mended.apply(fix.edit.inverse)
        other.apply(fix.edit.inverse)
        #expect(try source.encode(mended).text == source.original)
        #expect(try #require(file.source).encode(other).text == file.source?.original)
      }
    }
    #expect(certain > 0)
  }

  /// One after the other, until nothing certain is left: each makes what is found less.
  @Test(arguments: 0..<10) func certainFixesComeToAnEnd(seed: Int) throws {
    for (index, text) in Self.texts.enumerated() {
      var breaker = BrokenFlow(seed: UInt64(90_000 + seed * 1000 + index))
      var flow = breaker.broken(try #require(ChatflowFile.decode(text).flow))
      var workspace = breaker.broken(Self.workspace)
      var count = Self.found(flow, workspace).count
      while let fix = Self.found(flow, workspace).lazy
        .compactMap({ Checks.fix(of: $0, in: flow, workspace: workspace) }).first(where: \.isCertain)
      {
        flow.apply(fix.edit)
        workspace.apply(fix.edit)
        let left = Self.found(flow, workspace).count
        #expect(left < count)
        guard left < count else { break }
        count = left
      }
    }
  }

  private static func fix(_ bot: SupportBot, _ rule: RuleID) -> (fix: Fix, bot: SupportBot)? {
    guard let finding = (bot.findings + Checks.settings(of: bot.workspace)).first(where: { $0.rule == rule }),
      let fix = Checks.fix(of: finding, in: bot.flow, workspace: bot.workspace)
    else { return nil }
    var mended = bot
    mended.flow.apply(fix.edit)
    mended.workspace.apply(fix.edit)
    return (fix, mended)
  }

  @Test func whatNobodyCanTakeGoesAndWhatWasMeantIsProposed() throws {
    let bot = SupportBot()
    let hidden = try #require(Self.fix(bot.with("topic") { $0.next = .to("gone") }, "target-missing"))
    #expect(hidden.fix.isCertain)
    #expect(hidden.bot.flow == bot.flow)
    let near = try #require(Self.fix(bot.with("greet") { $0.next = .to("topics") }, "target-missing"))
    #expect(!near.fix.isCertain)
    #expect(near.bot.flow == bot.flow)
    #expect(near.fix.title(.english, in: bot.flow) == "Connect it with “Ask for the topic”")
    let far = try #require(Self.fix(bot.with("greet") { $0.next = .to("whatever-else") }, "target-missing"))
    #expect(!far.fix.isCertain)
    #expect(far.bot.flow.actions["greet"]?.next == nil)
  }

  @Test func aQuickReplyAgainIsTheSameOnlyWhereItDoesTheSame() throws {
    let bot = SupportBot()
    let same = bot.with("topic") { $0.replies.append(QuickReply("Billing", link: .to("email"))) }
    #expect(Self.fix(same, "reply-twice")?.fix.isCertain == true)
    #expect(Self.fix(same, "reply-twice")?.bot.flow == bot.flow)
    let elsewhere = bot.with("topic") { $0.replies.append(QuickReply("Billing", link: .to("team"))) }
    #expect(Self.fix(elsewhere, "reply-twice")?.fix.isCertain == false)
    let otherwise = bot.with("topic") { $0.replies.append(QuickReply("billing", link: .to("email"))) }
    #expect(Self.fix(otherwise, "reply-twice")?.fix.isCertain == false)
    // Visitors read another button, even where it passes on the same.
    let cased = bot.with("topic") {
      $0.replies = ["Yes", "YES"].map { QuickReply($0, value: "y", link: .to("email")) }
    }
    #expect(Self.fix(cased, "reply-twice")?.fix.isCertain == false)
    // Where several can be chosen, both are passed on.
    let several = same.with("topic") { $0.values["several-answers"] = .flag(true) }
    #expect(Self.fix(several, "reply-twice")?.fix.isCertain == false)
  }

  @Test func whatGoesBesideWhatIsDoubledIsSaid() throws {
    let kept = [KeptEntry(key: "x-why", value: .scalar("for the statistics"))]
    let reply = SupportBot().with("topic") { $0.replies.append(QuickReply("Billing", link: .to("email"), kept: kept)) }
    let again = try #require(Self.fix(reply, "reply-twice")?.fix)
    #expect(!again.isCertain)
    #expect(again.title(.english) == "Remove the second “Billing”; what stands under “x-why” goes, too")
    let empty = SupportBot().with("topic") {
      $0.values["message"] = .message(
        Message(RichText(literal: "Which?"), attachments: [Attachment(.file, "", kept: kept)]))
    }
    let attached = try #require(Self.fix(empty, "attachment-outside")?.fix)
    #expect(!attached.isCertain)
    #expect(
      attached.title(.english) == "Remove the attachment that names nothing; what stands under “x-why” goes, too")
    func exceptions(_ first: String, _ last: String) -> Fix? {
      var bot = SupportBot()
      bot.workspace =
        WorkspaceFile.decode(
          "office-hours: {time-zone: UTC, exceptions: [{date: 2026-12-24, hours: closed\(first)}, "
            + "{date: 2026-12-24, hours: closed\(last)}]}"
        ).workspace
      return Self.fix(bot, "date-twice")?.fix
    }
    #expect(exceptions("", ", note: Anna said so")?.isCertain == true)
    #expect(exceptions(", note: Same", ", note: Same")?.isCertain == true)
    let day = try #require(exceptions(", note: Anna said so", ""))
    #expect(!day.isCertain)
    #expect(
      day.title(.english) == "Remove the entries for 2026-12-24 before the last one; the note “Anna said so” goes, too")
  }

  @Test func aQuickReplyThatSaysNothingMayLeadSomewhere() throws {
    let bot = SupportBot()
    let leads = bot.with("topic") { $0.replies.append(QuickReply("", link: .to("email"))) }
    #expect(Self.fix(leads, "reply-empty")?.fix.isCertain == false)
    // Where it leaves it to the next action, it is what lets anybody come there.
    let goesOn = bot.with("topic") {
      $0.replies.append(QuickReply(""))
      $0.next = .to("ticket")
    }
    #expect(Self.fix(goesOn, "reply-empty")?.fix.isCertain == false)
    let typed = bot.with("email") { $0.replies = [QuickReply("None"), QuickReply("")] }
    #expect(Self.fix(typed, "reply-empty")?.fix.isCertain == false)
    let alone = bot.with("email") { $0.replies = [QuickReply("")] }
    #expect(Self.fix(alone, "reply-empty")?.fix.isCertain == false)
  }

  @Test func whatIsNearlyAnotherIsProposed() throws {
    var bot = SupportBot().with("email") {
      $0.values["save-to"] = .text("contact.emial")
      $0.values["message"] = .message(Message(RichText(text: "Hi {{contact.fristname|you}}", tools: .tokens)))
      $0.branches = [
        Branch(groups: [[Condition("team suport is available")]]),
        Branch(groups: [[Condition("contact.state is any of \"lockd\"")]]),
      ]
    }
    bot.workspace =
      WorkspaceFile.decode(
        """
        teams: {support: Support}
        contact-properties: {state: {label: State, type: choice, options: [locked, open]}}
        """
      ).workspace
    var rules: [RuleID] = []
    while let finding = bot.findings.first(where: {
      Checks.fix(of: $0, in: bot.flow, workspace: bot.workspace) != nil
    }) {
      let fix = try #require(Checks.fix(of: finding, in: bot.flow, workspace: bot.workspace))
      #expect(!fix.isCertain)
      bot.flow.apply(fix.edit)
      rules.append(finding.rule)
    }
    #expect(Set(rules) == ["property-unknown", "recipient-unknown", "option-unknown"])
    let email = try #require(bot.flow.actions["email"])
    #expect(email.values["save-to"] == .text("contact.email"))
    #expect(
      email.values["message"] == .message(Message(RichText(text: "Hi {{contact.firstname|you}}", tools: .tokens))))
    #expect(
      email.branches.map { $0.groups[0][0].sentence } == [
        "team support is available", "contact.state is any of \"locked\"",
      ])
  }

  @Test func everyFixSaysWhatItDoes() {
    let keys = Language.english.table.keys.filter { $0.hasPrefix("fix.") }
    #expect(keys.count > 10)
    var breaker = BrokenFlow(seed: 7)
    for _ in 0..<10 {
      for text in Self.texts {
        guard let flow = ChatflowFile.decode(text).flow.map({ breaker.broken($0) }) else { continue }
        for finding in Checks.run(flow, workspace: Self.workspace) {
          guard let fix = Checks.fix(of: finding, in: flow, workspace: Self.workspace) else { continue }
          for language in Language.all {
            #expect(!fix.title(Words.of(language), in: flow).contains { "{}".contains($0) }, "\(finding.rule)")
          }
        }
      }
    }
  }
}
