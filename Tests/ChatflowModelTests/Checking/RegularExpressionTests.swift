import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// A pattern that is meant as a regular expression is told, with the pattern that takes the same.
@Suite struct RegularExpressionTests {
  @Test(
    "Addresses that look like one",
    arguments: [
      ("^/docs", "*/docs*"), ("/docs$", "*/docs"), ("^https://example.com/.*$", nil),
      ("^https://example\\.com/.*$", "https://example.com/*"), (".*", nil), ("/docs/.*", "*/docs/*"),
      ("example\\.com", "*example.com*"), ("/\\d+", nil), (".*/(a|b)", nil), ("^/docs/.+", nil),
    ] as [(String, String?)])
  func anAddress(value: String, meant: String?) throws {
    for rule in ["address-is", "address-contains", "address-begins-with", "address-matches"] {
      for list in ["show", "exclude"] {
        let page = TargetTests.page(rule, value)
        var flow = list == "show" ? TargetTests.flow(show: [page]) : TargetTests.flow(exclude: [page])
        let finding = try #require(
          Checks.settings(of: flow, workspace: Workspace()).first { $0.rule == "regular-expression" }, "\(value)")
        #expect(finding.short == "▲ regular-expression target/\(list)[0]/value")
        #expect(finding.facts["suggestion"] == meant, "\(value)")
        guard let meant else {
          #expect(Checks.fix(of: finding, in: flow) == nil)
          continue
        }
        let fix = try #require(Checks.fix(of: finding, in: flow))
        #expect(!fix.isCertain)
        flow.apply(fix.edit)
        let record = flow.values["target"]?.record?[FieldID(list)]?.records?.first
        #expect(record?["rule"] == .text("address-matches") && record?["value"] == .text(meant))
        #expect(!Checks.settings(of: flow, workspace: Workspace()).contains { $0.rule == "regular-expression" })
      }
    }
  }

  @Test(
    "Addresses that do not",
    arguments: [
      "*/docs/*", "https://example.com/page.*", "example.com/docs", "/a?b=c&d=e", "?filter[a]=1", "example.com/a+b",
      "/prices.html", "*.example.com",
    ])
  func noExpression(value: String) {
    let flow = TargetTests.flow(show: [TargetTests.page("address-matches", value)])
    #expect(!Checks.settings(of: flow, workspace: Workspace()).contains { $0.rule == "regular-expression" })
  }

  @Test(
    "Conditions",
    arguments: [
      ("^order", "order*"), (".*order.*", "*order*"), ("\\d{4}", nil), ("*order*", ""), ("100$", ""), ("[0-9]*", ""),
      ("report.*", ""),
    ] as [(String, String?)])
  func aCondition(pattern: String, meant: String?) throws {
    var bot = SupportBot().with("email") {
      $0.branches = [
        Branch(groups: [[Condition("response matches pattern \"\(pattern.replacing("\\", with: "\\\\"))\"")]])
      ]
    }
    let finding = bot.findings.first { $0.rule == "regular-expression" }
    #expect((finding == nil) == (meant == ""), "\(pattern)")
    guard let finding, let meant else { return }
    #expect(finding.facts["suggestion"] == meant)
    bot.flow.apply(try #require(Checks.fix(of: finding, in: bot.flow)).edit)
    #expect(bot.flow.actions["email"]?.branches[0].groups[0][0].sentence == "response matches pattern \"\(meant)\"")
  }

  /// A comparison of another type is told with the one that asks the same of this type, where there is one.
  @Test(
    arguments: [
      ("contact.city is any of \"a\"", "is equal to any of"),
      ("contact.city is none of \"a\"", "is not equal to any of"),
      ("contact.plan is equal to any of \"paid\"", "is any of"), ("contact.size is any of \"5\"", "is equal to"),
      ("contact.size is any of \"many\"", nil), ("contact.size contains any of \"5\"", nil),
    ] as [(String, String?)])
  func theComparisonThatWasMeantIsNamed(sentence: String, meant: String?) throws {
    var bot = SupportBot().with("online") {
      $0.branches = [Branch(groups: [[Condition(sentence)]], link: .to("hand-over"))]
    }
    bot.workspace =
      WorkspaceFile.decode(
        "contact-properties: {plan: {label: Plan, type: choice, options: [free, paid]}, size: {label: Size, type: number}}"
      ).workspace
    let finding = try #require(bot.findings.first { $0.rule == "condition-type" }, "\(bot.found)")
    #expect(finding.facts["suggestion"] == meant)
    #expect(finding.sentence(.english).contains("did you mean") == (meant != nil))
    let fix = Checks.fix(of: finding, in: bot.flow, workspace: bot.workspace)
    #expect((fix == nil) == (meant == nil) && fix?.isCertain != true)
    guard let fix else { return }
    bot.flow.apply(fix.edit)
    #expect(bot.found == [], "\(bot.flow.actions["online"]?.branches[0].groups[0][0].sentence ?? "")")
  }
}
