import ChatflowModel
import Testing

@testable import Builder

/// Where a visitor gets no further in the preview: it is said why, and what would go on.
@Suite struct PreviewEndTests {
  @Test func aMisspelledReplyIsToldWithTheOneThatIsThere() {
    var session = Session(flow: Sample.closed, workspace: Sample.workspace)
    session.press("F5")
    session.type("Tarck an order")
    session.press("Enter")
    let told = session.state.preview?.lines.map(\.kind) ?? []
    #expect(told.contains(.remark("this is no answer here; did you mean “Track an order”?")), "\(told)")
  }

  /// Esc goes from what is typed to the chat, and from there to the canvas: the hint row says which.
  @Test func escapeSaysWhereItLeads() {
    var session = Session(workspace: Sample.workspace)
    session.press("F5")
    #expect(session.hint.contains("Esc chat") && !session.hint.contains("Esc leave"), "\(session.hint)")
    session.press("Esc")
    #expect(session.hint.contains("Esc leave") && !session.hint.contains("Esc chat"), "\(session.hint)")
    session.press("Esc")
    #expect(!(session.state.pane is PreviewPane))
  }

  /// In the chat, where nothing is typed, the tests are run as on the canvas, and the number of a quick reply chooses it.
  @Test func theKeysOfTheChat() {
    var session = Session(workspace: Sample.workspace)
    session.press("F5", "Esc")
    var tests = session
    _ = tests.takeEffects()
    tests.press("g t")
    #expect(tests.takeEffects() == [.runTests(tests.flow, tests.state.workspace, for: .list)])
    let replies = session.state.preview?.replies.count ?? 0
    #expect(replies > 0)
    session.press("9")
    #expect(session.state.preview?.steps.count == 1)
    session.press("1")
    #expect(session.state.preview?.steps.count == 2)
  }

  /// Nothing has ended where the session timed out: the next message begins a new one, and that is said.
  @Test func aSessionThatTimedOutIsNoEnd() {
    var session = Session(workspace: Sample.workspace)
    session.press("F5")
    session.press("Alt-N")
    session.type("times out")
    session.press("Enter")
    #expect(session.shows("the session timed out") && !session.shows("The chat has ended"), "\(session.picture)")
    #expect(session.shows("Type: a new session"))
    session.type("Hello?")
    session.press("Enter")
    #expect(session.state.preview?.waiting != nil)
    session.press("Alt-N")
    session.type("closes")
    session.press("Enter")
    #expect(session.shows("The chat has ended"), "\(session.picture)")
  }
}
