import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Leading a connection to a card by going there: with keys, and by dragging its end with the mouse.
@Suite struct LinkWalkTests {
  @Test func aConnectionIsLedToACardByGoingThere() {
    var session = Session()
    session.state.focus(.header("topic", .reply(2)))
    session.press("L")
    #expect(session.hint.contains("Enter joins"))
    session.press("Up")
    session.focus("product")
    #expect(session.hint.contains("Enter join this card"), "\(session.hint)")
    session.press("Enter")
    #expect(session.flow.actions["topic"]?.replies[2].link == .to("product"))
    #expect(session.state.canvas.spot == .header("topic", .reply(2)))
    session.press("u")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .header("topic", .reply(2)))
  }

  @Test func aJumpIsMadeInTheSameWayAndEscLeavesAll() {
    var session = Session()
    session.focus("billing")
    session.press("L", "Esc")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .card("billing"))
    session.press("L")
    session.focus("greet")
    session.press("t")
    #expect(session.flow.actions["billing"]?.next == .jump(to: "greet"))
    #expect(session.state.canvas.spot == .card("billing"))
  }

  @Test func whatIsNotConnectedIsLinkedIn() {
    var flow = Sample.row
    flow.actions["b"]?.next = nil
    var session = Session(flow: flow)
    session.focus("b")
    session.press("L", "3", "G", "Enter")
    #expect(session.flow == Sample.row)
  }

  @Test func nothingIsChangedWhileATargetIsPicked() {
    var session = Session()
    session.focus("billing")
    session.press("L")
    session.press("x", "a", "p", "D", "s", "q", "Ctrl-S", "r", "X")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.picking != nil)
    #expect(session.takeEffects().isEmpty)
    session.press("Esc", "x")
    #expect(session.flow.actions["billing"] == nil)
  }

  @Test func aConnectionsEndIsDraggedOntoACard() throws {
    let ways: [(Key.Modifiers, Link)] = [([], .to("product")), (.control, .jump(to: "product"))]
    for (modifiers, link) in ways {
      var session = Session()
      session.focus("billing")
      let plus = try #require(session.place(of: .plus(.port("billing", .next))))
      let target = try #require(session.place(of: .card("product")))
      session.mouse(.press(.left), plus)
      session.mouse(.drag(.left), Point(x: plus.x, y: plus.y + 1))
      #expect(session.state.canvas.picking != nil)
      session.mouse(.drag(.left), target)
      #expect(session.state.canvas.spot == .card("product"))
      session.mouse(.release(.left), target, modifiers)
      #expect(session.flow.actions["billing"]?.next == link, "\(session.picture)")
      #expect(session.state.canvas.picking == nil)
      session.press("u")
      #expect(session.flow == Sample.support)
    }
  }

  @Test func aDragThatEndsNowhereOrIsLeftChangesNothing() throws {
    var session = Session()
    session.focus("billing")
    let spot = session.state.canvas.spot
    let plus = try #require(session.place(of: .plus(.port("billing", .next))))
    let greet = try #require(session.place(of: .card("greet")))
    session.mouse(.press(.left), plus)
    session.mouse(.drag(.left), Point(x: plus.x + 30, y: plus.y))
    session.mouse(.release(.left), Point(x: 0, y: 0))
    #expect(session.state.canvas.spot == spot)
    session.mouse(.press(.left), plus)
    session.mouse(.drag(.left), greet)
    #expect(session.state.canvas.spot == .card("greet"))
    session.press("Esc")
    session.mouse(.release(.left), greet)
    #expect(session.state.canvas.picking == nil)
    #expect(session.flow == Sample.support)
  }

  @Test func aPressOnAPlusIconWithoutDraggingStillOpensTheListOfActions() throws {
    var session = Session()
    let plus = try #require(session.place(of: .plus(.port("greet", .next))))
    session.mouse(.press(.left), plus)
    session.mouse(.release(.left), plus)
    guard session.state.pane is Picker else {
      Issue.record("no list:\n\(session.picture)")
      return
    }
  }

  // MARK: - The menu

  @Test func theRightButtonOpensAMenuForWhatIsUnderThePointer() throws {
    var session = Session()
    let card = try #require(session.place(of: "About your bill"))
    session.mouse(.press(.right), card)
    #expect(session.state.canvas.spot == .card("billing"))
    #expect(session.shows("Duplicate"))
    session.click(on: "Duplicate")
    #expect(session.flow.actions["billing"]?.next == .to("about-your-bill-2"))
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  @Test func theMenuOffersWhatWorksThere() throws {
    var session = Session()
    let branch = try #require(session.place(of: "Talk to a person"))
    session.mouse(.press(.right), branch)
    #expect(session.state.canvas.spot == .header("topic", .reply(2)))
    #expect(session.shows("End the chat here"))
    #expect(!session.shows("Remove the action"))
    session.press("Esc")
    session.mouse(.press(.right), Point(x: 0, y: 20))
    #expect(session.state.layers.isEmpty)
  }

  @Test func everyCommandOfTheMenuExists() {
    #expect(CommandTable.menu.count == CommandTable.menuNames.count)
  }
}

extension Session {
  /// Where the middle of an element of the canvas is drawn.
  func place(of spot: Spot) -> Point? {
    let (drawing, area) = (state.canvas.drawing, state.regions.canvas)
    return drawing.stop(spot).flatMap { drawing.layout.rect(of: $0) }.map { rect in
      Point(x: area.x + rect.x + rect.width / 2, y: area.y + rect.y + rect.height / 2 - state.canvas.scroll)
    }
  }

  /// Does something with the mouse.
  mutating func mouse(_ kind: MouseEvent.Kind, _ point: Point, _ modifiers: Key.Modifiers = []) {
    handle(.mouse(MouseEvent(kind, at: point, modifiers: modifiers)))
  }
}
