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
