import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// The Outline and the Map: what keys and the mouse do there, and that nothing jumps when the level changes.
@Suite struct ZoomTests {
  private func session(_ zoom: Zoom = .cards, width: Int = 120, height: Int = 20) -> Session {
    var session = Session(size: Size(width: width, height: height))
    if zoom != .cards { session.press("-") }
    if zoom == .map { session.press("-") }
    #expect(session.state.canvas.zoom == zoom)
    return session
  }

  // MARK: Levels

  @Test func minusZoomsOutAndEqualsZoomsIn() {
    var session = session()
    session.press("=")
    #expect(session.hint.contains("These are the cards"))
    session.press("-")
    #expect(session.shows("► Visitor starts the chat") && !session.shows("┏"))
    session.press("-", "-")
    #expect(session.hint.contains("This is the Map"))
    #expect(!session.shows("Visitor starts the chat"))
    session.press("=", "=")
    #expect(session.shows("┏"))
  }

  @Test(arguments: 0..<16) func zoomingOutAndInKeepsTheFocusAndTheScreen(moves: Int) {
    var session = session()
    session.press("Tab", times: moves)
    session.rest()
    let before = session
    for steps in [["-", "="], ["-", "-", "=", "="]] {
      for step in steps { session.press(step) }
      #expect(session.state.canvas.spot == before.state.canvas.spot, "\(steps)")
      #expect(session.state.canvas.scroll == before.state.canvas.scroll, "\(steps)")
    }
    session.rest()
    #expect(session.screen == before.screen)
  }

  /// As far as the drawing reaches: above its first row there is nothing to scroll to.
  @Test(arguments: 0..<12) func theFocusKeepsItsRowWhenTheLevelChanges(moves: Int) throws {
    var session = session(height: 14)
    session.press("Down", times: moves)
    let row = try #require(session.focusRow)
    for key in ["-", "-", "=", "="] {
      session.press(key)
      let canvas = session.state.canvas
      let now = try #require(session.focusRow)
      let isAtAnEnd = canvas.scroll == 0 || canvas.scroll == max(0, canvas.drawing.layout.height - 10)
      #expect(isAtAnEnd || abs(now - row) <= Layout.context, "\(key): \(row) became \(now)")
      #expect(now >= 0 && now < 10, "\(key)")
    }
  }

  @Test func aFlowThatIsTooHighOpensOnTheMostDetailedLevelThatIsNot() {
    let cards = Session(size: Size(width: 120, height: 40)).state.canvas.drawing.layout
    for height in 10...40 {
      let state = Session(size: Size(width: 120, height: height)).state
      let fits = cards.height <= 8 * (height - 4)
      #expect((state.canvas.zoom == .cards) == fits, "\(height)")
      #expect(state.canvas.drawing.layout.height <= 8 * (height - 4) || state.canvas.zoom == .map)
    }
    #expect(Session(flow: Sample.chain(200)).state.canvas.zoom == .outline)
    #expect(Session(flow: Sample.chain(400)).state.canvas.zoom == .map)
  }

  @Test func narrowCanvasShowsTheOutlineAndAWideOneTheLevelBefore() {
    var session = session(.map)
    session.resize(31, 12)
    #expect(session.state.canvas.drawing.layout.zoom == .outline)
    session.press("-")
    #expect(session.hint.isEmpty || session.state.notice?.text.contains("room only for the Outline") == true)
    for id in ["canvas.cards", "canvas.map", "canvas.zoom-in", "canvas.zoom-out"] {
      #expect(CommandTable[id]?.availability(session.state) == .disabled("narrow-canvas"), "\(id)")
    }
    session.resize(120, 20)
    #expect(session.state.canvas.drawing.layout.zoom == .map)
  }

  @Test func thePaletteLeadsToEveryLevel() {
    var session = session()
    for (name, zoom) in [("Show the Map", Zoom.map), ("Show the Outline", .outline), ("Show cards", .cards)] {
      session.press(":")
      session.type(name)
      session.press("Enter")
      #expect(session.state.canvas.drawing.layout.zoom == zoom)
    }
  }

  // MARK: Walking

  @Test func enterInTheMapGoesBackToTheLevelBefore() {
    var session = session()
    session.press(":")
    session.type("Show the Map")
    session.press("Enter", "Down", "Right")
    let spot = session.state.canvas.spot
    #expect(session.hint.contains("Enter show it"))
    session.press("Enter")
    #expect(session.state.canvas.zoom == .cards)
    #expect(session.state.canvas.spot == spot)
    session.press("-", "-", "Enter")
    #expect(session.state.canvas.zoom == .outline)
  }

