import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Copying, cutting, pasting and moving actions on the canvas, by keys.
@Suite struct ClipWalkTests {
  @Test func aCopiedActionIsPastedBehindTheFocusedOne() throws {
    var session = Session()
    session.focus("billing")
    session.press("y")
    #expect(session.hint.contains("Copied “About your bill”"))
    session.press("p")
    let copy = try #require(session.flow.actions["about-your-bill-2"])
    #expect(copy.name == "About your bill (2)")
    #expect(session.flow.actions["billing"]?.next == .to(copy.id))
    #expect(copy.next == .to("email"))
    #expect(session.state.canvas.spot == .card(copy.id))
    session.press("u")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .card("billing"))
  }

  @Test func pastingBeforeStandsInFront() {
    var session = Session()
    session.focus("billing")
    session.press("y")
    session.focus("topic")
    session.press("P")
    #expect(session.flow.actions["greet"]?.next == .to("about-your-bill-2"))
    #expect(session.flow.actions["about-your-bill-2"]?.next == .to("topic"))
  }

  @Test func cuttingAndPastingKeepsIdAndName() {
    var session = Session()
    session.focus("billing")
    session.press("X")
    #expect(session.flow.actions["billing"] == nil)
    #expect(session.state.canvas.spot == .card("email"))
    session.focus("product")
    session.press("p")
    #expect(session.flow.actions["product"]?.next == .to("billing"))
    #expect(session.flow.actions["billing"]?.name == "About your bill")
    #expect(session.flow.actions["billing"]?.next == .to("email"))
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  @Test func copyingPutsATextOnTheClipboardThatAnotherBuilderTakes() throws {
    var one = Session()
    one.focus("billing")
    one.press("y")
    let effects = one.takeEffects()
    guard case .copy(let text)? = effects.first else {
      Issue.record("nothing was copied: \(effects)")
      return
    }
    #expect(text.hasPrefix("chatflow-clip: 1\n"))
    var other = Session(flow: Chatflow(name: "Other"))
    other.paste(text.replacing("\n", with: "\r"))
    #expect(other.flow.start == .to("billing"))
    #expect(other.flow.actions["billing"]?.name == "About your bill")
    #expect(other.flow.actions["billing"]?.next == nil)
    #expect(other.hint.contains("Pasted “About your bill”"), "\(other.hint)")
    other.press("p")
    #expect(other.flow.actions.count == 2)
    other.undoAll()
    #expect(other.flow == Chatflow(name: "Other"))
  }

  @Test func whatABranchHoldsIsCopiedFromItsHeader() {
    var session = Session()
    session.state.focus(.header("topic", .reply(1)))
    session.press("y")
    #expect(session.hint.contains("“Which product is it?”"), "\(session.hint)")
    session.state.focus(.header("topic", .reply(2)))
    session.press("y")
    #expect(session.hint.contains("holds no action of its own"), "\(session.hint)")
  }

  @Test func linksThatAnotherChatflowHasAsWellAreOffered() throws {
    let text = """
      chatflow-clip: 1
      start: extra
      actions:
        extra:
          action: question
          name: Extra
          message: Which?
          replies:
            - reply: Mail
              next: email
            - reply: Bill
              next: billing
      """
    for (key, reply) in [("k", Link.to("email")), ("g", Link.to("topic"))] {
      var session = Session()
      session.focus("greet")
      session.paste(text)
      #expect(session.shows("also leads to actions that this chatflow has"), "\(session.picture)")
      #expect(session.flow == Sample.support)
      session.press(key)
      let extra = try #require(session.flow.actions["extra"])
      #expect(session.flow.actions["greet"]?.next == .to("extra"))
      #expect(extra.replies[0].link == reply)
      #expect(extra.next == .to("topic"))
    }
  }

  @Test func otherTextsArePastedNowhere() {
    var session = Session()
    session.paste("hello")
    #expect(session.hint.contains("Only copied actions"))
    session.paste("chatflow-clip: 1\nactions:\n  a:\n    action: [")
    #expect(session.hint.contains("cannot be pasted"), "\(session.hint)")
    session.paste("chatflow-clip: 1\n")
    #expect(session.hint.contains("no action"), "\(session.hint)")
    #expect(session.flow == Sample.support)
  }

  @Test(arguments: 0..<3) func aPasteOfTheTerminalIsTakenOnEveryLevel(zoomedOut: Int) throws {
    var one = Session()
    one.focus("billing")
    one.press("y")
    guard case .copy(let text)? = one.takeEffects().first else {
      Issue.record("nothing was copied")
      return
    }
    var session = Session()
    session.focus("billing")
    session.press("-", times: zoomedOut)
    session.paste(text)
    #expect(session.flow.actions["billing"]?.next == .to("about-your-bill-2"), "\(session.picture)")
  }

  @Test func aDuplicateStandsBehindItself() {
    var session = Session()
    session.focus("product")
    let row = session.focusRow
    session.press("D")
    #expect(session.flow.actions["product"]?.next == .to("which-product-is-it-2"))
    #expect(session.flow.actions["which-product-is-it-2"]?.next == .to("email"))
    session.focus("product")
    #expect(session.focusRow == row)
    session.focus("which-product-is-it-2")
    session.press("x")
    #expect(session.flow == Sample.support)
  }

  @Test func markedActionsMoveTogetherInOneStep() {
    var session = Session()
    session.focus("billing")
    session.press("m")
    session.focus("product")
    session.press("m")
    #expect(session.state.canvas.marks == ["billing", "product"])
    session.focus("email")
    session.press("v")
    #expect(session.state.canvas.marks.isEmpty)
    #expect(session.flow.actions["email"]?.next == .to("billing"))
    #expect(session.flow.actions["billing"]?.next == .to("product"))
    #expect(session.flow.actions["topic"]?.replies.map(\.link) == [.to("email"), .to("email"), .to("email")])
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  @Test func marksGoAsTheyCame() {
    var session = Session()
    session.press("m", "m")
    #expect(session.state.canvas.marks.isEmpty)
    session.press("m", "M")
    #expect(session.state.canvas.marks.isEmpty)
    session.press("M")
    #expect(session.hint.contains("m marks a card"))
    session.focus("billing")
    session.press("m", "x")
    #expect(session.state.canvas.marks.isEmpty)
  }

  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func aMarkIsSeenWithoutColour(tier: GlyphTier) {
    var session = Session(tier: tier)
    let before = session.screen
    session.press("m")
    session.state.notice = nil
    #expect(zip(before.cells, session.screen.cells).contains { $0.text != $1.text })
  }

  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func aMarkIsSeenOnEveryZoomLevel(tier: GlyphTier) {
    for keys in [["-"], ["-", "-"]] {
      var session = Session(tier: tier)
      for key in keys { session.press(key) }
      let before = session.screen
      session.press("m")
      let rows = zip(before.lines, session.lines).dropLast()
      #expect(rows.contains { $0 != $1 }, "\(keys)")
    }
  }

  @Test func aCardMovesAlongItsRunAndStopsAtItsEnds() {
    var session = Session(flow: Sample.row)
    session.focus("b")
    session.press("Alt-Down")
    #expect(session.flow.actions["a"]?.next == .to("c"))
    #expect(session.flow.actions["c"]?.next == .to("b"))
    #expect(session.flow.actions["b"]?.next == nil)
    session.press("Alt-Down")
    #expect(session.hint.contains("cannot go further down"))
    session.press("Alt-Up", "Alt-Up")
    #expect(session.flow.start == .to("b"))
    #expect(session.flow.actions["b"]?.next == .to("a"))
    session.press("Alt-Up")
    #expect(session.hint.contains("cannot go further up"))
    session.undoAll()
    #expect(session.flow == Sample.row)
  }

  @Test func whatBranchesStaysAboveItsBranches() {
    var session = Session()
    session.focus("topic")
    session.press("Alt-Up")
    #expect(session.flow == Sample.support)
    #expect(session.hint.contains("Its branches begin below it"))
  }

  @Test func branchesChangePlaces() {
    var session = Session()
    session.state.focus(.header("topic", .reply(0)))
    session.press("Alt-Down")
    #expect(session.flow.actions["topic"]?.replies.map(\.label) == ["Technical", "Billing", "Talk to a person"])
    #expect(session.state.canvas.spot == .header("topic", .reply(1)))
    session.press("Alt-Right", "Alt-Right")
    #expect(session.hint.contains("This branch has its place"))
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  @Test func cuttingWhatCutsOthersOffAsksFirst() {
    var session = Session()
    session.focus("topic")
    session.press("X")
    #expect(session.shows("Cut “What do you need help with?”: which branch stays?"), "\(session.picture)")
    session.press("Enter")
    #expect(session.shows("Cut “What do you need help with?”?"), "\(session.picture)")
    session.press("k")
    #expect(session.flow == Sample.support)
    session.press("X", "Enter", "d")
    #expect(session.flow.actions["topic"] == nil)
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  @Test func nothingIsChangedInAFileForReadingOnly() {
    var session = Session(readOnly: "it is locked")
    session.focus("billing")
    session.press("y", "p", "X", "D", "m", "v", "Alt-Down", "P")
    #expect(session.flow == Sample.support)
    #expect(!session.takeEffects().isEmpty)
  }

  /// Nothing above moves, nothing moves sideways, and the rest goes down by the rows of a card with its plus.
  @Test(arguments: ["greet", "topic", "billing", "product", "email"]) func pastingAPlainActionIsCalm(name: String)
    throws
  {
    var session = Session()
    session.focus("billing")
    session.press("y")
    session.focus(ActionID(name))
    let (before, ids) = (session.cards, session.state.canvas.drawing.ids)
    let row = try #require(session.focusRow)
    session.press("P")
    let pasted = try #require(session.state.canvas.drawing.index("about-your-bill-2"))
    let top = try #require(session.cards[pasted]?.y)
    for (index, id) in ids.enumerated() {
      guard let old = before[index], let now = session.state.canvas.drawing.index(id).flatMap({ session.cards[$0] })
      else { continue }
      #expect(old.x == now.x && old.width == now.width, "\(id)")
      if old.y < top { #expect(old.y == now.y, "\(id)") } else { #expect((0...4).contains(now.y - old.y), "\(id)") }
    }
    session.press("u")
    #expect(session.focusRow == row)
    #expect(session.cards == before)
  }
}

extension Session {
  /// Puts the focus on an action's card, as walking there would.
  mutating func focus(_ id: ActionID) {
    state.focus(.card(id))
    rest()
  }
}

extension Sample {
  /// Three messages in a row.
  static let row: Chatflow = {
    var flow = Chatflow(name: "Row")
    for id in ["a", "b", "c"] as [ActionID] {
      flow.actions[id] = Action(id: id, kind: "message", name: id.text.uppercased())
    }
    flow.start = .to("a")
    flow.actions["a"]?.next = .to("b")
    flow.actions["b"]?.next = .to("c")
    return flow
  }()
}
