import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The situation in which one talks in the preview.
extension PreviewTests {
  @Test func aSituationIsChangedInAFormAndFollowed() {
    var session = session()
    session.press("Alt-O", "Enter")
    #expect(session.state.form?.isSituation == true)
    session.tab(to: .field("contact"))
    session.type("firstname = Omar")
    session.press("Esc")
    #expect(session.state.pane is PreviewPane)
    #expect(told(session).first?.hasPrefix("Hi Omar!") == true)
    #expect(session.shows("Omar, known"))
    #expect(!session.state.history.canUndo)
  }

  /// Undo in its form is about what was typed there, and touches no chatflow.
  @Test func undoInTheFormTakesTheSituationBack() {
    var session = Session(workspace: Sample.workspace)
    session.press("r")
    session.type("Hello")
    session.press("Esc", "F5", "Alt-O", "Enter")
    let flow = session.flow
    session.tab(to: .field("contact"))
    session.type("firstname = Omar")
    session.press("Alt-U")
    #expect(session.state.form?.isSituation == true)
    #expect(session.flow == flow)
    session.press("Esc")
    #expect(session.shows("unknown"))
  }

  @Test func theCanvasStaysWhereTheUserTurnedIt() {
    var session = session(size: Size(width: 120, height: 20))
    session.state.canvas.scroll(by: 9, in: session.state.canvasSize)
    let scroll = session.state.canvas.scroll
    session.press("1")
    #expect(session.state.canvas.scroll == scroll)
    session.press("F5", "F5")
    session.type("anna@example.com")
    session.press("Enter")
    #expect(session.state.canvas.way?.stand == session.state.canvas.spot.action)
  }

  @Test func aBranchIsToldByItsLabelAndWhatDecided() {
    var session = session()
    session.press("3")
    session.type("anna@example.com")
    session.press("Enter")
    let told = "went to “Hand over to people” (Online: team member is available)"
    #expect(session.state.preview?.lines.contains { $0.kind == .silent(told) } == true)
  }

  /// Who is there changes from then on, also when the conversation is done again, and is kept in its test.
  @Test func theSituationChangesFromTheNextAnswerOn() {
    var session = session()
    session.press("3", "Alt-N")
    session.type("Who is there")
    session.press("Enter")
    session.type("nobdy")
    session.press("Enter")
    #expect(session.shows("did you mean “nobody”?"), "\(session.picture)")
    session.press("Backspace", times: 5)
    session.type("nobody")
    session.press("Enter")
    #expect(session.shows("nobody available"), "\(session.picture)")
    session.type("anna@example.com")
    session.press("Enter")
    func way() -> [String] {
      session.state.preview?.lines.compactMap { line in
        if case .silent(let text) = line.kind { text } else { nil }
      } ?? []
    }
    #expect(way().contains("from now on: Who is there: nobody"), "\(way())")
    #expect(!way().contains { $0.contains("Online: ") }, "\(way())")
    let before = way()
    // Another version of the chatflow is met in the same way.
    session.press("Esc", "Esc")
    session.press("r")
    session.type(" (2)")
    session.press("Enter", "F5")
    #expect(way().count == before.count && !way().contains { $0.contains("Online: ") }, "\(way())")
    guard let test = session.state.preview?.rehearsal.test(named: "A", in: session.state.workspace) else { return }
    #expect(test.contains("team: nobody"))
    session.press("Alt-Z", "Alt-Z")
    #expect(session.shows("team available"), "\(session.picture)")
  }

  @Test func theFirstRowOfAnAddressHasItsMark() {
    let address = "https://example.com/a/very/long/way/to/a/video-of-something.mp4?with=a&query=of-its-own"
    for width in [12, 24, 40] {
      let rows = ChatLayout.rows(ofPlace: address, width: width)
      #expect(rows.joined() == address && rows.allSatisfy { $0.count <= width }, "\(rows)")
    }
    #expect(ChatLayout.rows(ofPlace: "https://example.com/tour", width: 22) == ["https://example.com/", "tour"])
  }

  @Test func whatIsMistakenIsSaidAtTheField() {
    var session = session()
    session.press("Alt-O", "Enter")
    session.tab(to: .field("at"))
    session.type("yesterday")
    #expect(session.shows("2026-12-24 19:30"), "\(session.picture)")
    session.press("Ctrl-U")
    session.press("Backspace", times: 9)
    session.type("2026-12-24 19:30 Europe/Stokholm")
    #expect(session.shows("Europe/Stockholm"), "\(session.picture)")
    // It may be saved like all that is incomplete, and is said among the problems from then on.
    session.press("Esc", "Alt-O", "Down", "Enter")
    session.type("After hours")
    session.press("Enter")
    #expect(session.state.checked.findings(of: .workspace).map(\.rule) == ["situation-unreadable"])
    session.press("Esc", "Esc", "!")
    #expect(session.shows("There is no time zone “Europe/Stokh"), "\(session.picture)")
  }

  @Test func aSituationIsSavedAndChosen() {
    var session = session()
    session.press("Alt-O", "Enter")
    session.tab(to: .field("at"))
    session.type("2026-12-24 19:30")
    session.press("Esc")
    #expect(session.shows("24 Dec 19:30 · closed"))
    session.press("Alt-O", "Down", "Enter")
    session.type("After hours")
    session.press("Enter")
    #expect(session.state.workspace.situationNames == ["After hours"])
    #expect(session.shows("Preview › After hours"))
    session.press("Alt-O", "Down", "Down", "Enter")
    #expect(!session.shows("24 Dec"))
    session.press("Alt-O")
    session.type("After")
    session.press("Enter")
    #expect(session.shows("24 Dec 19:30 · closed"))
    session.press("Alt-U")
    #expect(session.state.workspace == Sample.workspace)
  }
}
