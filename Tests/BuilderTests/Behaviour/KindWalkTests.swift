import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Every kind of action on the way that a user goes with it, by keys alone.
@Suite struct KindWalkTests {
  private func session(_ flow: Chatflow = Sample.short) -> Session {
    Session(flow: flow, size: Size(width: 160, height: 60), workspace: Sample.workspace)
  }

  @Test(arguments: ActionKinds.all.map(\.id))
  func aKindIsFilledByKeysSurvivesItsFileAndIsUndone(id: KindID) throws {
    let kind = try #require(ActionKinds[id])
    var session = session()
    let action = try session.insert(kind, named: "The new one")
    session.fill(kind, action)
    #expect(session.flow.actions[action]?.note == "Why it is here")
    // Of the runtimes another than the recommended one is chosen; of the settings for handing over all that there is.
    let found: [String: [RuleID]] = [
      "code-snippet": ["runtime-unsupported"], "send-to-customer-agent": ["handoff-conflict"],
    ]
    let rules = Checks.action(try #require(session.flow.actions[action]), workspace: session.state.workspace).map(
      \.rule)
    #expect(rules == found["\(id)"] ?? [], "\(rules)")

    let opened = ChatflowFile.decode(try ChatflowFile.canonical(session.flow))
    #expect(opened.problems == [])
    #expect(opened.flow == session.flow)

    session.press("Esc", "Esc")
    session.press("u", times: 300)
    #expect(session.flow == Sample.short)
    #expect(session.state.workspace == Sample.workspace)
    #expect(!session.state.history.canUndo)
  }

  /// All kinds in one chatflow, filled by keys, as their file: the schema is held to it elsewhere.
  @Test func allKindsTogetherMakeTheKeptFile() throws {
    var session = session()
    for kind in ActionKinds.all {
      let action = try session.insert(kind, named: "A \(kind.id)")
      session.fill(kind, action)
      session.press("Esc", "Esc")
    }
    let text = try ChatflowFile.canonical(session.flow)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../Goldens/all-kinds.chatflow.yaml"
    )
    .standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent): look at it, then run again")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
