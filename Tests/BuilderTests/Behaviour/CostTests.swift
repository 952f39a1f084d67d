import ChatflowModel
import Screen
import Testing

@testable import Builder
@testable import Canvas

/// What a key may cost, as counts. A layout that is made anew has storage of its own, so storage that is still the same
/// was not worked out again.
@Suite struct CostTests {
  @Test func movingTheFocusDoesNotRebuildTheLayout() {
    var session = Session()
    let before = session.state
    for key in ["Down", "Down", "Right", "Tab", "Shift-Tab", "Up", "End", "Home", "PageDown", "PageUp", "}", "%"] {
      session.press(key)
      #expect(session.state.layoutStorage == before.layoutStorage, "\(key)")
    }
    session.rest()
    #expect(session.state.layoutStorage == before.layoutStorage)
  }

  @Test func typingDoesNotRebuildTheLayout() {
    var session = Session()
    session.press("Enter")
    let before = session.state
    session.press("Ctrl-A")
    session.type("A new name, letter by letter")
    session.tab(to: .field("message"))
    session.type("And a text.\nOf two lines.")
    session.press("Ctrl-B", "Alt-U")
    #expect(session.state.layoutStorage == before.layoutStorage)
  }

  @Test func openingAndLeavingAFormBesideTheCanvasDoesNotRebuildTheLayout() {
    var session = Session()
    let before = session.state
    session.press("Enter", "Ctrl-PageDown", "Esc", ":", "Esc", "?", "Esc")
    #expect(session.state.layoutStorage == before.layoutStorage)
  }

  @Test func switchesAndAttachmentsDoNotRebuildTheLayout() {
    var session = Session()
    session.insertCustomerAgent(mode: "recent-question")
    let before = session.state
    session.tab(to: .option("respond", "provided-message"))
    session.press("Space")
    session.tab(to: .field("respect-office-hours"))
    session.press("Space")
    #expect(session.state.layoutStorage == before.layoutStorage)
  }

  @Test func anotherWidthOrStructureRebuildsTheLayout() {
    var session = Session()
    let before = session.state
    session.resize(90, 40)
    #expect(session.state.layoutStorage != before.layoutStorage)
    let narrow = session.state
    session.press("x")
    #expect(session.state.layoutStorage != narrow.layoutStorage)
  }

  @Test func anotherHeightDoesNotRebuildTheLayout() {
    var session = Session()
    let before = session.state
    session.resize(120, 24)
    #expect(session.state.layoutStorage == before.layoutStorage)
  }
}

extension BuilderState {
  /// The storage of the layout's numbers; states are values, so it lives as long as one of them.
  fileprivate var layoutStorage: UnsafePointer<Int32>? {
    canvas.drawing.layout.lanes.numbered.withUnsafeBufferPointer(\.baseAddress)
  }
}
