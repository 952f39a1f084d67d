import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// How each kind of failure is told: with the line that was not as it says, and what came.
@Suite struct FailureTests {
  /// Tests of a small chatflow, and for each the line and the text of its failure.
  struct Case: Sendable, CustomTestStringConvertible {
    let test: String
    let told: String
    var testDescription: String { told }
  }

  @Test(arguments: cases)
  func aFailureIsToldWithItsLine(fails: Case) throws {
    let flow = try #require(ChatflowFile.decode(Self.flow).flow)
    let text = "test: A\n\(fails.test)\n"
    let file = ChatFile(text, in: Self.workspace)
    #expect(file.problems == [])
    let outcome = try #require(Sample.outcomes(text, following: flow, in: Self.workspace).first)
    let told = outcome.failure.map { "\($0.line): " + $0.told(.english, of: flow).joined(separator: "\n") }
    #expect(told == fails.told)
  }

  /// One of each kind there is.
  @Test func everyKindIsInTheTable() throws {
    let flow = try #require(ChatflowFile.decode(Self.flow).flow)
    let kinds = Set(
      Self.cases.compactMap { fails in
        Sample.outcomes("test: A\n\(fails.test)", following: flow, in: Self.workspace).first?.failure?.reason.kind
      })
    #expect(kinds.count == 12)
  }

  static let workspace = WorkspaceFile.decode(
    """
    workspace: 1
    name: W
    people:
      anna: Anna
    situations:
      evening:
        name: In the evening
        at: 2026-06-01 20:00
      mistaken:
        name: At a time that is none
        at: garbage
    """
  ).workspace

  static let flow = """
    chatflow: 1
    name: Small
    language: en
    start: hello

    actions:
      hello:
        action: message
        name: Hello
        message: Hello **Anna**, how are you?
        attachments:
          - file: guide.txt
        next: what-next

      what-next:
        action: question
        name: What next?
        message: What next?
        replies:
          - reply: Order
            next: order
          - reply: Person
            next: person
        free-text: false

      order:
        action: set-contact-property
        name: Order
        property: contact.reason
        value: order
        next: thanks

      thanks:
        action: message
        name: Thanks
        message: |-
          Thank you.

          Bye.

      person:
        action: send-to-team-member
        name: Person
        assign-to: specific
        assignees:
          - user:anna
        message-available: Welcome.
    """

  /// How each test begins.
  static let hello = """
    bot: Hello **Anna**, how are you?
         <file: guide.txt>
    bot: What next?
         [Order] [Person]

    """

