import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// A value that goes back to what holds anyway is left out of the file, unless a comment stands at it: then it is spelled
/// out, and keeps the comment.
struct SpelledDefaultTests {
  private static func written(_ text: String, _ change: (inout Chatflow) -> Void) throws -> Source.Encoded {
    let opened = ChatflowFile.decode(text)
    #expect(opened.isSound)
    var flow = try #require(opened.flow)
    change(&flow)
    let result = try #require(try opened.source?.encode(flow))
    try ChatflowFile.verify(result.text, holds: flow)
    return result
  }

  private static let question =
    "chatflow: 1\nname: T\nactions:\n  a:\n    action: question\n    name: A\n    message: m\n    replies:\n      - x\n"

  @Test(arguments: [(" # go", ""), ("", "# above\n"), (" # go", "# above\n")])
  func aSwitchTurnedBackKeepsItsComment(behind: String, above: String) throws {
    let text = "chatflow: 1\nname: T\n\(above)live: true\(behind)\nstart: a\n"
    let result = try Self.written(text) { $0.values["live"] = nil }
    #expect(result.text == text.replacing("true", with: "false") && result.lost == [])
    let indented = above.isEmpty ? "" : "    \(above)"
    let action =
      Self.question + "\(indented)    several-answers: true\(behind)\n    attempts: 4\(behind)\n    next: a\n"
    let changed = try Self.written(action) {
      $0.actions["a"]?.values["several-answers"] = nil
      if !behind.isEmpty { $0.actions["a"]?.values["attempts"] = nil }
    }
    let attempts = behind.isEmpty ? "4" : "2"
    #expect(
      changed.text == action.replacing("true", with: "false").replacing("attempts: 4", with: "attempts: \(attempts)"))
    #expect(changed.lost == [])
  }

  @Test func withoutACommentItsLineGoes() throws {
    let text = "chatflow: 1\nname: T\nlive: true\nstart: a\n"
    #expect(try Self.written(text) { $0.values["live"] = nil }.text == text.replacing("live: true\n", with: ""))
  }

  @Test func insideAGroupToo() throws {
    let text = "chatflow: 1\nname: T\noptions: # how\n  session-timeout: 1h # long\n  typing-delay: 2s\nstart: a\n"
    for values: FieldValues in [[:], ["typing-delay": .number(2000)]] {
      let result = try Self.written(text) { $0.values["options"] = values.isEmpty ? nil : .record(values) }
      let delay = values.isEmpty ? "" : "  typing-delay: 2s\n"
      #expect(
        result.text == "chatflow: 1\nname: T\noptions: # how\n  session-timeout: 30m # long\n\(delay)start: a\n")
      #expect(result.lost == [])
    }
  }

  @Test func whatLeavesTheGroupOutMeansSomethingElseIsNotSpelledOut() throws {
    let text =
      "chatflow: 1\nname: T\nactions:\n  a:\n    action: send-to-customer-agent\n    name: A\n"
      + "    respond: recent-question\n    handoff:\n      ask-for-email: false # why\n"
    let result = try Self.written(text) { $0.actions["a"]?.values["handoff"] = nil }
    #expect(!result.text.contains("handoff") && result.lost.map(\.text) == ["# why"])
  }
}

/// The order of the chatflows in `workspace.yaml` keeps the comments at its names.
struct PriorityCommentTests {
  private static func written(_ text: String, _ priority: [String]) throws -> Source.Encoded {
    let opened = WorkspaceFile.decode(text)
    var workspace = opened.workspace
    workspace.priority = priority
    return try #require(try opened.source?.encode(workspace))
  }

  @Test func aRenamedChatflowChangesItsWordAlone() throws {
    let text = "workspace: 1\npriority:\n  # above\n  - a # first\n  - b # second\nname: W\n"
    #expect(try Self.written(text, ["x", "b"]).text == text.replacing("- a", with: "- x"))
    let longer = try Self.written(text, ["x", "b", "c"])
    #expect(longer.text == text.replacing("- a", with: "- x").replacing("# second\n", with: "# second\n  - c\n"))
    #expect(longer.lost == [])
  }

  @Test func aCommentInBracketsStaysWithItsName() throws {
    let text = "workspace: 1\npriority: [support-bot, # best\n  hand-over]\n"
    let result = try Self.written(text, ["hand-over", "support-bot"])
    #expect(result.text == "workspace: 1\npriority:\n  - hand-over\n  - support-bot  # best\n" && result.lost == [])
  }
}
