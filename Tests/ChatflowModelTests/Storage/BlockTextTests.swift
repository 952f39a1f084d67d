import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// A text of several lines is a literal block, whatever it begins and ends with, and a small change a small difference.
struct BlockTextTests {
  private static func file(_ message: String, last: Bool = false) -> String {
    let next = last ? "" : "    next: b\n\n  b:\n    action: message\n    name: Two\n    message: bye\n"
    return
      "chatflow: 1\nname: Block\nstart: a\n\nactions:\n  a:\n    action: message\n    name: One\n    message: \(message)\n"
      + next
  }

  private static func setting(_ text: String, in file: String) throws -> String {
    let opened = ChatflowFile.decode(file)
    var flow = try #require(opened.flow)
    flow.actions["a"]?.values["message"] = .message(Message(RichText(text: text, tools: .all)))
    let written = try #require(try opened.source?.encode(flow).text)
    try ChatflowFile.verify(written, holds: flow)
    return written
  }

  @Test func aLetterIsALineInABlockOfAnySort() throws {
    for header in ["|", "|-", "|+", "|2-", "|  # why"] {
      let text = Self.file("\(header)\n      Line one\n      Line two\n\n      Line four")
      let opened = ChatflowFile.decode(text)
      let before = try #require(opened.flow?.actions["a"]?.values["message"]?.message?.text)
      let written = try Self.setting(before.text(tools: .all).replacing("two", with: "2"), in: text)
      #expect(written == text.replacing("two", with: "2"), "\(header)")
      let formatted = try #require(opened.source).formatted().text
      #expect(ChatflowFile.decode(formatted).flow == opened.flow)
    }
  }

  /// Where a text is folded, in a block, in quotes or without, the lines beside the changed one stay as they are folded.
  @Test func aLetterIsALineInAFoldedText() throws {
    for text in [
      Self.file(">-\n      Line one\n      goes on.\n\n      Line two\n      goes on, too."),
      Self.file("\"Line one\n      goes on.\n\n      Line two\n      goes on, too.\""),
      Self.file("'Line one\n      goes on.\n\n      Line two\n      goes on, too.'"),
      Self.file("Line one\n      goes on.\n\n      Line two   \n      goes on, too."),
      Self.file("\n      Line one\n      goes on.\n\n      Line two\n      goes on, too."),
    ] {
      let before = try #require(ChatflowFile.decode(text).flow?.actions["a"]?.values["message"]?.message?.text)
      let said = before.text(tools: .all)
      #expect(said == "Line one goes on.\nLine two goes on, too.")
      for (old, new) in [("two", "2"), ("one", "number one"), ("too.", "too!"), ("Line one", "One")] {
        let written = try Self.setting(said.replacing(old, with: new), in: text)
        #expect(written == text.replacing(old, with: new))
      }
    }
  }

  @Test func aDeepBlockStaysAsDeep() throws {
    let text = Self.file("|-\n          Line one\n          Line two")
    #expect(try Self.setting("Line one\nLine 2", in: text) == text.replacing("two", with: "2"))
  }

  @Test func newTextsAreBlocks() throws {
    let cases: [(String, String)] = [
      ("a\nb", "|-\n      a\n      b"),
      ("a\nb\n", "|\n      a\n      b"),
      ("a\n\n", "|+\n      a\n"),
      ("a\n", "|\n      a"),
      ("\na", "|-\n\n      a"),
    ]
    for (text, block) in cases {
      #expect(try Self.setting(text, in: Self.file("hello")) == Self.file(block), "\(text)")
    }
    // Spaces at the beginning of a text are its own: code, for example, has some.
    let file = "chatflow: 1\nactions:\n  a:\n    action: code-snippet\n    name: A\n    code: x\n"
    let opened = ChatflowFile.decode(file)
    var flow = try #require(opened.flow)
    flow.actions["a"]?.values["code"] = .text("  a\n b\n")
    #expect(
      try opened.source?.encode(flow).text == file.replacing("code: x\n", with: "code: |2\n        a\n       b\n"))
  }

  /// Any text under any field reads back the same, in front of another action, at the end of the file, and after going
  /// from any other text.
  @Test(arguments: 0..<300)
  func anyTextReadsBack(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let signs = ["a", "b", " ", "\n", "\n", "  ", "\t", "# c", ": ", "- ", "\"", "'", "é", "|"]
    func text() -> String {
      (0..<Int.random(in: 1...9, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }.joined()
    }
    let isLast = seed % 2 == 0
    var file =
      "chatflow: 1\nwelcome: w\nactions:\n  a:\n    action: code-snippet\n    name: A\n    code: x\n"
      + (isLast ? "" : "\n  b:\n    action: message\n    name: B\n    message: m\n")
    for _ in 0..<4 {
      let opened = ChatflowFile.decode(file)
      var flow = try #require(opened.flow)
      flow.actions["a"]?.values["code"] = .text(text())
      if Bool.random(using: &random) { flow.actions["a"]?.note = text() }
      let ends = flow.actions["a"]?.next != nil
      if Bool.random(using: &random) { flow.actions["a"]?.next = ends ? nil : .end }
      let source = try #require(opened.source)
      let written = try source.encode(flow).text
      try ChatflowFile.verify(written, holds: flow)
      let formatted = try #require(ChatflowFile.decode(written).source).formatted().text
      try ChatflowFile.verify(formatted, holds: flow)
      file = written
    }
  }
}
