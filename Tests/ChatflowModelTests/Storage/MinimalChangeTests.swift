import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// A change of one thing changes the lines of that thing and no others.
struct MinimalChangeTests {
  /// Comments, quoting, key order and indentation as a person might have written them.
  static let sprinkled = """
    # The bot on the help page.
    # Ask Anna before you change the hand-over.

    chatflow: 1
    name: 'Support bot'   # shown in the list
    language: "en"
    live: true

    # later:
    # welcome: Hello

    start: greet
    actions:
      # --- opening ---

      # says hello
      greet:
        name: "Greet"
        action: message   # plain
        # the text
        message: 'Hi {{contact.firstname|there}}!'   # keep it short
        next: topic
        # after greet


      topic:
        action:   question
        name: Ask for the topic
        message: >-
          What do you need
          help with?
        replies:   # in order of frequency
        # most ask this
        - reply: Billing
          next: bye   # for now
        - {reply: Technical, next: bye}
        - reply: "Something else"
          # people love this
          go-to: greet
        free-text: no-such
        save-to: contact.topic

      # says good-bye
      bye:
        action: message
        name: Bye
        message: |-   # two lines
          Bye!

          # not a comment
        x-unknown: {a: 1, b: [2, 3]}
    # the end
    """.replacing("free-text: no-such", with: "free-text: false") + "\n"

  private func opened(_ text: String) throws -> (flow: Chatflow, source: Source) {
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems.filter { $0.severity == .error } == [])
    return (try #require(opened.flow), try #require(opened.source))
  }

  private func changedLines(_ old: String, _ new: String) -> (removed: [String], added: [String]) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let difference = new.difference(from: old)
    return (
      difference.removals.map { if case .remove(_, let line, _) = $0 { line } else { "" } },
      difference.insertions.map { if case .insert(_, let line, _) = $0 { line } else { "" } }
    )
  }

  @Test func aKeyIsPutInFrontOfOneThatIsWrittenAnew() throws {
    let opened = ChatflowFile.decode("chatflow: 1\nname: Bot\noptions: {typing-delay: 2s}\n")
    var flow = try #require(opened.flow)
    flow.values["language"] = .text("sv")
    flow.values["options"] = .record(["typing-delay": .number(3_000)])
    let text = try #require(try opened.source?.encode(flow).text)
    #expect(text == "chatflow: 1\nname: Bot\nlanguage: sv\noptions:\n  typing-delay: 3s\n")
  }

  @Test func nothingChangedWritesTheSameBytes() throws {
    let (flow, source) = try opened(Self.sprinkled)
    #expect(try source.encode(flow).text == Self.sprinkled)
  }

  @Test func oneTextChangedIsOneLine() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    changed.actions["greet"]?.values["message"] = .message(Message(RichText(literal: "Hello it's me!")))
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(lines.removed == ["    message: 'Hi {{contact.firstname|there}}!'   # keep it short"])
    #expect(lines.added == ["    message: 'Hello it''s me!'   # keep it short"])
  }

  @Test func settingsAndNamesAreOneLineEach() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    changed.name = "Help bot"
    changed.actions["topic"]?.name = "Topic: which?"
    changed.actions["bye"]?.values["message"] = .message(Message(RichText(literal: "Bye!\n\nCome again")))
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(
      lines.removed == [
        "name: 'Support bot'   # shown in the list", "    name: Ask for the topic", "      # not a comment",
      ])
    #expect(
      lines.added == [
        "name: 'Help bot'   # shown in the list", "    name: \"Topic: which?\"", "      Come again",
      ])
  }

  @Test func aReplyMoreIsTwoLines() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    changed.actions["topic"]?.replies.insert(QuickReply("Sales", link: .to("bye")), at: 1)
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(lines.removed == [])
    #expect(lines.added == ["    - reply: Sales", "      next: bye"])
  }

  @Test func anInsertedActionIsItsBlockAndOneLine() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    var new = Action(id: "wait", kind: "message", name: "Wait")
    new.values["message"] = .message(Message(RichText(literal: "One moment")))
    new.next = .to("topic")
    changed.actions["greet"]?.next = .to("wait")
    changed.actions.updateValue(new, forKey: "wait", insertingAt: 1)
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(lines.removed == ["    next: topic"])
    #expect(
      lines.added == [
        "    next: wait", "", "  wait:", "    action: message", "    name: Wait", "    message: One moment",
        "    next: topic",
      ])
  }

  @Test func aRemovedActionTakesItsLinesAndItsComment() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    changed.actions["bye"] = nil
    let encoded = try source.encode(changed)
    #expect(encoded.lost.map(\.text) == ["# says good-bye", "# two lines"])
    #expect(!encoded.text.contains("bye:"))
    #expect(encoded.text.hasSuffix("save-to: contact.topic\n# the end\n"))
  }

  @Test func aJumpInsteadOfALinkIsOneLine() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    changed.actions["topic"]?.replies[0].link = .jump(to: "greet")
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(lines.removed == ["      next: bye   # for now"])
    #expect(lines.added == ["      go-to: greet   # for now"])
  }

  @Test func anotherOrderKeepsWhatBelongsTogether() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    let last = try #require(changed.actions["bye"])
    changed.actions["bye"] = nil
    changed.actions.updateValue(last, forKey: "bye", insertingAt: 0)
    let text = try source.encode(changed).text
    let back = ChatflowFile.decode(text)
    #expect(back.flow?.actions.keys == ["bye", "greet", "topic"])
    #expect(text.contains("  # says good-bye\n  bye:\n"))
    #expect(text.contains("  # --- opening ---\n\n  # says hello\n  greet:\n"))
  }

  @Test func anotherIDIsOneLineAndOnePerLink() throws {
    let (flow, source) = try opened(Self.sprinkled)
    var changed = flow
    var bye = Action(id: "good-bye", kind: "message", name: "Bye")
    bye.values = try #require(flow.actions["bye"]).values
    changed.actions["bye"] = nil
    changed.actions["good-bye"] = bye
    changed.actions["topic"]?.replies[0].link = .to("good-bye")
    changed.actions["topic"]?.replies[1].link = .to("good-bye")
    let text = try source.encode(changed).text
    let lines = changedLines(Self.sprinkled, text)
    #expect(lines.removed == ["      next: bye   # for now", "    - {reply: Technical, next: bye}", "  bye:"])
    #expect(
      lines.added == [
        "      next: good-bye   # for now", "    - reply: Technical", "      next: good-bye", "  good-bye:",
      ])
  }

  @Test func windowsLineEndsStay() throws {
    let windows = "\u{FEFF}" + Self.sprinkled.replacing("\n", with: "\r\n")
    let (flow, source) = try opened(windows)
    var changed = flow
    changed.actions["bye"]?.values["message"] = .message(Message(RichText(literal: "One\nTwo\nThree")))
    let text = try source.encode(changed).text
    #expect(text.replacing("\r\n", with: "").contains("\n") == false)
    #expect(text.contains("      One\r\n      Two\r\n      Three\r\n"))
    #expect(try source.encode(flow).text == windows)
  }

  @Test func aFileWithoutLastLineBreakGrowsAtItsEnd() throws {
    let text = "chatflow: 1\nactions:\n  a:\n    action: message\n    name: A"
    let (flow, source) = try opened(text)
    var changed = flow
    changed.actions["a"]?.next = .end
    #expect(try source.encode(changed).text == text + "\n    next: end")
    changed.actions["b"] = Action(id: "b", kind: "message", name: "B")
    #expect(try source.encode(changed).text == text + "\n    next: end\n\n  b:\n    action: message\n    name: B")
  }
}