  static let cases: [Case] = [
    Case(
      test: "bot: Hello **Bert**, how are you?\n     <file: guide.txt>",
      told: """
        2: The bot says something else, at “Hello” (hello)
        expected  Hello **Bert**, how are you?
        came      Hello **Anna**, how are you?
                          ^
        """),
    Case(
      test: "bot: Hello …, how were you?\n     <file: guide.txt>",
      told: """
        2: The bot says something else, at “Hello” (hello)
        expected  Hello …, how were you?
        came      Hello **Anna**, how are you?
                        ^
        """),
    Case(
      test: "bot: ~ good day",
      told: """
        2: The bot says something else, at “Hello” (hello)
        expected  ~ good day
        came      Hello **Anna**, how are you?
        """),
    Case(
      test: "bot: /Hello [A-Z]+/",
      told: """
        2: The bot says something else, at “Hello” (hello)
        expected  /Hello [A-Z]+/
        came      Hello **Anna**, how are you?
        """),
    Case(
      test: "bot: Hello …",
      told: """
        2: Other files come with it, at “Hello” (hello)
        expected  
        came      <file: guide.txt>
        """),
    Case(
      test: "bot: ~ hello\n     <file: guide.txt>\nbot: What next?\n     [Order] […]",
      told: """
        4: Other quick replies are offered, at “What next?” (what-next)
        expected  [Order] […]
        came      [Order] [Person]
        """),
    Case(
      test: "\(hello)visitor: [Nothing]",
      told: """
        6: [Nothing] cannot be chosen, at “What next?” (what-next)
        came      [Order] [Person]
        """),
    Case(
      test: "\(hello)visitor: [Order]\nbot: …\nbot: And more",
      told: """
        8: The bot says something else, at “Thanks” (thanks)
        expected  And more
        came      Thank you.

                  Bye.
        """),
    Case(
      test: "\(hello)visitor: [Order]\nbot: ~ bye\nbot: And more",
      told: """
        8: The bot says nothing more, at “Thanks” (thanks)
        expected  And more
        """),
    Case(
      test: "\(hello)visitor: [Order]\n\n# The end.",
      told: """
        7: The bot says something of which the test says nothing, at “Thanks” (thanks)
        came      Thank you.

                  Bye.
        """),
    Case(
      test: "\(hello)visitor: [Order]\n-> contact.reason = gift",
      told: """
        7: This does not happen before the bot says something else, at “Thanks” (thanks)
        expected  -> contact.reason = gift
        came      -> goes to order ([Order])
        came      -> contact.reason = order (queued)
        came      -> goes to thanks (otherwise)
        """),
    Case(
      test: "\(hello)visitor: [Order]\n-> ends",
      told: """
        7: The bot says something of which the test says nothing, at “Thanks” (thanks)
        came      Thank you.

                  Bye.
        """),
    Case(
      test: "\(hello)visitor: [Order]\nbot: ~ bye\narticles: none",
      told: "8: Nobody asks for what “articles:” answers, at “Thanks” (thanks)"),
    Case(
      test: "\(hello)visitor: [Order]\nbot: ~ bye\ncustomer agent: cannot answer",
      told: "8: The customer agent does not have the conversation, at “Thanks” (thanks)"),
    Case(
      test: "\(hello)visitor: [Order]\nbot: ~ bye\nteam member: resolves",
      told: "8: No team member has the conversation, at “Thanks” (thanks)"),
    Case(
      test: "\(hello)visitor: [Person]\nteam member: says Hello",
      told: """
        7: The bot says something of which the test says nothing, at “Person” (person)
        came      Welcome.
        """),
    Case(
      test: "at: 2026-06-01 12:00\n\(hello)at: 2026-06-01 11:59",
      told: "7: This is before what happened already, at “What next?” (what-next)"),
    Case(
      test: "at: 2026-06-01 12:00 Europe/Atlantis",
      told: "2: There is no time zone “Europe/Atlantis” on this machine; did you mean “Europe/Athens”?"),
    Case(
      test: "zone: Europe/Atlantis",
      told: "2: There is no time zone “Europe/Atlantis” on this machine; did you mean “Europe/Athens”?"),
    Case(
      test: "\(hello)at: 2027-06-01 12:00 Europe/Atlantis",
      told:
        "6: There is no time zone “Europe/Atlantis” on this machine, at “What next?” (what-next); did you mean “Europe/Athens”?"
    ),
    Case(test: "situation: mistaken", told: "2: “garbage” is no time: write it like 2026-12-24 19:30"),
    Case(
      test: "situation: At noon",
      told: """
        2: The workspace has no situation “At noon”
        expected  In the evening · At a time that is none
        """),
    Case(
      test: "\(hello)visitor: [Order]\nbot: …\nvisitor: Hello?",
      told: "8: Nobody hears this: the chat has ended, or did not begin, at “Thanks” (thanks)"),
    Case(test: "start: helo", told: "2: There is no action “helo” to start at; did you mean “hello”?"),
    Case(
      test: "situation: In the evenig",
      told: """
        2: The workspace has no situation “In the evenig”; did you mean “In the evening”?
        expected  In the evening · At a time that is none
        """),
    Case(
      test: "\(hello)visitor: [Oder]",
      told: """
        6: [Oder] cannot be chosen, at “What next?” (what-next); did you mean “[Order]”?
        came      [Order] [Person]
        """),
    Case(
      test: "any order\n  bot: ~ what next?\n       [Order] [Person]\n  bot: Good day\nend",
      told: """
        3: The bot says something else, at “Hello” (hello)
        expected  ~ what next?
        came      Hello **Anna**, how are you?
        """),
  ]
}

extension ChatFailure.Reason {
  /// Which kind it is.
  fileprivate var kind: String { String(String(describing: self).prefix { $0 != "(" }) }
}
