import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// What breaks an action breaks that action alone: the others open, and its text stays as it is, byte for byte.
struct BrokenFileTests {
  /// Three actions in a row. What the second one holds is the mistake.
  private static func text(_ second: String) -> String {
    """
    chatflow: 1
    name: Broken
    start: a

    actions:
      a:
        action: message
        name: First
        message: Hello there
        next: b

    \(second)

      c:
        action: message
        name: Third
        message: Third text

    """
  }

  private static func second(_ lines: String) -> String {
    "  b:\n    action: message\n    name: Second\n\(lines)\n    next: c"
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let what: String
    let second: String
    let reason: String
    var testDescription: String { what }

    init(_ what: String, _ lines: String, _ reason: String) {
      (self.what, second, self.reason) = (what, BrokenFileTests.second(lines), reason)
    }

    init(_ what: String, whole: String, _ reason: String) {
      (self.what, second, self.reason) = (what, whole, reason)
    }
  }

  static let mistakes = [
    Mistake("a tab before a key", "\tmessage: Second text", "yaml.tab"),
    Mistake("a tab among spaces", "  \t message: Second text", "yaml.tab"),
    Mistake("a key in the first column", "message: Second text", "yaml.indentation"),
    Mistake("a key of the top level in the first column", "name: Second text", "yaml.indentation"),
    Mistake("a bare key in the first column", "message:", "yaml.indentation"),
    Mistake("a text in the first column", "Second text", "yaml.indentation"),
    Mistake("a key one column too far in", "     message: Second text", "yaml.colon"),
    Mistake("a key one column too far out", "   message: Second text", "yaml.indentation"),
    Mistake("a double quote that is never closed", "    message: \"Second text", "yaml.open-quote"),
    Mistake("a single quote that is never closed", "    message: 'Second text", "yaml.open-quote"),
    Mistake("a square bracket that is never closed", "    bubbles: [Second text", "yaml.open-bracket"),
    Mistake("a curly bracket that is never closed", "    bubbles: {Second text", "yaml.open-bracket"),
    Mistake("a colon in a text", "    message: Note: second text", "yaml.colon"),
    Mistake("a text that begins with a sign", "    message: **Second** text", "yaml.sign"),
    Mistake("a text that begins with a percent sign", "    message: %20 off", "yaml.sign"),
    Mistake("a text that begins with an at sign", "    message: @anna", "yaml.sign"),
    Mistake("an escape that means nothing", "    message: \"C:\\data\"", "yaml.escape"),
    Mistake("a line that is no key", "    message: Second\n    text of it\n    name2", "yaml.no-colon"),
    Mistake("an item where there is no list", "    message: a\n    - b", "yaml.indentation"),
    Mistake("a text behind the sign of a block", "    message: | Second text", "yaml.block"),
    Mistake("an anchor", "    message: &second text", "anchor"),
    Mistake("an alias", "    message: *second", "alias"),
    Mistake("a tag", "    message: !second text", "tag"),
    Mistake("a key twice", "    message: Second text\n    message: again", "key-twice"),
    Mistake(
      "a key twice in an entry", "    message: x\n    attachments:\n      - file: a\n        file: b", "key-twice"),
    Mistake("a list in place of a text", "    message: [Second, text]", "not-a-list-here"),
    Mistake("keys in place of a text", "    message: {Second: text}", "not-keys-here"),
    Mistake("an explicit key without a value", "    ? message\n    text", "yaml.no-colon"),
    Mistake(
      "an id one column too far in", whole: "   b:\n    action: message\n    name: Second\n    next: c",
      "yaml.indentation"),
    Mistake(
      "an id in the first column", whole: "b:\n    action: message\n    name: Second\n    next: c", "yaml.indentation"),
    Mistake("a control character", "    message: \"Sec\u{7}ond\"", "control-character"),
  ]

  /// However many things in an action cannot be read, each is told once with its place, under one name in the builder and by
  /// `chatflow check`; what has no meaning there is told beside them.
  @Test func allThatCannotBeReadInAnActionIsTold() throws {
    let text = """
      chatflow: 1
      name: T
      start: a
      actions:
        a:
          action: question
          name: [A]
          message: Well?
          free-text: perhaps
          colour: red
          several-answers: perhaps
          next: end
      """
    let opened = ChatflowFile.decode(text)
    let flow = try #require(opened.flow)
    #expect(flow.actions["a"]?.defects.map(\.line) == [7, 9, 11])
    let found = Checks.run(flow)
    #expect(found.map(\.rule) == ["broken-action", "broken-action", "broken-action"])
    #expect(found.map { $0.facts["line"] } == ["7", "9", "11"])
    let checked = CheckedFile("t.chatflow.yaml", opened, workspace: Workspace(), words: .english)
    #expect(checked.open.map(\.place.line) == [7, 9, 10, 11])
    #expect(checked.open.map(\.rule.text) == ["broken-action", "broken-action", "file-problem", "broken-action"])
    #expect(checked.open.allSatisfy { $0.action == "a" })
  }

