import ChatflowModel
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Keys that wait for more, and what ends them.
@Suite struct WaitingKeyTests {
  @Test(arguments: ["g", "3"]) func aClickEndsThemAndCounts(key: String) throws {
    var session = Session()
    let place = try #require(session.place(of: Sample.support.name(of: "topic")))
    session.press(key)
    session.handle(.mouse(MouseEvent(.press(.left), at: place)))
    #expect(session.state.canvas.spot == .card("topic"))
    #expect(session.state.pendingKeys.isEmpty && session.state.count == nil)
    // The next key stands for itself again.
    session.press("x")
    #expect(session.shows("Remove"), "\(session.picture)")
  }

  /// What the box tells of the keys covers is not seen, so a click there is for nothing behind it.
  @Test func aClickOnWhatTellsOfThemOnlyEndsThem() throws {
    var session = Session()
    let spot = session.state.canvas.spot
    session.press("g")
    let box = try #require(ContinuationsView(state: session.state)?.box.frame)
    session.handle(.mouse(MouseEvent(.press(.left), at: Point(x: box.x + 2, y: box.y + 1))))
    #expect(session.state.pendingKeys.isEmpty && session.state.canvas.spot == spot)
    session.press("g")
    session.handle(.mouse(MouseEvent(.press(.left), at: Point(x: 2, y: 39))))
    #expect(session.state.pendingKeys.isEmpty && session.state.canvas.spot == spot && session.state.layers.isEmpty)
  }

  @Test func aPasteEndsThem() {
    var session = Session()
    session.press("g")
    session.paste("text")
    #expect(session.state.pendingKeys.isEmpty)
  }

  @Test func inTheListAClickEndsThemToo() throws {
    var shelf = try Shelf()
    shelf.press("g")
    shelf.click(on: "Offline")
    #expect(shelf.list.focus == "offline.chatflow.yaml" && shelf.list.pendingKeys.isEmpty)
  }
}
