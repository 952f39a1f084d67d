import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Randomness
import Testing
import Words

/// What is written reads back the same, whatever it is.
struct RoundTripTests {
  @Test(arguments: 0..<60)
  func randomFlowsReadBackTheSame(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let flow = random.flow(actions: Int(seed) % 12)
    let text = try ChatflowFile.canonical(flow)
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems.filter { $0.severity == .error } == [], "seed \(seed)")
    let back = try #require(opened.flow)
    #expect(back.actions.keys == flow.actions.keys, "seed \(seed)")
    for (id, action) in flow.actions { #expect(back.actions[id] == action, "seed \(seed), action \(id)") }
    #expect(back == flow, "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func anyStateCanBeWrittenIntoAnyText(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let old = random.flow(actions: 8)
    let opened = ChatflowFile.decode(Self.sprinkled(try ChatflowFile.canonical(old), seed))
    let source = try #require(opened.source)
    #expect(opened.flow == old, "seed \(seed)")
    var new = old
    for _ in 0..<4 { random.change(&new) }
    let text = try source.encode(new).text
    #expect(ChatflowFile.decode(text).flow?.leavingOut(like: new) == new, "seed \(seed)")
    try ChatflowFile.verify(text, holds: new)
    #expect(throws: Source.EncodingProblem.self) { try ChatflowFile.verify(text + "x-more: 1\n", holds: new) }
    #expect(try source.encode(old).text == source.original, "seed \(seed)")
    let formatted = try source.formatted().text
    #expect(ChatflowFile.decode(formatted).flow == old, "seed \(seed)")
    #expect(try ChatflowFile.decode(formatted).source?.formatted().text == formatted, "seed \(seed)")
  }

  /// However little a file holds, and however its last line ends.
  @Test(arguments: [
    "", " ", "\n  ", "# ours", "# ours\r\n  ", "chatflow: 1", "chatflow: 1\r\nname: x", "name: x\nactions:",
    "actions: {}", "actions:\n  a:\n    action: message", "actions:\n  a:\n    message: |+\n      x\n\n",
  ])
  func anyStateCanBeWrittenIntoAnyBeginning(text: String) throws {
    for seed in 0..<10 as Range<UInt64> {
      var random = RandomFlow(seed: seed)
      var flow = random.flow(actions: Int(seed % 4) + 1)
      flow.actions.values[0].values["message"] = .message(Message(RichText(literal: "ends\n\n")))
      let source = try #require(ChatflowFile.decode(text).source)
      try ChatflowFile.verify(try source.encode(flow).text, holds: flow)
    }
  }

