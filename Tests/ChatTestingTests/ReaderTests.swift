import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Randomness
import Testing
import Words

/// What cannot be read is said with its place, and what would be read instead; the rest of the file is read all the same.
@Suite struct ReaderTests {
  @Test(arguments: problems)
  func aMistakeIsSaidWithItsPlace(text: String, said: String) {
    let file = ChatFile(text, in: FailureTests.workspace)
    #expect(file.problems.map { "\($0.line):\($0.column): \($0.sentence(.english))" }.joined(separator: "\n") == said)
    #expect(file.text == text)
  }

  /// Nothing that has to be said is left out without a word: each key of a situation, before the first step and later.
  @Test(arguments: SituationKey.allCases)
  func whatSaysNothingIsSaidToDoSo(key: SituationKey) {
    let mayBeNothing = [SituationKey.page, .language, .country].contains(key)
    for before in ["", "bot: Hi\n"] {
      for space in ["", "  ", "\t"] {
        let file = ChatFile("test: A\n\(before)\(key.rawValue):\(space)\n", in: FailureTests.workspace)
        #expect(file.problems.isEmpty == mayBeNothing, "\(key) \(before)")
      }
    }
  }

  /// Of what is wrong so much is told as shows which it is.
  @Test(arguments: ["bot: /", "visits: ", "visitor: (", "webhook: 200 {", "-> "])
  func aLongMistakeIsToldShort(begin: String) {
    let long = begin + String(repeating: "[", count: 100_000) + "\n"
    let problems = ChatFile("test: A\n\(long)test: B\nbot: /\(String(repeating: "[", count: 2000))/\n", in: Workspace())
      .problems
    #expect(!problems.isEmpty && problems.allSatisfy { $0.sentence(.english).count < 600 }, "\(problems.map(\.reason))")
  }

  /// A bubble may be files alone, and may begin with the first of them on its own line.
  @Test(arguments: [
    "bot: <file: guide.txt>", "bot:\n     <file: guide.txt>", "bot: <file: guide.txt>\n     <file: guide.txt>",
    "bot: <file: guide.txt>\n     [Yes]",
  ])
  func aBubbleMayBeFilesAlone(text: String) throws {
    let file = ChatFile("test: A\n\(text)\n", in: Workspace())
    #expect(file.problems == [])
    guard case .bot(let pattern)? = file.tests.first?.steps.first?.content else {
      return #expect(file.tests.count == 1)
    }
    #expect(pattern.text == .like(""))
    #expect(pattern.attachments == Array(repeating: "<file: guide.txt>", count: text.split(separator: "<").count - 1))
    #expect(pattern.replies == (text.contains("Yes") ? ["Yes"] : []))
  }

  /// The tests beside a mistaken one are read and run.
  @Test func oneMistakeTakesOneTestAway() {
    let file = ChatFile("test: A\nbot: Hi\n\ntest: B\nbott: Hi\n\ntest: C\nbot: Hi\n", in: Workspace())
    #expect(file.tests.map(\.name) == ["A", "C"])
    #expect(file.tests.map(\.line) == [1, 7])
    #expect(file.problems.map(\.line) == [5])
  }

  /// However much is wrong in a test, it is one test; what stands before the first is one more.
  @Test func whatIsWrongIsKnownByItsTest() {
    let file = ChatFile("bot: Hi\nbot: Ho\ntest: B\nbott: Hi\nat: noon\n\ntest: C\nend\n", in: Workspace())
    #expect(file.unread.map(\.name) == [nil, "B", "C"])
    #expect(file.unread.map { $0.problems.map(\.line) } == [[1, 2], [4, 5], [8]])
    #expect(file.problems.map(\.line) == [1, 2, 4, 5, 8])
  }

  /// Comments stand behind what is said of the situation, and nowhere in what people say.
  /// In a block they stand where what they are about does; what is indented further belongs to the text above.
  @Test func commentsMayBeIndentedInABlock() throws {
    let block = "  # First\n  bot: Hello\n# Between\n\n\t# With a tab\n  bot: More\n       # said\n  # Last\n"
    let file = ChatFile("test: A\nany order\n\(block)end\nbot: Bye\n", in: Workspace())
    #expect(file.problems == [])
    let steps = try #require(file.tests.first?.steps)
    #expect(steps.count == 2)
    guard case .anyOrder(let inner)? = steps.first?.content else {
      Issue.record("no block")
      return
    }
    #expect(inner.map(\.lines) == [4..<5, 8..<10])
  }

  @Test func commentsAreNoPartOfWhatIsSaid() throws {
    let text = """
      flow: a.chatflow.yaml   # which
      test: A # 1
      at: 2026-06-01 12:00    # noon
      contact: plan = "Gold # 1"   # the best
      page: https://example.com/#top
      articles: How to # things

      visitor: # 5 please
      customer agent: says # 5 it is
      """
    let file = ChatFile(text, in: Workspace())
    #expect(file.problems == [])
    #expect(file.flow?.value == "a.chatflow.yaml")
    let test = try #require(file.tests.first)
    #expect(test.name == "A # 1")
    let parts = test.settings.compactMap { if case .part(_, let text) = $0 { text.value } else { nil } }
    #expect(
      parts == [
        "2026-06-01 12:00", "plan = \"Gold # 1\"", "https://example.com/#top", "How to # things",
      ])
    guard case .visitor(.says("# 5 please")) = test.steps[0].content,
      case .customerAgent(.answers("# 5 it is")) = test.steps[1].content
    else {
      Issue.record("\(test.steps)")
      return
    }
  }

