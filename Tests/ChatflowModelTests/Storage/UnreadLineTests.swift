import OrderedCollections
import Testing

@testable import ChatflowFiles
@testable import ChatflowModel

/// What of a file was not understood is never deleted and never called a comment: it stays byte for byte, or the edit that
/// would have to touch it is refused at once.
struct UnreadLineTests {
  static let sample = """
    # about the file
    chatflow: 1
    name: Shop
    welcome: Hi there
    tags:
      - one
      - two
    options:
      typing-delay: 2s
      # why
      error-message: Oh no
      bot-name: Bob
    future: kept
    start: a

    # the actions
    actions:
      a:
        action: message
        name: A
        message: |-
          Important
          text
        next: b

      b:
        action: question
        name: B
        message: Which?
        replies:
          - One
          - reply: Two
            next: c
        next: c

      c:
        action: message
        name: C
        message: See you
        next: a

    """

  /// What happens to a line.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: @Sendable (String) -> [String]

    init(_ what: String, _ lines: @escaping @Sendable (String) -> [String]) {
      (testDescription, self.lines) = (what, lines)
    }

    /// Something in front of what stands on the line.
    init(front: String) {
      self.init("\(front.unicodeScalars.map { String($0.value, radix: 16) }) in front") { line in
        let indentation = line.prefix { $0 == " " }
        return [indentation + front + line.dropFirst(indentation.count)]
      }
    }

    /// Something at the beginning of the line.
    init(first: String) {
      self.init("\(first.unicodeScalars.map { String($0.value, radix: 16) }) first") { [first + $0] }
    }

