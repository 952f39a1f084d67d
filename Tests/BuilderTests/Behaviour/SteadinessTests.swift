import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Nothing on the screen moves without need, and where one is can always be seen.
@Suite struct SteadinessTests {
  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func theFocusOnTheCanvasIsVisibleWithoutColour(tier: GlyphTier) {
    var session = Session(tier: tier)
    for _ in 0..<40 {
      let before = session
      session.press("Tab")
      guard session.state.canvas.spot != before.state.canvas.spot else { break }
      if session.state.canvas.scroll == before.state.canvas.scroll {
        #expect(differs(before.screen, session.screen), "\(before.state.canvas.spot) and \(session.state.canvas.spot)")
      }
    }
  }

  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func theFocusInAFormIsVisibleWithoutColour(tier: GlyphTier) {
    var session = Session(tier: tier)
    session.insertCustomerAgent(mode: "provided-message")
    for _ in 0..<20 {
      let before = session
      session.press("Tab")
      #expect(session.state.form?.focus != before.state.form?.focus)
      #expect(differs(before.screen, session.screen), "\(String(describing: session.state.form?.focus))")
    }
  }

  @Test(arguments: [":", "?", "t"]) func theFocusInAPopUpIsVisibleWithoutColour(key: String) {
    var session = Session(tier: .ascii)
    session.press(key)
    for _ in 0..<20 {
      let before = session
      session.press("Down")
      #expect(differs(before.screen, session.screen))
    }
  }

  /// Whether two screens differ in text or in attributes of their own; colours do not count.
  private func differs(_ one: Frame, _ other: Frame) -> Bool {
    zip(one.cells, other.cells).contains { before, after in
      before.text != after.text || before.style.attributes != after.style.attributes
    }
  }

  @Test(arguments: 0..<14) func theFocusKeepsItsRowWhenAPanelOpensAndCloses(moves: Int) {
    var session = Session(size: Size(width: 120, height: 20))
    session.press("Tab", times: moves)
    session.rest()
    let row = session.focusRow
    for steps in [["a", "Esc"], ["i", "Down", "Esc"], ["Enter", "Esc"], ["r", "Esc"], [":", "Esc"]] {
      for step in steps { session.press(step) }
      #expect(session.focusRow == row, "\(steps): \(session.state.canvas.spot)")
    }
  }

  @Test(arguments: 0..<14) func undoingAnEditPutsTheFocusBackOnItsRow(moves: Int) {
    var session = Session(size: Size(width: 120, height: 60))
    session.press("Tab", times: moves)
    let before = session
    for steps in [["a", "Enter", "Esc", "u"], ["i", "Enter", "Alt-U"]] {
      for step in steps { session.press(step) }
      #expect(session.flow == Sample.support, "\(steps)")
      #expect(session.state.canvas.spot == before.state.canvas.spot, "\(steps)")
      #expect(session.focusRow == before.focusRow, "\(steps)")
    }
  }

  @Test func whatStandsAboveAnInsertedActionStaysWhereItIs() throws {
    var session = Session(size: Size(width: 120, height: 40))
    session.press("Down", "Down", "Down")
    let row = try #require(session.place(of: "Greet")?.y)
    session.press("a", "Enter")
    #expect(session.place(of: "Greet")?.y == row)
    session.press("Esc", "u")
    #expect(session.place(of: "Greet")?.y == row)
  }

