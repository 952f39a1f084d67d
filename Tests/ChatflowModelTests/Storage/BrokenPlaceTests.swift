import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// A mistake is told of what it is in, with its own line, and what stands beside it is whole.
struct BrokenPlaceTests {
  private static func action(_ id: String, _ lines: String = "") -> String {
    "  \(id):\n    action: message\n    name: \(id.uppercased())\n    message: Text of \(id)\n\(lines)"
  }

  /// Lines in the last action that do not stand where its keys do: each breaks that action, on its own line.
  @Test(arguments: [
    "\u{A0}   message: Long text", "\r   message: x", "\u{C}message: x", "\u{1}   message: x", "\u{85}   message: x",
    "\u{FEFF}   message: x", "nmae: Two", "foo bar: 1", "?", "message: x", "next: a", "\u{A0}   message: last line\n#",
  ])
  func aStrayLineBreaksTheLastActionThatItStandsIn(stray: String) throws {
    let isLast = stray.hasSuffix("#")
    let text =
      "chatflow: 1\nname: T\nstart: a\nactions:\n\(Self.action("a"))\n  b:\n    action: message\n    name: Two\n"
      + stray.replacing("\n#", with: "\n") + (isLast ? "" : "\n    next: a\n")
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    #expect(flow.actions.keys == ["a", "b"] && flow.actions["a"]?.defect == nil)
    let defect = try #require(flow.actions["b"]?.defect)
    #expect((13...14).contains(defect.line), "\(defect)")
    // What is put behind it takes none of its lines.
    flow.actions["new"] = Action(id: "new", kind: "message", name: "New")
    let written = try #require(try opened.source?.encode(flow).text)
    #expect(written.hasPrefix(text))
    try ChatflowFile.verify(written, holds: flow)
  }

  /// What is nested too deep is told as that, on its line, and costs nothing else.
  @Test(arguments: [("[", "]", 65), ("[", "]", 1001), ("{a: ", "}", 5000)])
  func whatIsNestedTooDeepIsToldAsThat(begin: String, end: String, levels: Int) {
    expectTooDeep(String(repeating: begin, count: levels) + String(repeating: end, count: levels))
  }

  @Test func whatIsIndentedTooDeepIsToldAsThat() {
    expectTooDeep((1...1001).map { level in "\n\(String(repeating: " ", count: level))-" }.joined())
  }

  private func expectTooDeep(_ value: String) {
    let text = "chatflow: 1\nname: T\nstart: a\nactions:\n\(Self.action("a"))foo: \(value)\n"
    let opened = ChatflowFile.decode(text)
    let errors = opened.problems.filter { $0.severity == .error }
    #expect(errors.map(\.reason) == ["problem.too-deep"] && errors.allSatisfy { $0.line >= 9 }, "\(errors)")
    #expect(opened.flow?.actions.keys == ["a"] && opened.flow?.actions["a"]?.defect == nil)
  }

  /// An id that is none begins an action of its own, which is broken: what stands above stays whole.
  @Test(arguments: [
    "  b", "  \"b:", "  'b:", "  b\u{A0}", "   b", " b", "\tb:", "  \tb:", "     b:", "  # b:", "  ? b", "  *b:",
    "  &b b:",
    "  - b:", "  [b]:",
  ])
  func anIdThatIsNoneBreaksItsOwnAction(id: String) throws {
    let second = Self.action("b").replacing("  b:\n", with: "\(id)\n")
    let text = "chatflow: 1\nname: T\nstart: a\nactions:\n\(Self.action("a"))\n\(second)\n\(Self.action("c"))"
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    #expect(flow.actions.count == 3 && flow.actions["a"]?.defect == nil && flow.actions["c"]?.defect == nil)
    let broken = try #require(flow.actions.values.first { $0.defect != nil })
    #expect((10...11).contains(broken.defect?.line ?? 0), "\(String(describing: broken.defect))")
    #expect(broken.name == "B")
    flow.actions["a"] = nil
    let written = try #require(try opened.source?.encode(flow).text)
    #expect(written.contains(second) && !written.contains("Text of a"))
  }

  /// Where the actions cannot be found, nothing is written: they may stand in what could not be read.
  @Test(arguments: [
    " actions:", "actions", "\tactions:", "\"actions:", "actions:\u{A0}", "# actions:", "\u{C}actions:", "actions: \"",
    "\u{A0}actions:", "actions : :", "actions: &a", "actions: [", "\u{FEFF}actions:",
  ])
  func aFileWhoseActionsAreNotFoundIsForReadingOnly(key: String) throws {
    let text = "chatflow: 1\nname: T\nstart: a\n\(key)\n\(Self.action("a"))\n\(Self.action("b"))"
    let opened = ChatflowFile.decode(text)
    #expect(!opened.isWritable)
    let problem = try #require(opened.problems.first { $0.severity == .error })
    #expect((3...6).contains(problem.line), "\(problem)")
  }

