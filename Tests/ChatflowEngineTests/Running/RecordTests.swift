import ChatflowModel
import OrderedCollections
import Testing

@testable import ChatflowEngine

/// "Tokens" and "Records" of docs/behaviour.md.
@Suite struct RecordTests {
  // MARK: - Tokens

  /// What a text says where some values are known.
  static func said(_ text: String, _ values: [String: String] = [:], fallbacks: String = "") throws -> String? {
    var talk = try Talk(
      "say:\n  action: message\n  name: Say\n  message: \"\(text)\"",
      workspace: fallbacks.isEmpty ? "" : "fallbacks:\n  \(fallbacks)", visitor: Visitor(knowing: values))
    return talk.start().dropFirst().first
  }

  @Test func aTokenIsItsValueElseItsFallbackElseTheWorkspaces() throws {
    let own = "Hi {{contact.firstname|you}}!"
    let none = "Hi {{contact.firstname}}!"
    let shared = "contact.firstname: there"
    #expect(try Self.said(own, ["contact.firstname": "Anna"], fallbacks: shared) == "Hi Anna!")
    #expect(try Self.said(own, fallbacks: shared) == "Hi you!")
    #expect(try Self.said(none, fallbacks: shared) == "Hi there!")
    #expect(try Self.said("Hi {{contact.firstname|}}!", fallbacks: shared) == "Hi!")
  }

  @Test(arguments: [
    ("Hi {{contact.x}}!", "Hi!"), ("Hi {{contact.x}}, welcome", "Hi, welcome"), ("{{contact.x}} Hello", "Hello"),
    ("One {{contact.x}} two", "One two"), ("Bye {{contact.x}}", "Bye"), ("({{contact.x}})", "()"),
    ("One {{contact.x}} {{contact.y}} two", "One two"), ("a{{contact.x}}b", "ab"),
    ("**Hi {{contact.x}}** you", "**Hi** you"),
    ("{{contact.x}}", ""),
  ])
  func whereNothingStandsTheSurplusSpaceGoesWithIt(_ text: String, _ expected: String) throws {
    #expect(try Self.said(text) == expected)
  }

  @Test func aValueIsNeverReadAsFormattingAndMakesNoLines() throws {
    let said = try Self.said("{{contact.a}}", ["contact.a": "**b** {{contact.c}}\n- d", "contact.c": "e"])
    #expect(said == "\\*\\*b\\*\\* \\{{contact.c}} - d")
  }

  @Test func theConversationsPageAndLanguageAreAlwaysKnown() throws {
    var talk = try Talk(
      "say:\n  action: message\n  name: Say\n  message: On {{conversation.page}} in {{conversation.language}}",
      settings: "language: sv")
    talk.world.page = "https://example.com/a?b"
    #expect(talk.start()[1] == "On https://example.com/a?b in sv")
  }

  // MARK: - Writing

  static let collecting = """
    name:
      action: question
      name: Name
      message: Who are you?
      save-to: contact.firstname
      next: segment
    segment:
      action: add-to-segment
      name: Segment
      segment: partners
      next: workflow
    workflow:
      action: enroll-in-workflow
      name: Workflow
      workflow: nurture
      next: company
    company:
      action: set-company-property
      name: Company
      property: company.name
      value: "{{contact.firstname}} Ltd"
      next: email
    email:
      action: question
      name: Email
      message: Hi {{contact.firstname}}, your email?
      save-to: contact.email
      next: end
    """

  @Test func whatIsDoneWithAnUnknownContactWaitsUntilItIsKnown() throws {
    var talk = try Talk(Self.collecting)
    _ = talk.start()
    #expect(
      talk.says("Anna").filter { !$0.hasPrefix("->") } == [
        "contact.firstname = Anna (queued)", "addedToSegment(\"partners\") (queued)",
        "enrolledInWorkflow(\"nurture\") (queued)", "company.name = Anna Ltd (queued)", "Hi Anna, your email?",
        "? answer 1/3",
      ])
    #expect(!talk.conversation.state.isContactKnown)
    #expect(
      talk.says("anna@Example.com") == [
        "contact.email = anna@example.com (done)", "contact.firstname = Anna (done)",
        "addedToSegment(\"partners\") (done)",
        "enrolledInWorkflow(\"nurture\") (done)", "company.name = Anna Ltd (done)", "-> end (otherwise)", "ends: end",
      ])
    #expect(talk.conversation.state.isContactKnown && talk.conversation.state.queue.isEmpty)
  }

  @Test func aKnownContactIsWrittenAtOnceWithItsOldValueTold() throws {
    var talk = try Talk(Self.collecting, visitor: Visitor(knowing: ["contact.firstname": "Bo"]))
    _ = talk.start()
    let happenings = talk.take(.visitor(.says("Anna")))
    #expect(
      happenings.first
        == .wrote(Written(action: "name", property: "contact.firstname", old: "Bo", new: "Anna", outcome: .done)))
    #expect(happenings.flatMap(\.lines).contains("addedToSegment(\"partners\") (done)"))
  }

  static func setting(_ value: String, of property: String = "contact.score") -> String {
    """
    set:
      action: set-contact-property
      name: Set
      property: \(property)
      value: "\(value)"
      on-failure: failed
      next: end
    failed:
      action: message
      name: Failed
      message: Failed
    """
  }
  static let score = "contact-properties:\n  score:\n    label: Score\n    type: number"

  @Test func aValueWithAnUnknownTokenIsLeftAlone() throws {
    var talk = try Talk(
      Self.setting("{{contact.age}}"), workspace: Self.score, visitor: Visitor(knowing: ["contact.score": "1"]))
    #expect(
      talk.start() == [
        "-> set (start)", "contact.score = ‹contact age› (contact.age is unknown)", "-> end (otherwise)", "ends: end",
      ])
    #expect(talk.conversation.state.values["contact.score"] == "1")
  }

  @Test func aValueThatThePropertyCannotHoldIsAFailure() throws {
    var talk = try Talk(
      Self.setting("{{contact.age|old}}"), workspace: Self.score, visitor: Visitor(knowing: [:]))
    #expect(
      talk.start()[1...3] == [
        "contact.score = old (unreadable)", "trouble: set failed: unreadable(\"old\")", "-> failed (on-failure)",
      ])
  }

  @Test func whatOutsideRefusesFails() throws {
    var talk = try Talk(Self.setting("7"), workspace: Self.score, visitor: Visitor(knowing: [:]))
    talk.world.failing = ["set"]
    #expect(
      talk.start()[1...3] == [
        "contact.score = 7 (failed)", "trouble: set failed: refused", "-> failed (on-failure)",
      ])
    #expect(talk.conversation.state.values["contact.score"] == nil)
    var segment = try Talk(
      "add:\n  action: add-to-segment\n  name: Add\n  segment: s\n  next: end",
      settings: "options:\n  error-message: Sorry.", visitor: Visitor(knowing: [:]))
    segment.world.failing = ["add"]
    #expect(
      segment.start() == [
        "-> add (start)", "addedToSegment(\"s\") (failed)", "trouble: add failed: refused", "Sorry.",
        "-> end (otherwise)", "ends: end",
      ])
  }
}
