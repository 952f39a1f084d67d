import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// Entries of lists are added, removed, moved and reworded, in any order before one save: the comments of what stays stay
/// with it, and none is lost but those of what was removed.
struct EntryCommentTests {
  /// A list of the file, and how its entries are changed.
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var action = "question"
    /// The lines of the action with entries that say some texts; the comments of each are numbered.
    let lines: @Sendable ([String]) -> String
    let change: @Sendable (inout Action, (inout any Entries) -> Void) -> Void
  }

  /// What can be done to a list.
  protocol Entries {
    var count: Int { get }
    mutating func reword(_ index: Int, _ text: String)
    mutating func remove(_ index: Int)
    mutating func move(_ index: Int, to other: Int)
    mutating func add(_ text: String, at index: Int)
  }

  struct List<Item>: Entries {
    var items: [Item]
    let make: (String) -> Item
    let reword: (inout Item, String) -> Void

    var count: Int { items.count }
    mutating func reword(_ index: Int, _ text: String) { reword(&items[index], text) }
    mutating func remove(_ index: Int) { items.remove(at: index) }
    mutating func move(_ index: Int, to other: Int) { items.insert(items.remove(at: index), at: other) }
    mutating func add(_ text: String, at index: Int) { items.insert(make(text), at: index) }
  }

  private static func kind<Item>(
    _ name: String, _ path: any WritableKeyPath<Action, [Item]> & Sendable, of action: String = "question",
    _ make: @escaping @Sendable (String) -> Item,
    _ reword: @escaping @Sendable (inout Item, String) -> Void, _ lines: @escaping @Sendable ([String]) -> String
  ) -> Kind {
    Kind(testDescription: name, action: action, lines: lines) { action, body in
      var list: any Entries = List(items: action[keyPath: path], make: make, reword: reword)
      body(&list)
      if let list = list as? List<Item> { action[keyPath: path] = list.items }
    }
  }

  private static func block(_ head: String, _ texts: [String], _ entry: (Int, String) -> String) -> String {
    head + texts.enumerated().map { "      # above \($0)\n      \(entry($0, $1))\n" }.joined()
  }

  private static func condition(_ text: String) -> String { "contact.\(text) is known" }

  static let kinds: [Kind] = [
    kind("replies", \.replies, { QuickReply($0) }, { $0.label = $1 }) { texts in
      block("    replies:\n", texts) { "- \($1) # of \($0)" }
    },
    kind("replies with more", \.replies, { QuickReply($0) }, { $0.label = $1 }) { texts in
      block("    replies:\n", texts) { index, text in
        index % 2 == 0
          ? "- reply: \(text) # of \(index)\n        value: v # value \(index)\n        next: b # next \(index)"
          : "- \(text) # of \(index)"
      }
    },
    kind("replies in brackets", \.replies, { QuickReply($0) }, { $0.label = $1 }) { texts in
      "    replies: [\n" + texts.enumerated().map { "      \($1), # of \($0)\n" }.joined() + "    ]\n"
    },
    kind("bubbles", \.bubbles, { Message(RichText(literal: $0)) }, { $0.text = RichText(literal: $1) }) { texts in
      block("    bubbles:\n", texts) { index, text in
        index % 3 == 0
          ? "- message: \(text) # of \(index)\n        attachments: # at \(index)\n          - file: x # file \(index)"
          : "- \(text) # of \(index)"
      }
    },
    kind("people", \.people, of: "send-to-team-member", { ListedText("team:\($0)") }, { $0.text = "team:\($1)" }) {
      texts in "    assign-to: specific\n" + block("    assignees:\n", texts) { "- team:\($1) # of \($0)" }
    },
    kind(
      "people in brackets", \.people, of: "send-to-team-member", { ListedText("user:\($0)") },
      { $0.text = "user:\($1)" }
    ) {
      texts in
      "    assignees: [\n" + texts.enumerated().map { "      user:\($1), # of \($0)\n" }.joined() + "    ]\n"
    },
    kind("attachments", \.files, { ChatflowModel.Attachment(.file, $0) }, { $0.location = $1 }) { texts in
      block("    attachments:\n", texts) { "- file: \($1) # of \($0)" }
    },
    kind("branches", \.branches, { Branch(label: $0, groups: [[Condition("response is empty")]]) }, { $0.label = $1 }) {
      texts in
      block("    branches:\n", texts) {
        "- label: \($1) # of \($0)\n        if: # if \($0)\n          - response is empty # condition \($0)\n        next: b # next \($0)"
      }
    },
    kind("conditions", \.conditions, { Condition(condition($0)) }, { $0.sentence = condition($1) }) { texts in
      "    branches:\n      - if:\n"
        + texts.enumerated().map { "          # above \($0)\n          - \(condition($1)) # of \($0)\n" }.joined()
        + "        next: b\n"
    },
  ]

  @Test(arguments: kinds)
  func whatStaysKeepsItsComments(kind: Kind) throws {
    for seed: UInt64 in 0..<150 {
      var random = SeededRandom(seed: seed)
      func number(_ below: Int) -> Int { Int.random(in: 0..<max(1, below), using: &random) }
      var texts: [(entry: Int?, text: String)] = (0..<number(4) + 2).map { ($0, "old-\($0)") }
      let lines = kind.lines(texts.map(\.text))
      let opened = ChatflowFile.decode(
        "chatflow: 1\nactions:\n  a:\n    action: \(kind.action)\n    name: Q\n    message: m\n\(lines)    next: b\n"
          + "\n  b:\n    action: message\n    name: B\n    message: m\n")
      #expect(opened.isSound)
      var flow = try #require(opened.flow)
      let source = try #require(opened.source)
      var action = try #require(flow.actions["a"])
      var log: [String] = []
      for step in 0..<number(5) + 1 {
        let index = number(texts.count)
        let text = "new-\(step)"
        kind.change(&action) { list in
          switch number(4) {
          case 0 where texts.count > 1:
            list.remove(index)
            log.append("remove \(texts.remove(at: index))")
          case 1:
            let other = number(texts.count)
            list.move(index, to: other)
            log.append("move \(texts[index]) to \(other)")
            texts.insert(texts.remove(at: index), at: other)
          case 2:
            list.add(text, at: index)
            log.append("add at \(index)")
            texts.insert((nil, text), at: index)
          default:
            list.reword(index, text)
            log.append("reword \(texts[index])")
            texts[index].text = text
          }
        }
      }
      flow.actions["a"] = action
      let result = try source.encode(flow)
      try ChatflowFile.verify(result.text, holds: flow)
      Self.check(result, lines, texts, "\(kind.testDescription), seed \(seed): \(log)")
    }
  }

  private static func check(
    _ result: Source.Encoded, _ lines: String, _ texts: [(entry: Int?, text: String)], _ what: String
  ) {
    let written = result.text.split(separator: "\n").map(String.init)
    let comments = { (text: String) in text.matches(of: /# [a-z]+ [0-9]/).map { String($0.output) } }
    let kept = Set(texts.compactMap(\.entry))
    let expected = comments(lines).filter { comment in kept.contains { comment.hasSuffix(" \($0)") } }
    let found = comments(result.text)
    #expect(found.sorted() == expected.sorted(), "\(what)\n\(result.text)")
    #expect((found + result.lost.map(\.text)).sorted() == comments(lines).sorted(), "\(what)")
    for (entry, text) in texts {
      guard let place = written.firstIndex(where: { $0.contains(text) }) else {
        Issue.record("\(what): \(text) is not there")
        continue
      }
      let own = comments(written[place])
      #expect(own == (entry.map { ["# of \($0)"] } ?? []), "\(what)\n\(result.text)")
      guard let entry, lines.contains("# above") else { continue }
      #expect(written[place - 1].hasSuffix("# above \(entry)"), "\(what)\n\(result.text)")
    }
  }
}

extension Action {
  fileprivate var bubbles: [Message] {
    get { values["bubbles"]?.messages ?? [] }
    set { values["bubbles"] = .messages(newValue) }
  }
  fileprivate var people: [ListedText] {
    get { values["assignees"]?.entries ?? [] }
    set { values["assignees"] = .list(newValue) }
  }
  fileprivate var files: [ChatflowModel.Attachment] {
    get { values["message"]?.message?.attachments ?? [] }
    set {
      var message = values["message"]?.message ?? Message()
      message.attachments = newValue
      values["message"] = .message(message)
    }
  }
  fileprivate var conditions: [Condition] {
    get { branches.first?.groups.first ?? [] }
    set { branches[0].groups[0] = newValue }
  }
}