  @Test func aSettingThatCannotBeReadIsRefusedWithItsPlaceAndTheOthersAreNot() throws {
    let text =
      "chatflow: 1\nname: T\n welcome: Hi there\noptions:\n  typing-delay: 1s\n error-message: boo\n  bot-name: Bob\n"
      + "live true\ntags: [a]\nactions:\n\(Self.action("a"))"
    let opened = ChatflowFile.decode(text)
    let flow = try #require(opened.flow)
    let source = try #require(opened.source)
    #expect(opened.isWritable && flow.actions["a"]?.defect == nil && flow.values["tags"] == .list(["a"]))
    func change(_ change: (inout Edit.Head) -> Void) throws -> (line: Int?, text: String?) {
      let edit = try #require(Edit.make("edit.test", in: flow) { $0.changeHead(change) })
      var changed = flow
      changed.apply(edit)
      guard let problem = edit.changedUnread(in: flow) else { return (nil, try source.encode(changed).text) }
      #expect(throws: Source.EncodingProblem.unread(problem)) { try source.encode(changed) }
      return (problem.line, nil)
    }
    #expect(try change { $0.name = "Foo" }.line == 3)
    #expect(try change { $0.values["welcome"] = .message(Message(RichText(literal: "Yes"))) }.line == 3)
    #expect(try change { $0.values["options"] = .record(["bot-name": .text("Eve")]) }.line == 6)
    #expect(try change { $0.values["live"] = .flag(true) }.line == 8)
    #expect(try change { $0.values["tags"] = .list(["b"]) }.text == text.replacing("tags: [a]", with: "tags: [b]"))
    #expect(opened.problems.map(\.line) == [3, 6, 8])
  }

  @Test func oneKeyOfAGroupThatCannotBeReadLeavesTheOthersToBeChanged() throws {
    let text = "chatflow: 1\noptions:\n  typing-delay: soon\n  bot-name: Bob\nactions:\n\(Self.action("a"))"
    let opened = ChatflowFile.decode(text)
    let flow = try #require(opened.flow)
    func edit(_ options: FieldValues?) -> Edit? {
      Edit.make("edit.test", in: flow) { $0.changeHead { $0.values["options"] = options.map { .record($0) } } }
    }
    let other = try #require(edit(["bot-name": .text("Eve")]))
    #expect(other.changedUnread(in: flow) == nil)
    var changed = flow
    changed.apply(other)
    #expect(try opened.source?.encode(changed).text == text.replacing("Bob", with: "Eve"))
    #expect(edit(["bot-name": .text("Bob"), "typing-delay": .number(1500)])?.changedUnread(in: flow)?.line == 3)
    #expect(edit(nil)?.changedUnread(in: flow)?.line == 3)
  }

  // MARK: - The sign that ends the document

  @Test func whatEndsTheDocumentIsKeptWithItsComments() throws {
    let added = Action(id: "new", kind: "message", name: "New")
    let lines = "\n  new:\n    action: message\n    name: New\n"
    for end in [
      "...\n", "... # end\n", "...\n# more\n", "# about the end\n...\n", "\n# about the end\n... # end\n\n# x\n",
    ] {
      let empty = ChatflowFile.decode("chatflow: 1\nname: x\n\(end)")
      var flow = try #require(empty.flow)
      flow.actions["new"] = added
      let first = try #require(try empty.source?.encode(flow).text)
      try ChatflowFile.verify(first, holds: flow)
      #expect(first.hasSuffix("...\(end.split(separator: "...", maxSplits: 1).last ?? "")"))

      let text = "chatflow: 1\nname: x\nactions:\n\(Self.action("a"))\(end)"
      let opened = ChatflowFile.decode(text)
      flow = try #require(opened.flow)
      flow.actions["a"]?.values["message"] = .message(Message(RichText(literal: "Other")))
      let changed = try #require(try opened.source?.encode(flow))
      #expect(changed.text == text.replacing("Text of a", with: "Other") && changed.lost == [])
      flow.actions["new"] = added
      let longer = try #require(try opened.source?.encode(flow))
      #expect(longer.text.contains(lines) && longer.text.hasSuffix(end) && longer.lost == [])
      try ChatflowFile.verify(longer.text, holds: flow)
      let formatted = try #require(try opened.source?.formatted())
      #expect(formatted.lost == [] && formatted.text.contains("\n..."))
      #expect(try ChatflowFile.decode(formatted.text).source?.formatted().text == formatted.text)
    }
    let workspace = WorkspaceFile.decode("workspace: 1\nname: W\n... # end\n")
    var changed = workspace.workspace
    changed.values["teams"] = .records([["id": .text("t"), "name": .text("T")]])
    #expect(try workspace.source?.encode(changed).text.hasSuffix("\n... # end\n") == true)
  }
}