  @Test(arguments: mistakes)
  func aMistakeBreaksItsActionAlone(mistake: Mistake) throws {
    let text = Self.text(mistake.second)
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    #expect(flow.actions.keys == ["a", "b", "c"])
    #expect(flow.actions["a"]?.defect == nil && flow.actions["c"]?.defect == nil)
    #expect(flow.actions["c"]?.name == "Third")
    let defect = try #require(flow.actions["b"]?.defect)
    #expect(defect.reason == "problem.\(mistake.reason)")
    #expect((12...19).contains(defect.line), "\(defect.line)")
    #expect(flow.actions["b"]?.name == "Second")
    // Every other edit is written, and leaves the lines of the broken one alone.
    flow.actions["a"]?.name = "Hello"
    flow.actions["c"]?.values["message"] = .message(Message(RichText(literal: "Bye")))
    var added = Action(id: "d", kind: "message", name: "Fourth")
    added.values["message"] = .message(Message(RichText(literal: "Four")))
    flow.actions["d"] = added
    let source = try #require(opened.source)
    let written = try source.encode(flow).text
    #expect(written.contains(mistake.second))
    try ChatflowFile.verify(written, holds: flow)
    #expect(
      written == text.replacing("name: First", with: "name: Hello").replacing("Third text", with: "Bye")
        + "\n  d:\n    action: message\n    name: Fourth\n    message: Four\n")
  }

  @Test(arguments: mistakes)
  func aBrokenActionCanBeRemovedAndMovedAndNeverChanged(mistake: Mistake) throws {
    let opened = ChatflowFile.decode(Self.text(mistake.second))
    let flow = try #require(opened.flow)
    let source = try #require(opened.source)
    var removed = flow
    removed.actions["b"] = nil
    removed.actions["a"]?.next = .to("c")
    #expect(try source.encode(removed).text.contains(mistake.second) == false)
    var moved = flow
    let broken = moved.actions.removeValue(forKey: "b")
    moved.actions["b"] = broken
    #expect(try source.encode(moved).text.contains(mistake.second))
    var changed = flow
    changed.actions["b"]?.next = .end
    #expect(throws: Source.EncodingProblem.self) { try source.encode(changed) }
  }

  @Test func aSecondDocumentIsAMistakeOfItsOwn() throws {
    for sign in ["---", "--- # again", "...\nmore"] {
      let text = Self.text(Self.second("    message: Second text")) + "\(sign)\nchatflow: 1\nactions:\n  x:\n"
      let opened = ChatflowFile.decode(text)
      #expect(opened.problems.map(\.reason) == ["problem.yaml.document"])
      #expect(opened.problems.first?.line == 22)
      var flow = try #require(opened.flow)
      #expect(flow.actions.keys == ["a", "b", "c"] && flow.actions.values.allSatisfy { $0.defect == nil })
      flow.actions["c"]?.next = .end
      let written = try #require(try opened.source?.encode(flow).text)
      #expect(written == text.replacing("Third text\n", with: "Third text\n    next: end\n"))
    }
  }

  @Test func aKeyTwiceAtTheTopIsAMistakeOfThatKeyAlone() throws {
    let text = "chatflow: 1\nname: One\nlive: true\nname: Two\nactions:\n  a:\n    action: message\n    message: x\n"
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems.map(\.reason) == ["problem.key-twice"])
    #expect(opened.problems.first?.line == 4)
    var flow = try #require(opened.flow)
    #expect(flow.name == "One" && flow.values["live"] == .flag(true) && flow.actions["a"]?.defect == nil)
    flow.values["live"] = .flag(false)
    flow.name = "Three"
    let written = try #require(try opened.source?.encode(flow).text)
    #expect(written == text.replacing("name: One", with: "name: Three").replacing("live: true", with: "live: false"))
  }

  @Test func aSettingThatCannotBeReadLeavesTheRest() throws {
    let text = "chatflow: 1\nname: One\nwelcome: \"Hi\ntags: [a]\nactions:\n  a:\n    action: message\n    message: x\n"
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems.map(\.reason) == ["problem.yaml.open-quote"])
    var flow = try #require(opened.flow)
    #expect(flow.name == "One" && flow.values["tags"] == .list(["a"]) && flow.actions.keys == ["a"])
    flow.actions["a"]?.next = .end
    #expect(try opened.source?.encode(flow).text == text + "    next: end\n")
    // That very setting cannot be changed: what stands there is left as it is.
    flow.values["welcome"] = .message(Message(RichText(literal: "Hello")))
    let problem = try #require(opened.problems.first)
    #expect(throws: Source.EncodingProblem.unread(problem)) { try opened.source?.encode(flow) }
  }

  @Test(arguments: mistakes)
  func whatIsWrongIsSaidInTheUsersLanguage(mistake: Mistake) throws {
    let defect = try #require(ChatflowFile.decode(Self.text(mistake.second)).flow?.actions["b"]?.defect)
    for language in Language.all {
      let said = defect.sentence(Words.of(language))
      #expect(!said.contains("problem.") && !said.contains("did not find") && !said.contains("{"), "\(said)")
    }
  }
}
