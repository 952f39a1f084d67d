import ChatTesting
import ChatflowEngine
import ChatflowModel
import Testing

@testable import Builder

/// Tests of conversations are run from the builder, and what came of them leads on.
@Suite struct RunningTestsTests {
  private func results(_ text: String, of session: Session) -> TestResults {
    let (flow, workspace) = (session.flow, session.state.workspace)
    let chats = ChatFile(text, in: workspace)
    let prepared = PreparedFlow(flow, in: workspace)
    let outcomes = chats.tests.map {
      ChatRun.outcome(of: $0, following: prepared, in: workspace, zone: { NamedTimeZone($0) })
    }
    return TestResults("support.chat", problems: chats.problems, outcomes: outcomes)
  }

  private static let text = """
    test: All is well
    bot: …

    test: Another greeting
    bot: Good morning

    test: A mistake
    bott: Hello

    """

  @Test func whatFailedComesFirstAndIsShownInThePreview() {
    var session = Session()
    session.press("g t")
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace)])
    session.finish(.testsRun(results(Self.text, of: session)))
    let rows = session.picture.split(separator: "\n").map(String.init)
    func row(_ text: String) -> Int? { rows.firstIndex { $0.contains(text) } }
    #expect(session.shows("support.chat: 1 passed, 2 failed"), "\(session.picture)")
    guard let broken = row("cannot be read"), let failed = row("FAILED: Another greeting"),
      let missing = row("no test takes"), let passed = row("passed: All is well")
    else {
      Issue.record("\(session.picture)")
      return
    }
    #expect(broken < failed && failed < missing && missing < passed)
    session.press("Down", "Enter")
    #expect(session.state.pane is PreviewPane)
    #expect(session.state.notice?.text.contains("support.chat, line 5") == true)
    // It can be gone on with, and nothing of the chatflow was changed.
    #expect(session.state.preview?.waiting != nil && !session.state.history.isUnsaved)
  }

  @Test func aConnectionThatNoTestTakesLeadsToItsCard() {
    var session = Session()
    session.finish(.testsRun(results("", of: session)))
    let first = Coverage(of: session.flow).missing.compactMap(\.action).first
    // The first is the start, which has no card.
    session.press("Down", "Enter")
    #expect(first != nil && session.state.canvas.spot.action == first)
  }
}