  /// Puts comments and blank lines where they mean nothing.
  static func sprinkled(_ text: String, _ seed: UInt64) -> String {
    var random = SeededRandom(seed: seed + 1000)
    var result = ""
    var blockColumn: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let column = line.prefix { $0 == " " }.count
      if let block = blockColumn, line.isEmpty || column > block {
        result += line + "\n"
        continue
      }
      blockColumn = nil
      if Int.random(in: 0..<8, using: &random) == 0 {
        result += String(repeating: " ", count: column) + "# comment \(Int.random(in: 0..<1000, using: &random))\n"
      }
      let isBlock = line.contains(/[:-] \|[0-9]?[-+]?$/)
      if isBlock { blockColumn = column }
      let trailing = Int.random(in: 0..<8, using: &random) == 0 && !line.isEmpty
      result += line + (trailing ? "   # note \(Int.random(in: 0..<1000, using: &random))" : "") + "\n"
      if Int.random(in: 0..<20, using: &random) == 0, !isBlock { result += "\n" }
    }
    return result
  }

  @Test(arguments: Examples.names)
  func examplesAreCanonicalAndSound(name: String) throws {
    let text = try Examples.text(name)
    let opened = ChatflowFile.decode(text)
    #expect(opened.problems == [])
    #expect(try opened.source?.formatted().text == text)
    for action in try #require(opened.flow).actions.values {
      for case .message(let message)? in action.values.ids.map({ action.values[$0] }) {
        #expect(message.attachments.allSatisfy { $0.problem == nil })
      }
    }
  }

  @Test(arguments: Examples.names)
  func oneTextChangedInASprinkledExampleIsOneLine(name: String) throws {
    for seed in UInt64(0)..<3 {
      let text = Self.sprinkled(try Examples.text(name), seed)
      let opened = ChatflowFile.decode(text)
      let flow = try #require(opened.flow)
      let source = try #require(opened.source)
      for (id, action) in flow.actions where action.values["message"] != nil {
        guard case .message(let message)? = action.values["message"], message.text.blocks.count == 1 else { continue }
        var changed = flow
        changed.actions[id]?.values["message"] = .message(
          Message(RichText(literal: "Another text"), attachments: message.attachments))
        let written = try source.encode(changed).text.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = written.difference(from: text.split(separator: "\n", omittingEmptySubsequences: false))
        #expect(difference.removals.count == 1 && difference.insertions.count == 1, "seed \(seed), action \(id)")
      }
      #expect(try source.encode(flow).text == text)
    }
  }

  @Test(arguments: [2, 4])
  func indentationOfTheFileIsFollowed(step: Int) throws {
    let indentation = String(repeating: " ", count: step)
    let text = "chatflow: 1\nactions:\n\(indentation)a:\n\(indentation)\(indentation)action: message\n"
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    flow.actions["b"] = Action(id: "b", kind: "message", name: "B")
    #expect(
      try opened.source?.encode(flow).text == text
        + "\n\(indentation)b:\n\(indentation)\(indentation)action: message\n\(indentation)\(indentation)name: B\n")
  }

  @Test func whatYAMLWouldTakeForAnotherTypeIsQuoted() throws {
    let words = [
      "on", "yes", "No", "012", "1:30", "1_000", "2026-12-24", "~", "null", "=", "<<", "0x1F", "1e3", ".5", "-1",
      "true",
      "", " a", "a ", "a: b", "a #b", "- a", "*a*", "&a", "!a", "%a", "@a", "`a`", "\"a\"", "'a'", "[a]", "{a}", "#a",
      "|",
      ">", "---", "a:", "?", "-", ":", "\u{2028}", "a\tb", "a\u{FEFF}b", "Ünïcödé 🎉", "don't", "1-10", "200+", "30m",
    ]
    for word in words {
      var flow = Chatflow(name: word)
      var action = Action(id: "a", kind: "question", name: word)
      action.note = word.isEmpty ? nil : word
      action.replies = [QuickReply(word, value: word, link: .to("a"))]
      flow.actions["a"] = action
      let back = ChatflowFile.decode(try ChatflowFile.canonical(flow))
      #expect(back.flow == flow, "“\(word)”")
    }
    #expect(try ChatflowFile.canonical(Chatflow(name: "on")).contains("name: \"on\"\n"))
    #expect(try ChatflowFile.canonical(Chatflow(name: "30m")).contains("name: 30m\n"))
    #expect(try ChatflowFile.canonical(Chatflow(name: "1-10")).contains("name: 1-10\n"))
  }

  @Test func whatAFileCannotHoldIsRefusedAndSaid() throws {
    let opened = ChatflowFile.decode("chatflow: 1\nactions:\n  a:\n    action: message\n    name: A\n")
    var flow = try #require(opened.flow)
    flow.actions["a"]?.name = "A\u{1B}[31m"
    let error = #expect(throws: Source.EncodingProblem.self) { try opened.source?.encode(flow) }
    let sentence = try #require(error).sentence(.english, in: flow)
    #expect(sentence.contains("A control character may not stand here") && sentence.contains("still here"))
    let ending = try #require(error).ending(.english)
    #expect(ending.contains("A control character may not stand here") && !ending.contains("save again"))
  }

  @Test(arguments: Examples.names)
  func randomMutationsNeverTrapAndKeepWhatTheyLeaveWhole(name: String) throws {
    let bytes = Array(try Examples.text(name).utf8)
    for seed in UInt64(0)..<60 {
      var random = SeededRandom(seed: seed)
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<mutated.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: mutated.remove(at: at)
        case 1: mutated.insert("\n\t \"'[]{}:#&*!|>-%@\u{1B}".utf8.randomElement(using: &random) ?? 0, at: at)
        case 2: mutated[at] = UInt8.random(in: 0...255, using: &random)
        default: mutated.replaceSubrange(at..<min(mutated.count, at + 20), with: [])
        }
      }
      let opened = ChatflowFile.decode(bytes: mutated)
      guard var flow = opened.flow, let source = opened.source, opened.isWritable else { continue }
      let id = flow.actions.values.first { $0.defect == nil && $0.next != nil }?.id
      if let id { flow.actions[id]?.next = .end }
      guard let text = try? source.encode(flow).text else { continue }
      let again = ChatflowFile.decode(text)
      for (key, action) in flow.actions where action.defect == nil {
        #expect(again.flow?.actions[key] == action, "seed \(seed), action \(key)")
      }
    }
  }

  @Test func tenThousandActionsAreReadAndWrittenWhole() throws {
    var flow = Chatflow(name: "Big")
    for number in 0..<10_000 {
      var action = Action(id: ActionID("a\(number)"), kind: "message", name: "Action \(number)")
      action.values["message"] = .message(Message(RichText(literal: "Text \(number)")))
      action.next = .to(ActionID("a\(number + 1)"))
      flow.actions[action.id] = action
    }
    let text = try ChatflowFile.canonical(flow)
    let source = try #require(ChatflowFile.decode(text).source)
    flow.actions["a5000"]?.name = "Changed"
    #expect(try source.encode(flow).text == text.replacing("Action 5000\n", with: "Changed\n"))
  }
}

