import ChatTesting
import ChatflowFiles
import ChatflowModel
import Foundation
import FoundationXML
import Testing
import Words

/// What came of tests, as other programs read it.
@Suite struct ReportTests {
  private static let hard = [
    "plain", "<b> & \"c\" 'd' ]]>", "# no directive", "a \\ b", "\u{1}\u{7}\u{1b}[31m", "日本 🙂 e\u{301}",
    "\u{FFFE}\u{85}\u{2028}", "tab\there", "ok 7 - not",
  ]

  private static func report() throws -> (report: ChatReport, names: [String]) {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text =
      hard.map { "test: \($0)\nbot: \($0)\n" }.joined()
      + "test: passes\nbot: …\ntest: mistaken\nbott: <x>\nvisitr: <y>\n"
    let file = ChatFile(text, in: Workspace())
    let outcomes = Sample.outcomes(text, following: flow, in: Workspace())
    let suite = ChatReport.Suite("a & b.chat", of: flow, unread: file.unread, outcomes: outcomes)
    return (ChatReport([suite]), ["mistaken"] + file.tests.map(\.name))
  }

  @Test func aJUnitReportIsXMLWithEachTestInIt() throws {
    let (report, names) = try Self.report()
    #expect(report.passed == 1 && report.failed == Self.hard.count + 1)
    let reader = Reader()
    let parser = XMLParser(data: Data(report.text(.junit, .english).utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.cases.count == names.count)
    #expect(zip(reader.cases, names).allSatisfy { $0 == $1 || $0.contains("\u{FFFD}") })
    #expect(reader.failures == report.failed)
    #expect(reader.counts == ["tests": "\(names.count)", "failures": "\(report.failed)"])
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var cases: [String] = []
    var failures = 0
    var counts: [String: String] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      switch name {
      case "testsuite": counts = attributes.filter { ["tests", "failures"].contains($0.key) }
      case "testcase": cases.append(attributes["name"] ?? "")
      case "failure": failures += 1
      default: break
      }
    }
  }

  @Test(arguments: [ChatReport.Form.plain, .tap]) func noNameOfAFileBreaksALine(form: ChatReport.Form) throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "test: fails\nbot: x\ntest: mistaken\nbott: y\n"
    let outcomes = Sample.outcomes(text, following: flow, in: Workspace())
    func lines(of file: String) -> Int {
      let suite = ChatReport.Suite(
        file, of: flow, unread: ChatFile(text, in: Workspace()).unread, outcomes: outcomes)
      return ChatReport([suite]).text(form, .english).split(separator: "\n").count
    }
    #expect(lines(of: "a\nb\u{2028}.chat") == lines(of: "a.chat"))
  }

  /// People see what is around the mistake: nobody reads a whole conversation for its last words. Programs get all of it.
  @Test func aLongConversationIsToldAroundItsMistake() throws {
    let actions = (1...20).map { number in
      let next = number < 20 ? "    next: m\(number + 1)\n" : ""
      return "  m\(number):\n    action: message\n    name: M\n    message: Message \(number)\n\(next)"
    }
    let file = "chatflow: 1\nname: Long\nlanguage: en\nstart: m1\nactions:\n" + actions.joined()
    let flow = try #require(ChatflowFile.decode(file).flow)
    let text = "test: A\n" + (1...14).map { "bot: Message \($0)\n" }.joined() + "bot: Something else\n"
    let outcomes = Sample.outcomes(text, following: flow, in: Workspace())
    let conversation = try #require(outcomes.first).transcript
    let report = ChatReport([ChatReport.Suite("a.chat", of: flow, unread: [], outcomes: outcomes)])
    let told = report.text(.plain, .english).split(separator: "\n").dropFirst().prefix { $0.hasPrefix("    ") }
    let place = try #require(conversation.firstIndex(of: "bot: Message 15"))
    let shown = (place - 10)..<(place + 4)
    #expect(conversation.count > shown.upperBound + 1)
    func leftOut(_ count: Int) -> String { "… (lines left out: \(count))" }
    var expected = [leftOut(shown.lowerBound)]
    expected += conversation[shown]
    expected.append(leftOut(conversation.count - shown.upperBound))
    #expect(told.map { String($0.dropFirst(4)) } == expected)
    let all = report.text(.tap, .english)
    #expect(conversation.allSatisfy { all.contains($0) })
  }

  @Test func aTAPReportHasALineForEachTestAndNoDirective() throws {
    let (report, names) = try Self.report()
    let lines = report.text(.tap, .english).split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["TAP version 13", "1..\(names.count)"])
    let tests = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    #expect(tests.count == names.count)
    #expect(tests.count { $0.hasPrefix("not ok ") } == report.failed)
    for test in tests {
      #expect(!test.replacing("\\\\", with: "").replacing("\\#", with: "").contains("#"), "\(test)")
    }
  }
}
