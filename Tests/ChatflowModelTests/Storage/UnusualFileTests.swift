import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// What YAML allows and hardly anybody writes: it opens, it can be changed, it is formatted, and says the same afterwards.
struct UnusualFileTests {
  private static func edited(_ text: String, _ change: (inout Chatflow) -> Void) throws -> String {
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems.filter { $0.severity == .error } == [])
    var flow = try #require(opened.flow)
    let source = try #require(opened.source)
    let formatted = try source.formatted().text
    try ChatflowFile.verify(formatted, holds: flow)
    #expect(try ChatflowFile.decode(formatted).source?.formatted().text == formatted)
    change(&flow)
    let written = try source.encode(flow).text
    try ChatflowFile.verify(written, holds: flow)
    return written
  }

  private static func message(_ text: String) -> FieldValue { .message(Message(RichText(literal: text))) }

  @Test(arguments: ["null", "~", "~ # c", "", "  # c", "{}", "{} # c", "Null"])
  func actionsThatAreNothingTakeTheFirst(nothing: String) throws {
    let written = try Self.edited("chatflow: 1\nname: T\nactions: \(nothing)\n") { flow in
      flow.actions["a"] = Action(id: "a", kind: "message", name: "A")
      flow.start = .to("a")
    }
    #expect(written.contains("actions:\(nothing.contains("#") ? " " : "")"))
    #expect(written.hasSuffix("\n  a:\n    action: message\n    name: A\n"))
    #expect(written.contains("# c") == nothing.contains("#"))
    #expect(!written.contains("null") && !written.contains("~") && !written.contains("{"))
  }

  /// Somebody has made the file and written nothing into it yet, or only what it is to be.
  @Test(arguments: [
    "", "\n", "# only", "# only\n", "\n  # one\n\n# two\n", "# a\r\n# b\r\n", "\u{feff}", "\u{feff}# c\n",
  ])
  func aFileWithNothingButCommentsIsAChatflowThatNobodyHasBegun(text: String) throws {
    let opened = ChatflowFile.decode(text)
    #expect(opened.flow == Chatflow(name: "") && opened.isWritable)
    #expect(opened.problems.map(\.reason) == ["problem.empty"])
    #expect(opened.isSound)
    var isSame = false
    let written = try Self.edited(text) { flow in
      flow.name = "T"
      flow.actions["a"] = Action(id: "a", kind: "message", name: "A")
      flow.start = .to("a")
      isSame = (try? opened.source?.encode(flow).lost) == []
    }
    #expect(isSame && written.hasPrefix(text) && written.contains("chatflow: 1"))
    #expect(written.contains("\r") == text.contains("\r") && written.utf8.last == UInt8(ascii: "\n"))
    #expect(try opened.source?.encode(Chatflow(name: "")).text == text)
  }

  @Test func aKeyBehindAQuestionMarkIsAKey() throws {
    let text = """
      chatflow: 1
      name: Explicit key
      start: one
      actions:
        one:
          action: message
          name: One
          message: hello
        ? 'two
          words'
        : action: message
          message: hi
        ? three
        : action: message
          message: ho

      """
    #expect(ChatflowFile.decode(text).flow?.actions.keys == ["one", "two words", "three"])
    let first = try Self.edited(text) { $0.actions["one"]?.name = "First" }
    #expect(first == text.replacing("name: One", with: "name: First"))
    _ = try Self.edited(text) { $0.actions["two words"]?.values["message"] = Self.message("Hello") }
    _ = try Self.edited(text) { $0.actions["three"]?.next = .to("two words") }
    _ = try Self.edited(text) { $0.actions["two words"] = nil }
  }

  @Test func aByteOrderMarkInATextIsKept() throws {
    for text in ["\u{FEFF}hello", "hel\u{FEFF}lo", "hello\u{FEFF}", "\u{FEFF}", "\u{FEFF}a\n\u{FEFF}b\n"] {
      let written = try Self.edited("chatflow: 1\nactions:\n  a:\n    action: code-snippet\n    code: x\n") { flow in
        flow.actions["a"]?.values["code"] = .text(text)
        flow.actions["a"]?.name = "n\(text.split(separator: "\n")[0])"
      }
      #expect(ChatflowFile.decode(written).flow?.actions["a"]?.values["code"] == .text(text))
      _ = try Self.edited(written) { $0.actions["a"]?.next = .end }
    }
    // At the beginning of the file it says what the file is, and stays.
    let marked = "\u{FEFF}chatflow: 1\nname: A\nactions:\n  a:\n    action: message\n    message: m\n"
    #expect(try Self.edited(marked) { $0.name = "B" } == marked.replacing("name: A", with: "name: B"))
  }

  @Test func aPairOfSurrogatesIsOneCharacter() throws {
    let text = #"""
      {"chatflow": 1, "name": "\ud83d\ude00 \\ud83d\ude00x", "actions": {"a": {"action": "message",
        "message": "\ud83d\ude00\uD834\uDD1E é \u00e9 \"q\""}}}

      """#
    let wrong = ChatflowFile.decode(text)
    #expect(!wrong.isSound, "half a pair is none")
    let right = text.replacing(#"\\ud83d\ude00x"#, with: #"\\ud83d"#)
    let flow = try #require(ChatflowFile.decode(right).flow)
    #expect(flow.name == #"😀 \ud83d"#)
    #expect(flow.actions["a"]?.values["message"] == Self.message("😀𝄞 é é \"q\""))
    _ = try Self.edited(right) { $0.actions["a"]?.name = "Smile" }
  }

  @Test func noAliasIsFollowedWhereverItStands() throws {
    for key in ["\"a\" ", "a", "'a'   ", "? a\n"] {
      var text = "chatflow: 1\n\(key): &a [x, x]\n"
      for level in 0..<30 { text += "k\(level): &k\(level) [*a, *a]\n" }
      let opened = ChatflowFile.decode(text)
      #expect(opened.problems.contains { ["problem.anchor", "problem.alias"].contains($0.reason) }, "\(key)")
    }
    for text in ["workspace: 1\nname: &a x\nteams: {t: *a}\n", "a: &b [x]\nc: [*b, *b]\n"] {
      #expect(WorkspaceFile.decode(text).problems.contains { $0.severity == .error })
      #expect(ConfigurationFile.decode(Array(text.utf8)).problems.contains { $0.severity == .error })
    }
  }

  @Test func defaultsThatAreSpelledOutStay() throws {
    let text =
      "{chatflow: 1, language: en, name: T, actions: {a: {action: send-to-customer-agent, name: A, "
      + "respond: recent-question, handoff: {when-available: immediately, ask-for-email: true}}}}\n"
    let written = try Self.edited(text) { $0.actions["a"]?.next = .end }
    for line in ["language: en", "respond: recent-question", "when-available: immediately", "ask-for-email: true"] {
      #expect(written.contains(line), "\(line)")
    }
  }
}
