import ChatflowModel
import OrderedCollections
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What a notice says of what was taken out, and the keys that it names.
@Suite struct RemovalNoticeTests {
  @Test func whatWasCutSaysWhichKeysBringItBack() {
    var session = Session(flow: Sample.short)
    session.press("Down", "X")
    if session.hint.contains("{") || !session.hint.contains("p pastes") || !session.hint.contains("u brings back") {
      Issue.record("\(session.hint)")
    }
  }

  /// What has no name yet is spoken of by its id, wherever it is spoken of.
  @Test func anActionWithoutANameIsCalledByItsID() {
    var flow = Sample.short
    let id = flow.actions.keys[0]
    flow.actions[id]?.name = ""
    #expect(flow.name(of: id) == id.text)
    var session = Session(flow: flow)
    session.press("Down", "x")
    #expect(session.picture.contains(id.text) && !session.picture.contains("“”"))
  }

  /// What a notice names takes it back, wherever the focus went meanwhile.
  @Test(arguments: [false, true]) func theKeyThatANoticeNamesTakesItBack(isOnCanvas: Bool) {
    var session = Session(flow: Sample.branching, workspace: Sample.workspace)
    session.press("Enter")
    session.tab(to: .reply(0, .label))
    session.press("Alt-X")
    #expect(session.flow != Sample.branching)
    if isOnCanvas { session.press("Esc") }
    session.press("Alt-U")
    #expect(session.flow == Sample.branching)
  }

  @Test func whatIsRemovedIsSaidWithTheKeyThatBringsItBack() {
    var session = Session(flow: Sample.branching, workspace: Sample.workspace)
    session.press("Enter")
    session.tab(to: .reply(0, .label))
    session.press("Alt-X")
    #expect(session.hint.contains("Billing") && session.hint.contains("Alt-U"), "\(session.hint)")
    session.press("Ctrl-Z")
    session.open(tab: .branches)
    session.tab(to: .branch(0, .label))
    session.press("Alt-X")
    #expect(session.hint.contains("Customer online") && session.hint.contains("Hand over to people"), "\(session.hint)")
    session.press("Ctrl-Z")
    #expect(session.flow == Sample.branching)
    session.press("Esc", "w")
    session.open(tab: .people)
    session.tab(to: .entry("people", 0))
    session.press("Alt-X")
    #expect(session.hint.contains("Anna Berg") && session.hint.contains("Alt-U"))
  }
}
