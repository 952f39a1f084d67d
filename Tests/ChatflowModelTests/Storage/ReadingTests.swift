import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// What is wrong in a file is said with its place and a way out, and breaks no more than it must.
struct ReadingTests {
  /// A mistake in a file, and what is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let said: String
    var testDescription: String { said }
    init(_ said: String, _ text: String) {
      self.said = said
      self.text = text
    }
    /// A mistake in the lines of an action.
    init(action lines: String, _ said: String, kind: String = "question") {
      self.said = said
      let indented = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
      text = "chatflow: 1\nactions:\n  a:\n    action: \(kind)\n\(indented.joined(separator: "\n"))\n"
    }
  }

  static let mistakes: [Mistake] = [
    Mistake("1:1: warning: The file is empty: a chatflow begins with chatflow: 1", ""),
    Mistake("1:1: error: This is no chatflow: one begins with chatflow: 1", "- a\n- b\n"),
    Mistake("1:1: error: This is no chatflow: one begins with chatflow: 1", "name: x\n"),
    Mistake("1:1: error: The file does not say its version: add chatflow: 1", "actions: {}\n"),
    Mistake("1:11: error: Version two is not known; this program reads version 1", "chatflow: two\n"),
    Mistake(
      "1:11: warning: The file has version 2, this program writes version 1: what it does not know is kept as it is",
      "chatflow: 2\n"),
    Mistake(
      "2:1: warning: “langauge” is not known here and kept as it is; did you mean “language”?",
      "chatflow: 1\nlangauge: en\n"),
    Mistake("2:7: error: “yes” is neither true nor false; did you mean “true”?", "chatflow: 1\nlive: yes\n"),
    Mistake(
      "3:17: error: “allways” is none of always, office-hours; did you mean “always”?",
      "chatflow: 1\noptions:\n  availability: allways\n"),
    Mistake(
      "3:20: error: “30 minutes” is no span of time: write 30m, 1h or 1.5s",
      "chatflow: 1\noptions:\n  session-timeout: 30 minutes\n"),
    Mistake(
      "2:1: error: Git has left a conflict here: the builder asks about both sides when it opens the file, or resolve it in an editor",
      "chatflow: 1\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> main\n"),
    Mistake(
      "2:7: error: “&a” would be an anchor (&), and none is read: put the text in quotes",
      "chatflow: 1\nname: &a Anna\n"),
    Mistake(
      "2:7: error: “*a” would be an alias (*), and none is followed: put the text in quotes", "chatflow: 1\nname: *a\n"),
    Mistake(
      "2:7: error: “!!str” would be a tag (!), and none is read: put the text in quotes",
      "chatflow: 1\nname: !!str Anna\n"),
    Mistake("2:7: error: A control character may not stand here: remove it", "chatflow: 1\nname: \u{1B}[31m\n"),
    Mistake("2:7: error: A control character may not stand here: remove it", "chatflow: 1\nname: \"\\e[31m\"\n"),
    Mistake("2:8: error: A control character may not stand here: remove it", "chatflow: 1\nname: a\u{9B}31m\n"),
    Mistake(
      "6:3: error: There is an action “a” already: give this one another id",
      "chatflow: 1\nactions:\n  a:\n    action: message\n\n  a:\n    action: message\n"),
    Mistake(
      "5:5: error: “name” stands here more than once: keep one",
      "chatflow: 1\nactions:\n  a:\n    name: A\n    name: B\n"),
    Mistake(
      "3:3: error: “end” means the end of the chat and cannot be an action's id: choose another",
      "chatflow: 1\nactions:\n  end:\n    action: message\n"),
    Mistake(
      "4:13: warning: Actions of the kind “mesage” are not known here: it is kept as it is; did you mean “message”?",
      "chatflow: 1\nactions:\n  a:\n    action: mesage\n"),
    Mistake(
      "3:6: error: “hello” does not belong here; expected: the action's keys, two spaces further in",
      "chatflow: 1\nactions:\n  a: hello\n"),
    Mistake(
      action: "fre-text: false",
      "5:5: warning: “fre-text” is not known here and kept as it is; did you mean “free-text”?"),
    Mistake(action: "next: b\ngo-to: c", "6:5: error: “next” and “go-to” both say where it leads: keep one"),
    Mistake(action: "replies:\n  - label: Yes", "6:9: warning: “label” is not known here and kept as it is"),
    Mistake(
      action: "replies: Billing", "5:14: error: “Billing” does not belong here; expected: a list of quick replies"),
    Mistake(action: "attachments:\n  - picture: a.png", "6:9: warning: “picture” is not known here and kept as it is"),
    Mistake(action: "message: [a, b]", "5:14: error: A list does not belong here; expected: a text"),
    Mistake(action: "message:\n  text: a", "6:7: error: Keys with values do not belong here; expected: a text"),
    Mistake(
      action: "respond: provided-mesage",
      "5:14: error: “provided-mesage” is none of recent-question, provided-message, provided-question; "
        + "did you mean “provided-message”?", kind: "send-to-customer-agent"),
    Mistake(
      action: "handoff:\n  route-to: tem:support",
      "6:17: error: “tem:support” is none of channel-default, team:…, user:…, workflow:…",
      kind: "send-to-customer-agent"),
    Mistake(
      action: "assignees:\n  - support",
      "6:9: error: “support” is neither a team nor a person: write team:ID or user:ID", kind: "send-to-team-member"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsSaidWithItsPlaceAndAWayOut(mistake: Mistake) {
    let opened = ChatflowFile.decode(mistake.text)
    let said = opened.problems.map { $0.line(in: "f", .english) }
    #expect(said.contains("f:\(mistake.said)"), "said: \(said)")
  }

  @Test func missingKindNamesTheKinds() throws {
    let opened = ChatflowFile.decode("chatflow: 1\nactions:\n  a:\n    acton: message\n    name: A\n    next: b\n")
    let problem = try #require(opened.problems.first)
    #expect(problem.reason == "problem.no-kind")
    #expect((problem.line, problem.column) == (3, 3))
    #expect(problem.suggestion == "action")
    let action = try #require(opened.flow?.actions["a"])
    #expect(action.defect != nil && action.name == "A" && action.next == .to("b"))
  }

  @Test func aSyntaxErrorBreaksOnlyItsAction() throws {
    let text = """
      chatflow: 1
      name: Bot
      start: a
      actions:
        a:
          action: message
          message: Hello
          next: b

        b:
          action: message
          name: The broken one
          message: "no end
          next: c

        c:
          action: message
          message: Bye

      """
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    let source = try #require(opened.source)
    #expect(flow.actions.keys == ["a", "b", "c"])
    #expect(flow.actions["a"]?.defect == nil && flow.actions["c"]?.defect == nil)
    #expect(flow.actions["b"]?.name == "The broken one")
    #expect(flow.actions["b"]?.next == .to("c"))
    #expect(flow.actions["b"]?.defect?.reason == "problem.yaml.open-quote")
    flow.actions["a"]?.values["message"] = .message(Message(RichText(literal: "Hi")))
    #expect(try source.encode(flow).text == text.replacing("Hello", with: "Hi"))
  }

  @Test func whatIsNotKnownIsKept() throws {
    let text = """
      chatflow: 1
      x-team: {name: growth, size: 3}
      actions:
        a:
          action: teleport
          name: Beam
          target: [1, 2]
          replies:
            - reply: "Yes"
              next: a
              tone: kind
          when-closed: a

      """
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    #expect(flow.values.kept.map(\.key) == ["x-team"])
    #expect(
      flow.actions["a"]?.values.kept == [KeptEntry(key: "target", value: .sequence([.scalar("1"), .scalar("2")]))])
    #expect(flow.actions["a"]?.replies.first?.kept.first?.key == "tone")
    #expect(flow.actions["a"]?.edges["when-closed"] == .to("a"))
    flow.actions["a"]?.next = .end
    #expect(try opened.source?.encode(flow).text == text + "    next: end\n")
  }

  /// What stands behind a quoted key and a space was once overlooked.
  @Test func anAliasThatNobodySawBeforeIsNotFollowed() {
    let opened = ChatflowFile.decode("chatflow: 1\n\"a\" : &a [x]\n\"b\" : [*a, *a]\n")
    #expect(opened.problems.contains { $0.reason == "problem.alias" && $0.line == 3 })
  }

  @Test func aliasesDoNotExpand() {
    var text = "chatflow: 1\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
    for level in 1...12 {
      text += "x\(level): &x\(level) [\(Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    #expect(ChatflowFile.decode(text).problems.contains { $0.reason == "problem.anchor" })
  }

  @Test func deepNestingIsRefused() {
    for text in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000)] {
      let opened = ChatflowFile.decode("chatflow: 1\nactions:\n  a:\n    action: webhook\n    x: \(text)\n")
      #expect(opened.flow?.actions["a"]?.defect != nil)
    }
    let nested = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(ChatflowFile.decode("chatflow: 1\nx: \(nested)\n").problems.contains { $0.reason == "problem.too-deep" })
  }

  /// Small values are what makes a text of a few megabytes huge in memory: they are counted while they are read.
  @Test(arguments: [("k: [", "a,", "]"), ("k:\n", "- a\n", ""), ("k:\n", "- a: b\n", "")])
  func moreValuesThanAnyChatflowHasAreRefused(begin: String, value: String, end: String) {
    let opened = ChatflowFile.decode("chatflow: 1\n" + begin + String(repeating: value, count: 1_000_001) + end)
    #expect(opened.flow == nil)
    #expect(opened.problems.map(\.reason) == ["problem.too-many-values"])
  }

  @Test func conditionsInBracketsAreSentences() throws {
    let text = """
      chatflow: 1
      actions:
        a:
          action: if-then
          branches:
            - if: [response contains any of "price", "cost"]
              next: a
            - if: team member is available
              or:
                - - office hours are open
                - - response is empty

      """
    let opened = ChatflowFile.decode(text)
    let branches = try #require(opened.flow?.actions["a"]?.branches)
    #expect(branches[0].groups == [[Condition("response contains any of \"price\", \"cost\"")]])
    #expect(
      branches[1].groups == [
        [Condition("team member is available")], [Condition("office hours are open")], [Condition("response is empty")],
      ])
  }

  /// An entry that has nothing but its text is a text.
  @Test(arguments: ["[1, 2]", "[]", "[{value: x}]"])
  func aListInPlaceOfATextIsToldFromATextThatIsMissing(value: String) throws {
    let lines =
      "chatflow: 1\nactions:\n  t:\n    action: submit-ticket\n    name: T\n    properties: {other: \(value)}\n"
    let defect = try #require(ChatflowFile.decode(lines).flow?.actions["t"]?.defect)
    #expect(defect.sentence(.english) == "A list does not belong here; expected: a text")
    let fallbacks = WorkspaceFile.decode("fallbacks:\n  contact.email: \(value)\npeople: {a: \(value)}\n").problems
    #expect(fallbacks.map(\.expected) == ["problem.expected.text", "problem.expected.mapping"])
  }
}
