import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// What an author wants as it is, and says why.
@Suite struct IgnoreTests {
  private static let token = "{{contact.city}}"
  private let bot = SupportBot().with("greet") {
    $0.values["message"] = .message(Message(RichText(text: Self.token, tools: .tokens)))
  }

  private func ignoring(
    _ rule: RuleID, because reason: String = "It is meant", on id: ActionID = "greet"
  ) -> SupportBot {
    bot.with(id) { $0.values = $0.values.ignoring(rule, because: reason) }
  }

  @Test func whatIsIgnoredIsNotTold() {
    #expect(bot.found == ["▲ token-without-fallback greet/message"])
    let one = ignoring("token-without-fallback")
    #expect(one.found == [])
    let told = Checks.judge(one.flow, workspace: one.workspace)
    #expect(told.ignored.map(\.finding.rule) == ["token-without-fallback"])
    #expect(told.ignored.map(\.reason) == ["It is meant"])
    // Only where it is said, …
    #expect(
      ignoring("token-without-fallback", on: "topic").found.sorted()
        == ["▲ ignore-unused topic/ignore[0]/rule", "▲ token-without-fallback greet/message"])
    // … or in the settings for the whole chatflow.
    var everywhere = bot
    everywhere.flow.values = everywhere.flow.values.ignoring(
      "token-without-fallback", because: "All are known")
    #expect(everywhere.found == [])
    #expect(Checks.judge(everywhere.flow).ignored.map(\.reason) == ["All are known"])
    everywhere.flow.actions["greet"] = SupportBot().flow.actions["greet"]
    #expect(everywhere.found == ["▲ ignore-unused ignore[0]/rule"])
  }

  @Test func whatIsIgnoredForNothingIsTold() throws {
    let unused = ignoring("unreachable")
    #expect(
      unused.found.sorted() == [
        "▲ ignore-unused greet/ignore[0]/rule", "▲ token-without-fallback greet/message",
      ])
    let finding = try #require(unused.findings.first { $0.rule == "ignore-unused" })
    let fix = try #require(Checks.fix(of: finding, in: unused.flow))
    // What cannot be found today may be found tomorrow, with another start or workspace: a reason is not thrown away unasked.
    #expect(!fix.isCertain)
    #expect(fix.title(.english) == "No longer ignore “unreachable”")
    var mended = unused
    mended.flow.apply(fix.edit)
    #expect(mended.flow == bot.flow)
    // Who does not ask the disk cannot say that there is nothing to be found; neither can who cannot read all.
    #expect(ignoring("file-missing").found == ["▲ token-without-fallback greet/message"])
    #expect(ignoring("priority-unknown").found == ["▲ token-without-fallback greet/message"])
    let broken = unused.adding("lost", "message") {
      $0.defects = [FileProblem(line: 1, column: 1, reason: "problem.word")]
    }
    #expect(!broken.found.contains { $0.contains("ignore-unused") })
  }

  @Test func whatIsIgnoredIsARuleWithAReason() throws {
    let near = ignoring("token-without-falback")
    #expect(near.found.contains("▲ ignore-unknown greet/ignore[0]/rule"))
    #expect(near.found.contains("▲ token-without-fallback greet/message"))
    let finding = try #require(near.findings.first { $0.rule == "ignore-unknown" })
    #expect(finding.sentence(.english).hasSuffix("did you mean “token-without-fallback”?"))
    let meant = try #require(Checks.fix(of: finding, in: near.flow))
    #expect(!meant.isCertain)
    var mended = near
    mended.flow.apply(meant.edit)
    #expect(mended.found == [])
    let far = ignoring("whatever-this-is")
    let gone = try #require(
      far.findings.first { $0.rule == "ignore-unknown" }.flatMap {
        Checks.fix(of: $0, in: far.flow)
      })
    #expect(!gone.isCertain, "a later version may know the rule, and the reason is somebody's words")
  }

  /// Without a reason that somebody can read nothing is ignored.
  @Test(arguments: ["", " ", "\u{200b}", "\u{2060} \u{feff}\u{ad}"])
  func whatNobodySeesIsNoReason(reason: String) {
    let blank = ignoring("token-without-fallback", because: reason)
    #expect(
      blank.found == [
        "▲ ignore-without-reason greet/ignore[0]/reason", "▲ token-without-fallback greet/message",
      ])
    #expect(ignoring("token-without-fallback", because: "\u{200b}Meant").found == [])
  }

  /// What could not be read is not known, and what is said about ignoring would hide itself.
  @Test(arguments: ["ignore-unused", "ignore-unknown", "ignore-without-reason", "broken-action", "file-problem"])
  func whatCannotBeIgnoredIsSaid(rule: RuleID) throws {
    let bot = ignoring(rule).adding("lost", "message") {
      $0.defects = [FileProblem(line: 1, column: 1, reason: "problem.word")]
    }
    #expect(bot.found.contains("✗ broken-action lost"))
    var everywhere = bot
    everywhere.flow.values = everywhere.flow.values.ignoring(rule, because: "It is meant")
    #expect(everywhere.found.contains("✗ broken-action lost"))
    #expect(Checks.judge(everywhere.flow, workspace: everywhere.workspace).ignored == [])
    let finding = try #require(ignoring(rule).findings.first { $0.rule == "ignore-unknown" })
    #expect(finding.place == Finding.Place(.action("greet"), in: FieldPath([.entry("ignore", 0)]), field: "rule"))
    #expect(finding.sentence(.english).hasPrefix("What “\(rule)” tells cannot be ignored"))
    #expect(!ignoring(rule).found.contains { $0.contains("ignore-unused") })
    #expect(!Checks.ignorable.contains(rule))
  }

  @Test func theFileHoldsRulesWithTheirReasons() throws {
    let text = """
      chatflow: 1
      name: A
      language: en
      start: greet

      actions:
        greet:
          action: message
          name: Greet
          ignore:
            token-without-fallback: All our visitors are known
          message: Hi {{contact.city}}!

      """
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems == [])
    let flow = try #require(opened.flow)
    #expect(flow.actions["greet"]?.values.ignored.map(\.reason) == ["All our visitors are known"])
    #expect(Checks.run(flow) == [])
    var other = flow
    other.actions["greet"]?.values = FieldValues()
    other.actions["greet"]?.values["message"] = flow.actions["greet"]?.values["message"]
    other.values = other.values.ignoring("token-without-fallback", because: "All are known")
    let written = try #require(opened.source).encode(other).text
    #expect(written.contains("ignore:\n  token-without-fallback: All are known\n"))
    #expect(ChatflowFile.decode(written).flow == other)
    #expect(try #require(opened.source).encode(flow).text == text)
  }
}