    /// A line of its own above.
    init(above: String) { self.init("\(above.debugDescription) above") { [above, $0] } }
  }

  static let damages =
    [" ", "   ", "\t", "\u{1}", "\u{C}", "\r", "\u{85}", "\u{FEFF}", "\u{A0}", "\u{A0}   ", "\u{2028}"].map(
      Damage.init(first:))
    + ["\"", "'", "# ", "? ", "- ", "*x ", "&x ", "!x ", "[", "{", "%", "@", "\t", "\u{7}", ": "].map(
      Damage.init(front:))
    + ["junk", " junk: 1", "junk: 1", "   junk", "\tjunk: 1", "?", "- x", "}", "...", "---", "actions", "  x", "  x:"]
    .map(
      Damage.init(above:))
    + [
      Damage("without its colon") { [$0.replacing(":", with: "", maxReplacements: 1)] },
      Damage("with a no-break space behind") { [$0 + "\u{A0}"] },
      Damage("one column further out") { [$0.hasPrefix(" ") ? String($0.dropFirst()) : $0] },
      Damage("in the first column") { [String($0.drop { $0 == " " })] },
      Damage("twice") { [$0, $0] },
      Damage("with an open quote") { [$0.replacing(": ", with: ": \"", maxReplacements: 1)] },
      Damage("with an open bracket") { [$0.replacing(": ", with: ": [", maxReplacements: 1)] },
      Damage("with an alias") { [$0.replacing(": ", with: ": *", maxReplacements: 1)] },
      Damage("with an escape") { [$0.replacing(": ", with: ": \"\\q", maxReplacements: 1) + "\""] },
      Damage("with a colon too many") { [$0 + ": more: x"] },
      Damage("without its dash") { [$0.replacing("- ", with: "", maxReplacements: 1)] },
      Damage("a list in place of a text") { [$0.replacing(/: (?<rest>.+)/) { ": [\($0.rest)]" }] },
    ]

  /// An edit as the builder makes it, and the lines of the sample that it may take out.
  struct Change: Sendable {
    let what: String
    let takes: [String]
    /// The lines of the action that it takes out as a whole.
    var removes: ClosedRange<Int>?
    let make: @Sendable (inout Edit.Draft) -> Void
  }

  private static func text(_ text: String) -> FieldValue { .message(Message(RichText(literal: text))) }

  private static func options(_ draft: inout Edit.Draft, _ change: (inout FieldValues) -> Void) {
    draft.changeHead { head in
      var values = head.values["options"]?.record ?? FieldValues()
      change(&values)
      head.values["options"] = values.isEmpty ? nil : .record(values)
    }
  }

  private static func added() -> Action {
    var action = Action(id: "new", kind: "message", name: "New")
    action.values["message"] = text("New")
    action.next = .to("a")
    return action
  }

  static let changes = [
    Change(what: "name", takes: ["name: Shop"]) { $0.changeHead { $0.name = "Store" } },
    Change(what: "welcome", takes: ["welcome: Hi there"]) { $0.changeHead { $0.values["welcome"] = text("Hello") } },
    Change(what: "no welcome", takes: ["welcome: Hi there"]) { $0.changeHead { $0.values["welcome"] = nil } },
    Change(what: "tags", takes: ["  - one"]) { draft in
      draft.changeHead { head in
        let tags = head.values["tags"]?.list ?? []
        head.values["tags"] = .list(tags.filter { $0 != "one" } + ["three"])
      }
    },
    Change(what: "language", takes: []) { $0.changeHead { $0.values["language"] = .text("sv") } },
    Change(what: "error", takes: ["  error-message: Oh no"]) { options(&$0) { $0["error-message"] = text("Oops") } },
    Change(what: "bot", takes: ["  bot-name: Bob"]) { options(&$0) { $0["bot-name"] = nil } },
    Change(what: "timeout", takes: []) { options(&$0) { $0["session-timeout"] = .number(3_600_000) } },
    Change(
      what: "no options",
      takes: ["options:", "  typing-delay: 2s", "  # why", "  error-message: Oh no", "  bot-name: Bob"]
    ) { $0.changeHead { $0.values["options"] = nil } },
    Change(what: "start", takes: ["start: a"]) { $0.changeHead { $0.start = .to("b") } },
    Change(what: "first", takes: ["start: a"]) { draft in
      draft.insert(added(), at: 0)
      draft.link(.start, to: .to("new"))
    },
    Change(what: "last", takes: []) { $0.insert(added(), at: 1000) },
    Change(what: "text", takes: ["    message: |-", "      Important"]) { draft in
      draft.change("a") { action in
        let known = action.values["message"]?.message.map { TextForm.write($0.text, .tokens) } ?? ""
        action.values["message"] = text(known.replacing("Important", with: "Hi"))
      }
    },
    Change(what: "name of b", takes: ["    name: B"]) { $0.change("b") { $0.name = "Bee" } },
    Change(what: "link of c", takes: ["    next: a"]) { $0.link(.port("c", .next), to: .to("b")) },
    Change(what: "remove a", takes: [], removes: 17...23) { $0.remove("a") },
    Change(what: "remove c", takes: [], removes: 35...39) { $0.remove("c") },
    Change(what: "move c", takes: []) { draft in
      guard let action = draft.flow.actions["c"] else { return }
      draft.remove("c")
      draft.insert(action, at: 0)
    },
  ]

  @Test(arguments: damages)
  func nothingThatWasNotUnderstoodIsDeleted(damage: Damage) throws {
    let lines = Self.sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for place in lines.indices.dropLast() where !lines[place].isEmpty {
      let broken = damage.lines(lines[place])
      let text = (lines[..<place] + broken + lines[(place + 1)...]).joined(separator: "\n")
      let opened = ChatflowFile.decode(text)
      guard let flow = opened.flow, let source = opened.source, opened.isWritable else {
        #expect(!opened.problems.isEmpty)
        continue
      }
      // Each change meets each damage, and each place, if not all three at once: that would take minutes.
      for (index, change) in Self.changes.enumerated() where (index + place) % 4 == 0 {
        guard let edit = Edit.make("edit.test", in: flow, change.make) else { continue }
        if edit.changedDefect != nil || edit.changedUnread(in: flow) != nil { continue }
        var changed = flow
        changed.apply(edit)
        let where_ = "\(damage.testDescription), line \(place + 1), \(change.what)"
        do {
          let result = try source.encode(changed)
          try ChatflowFile.verify(result.text, holds: changed)
          // What goes with an action: its lines, what happened to them, and what stands in the gap behind it.
          let removed = change.removes.map { range in
            Array(lines[range]) + (range.contains(place) ? broken : [])
              + (place == range.upperBound + 2 && broken.count == 2 ? [broken[0]] : [])
          }
          let gone = Self.gone(
            text, result.text, besides: change.takes + (removed ?? []) + result.lost.map(\.text))
          #expect(opened.isSound || gone.isEmpty, "\(where_): \(gone)")
          let named = result.lost.filter { !$0.text.hasPrefix("#") }
          #expect(named.isEmpty, "\(where_): \(named)")
          #expect(Self.count("actions:", in: result.text) <= max(1, Self.count("actions:", in: text)), "\(where_)")
        } catch Source.EncodingProblem.unread {
          // A change of something else can give such a line another meaning: that is refused with its place, too.
        } catch {
          Issue.record("\(where_): refused late, \(error)")
        }
      }
    }
  }

  private static func count(_ line: String, in text: String) -> Int {
    text.split(separator: "\n").count { $0.drop { !$0.isLetter }.hasPrefix(line) }
  }

  /// The lines of a text that another has not, besides some.
  private static func gone(_ text: String, _ other: String, besides: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for line in other.split(separator: "\n") { counts[String(line), default: 0] += 1 }
    for line in besides { counts[line, default: 0] += 1 }
    return text.split(separator: "\n").map(String.init).filter { line in
      // Comments that go with what they stand at are named, whatever they are indented by.
      if besides.contains(String(line.drop { $0 == " " })) { return false }
      guard !line.allSatisfy(\.isWhitespace) else { return false }
      counts[line, default: 0] -= 1
      return counts[line, default: 0] < 0
    }
  }
}