  @Test(arguments: [Zoom.outline, .map]) func everyWayToAnActionWorks(zoom: Zoom) throws {
    var session = session(zoom)
    let layout = session.state.canvas.drawing.layout
    session.type("4")
    session.press("G")
    let fourth = try #require(layout.action(numbered: 4))
    #expect(session.state.canvas.spot == .card(session.state.canvas.drawing.ids[fourth]))
    session.press("/")
    session.type("email")
    session.press("Enter")
    #expect(session.focusedName?.lowercased().contains("email") == true)
    session.press("Backspace")
    #expect(session.state.canvas.spot == .card(session.state.canvas.drawing.ids[fourth]))
    session.press("Home", "End", "PageUp", "PageDown", "}", "{", "%", "o", "Left", "Up")
    #expect(session.focusRow != nil)
  }

  @Test func clicksDoWhatIsSeen() {
    var session = session(.outline, height: 40)
    session.click(on: "What is your email?")
    #expect(session.focusedName == "What is your email?")
    session.click(on: "Technical")
    guard case .header = session.state.canvas.spot else {
      Issue.record("no branch has the focus:\n\(session.picture)")
      return
    }
    session.click(on: "Visitor starts")
    #expect(session.state.canvas.spot == .plus(.start))
    session.click(on: "Which product is it?", clicks: 2)
    #expect(session.state.form?.focus != nil)
  }

  // MARK: Editing

  @Test func insertingInTheOutlineOpensOneRowThatEscCloses() throws {
    var session = session(.outline, height: 40)
    session.press("Down", "Down", "Down")
    session.rest()
    let before = session
    for key in ["a", "i"] {
      session.press(key)
      let rows = session.lines.count { $0.contains("(+)") }
      #expect(rows == 1, "\(key):\n\(session.picture)")
      session.type("if/then")
      #expect(session.lines.count { $0.contains("(+)") } == 1)
      #expect(
        session.state.canvas.trial?.drawing.layout.height == before.state.canvas.drawing.layout.height + 1, "\(key)")
      session.press("Esc")
      #expect(session.screen == before.screen, "\(key)")
    }
  }

  @Test(arguments: [Zoom.outline, .map]) func insertingRenamingAndRemovingWork(zoom: Zoom) throws {
    var session = session(zoom, height: 40)
    session.press("Down")
    let opened = session.flow
    session.press("a")
    session.type("message")
    session.press("Enter")
    session.type("Brand new")
    session.press("Esc")
    #expect(session.focusedName == "Brand new")
    #expect(session.state.canvas.zoom == zoom)
    if zoom == .outline { #expect(session.shows("» Brand new")) }
    session.press("r")
    session.type("Newer")
    session.press("Esc")
    #expect(session.focusedName == "Newer")
    session.press("x")
    #expect(session.flow.actions.values.allSatisfy { $0.name != "Newer" })
    session.undoAll()
    #expect(session.flow == opened)
    #expect(session.focusRow != nil)
  }

  @Test(arguments: [Zoom.outline, .map]) func thereAreNoPlusIconsToGoTo(zoom: Zoom) {
    var session = session(zoom)
    session.press("+")
    #expect(session.hint.contains("a and i insert"))
  }

  @Test(arguments: [Zoom.outline, .map], [GlyphTier.rich, .ascii]) func theFocusIsVisibleWithoutColour(
    zoom: Zoom, tier: GlyphTier
  ) {
    var session = Session(size: Size(width: 120, height: 40), tier: tier)
    session.press("-")
    if zoom == .map { session.press("-") }
    for _ in 0..<40 {
      let before = session
      session.press("Tab")
      guard session.state.canvas.spot != before.state.canvas.spot else { break }
      let differs = zip(before.screen.cells, session.screen.cells).contains {
        $0.text != $1.text || $0.style.attributes != $1.style.attributes
      }
      #expect(differs, "\(before.state.canvas.spot) and \(session.state.canvas.spot)")
    }
  }
}

extension Session {
  /// The name of the action that has the focus on the canvas.
  fileprivate var focusedName: String? {
    if case .card(let id) = state.canvas.spot { state.flow.actions[id]?.name } else { nil }
  }
}
