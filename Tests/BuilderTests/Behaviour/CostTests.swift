import BigFlow
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets
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

  @Test func talkingInThePreviewDoesNotRebuildTheLayout() {
    var session = Session()
    let before = session.state
    session.press("F5", "2")
    session.type("A phone")
    session.press("Enter", "Esc", "Up", "Up", "PageUp", "Alt-Z", "Alt-I", "Alt-R", "1", "Esc", "Esc")
    #expect(session.state.layoutStorage == before.layoutStorage)
  }

  @Test func anotherHeightDoesNotRebuildTheLayout() {
    var session = Session()
    let before = session.state
    session.resize(120, 24)
    #expect(session.state.layoutStorage == before.layoutStorage)
  }
}

/// A key costs the same in a chatflow of 60 actions and in one of 10,000.
@Suite struct CostOfSizeTests {
  /// The builder in the middle of a chatflow of that many actions, with the focus on an action of a kind.
  private func session(_ count: Int, on kind: KindID) throws -> Session {
    let flow = BigFlow.chatflow(count)
    let action = try #require(flow.actions.values[(count / 2)...].first { $0.kind == kind })
    var session = Session(flow: flow)
    session.state.focus(.card(action.id))
    session.rest()
    return session
  }

  @Test(arguments: ["message", "question", "if-then", "set-contact-property"] as [KindID])
  func typingChecksNoConnectionsAndMakesNoLayout(kind: KindID) throws {
    var session = try session(10_000, on: kind)
    session.press("Enter")
    let controls = session.state.formLayout.stops
    for control in controls where control.isField {
      session.focus(control)
      guard session.state.form?.editor != nil else { continue }
      session.press("End")
      // The first letter of a new quick reply makes it; all others only change its label.
      session.type("x")
      let (edits, checks) = (session.state.history.state, session.state.checked.connectionChecks)
      let layout = session.state.layoutStorage
      session.type(" y")
      #expect(session.state.history.state != edits, "\(control)")
      #expect(session.state.checked.connectionChecks == checks, "\(control)")
      #expect(session.state.layoutStorage == layout, "\(control)")
    }
    #expect(session.state.findings == Checks.run(session.flow))
  }

  @Test func typingTheNameOfAnActionThatAFindingTellsChecksNoConnections() throws {
    var flow = BigFlow.chatflow(10_000)
    var island = Action(id: "island", kind: "message", name: "Island")
    island.values["message"] = .message(Message(RichText(literal: "Nobody comes here.")))
    flow.actions["island"] = island
    var session = Session(flow: flow)
    session.state.focus(.card("island"))
    session.press("r")
    let before = session.state.checked.connectionChecks
    session.type("Far away")
    #expect(session.state.checked.connectionChecks == before)
    let finding = try #require(session.state.checked.findings(of: "island").first { $0.rule == "unreachable" })
    #expect(finding.sentence(.english, in: session.flow).contains("“Far away”"))
  }

  @Test func movingPaintsAsManyCellsWhateverTheSize() throws {
    func painted(_ count: Int) throws -> [Int] {
      var session = try session(count, on: "message")
      return ["j", "j", "k", "k", "j", "j", "j"].map { key in
        let before = session.screen
        session.press(key)
        let after = session.screen
        return zip(before.cells, after.cells).count { $0 != $1 }
      }
    }
    let (small, big) = (try painted(60), try painted(10_000))
    // The moves at the same place of the two; a card's frame has some 90 cells, and its heading may hold more digits.
    for (small, big) in zip(small, big) { #expect(big <= small + small / 5 + 10, "\(small) cells, then \(big)") }
  }

  /// Whoever removes something is asked about what surrounds it, found without a walk through all that there is.
  @Test func whatRemovingLosesIsFoundNearby() throws {
    let flow = BigFlow.chatflow(10_000)
    let session = Session(flow: flow)
    var branching = 0
    for id in flow.actions.keys.enumerated().filter({ $0.offset % 37 == 5 }).map(\.element) {
      for port in flow.actions[id]?.drawnPorts.map(\.id) ?? [] {
        let losses = session.state.losses(removing: id, keeping: port)
        // What is aimed at it, and a few steps from what it led to.
        #expect(losses.looked <= 3 * losses.aimed.count + 12, "\(id) \(port): \(losses.looked) actions")
        if port != .next { branching += 1 }
      }
    }
    #expect(branching > 20)
  }

  @Test func anEditOfTheStructureMakesOnlyTheCardsThatItTouches() throws {
    var session = try session(10_000, on: "message")
    session.press("a", "Enter")
    #expect((1...3).contains(session.state.canvas.drawing.newCards))
    session.press("Esc", "u")
    #expect((0...3).contains(session.state.canvas.drawing.newCards))
    session.expectDrawingOfFlow()
  }
}

extension Session {
  /// What is kept of the drawing is what a new one would be.
  func expectDrawingOfFlow(_ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation)
  {
    let kept = state.canvas.drawing
    var new = Drawing(
      state.flow, state.checked, state.workspace, words: state.words, width: kept.layout.width,
      zoom: state.canvas.shownZoom(onWidth: state.canvasSize.width), view: kept.view)
    new.mark(kept.found)
    #expect(kept.snapshot == new.snapshot, "\(comment())", sourceLocation: sourceLocation)
    #expect(kept.ids == new.ids, "\(comment())", sourceLocation: sourceLocation)
    #expect(kept.column == new.column, "\(comment())", sourceLocation: sourceLocation)
    #expect(kept.layout.height == new.layout.height, "\(comment())", sourceLocation: sourceLocation)
  }

  /// Puts the focus on a control of the open form.
  fileprivate mutating func focus(_ control: ControlID) { state.focusControl(control) }
}

extension BuilderState {
  fileprivate var formLayout: FormLayout {
    FormView(state: self, form: form ?? Form(.chatflow), area: regions.panel).layout
  }

  /// The storage of the layout's numbers; states are values, so it lives as long as one of them.
  fileprivate var layoutStorage: UnsafePointer<Int32>? {
    canvas.drawing.layout.lanes.numbered.withUnsafeBufferPointer(\.baseAddress)
  }
}
