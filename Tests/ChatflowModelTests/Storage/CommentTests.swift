import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// Every comment survives what does not have to lose it, and goes with what it stands at.
struct CommentTests {
  private static func formatted(_ text: String) throws -> Source.Encoded {
    try #require(ChatflowFile.decode(text).source).formatted()
  }

  private static func action(_ lines: String) -> String {
    "chatflow: 1\nname: T\nstart: a\n\nactions:\n  a:\n    action: question\n    name: Q\n\(lines)"
  }

  static let layouts: [(written: String, formatted: String)] = [
    (
      "    replies:\n      - One # 1\n      # above 2\n      - Two # 2\n",
      "    replies:\n      - reply: One  # 1\n      # above 2\n      - reply: Two  # 2\n"
    ),
    ("    replies: [A,\n      B]  # 5\n", "    replies:  # 5\n      - reply: A\n      - reply: B\n"),
    (
      "    replies: [ # of\n      A, # a\n      # before b\n      B # b\n      # below\n    ] # behind\n",
      "    # behind\n    replies:  # of\n      - reply: A  # a\n      # before b\n      - reply: B  # b\n      # below\n"
    ),
    (
      "    replies:\n      - {reply: A, # a\n         next: b} # item\n",
      "    replies:\n      # item\n      - reply: A  # a\n        next: b\n"
    ),
    (
      "    branches:\n      - if: response is empty   # single\n        next: end\n",
      "    branches:\n      - if:  # single\n          - response is empty\n        next: end\n"
    ),
    (
      "    branches:\n      - if: [response is empty, # why\n           contact.email is known] # close\n        next: end\n",
      "    branches:\n      - if:  # close\n          - response is empty  # why\n          - contact.email is known\n        next: end\n"
    ),
    (
      "    bubbles:\n      - two # two\n      - message: three # three\n      - # of four\n        message: four\n",
      "    bubbles:\n      - two  # two\n      - three  # three\n      - four  # of four\n"
    ),
    ("    description: |-\n        text\n      # note\n", "    description: text\n      # note\n"),
    (
      "    description: |- # head\n        a\n        # text\n        b\n      # note\n    next: end\n",
      "    description: |-  # head\n      a\n      # text\n      b\n    # note\n    next: end\n"
    ),
    ("    description:   # why\n      a text\n", "    description: a text  # why\n"),
    (
      "    description: # why\n      # more\n      a text # behind\n",
      "    # more\n    # behind\n    description: a text  # why\n"
    ),
    ("    description: null # nothing\n    next: end\n", "    next: end  # nothing\n"),
    ("    \"description\" : 'a # b' # c\n", "    description: \"a # b\"  # c\n"),
    ("    next: end\n    # last\n\n# of the file\n", "    next: end\n    # last\n# of the file\n"),
  ]

  @Test(arguments: layouts.indices)
  func everyCommentSurvivesFormatting(index: Int) throws {
    let layout = Self.layouts[index]
    let text = Self.action(layout.written)
    let result = try Self.formatted(text)
    #expect(result.lost == [])
    let known = layout.written.matches(of: /# [a-z0-9 ]+/).map { String($0.output).trimmingSuffix(" ") }.sorted()
    let kept = result.text.matches(of: /# [a-z0-9 ]+/).map { String($0.output).trimmingSuffix(" ") }.sorted()
    #expect(known == kept)
    if index != 11 { #expect(result.text == Self.action(layout.formatted)) }
    #expect(try Self.formatted(result.text).text == result.text)
  }

  /// In brackets, between them, around values and keys: nothing is lost, nothing doubled, whatever is laid out how.
  @Test(arguments: 0..<200)
  func formattingKeepsAllCommentsOfAnyFile(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let flow = random.flow(actions: 6)
    let text = RoundTripTests.sprinkled(try ChatflowFile.canonical(flow), seed)
    let result = try Self.formatted(text)
    #expect(result.lost == [])
    #expect(Self.comments(text) == Self.comments(result.text), "seed \(seed)")
  }

  private static func comments(_ text: String) -> [Substring] {
    text.matches(of: /# (comment|note) [0-9]+/).map(\.output.0).sorted()
  }

  static let replies = Self.action(
    "    replies:\n      - One # the first\n      # above the second\n      - Two # two\n      - reply: Three # three\n        next: end # out\n"
  )

  @Test func aMovedReplyTakesItsCommentsAlong() throws {
    let opened = ChatflowFile.decode(Self.replies)
    var flow = try #require(opened.flow)
    flow.actions["a"]?.replies.swapAt(0, 1)
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.lost == [])
    #expect(
      result.text
        == Self.action(
          "    replies:\n      # above the second\n      - Two # two\n      - One # the first\n      - reply: Three # three\n        next: end # out\n"
        ))
  }

  @Test func aReplyWithAValueKeepsItsComment() throws {
    let opened = ChatflowFile.decode(Self.replies)
    var flow = try #require(opened.flow)
    flow.actions["a"]?.replies[1].value = "2"
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.lost == [])
    #expect(
      result.text
        == Self.replies.replacing("      - Two # two\n", with: "      - reply: Two # two\n        value: \"2\"\n"))
  }