/// Makes flows out of everything that the descriptions allow.
struct RandomFlow {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }
  mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &random)] }

  private mutating func line() -> String {
    pick([
      "Hello", "yes", "012", "What's \"up\"?", "a: b # c", "Ünïcödé 🎉", "- item", "{{contact.firstname|there}}", "*x*",
      "\\", "trailing\\", "1:30", "Long " + String(repeating: "word ", count: 40) + "end", "~", "#1", "end of it", "x",
    ])
  }

  private mutating func text(_ tools: TextTools) -> RichText {
    let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in chance(5) ? "" : line() }
    let text = RichText(text: lines.joined(separator: "\n"), tools: tools)
    return text.isEmpty ? RichText(literal: "x") : text
  }

  private mutating func message(_ tools: TextTools) -> Message {
    var message = Message(text(tools))
    if chance(3) {
      let kept = chance(3) ? [KeptEntry(key: "x-kept", value: self.kept())] : []
      message.attachments = [Attachment(.file, "files/a.pdf"), Attachment(.video, "https://example.com", kept: kept)]
    }
    return message
  }

  private mutating func bubble(_ tools: TextTools) -> Message {
    var bubble = message(tools)
    if chance(4) { bubble.kept = [KeptEntry(key: "x-kept", value: kept())] }
    return bubble
  }

  mutating func value(_ editor: Field.Editor) -> FieldValue? {
    switch editor {
    case .line, .address, .picture, .property, .language, .reference, .rule: .text(line())
    case .code: .text("exports.main = (event) => {\n  \(line())\n};")
    case .number(let range): .number(Int.random(in: range, using: &random))
    case .references: .list((0..<Int.random(in: 1...3, using: &random)).map { "\(line()) \($0)" })
    case .propertyValue: .message(Message(text(.tokens)))
    case .hours: .text(pick(["closed", "09:00-17:00", "22:00-02:00", "09:00-12:00, 13:00-17:00"]))
    case .date: .text(pick(["2026-12-24", "2024-02-29"]))
    case .timeZone: .text(pick(["UTC", "Europe/Stockholm", "America/Argentina/Buenos_Aires"]))
    case .records(let shape): .records(records(shape))
    case .choice(let words): .text(pick(words))
    case .flag, .officeHours: .flag(chance(2))
    case .message(let tools, nil): .message(Message(text(tools)))
    case .message(let tools, _): .message(message(tools))
    case .bubbles(let tools): .messages((0..<Int.random(in: 1...3, using: &random)).map { _ in bubble(tools) })
    case .phrases: .list((0..<Int.random(in: 1...3, using: &random)).map { _ in line() })
    case .route(let words, let kinds): .text(pick(words + kinds.compactMap { $0.prefix.map { "\($0)a" } }))
    case .assignees: .list(["team:support", "user:anna"])
    case .duration(let values): .number(pick(values))
    case .group(let fields, _): .record(values(fields))
    case .edge, .replies: nil
    }
  }

  /// Values other than the defaults: those are not written, and so read back as left out.
  private mutating func values(_ fields: [Field]) -> FieldValues {
    var values = FieldValues()
    for field in fields where chance(2) {
      guard let value = value(field.editor), value != field.defaultValue else { continue }
      if case .group(_, let inherits) = field.editor, !inherits, value.record?.isEmpty == true { continue }
      values[field.id] = value
    }
    if chance(4) { values.kept = [KeptEntry(key: "x-kept", value: kept())] }
    return values
  }

  private mutating func records(_ shape: RecordShape) -> [FieldValues] {
    (0..<Int.random(in: 1...3, using: &random)).map { number in
      var record = values(shape.fields)
      if let key = shape.key { record[key] = .text("\(line()) \(number)") }
      return record
    }
  }

  private mutating func kept() -> Tree {
    pick([
      .scalar("3"), .scalar("yes"), .scalar("two\nlines"),
      .sequence([.scalar("a"), .mapping([.init("b", .scalar(""))])]),
      .sequence([]), .mapping([]), .sequence([.sequence([.scalar("x"), .scalar("y")])]),
    ])
  }

  private mutating func link(_ count: Int) -> Link? {
    if chance(3) { return nil }
    if chance(6) { return .end }
    let id = ActionID("a\(Int.random(in: 0...count, using: &random))")
    return chance(4) ? .jump(to: id) : .to(id)
  }

  mutating func action(_ id: ActionID, _ count: Int) -> Action {
    action(id, count, of: chance(10) ? "teleport" : pick(ActionKinds.all).id)
  }

  mutating func action(_ id: ActionID, _ count: Int, of kind: KindID) -> Action {
    var action = Action(id: id, kind: kind, name: line().prefix(60) + " \(id)")
    if let kind = action.definition { action.values = values(kind.fields) }
    if chance(4) { action.note = line() + "\n" + line() }
    if action.definition?.hasReplies == true {
      action.replies = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        QuickReply(String(line().prefix(80)), value: chance(3) ? line() : nil, link: link(count))
      }
    }
    if chance(3) {
      action.branches = (0..<Int.random(in: 1...3, using: &random)).map { _ in branch(count) }
    }
    for edge in action.definition?.edges ?? [] where chance(2) { action.edges[edge] = link(count) }
    action.next = link(count)
    return action
  }

  private mutating func branch(_ count: Int) -> Branch {
    let groups = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (0..<Int.random(in: 1...2, using: &random)).map { _ in
        Condition(pick(["response is empty", "response contains any of \"a\", \"b\"", "office hours are open"]))
      }
    }
    return Branch(label: chance(2) ? line() : nil, groups: groups, link: link(count))
  }

  mutating func workspace() -> Workspace { Workspace(values(WorkspaceSettings.fields)) }

  mutating func flow(actions count: Int) -> Chatflow {
    var flow = Chatflow(name: String(line().prefix(80)))
    flow.values = values(ChatflowSettings.fields)
    flow.start = link(count)
    for number in 0..<count { flow.actions[ActionID("a\(number)")] = action(ActionID("a\(number)"), count) }
    return flow
  }

  /// One edit as somebody might make it.
  mutating func change(_ flow: inout Chatflow) {
    let count = flow.actions.count
    let id = flow.actions.keys.randomElement(using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: flow.name = line()
    case 1: flow.values = values(ChatflowSettings.fields)
    case 2:
      let new = action(ActionID("n\(Int.random(in: 0..<1000, using: &random))"), count)
      flow.actions.updateValue(new, forKey: new.id, insertingAt: Int.random(in: 0...count, using: &random))
    case 3: if let id { flow.actions[id] = nil }
    case 4: if let id { flow.actions[id] = action(id, count) }
    case 5: if let id { flow.actions[id]?.next = link(count) }
    case 6: if let id { flow.actions[id]?.branches.append(branch(count)) }
    default: if count > 1 { flow.actions.swapAt(0, count - 1) }
    }
  }
}

/// The files beside the example chatflows.
struct ExampleWorkspaceTests {
  @Test func theWorkspaceIsSound() throws {
    let text = try String(contentsOf: Examples.project.appending(path: "examples/workspace.yaml"), encoding: .utf8)
    #expect(WorkspaceFile.decode(text).problems == [])
  }

  @Test(arguments: Examples.names)
  func attachedFilesAreThere(name: String) throws {
    let flow = try #require(ChatflowFile.decode(Examples.text(name)).flow)
    for action in flow.actions.values {
      for case .message(let message)? in action.values.ids.map({ action.values[$0] }) {
        for attachment in message.attachments where attachment.kind == .file {
          let file = Examples.project.appending(path: "examples/\(attachment.location)")
          #expect(FileManager.default.fileExists(atPath: file.path()), "\(attachment.location)")
        }
      }
    }
  }
}