  static let ends = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\n\n", ""]
  static let pieces = [
    "test:", "test: A", "bot:", "bot: Hi", " ", "     [Yes] [No]", "[", "]", "\\", "…", "/(/", "/a+/", "~ x",
    "visitor:",
    "visitor: [Yes]", "(is silent for 5m)", "(closes the chat)", "->", "-> ends", "-> a = b", "any order", "end",
    "maybe",
    "maybe bot: x", "# x", "\u{FEFF}", "\t", "\0", "\u{301}", "at:", "at: 2026-06-01 12:00", "contact: a = \"b",
    "webhook: 999",
    "snippet: {", "flow: x", "team member: says", "customer agent: is paused", "zone: Europe/Stockholm", "visits: 0",
    "is silent for 99999999999999999999d", "visitor: (is silent for 4000000d)", "start: hi-im-the-acme-helper", "🇸🇪",
    "-> calls a webhook with {\"a\": 1}", "<file: x>", "articles: a <b>, \"c", "situation: x", "language:",
    "owner: anna",
  ]

  /// Whatever stands in a file, nothing traps, each byte stays where it is, and what can be read runs.
  @Test func anyTextIsReadAndStaysAsItIs() throws {
    let flow = try Sample.example("support-bot")
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    var random = SeededRandom(seed: 1)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<14, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
        text += Self.ends.randomElement(using: &random) ?? ""
      }
      let file = ChatFile(text, in: Sample.workspace)
      #expect(Array(file.text.utf8) == Array(text.utf8))
      for problem in file.problems {
        #expect(
          problem.line >= 1 && problem.line <= file.lines.count && problem.column >= 1, "\(text.debugDescription)")
      }
      for test in file.tests {
        let outcome = ChatRun.outcome(of: test, following: prepared, in: Sample.workspace, zone: Sample.zone)
        if let failure = outcome.failure { #expect(failure.line <= file.lines.count + 1, "\(text.debugDescription)") }
      }
      let (updated, updates) = file.updated(following: prepared, in: Sample.workspace, zone: Sample.zone)
      if updates.isEmpty { #expect(updated.text == text) }
      let (again, further) = updated.updated(following: prepared, in: Sample.workspace, zone: Sample.zone)
      #expect(further == [] && again.text == updated.text, "\(text.debugDescription)")
    }
  }

  static let problems: [(text: String, said: String)] = [
    ("bot: Hi", "1:1: “bot” stands before the first test: begin with test: …"),
    ("test:", "1:6: Nothing is said here: write test: A cancellation after hours becomes a ticket"),
    ("test: A\ntest: a", "2:7: There is a test “a” already: give this one another name"),
    ("flow:\ntest: A", "1:6: Nothing is said here: write flow: support.chatflow.yaml"),
    ("test: A\nflow: a.chatflow.yaml", "2:1: The chatflow is named once, before the first test"),
    (
      "test: A\n  bot: Hi",
      "1:1: What is indented below “test” belongs to nothing: only what people and services say has further lines"
    ),
    (
      "test: A\nat: 2026-06-01 12:00\n  more",
      "2:1: What is indented below “at” belongs to nothing: only what people and services say has further lines"
    ),
    (
      "test: A\n-> ends\n  more",
      "2:1: What is indented below “->” belongs to nothing: only what people and services say has further lines"
    ),
    (
      "test: A\nbott: Hi",
      "2:1: “bott” is nothing that a test says: write one of bot: · visitor: · ->; did you mean “bot:”?"
    ),
    (
      "test: A\nvistor: Hi",
      "2:1: “vistor” is nothing that a test says: write one of bot: · visitor: · ->; did you mean “visitor:”?"
    ),
    (
      "test: A\narticle: none",
      "2:1: “article” is nothing that a test says: write one of bot: · visitor: · ->; did you mean “articles:”?"
    ),
    ("test: A\nHello", "2:1: “Hello” is nothing that a test says: write one of bot: · visitor: · ->"),
    ("test: A\nany order\nbot: Hi", "2:1: What begins here never ends: put a line “end” behind it"),
    ("test: A\nany order\nany order\nend", "3:1: One “any order” cannot stand in another"),
    ("test: A\nany order\nvisitor: Hi\nend", "3:1: Only what is expected can come in any order: bot: · ->"),
    (
      "test: A\nany order: bot\nend",
      "2:12: Nothing stands behind “any order”: “bot” needs a line of its own\n3:1: There is no “any order” that could end here"
    ),
    ("test: A\nend", "2:1: There is no “any order” that could end here"),
    ("test: A\nmaybe visitor: Hi", "2:1: “visitor” cannot stay away: write maybe bot: · maybe ->"),
    (
      "test: A\nmaybe -> flies",
      "2:10: “flies” is nothing that can happen: write one of \(happenings), or what a property is set to (contact.reason = price)"
    ),
    (
      "test: A\n-> gos to x",
      "2:4: “gos to x” is nothing that can happen: write one of \(happenings), or what a property is set to (contact.reason = price); did you mean “goes to”?"
    ),
    ("test: A\nbot: Hi\nstart: x", "3:1: “start” belongs before the first step"),
    ("test: A\nbot: Hi\ncontact: firstname = Anna", "3:1: “contact” belongs before the first step"),
    ("test: A\nat: 2026-06-01 12:00\nat: 2026-06-01 12:00", "3:1: “at” is said of this test already"),
    ("test: A\nzone:", "2:6: Nothing is said here: write zone: …"),
    ("test: A\nat: noon", "2:5: “noon” is no time: write it like 2026-12-24 19:30"),
    ("test: A\nat: 2026-02-30 12:00", "2:5: “2026-02-30 12:00” is no time: write it like 2026-12-24 19:30"),
    ("test: A\ncontact: Anna", "2:10: “Anna” says no value: write it like firstname = Anna"),
    ("test: A\nowner: ana", "2:8: “ana” is no team member of the workspace: write one of anna; did you mean “anna”?"),
    (
      "test: A\nteam: nobdy",
      "2:7: “nobdy” is nobody of the workspace: write one of by the workspace · everybody · nobody, or ids of people and teams; did you mean “nobody”?"
    ),
    (
      "test: A\ncustomer agent: is pausd",
      "2:17: “is pausd” is nothing that the customer agent does: write one of answers · cannot answer · is asked for a human · fails · is paused · is missing; did you mean “is paused”?"
    ),
    ("test: A\nvisits: none", "2:9: “none” is no number from 1 on: write it like 1"),
    ("test: A\nwebhook: 99 {}", "2:10: “99” is no status of an answer: write it like 200"),
    ("test: A\nsnippet: {", "2:10: “{” is no JSON: write it like {\"botMessage\": \"Hello\"}"),
    ("test: A\nbooking: maybe", "2:10: “maybe” is no answer to a booking: write one of booked · not booked · fails"),
    ("test: A\nteam member: waves", "2:14: “waves” is nothing that a team member does: write one of says … · resolves"),
    (
      "test: A\nvisitor: (close the chat)",
      "2:10: “(close the chat)” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket; did you mean “(closes the chat)”?"
    ),
    (
      "test: A\nvisitor: [Billing",
      "2:10: “[Billing” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket; did you mean “[Billing]”?"
    ),
    (
      "test: A\nvisitor: [Billing] please",
      "2:10: “[Billing] please” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket"
    ),
    (
      "test: A\nvisitor: <file: a.png",
      "2:10: “<file: a.png” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket"
    ),
    ("test: A\nvisitor:", "2:9: Nothing is said here: write visitor: [Billing]"),
    (
      "test: A\nvisitor: <file: >",
      "2:10: “<file: >” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket"
    ),
    ("test: A\nticket:", "2:8: Nothing is said here: write something like ticket: 1"),
    ("test: A\nbot: Hi\nticket:", "3:8: Nothing is said here: write something like ticket: 1"),
    ("test: A\nbot: Hi\narticles: # none", ""),
    ("test: A\ncontact:", "2:9: Nothing is said here: write something like contact: firstname = Anna"),
    ("test: A\npage:\nlanguage:\ncountry:", ""),
    ("test: A\nwebhook: 200 {a", "2:10: “{a” is no JSON: write it like {\"botMessage\": \"Hello\"}"),
    ("test: A\nbot: Hi\nwebhook: [1,", "3:10: “[1,” is no JSON: write it like {\"botMessage\": \"Hello\"}"),
    ("test: A\nbot: Hi\nwebhook: 200 <html>", ""),
    (
      "test: A\nvisitor: (is silent for 45 minutes)",
      "2:10: “(is silent for 45 minutes)” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket; did you mean “(is silent for 45m)”?"
    ),
    (
      "test: A\nvisitor: (is slient 2h)",
      "2:10: “(is slient 2h)” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket; did you mean “(is silent for 2h)”?"
    ),
    (
      "test: A\nvisitor: (is silent for 1.5h)",
      "2:10: “(is silent for 1.5h)” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket"
    ),
    (
      "test: A\nvisitor: (is silent for 99999999999999999999d)",
      "2:10: “(is silent for 99999999999999999999d)” is nothing that a visitor does: write one of \(deeds), or put a backslash before a text that begins with a bracket"
    ),
    ("test: A\ncontact: frstname = Anna", "2:10: There is no property contact.frstname; did you mean “firstname”?"),
    ("test: A\ncompany: naem = Acme", "2:10: There is no property company.naem; did you mean “name”?"),
    ("test: A\nbot: /(/", "2:6: “/(/” is no regular expression"),
  ]

  static let deeds = "[Billing] · <file: receipt.pdf> · (closes the chat) · (is silent for 30m)"
  static let happenings =
    "goes to · goes on to the end · skips · adds to segment · enrols in workflow · subscribes to · calls a webhook · runs a snippet · looks up · asks for times · books · opens a ticket · hands over to · handoff: · ends · trouble: · ignored:"
}