  @Test func theFocusStaysInsideTheCanvasWhateverTheSize() {
    var session = Session()
    session.press("End")
    for (width, height) in [(80, 24), (79, 24), (40, 12), (200, 50), (39, 9), (100, 11), (120, 40)] {
      session.resize(width, height)
      let rows = session.state.regions.canvas.height
      let row = session.focusRow ?? -1
      if !session.state.regions.isTooSmall { #expect(row >= 0 && row < rows, "\(width)x\(height): row \(row)") }
    }
  }

  @Test func theFocusKeepsItsRowWhenTheTerminalOnlyGrowsWider() {
    var session = Session(size: Size(width: 120, height: 20))
    session.press("End")
    let row = session.focusRow
    session.resize(150, 20)
    #expect(session.focusRow == row)
  }

  @Test func typingDoesNotMoveTheFormOrTheCanvas() {
    var session = Session()
    session.press("r")
    let scroll = session.state.canvas.scroll
    let places = session.cards
    for letter in "a much longer name than before, which does not fit on its card at all" {
      session.type(String(letter))
      #expect(session.state.canvas.scroll == scroll)
      #expect(session.state.form?.scroll == 0)
    }
    #expect(session.cards == places)
  }

  @Test func aPanelInANarrowTerminalCoversTheCanvas() {
    var session = Session(size: Size(width: 79, height: 24))
    #expect(session.state.regions.panel.isEmpty)
    session.press("Enter")
    #expect(session.state.regions.canvas.isEmpty)
    #expect(session.state.regions.panel.width >= 76)
    #expect(session.shows("Action name"))
    session.press("Esc")
    #expect(session.state.regions.panel.isEmpty)
    #expect(session.shows("Greet"))
  }

  /// Whatever the width and the name, an edit moves neither the name nor a place in the title row, and nothing lies over
  /// something else.
  @Test(arguments: [3, 9, 11, 18, 30, 60]) func theTitleStandsStillWhenSomethingIsUnsaved(length: Int) {
    for width in stride(from: 40, through: 130, by: 2) {
      var flow = Sample.support
      flow.name = String(repeating: "n", count: length)
      var session = Session(flow: flow, size: Size(width: width, height: 24))
      let before = TitleRow(state: session.state, area: session.state.regions.title).parts
      session.press("Enter")
      session.type("x")
      session.press("Esc")
      #expect(session.state.history.isUnsaved, "\(width)")
      let after = TitleRow(state: session.state, area: session.state.regions.title).parts
      // What stands behind the name says something else, and so begins somewhere else.
      for part in after where !["settings.build", "save", "canvas.problems"].contains(part.command ?? "") {
        #expect(before.contains { $0.command == part.command && $0.rect == part.rect }, "\(width): \(part.text)")
      }
      func name(_ parts: [TitleRow.Part]) -> Int? { parts.first { $0.command == "settings.build" }?.rect.x }
      #expect(name(before) == name(after), "\(width)")
      for (left, right) in zip(after, after.dropFirst()) { #expect(left.rect.maxX <= right.rect.x, "\(width)") }
      #expect(after.contains { $0.command == "save" })
    }
  }

  @Test func aTerminalThatIsTooSmallSaysSoAndLosesNothing() {
    var session = Session(size: Size(width: 120, height: 40))
    session.press("r")
    session.type("Kept")
    let before = session.screen
    session.resize(39, 9)
    #expect(session.picture.contains("too small"))
    #expect(session.picture.contains("40x10"))
    session.resize(120, 40)
    #expect(session.screen == before)
  }

  @Test(arguments: [(80, 24), (79, 24), (40, 12), (40, 10), (120, 40)])
  func theFocusedControlIsOnTheScreen(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.insertCustomerAgent(mode: "provided-message")
    for _ in 0..<24 {
      session.press("Tab")
      let glyph = session.state.glyphs.focus
      let panel = session.state.regions.panel
      let screen = session.screen
      let marks = (0..<panel.height).filter { row in
        (0..<panel.width).contains { screen[panel.x + $0, panel.y + row].text == glyph }
      }
      #expect(!marks.isEmpty, "\(String(describing: session.state.form?.focus)):\n\(session.picture)")
    }
  }
}

extension Session {
  /// Where the cards are drawn, in file order.
  var cards: [Rect?] {
    let layout = state.canvas.drawing.layout
    return (0..<layout.actionCount).map { layout.card(of: $0) }
  }
}