  @Test func aNewReplyLeavesTheCommentsWhereTheyAre() throws {
    let opened = ChatflowFile.decode(Self.replies)
    for place in 0...3 {
      var flow = try #require(opened.flow)
      flow.actions["a"]?.replies.insert(QuickReply("New"), at: place)
      let result = try #require(try opened.source?.encode(flow))
      #expect(result.lost == [])
      #expect(result.text.replacing("      - reply: New\n", with: "") == Self.replies, "\(place)")
    }
  }

  @Test func whatGoesIsNamedWithItsLine() throws {
    let opened = ChatflowFile.decode(Self.replies)
    var flow = try #require(opened.flow)
    flow.actions["a"]?.replies.remove(at: 1)
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.lost.map { "\($0.line) \($0.text)" } == ["11 # above the second", "12 # two"])
  }

  /// Moving, changing and adding replies and branches in any way loses only the comments of what was removed.
  @Test(arguments: 0..<200)
  func listsKeepTheCommentsOfWhatStays(seed: UInt64) throws {
    var random = SeededRandomSource(seed: seed)
    let labels = (0..<6).map { "R\($0)" }
    let inBrackets = seed % 3 == 0
    let lines = labels.map {
      inBrackets ? "      \($0), # of \($0)\n" : "      # above \($0)\n      - \($0) # of \($0)\n"
    }
    let list = inBrackets ? "    replies: [\n\(lines.joined())    ]\n" : "    replies:\n\(lines.joined())"
    let opened = ChatflowFile.decode(Self.action(list))
    var flow = try #require(opened.flow)
    var replies = flow.actions["a"]?.replies ?? []
    var removed: Set<String> = []
    for _ in 0..<random.number(4) + 1 {
      switch random.number(4) {
      case 0:
        let (from, to) = (random.number(replies.count), random.number(replies.count))
        replies.insert(replies.remove(at: from), at: to)
      case 1: replies[random.number(replies.count)].value = "v\(random.number(100))"
      case 2: replies.insert(QuickReply("N\(random.number(1000))"), at: random.number(replies.count + 1))
      default:
        let gone = replies.remove(at: random.number(replies.count))
        removed.insert(gone.label)
      }
    }
    flow.actions["a"]?.replies = replies
    let result = try #require(try opened.source?.encode(flow))
    for label in labels where !removed.contains(label) {
      #expect(result.text.contains("# of \(label)"), "seed \(seed) \(label)")
      #expect(inBrackets || result.text.contains("# above \(label)"), "seed \(seed) \(label)")
    }
    let kept = result.text.matches(of: /# (of|above) R[0-9]/).count
    #expect(kept + result.lost.count == (inBrackets ? 6 : 12), "seed \(seed)")
    try ChatflowFile.verify(result.text, holds: flow)
  }
}

private struct SeededRandomSource {
  private var random: SeededRandom
  init(seed: UInt64) { random = SeededRandom(seed: seed) }
  mutating func number(_ below: Int) -> Int { Int.random(in: 0..<max(1, below), using: &random) }
}

extension String {
  fileprivate func trimmingSuffix(_ sign: Character) -> String {
    var text = self
    while text.last == sign { text.removeLast() }
    return text
  }
}
