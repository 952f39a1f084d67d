import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

@Suite struct PickerTests {
  @Test(arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 12)])
  func escapeInThePickerLeavesEverythingAsItWas(size: Size) {
    for moves in 0..<12 {
      var session = Session(size: size)
      session.press("Tab", times: moves)
      session.rest()
      let before = session
      session.press("a")
      session.type("team")
      session.press("Down", "Esc")
      #expect(session.flow == before.flow)
      #expect(session.state.canvas.spot == before.state.canvas.spot, "after \(moves) moves")
      #expect(session.screen == before.screen, "after \(moves) moves:\n\(before.picture)\n\(session.picture)")
      #expect(!session.state.history.canUndo)
    }
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)])
  func thatNothingWasFoundIsSaidAsAWhole(size: Size) throws {
    var session = Session(size: size)
    session.press("a")
    session.type("zzzz")
    let last = try #require(Words.english["picker.nothing"].split(separator: " ").last)
    #expect(session.shows(String(last)), "\(session.picture)")
  }

  @Test func conversationsComeFirst() throws {
    var session = Session()
    session.press("a")
    let headings = ActionKind.Category.allCases.compactMap { category in
      session.lines.firstIndex { $0.contains("  " + Words.english["category.\(category.rawValue)"]) }
        .map { (row: $0, category: category) }
    }
    #expect(headings.min { $0.row < $1.row }?.category == .conversations)
  }

  @Test(arguments: ["human", "bot", "hand over", "AI", "customer agent", "CUSTOMER"])
  func typingFindsTheCustomerAgent(text: String) {
    var session = Session()
    session.press("a")
    session.type(text)
    #expect(session.row(containing: "Send to customer agent") != nil, "\(session.picture)")
  }

  @Test(arguments: ActionKinds.all.map(\.id)) func everySynonymFindsItsKind(id: KindID) {
    for word in Words.english["action.\(id).synonyms"].split(separator: " ") {
      var session = Session()
      session.press("a")
      session.type(String(word))
      #expect(session.shows(Words.english["action.\(id).label"]), "\(word):\n\(session.picture)")
    }
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)])
  func whatIsSaidOfAKindIsNotCutOff(size: Size) {
    for kind in ActionKinds.all {
      var session = Session(flow: Sample.short, size: size)
      session.press("a")
      session.type(Words.english["action.\(kind.id).label"])
      guard let picker = session.state.picker else {
        Issue.record("no picker:\n\(session.picture)")
        continue
      }
      let view = PickerView(state: session.state, picker: picker, area: session.state.regions.panel)
      for line in view.about(.offer(.empty(kind))) {
        #expect(session.shows(line.text), "\(kind.id):\n\(session.picture)")
      }
    }
  }

  @Test func theListShowsTheCategoriesInTheirOrderEachKindWithItsIcon() {
    var session = Session(flow: Sample.short, size: Size(width: 120, height: 50))
    session.press("a")
    let rows = session.lines.map { String($0.dropFirst(session.state.regions.panel.x)) }
    var expected: [String] = []
    for category in ActionKind.Category.allCases {
      let kinds = ActionKinds.all.filter { $0.category == category }
      expected.append(Words.english["category.\(category.rawValue)"])
      expected += kinds.map { "\($0.icon.rich) \(Words.english["action.\($0.id).label"])" }
    }
    var row = 0
    for text in expected {
      guard let found = rows[row...].firstIndex(where: { $0.hasSuffix(" \(text)") }) else {
        Issue.record("“\(text)” is not in its place:\n\(session.picture)")
        return
      }
      row = found + 1
    }
  }

  @Test func theCanvasShowsWhereTheCardWillStand() {
    var session = Session(flow: Sample.short)
    session.press("a")
    session.type("customer")
    let canvas = session.lines.map { String($0.prefix(session.state.regions.scroll.x)) }
    #expect(canvas.contains { $0.contains("Customer agent") })
    #expect(session.flow == Sample.short)
  }

  @Test func enterOnAPlusInsertsOnThatConnection() {
    var session = Session(flow: Sample.short)
    session.press("Shift-Tab", "Enter", "Enter")
    #expect(session.flow.start?.action == "send-a-simple-message")
    #expect(session.flow.actions["send-a-simple-message"]?.next == .to("greet"))
  }

  @Test func anInsertedActionHasItsNameSelectedAndTypingReplacesIt() {
    var session = Session(flow: Sample.short)
    session.press("a", "Enter")
    session.type("Bye")
    #expect(session.flow.actions.values.last?.name == "Bye")
  }

  @Test func anEmptyChatflowOffersItsPlus() {
    var session = Session(flow: Sample.empty)
    #expect(session.shows("[+]"))
    session.press("Enter", "Enter")
    #expect(session.flow.actions.count == 1)
    #expect(session.flow.start != nil)
  }

  /// The first press takes the offer that has the focus already; the second one is not meant for the form below.
  @Test func aDoubleClickOnTheFocusedOfferInsertsItAndTouchesNothingElse() {
    var session = Session(flow: Sample.empty)
    session.press("a")
    guard let place = session.place(of: "» Send a simple message") else {
      Issue.record("no offer:\n\(session.picture)")
      return
    }
    for clicks in 1...2 { session.handle(.mouse(MouseEvent(.press(.left), at: place, clicks: clicks))) }
    #expect(session.flow.actions.count == 1)
    session.type("Hello")
    #expect(session.flow.actions.values.map(\.name) == ["Hello"])
  }
}

/// What was copied can be chosen in the list of actions, and its cards are seen before.
@Suite struct PastingInThePickerTests {
  /// The builder with the branch *Billing* copied, or more, and the list open on the last connection.
  private func session(copying keys: String..., size: Size = Size(width: 120, height: 40)) -> Session {
    var session = Session(size: size)
    for key in keys { session.press(key) }
    session.press("y", "End", "a")
    return session
  }

  @Test func withoutSomethingCopiedTheListIsAsEver() {
    var session = Session()
    session.press("a")
    #expect(!session.shows("Copied"))
    #expect(!session.shows("Paste"))
  }

  @Test func aNewActionHasTheFocusAndUpLeadsToWhatWasCopied() {
    var session = session(copying: "Down")
    #expect(session.shows("Paste “"))
    #expect(session.state.canvas.trial?.ids.count == 1)
    let proposed = session.state.canvas.trial?.id
    session.press("Enter")
    #expect(session.state.canvas.spot == proposed.map(Spot.card))
    #expect(session.state.form?.focus == .name)
  }

  /// What is chosen is what was shown, and what the key for pasting does; nothing is done before.
  @Test(arguments: ["", "-", "- -"]) func theGhostsAreWhereThePastedCardsWillStand(zoom: String) throws {
    for keys in [["Down"], ["m", "Down", "m"], ["Down", "Down"]] {
      var session = Session()
      for key in keys + ["y", "End"] + zoom.split(separator: " ").map(String.init) { session.press(key) }
      var other = session
      session.press("a", "Up")
      let trial = try #require(session.state.canvas.trial)
      #expect(session.flow == other.flow)
      let ghost = session.screen
      session.press("Enter")
      other.press("p")
      #expect(session.flow == other.flow)
      #expect(session.state.canvas.spot == other.state.canvas.spot)
      #expect(Set(session.flow.actions.keys).isSuperset(of: trial.ids))
      #expect(trial.ids.count == session.flow.actions.count - Sample.support.actions.count)
      #expect(trial.drawing.layout.height == session.state.canvas.drawing.layout.height)
      for id in trial.ids {
        let (before, after) = (trial.drawing, session.state.canvas.drawing)
        #expect(before.index(id).flatMap(before.layout.card) == after.index(id).flatMap(after.layout.card), "\(id)")
      }
      #expect(ghost != session.screen)
      session.press("u")
      #expect(session.flow == Sample.support)
    }
  }

  @Test func typingFindsIt() {
    for text in ["paste", "clipboard"] {
      var session = session(copying: "Down")
      session.type(text)
      #expect(session.shows("Paste “"), "\(text)")
      session.press("Enter")
      #expect(session.flow.actions.count == Sample.support.actions.count + 1, "\(text)")
      #expect(session.hint.contains("Pasted"), "\(text)")
    }
  }

  @Test func escapeLeavesEverythingAsItWas() {
    var session = Session(size: Size(width: 80, height: 24))
    session.press("Down", "y", "End")
    session.rest()
    let before = session
    session.press("a", "Up", "Esc")
    #expect(session.flow == before.flow)
    #expect(session.state.canvas.spot == before.state.canvas.spot)
    #expect(session.state.canvas.scroll == before.state.canvas.scroll)
  }

  @Test func aClipOfAnotherChatflowIsAskedAboutAsEver() throws {
    var other = Session()
    other.press("Down", "y")
    let text = try #require(other.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }.first)
    var session = Session()
    session.paste(text)
    session.press("k")
    let once = session.flow.actions.count
    session.press("a", "Up", "Enter")
    #expect(!session.state.layers.isEmpty)
    session.press("k")
    #expect(session.flow.actions.count == once + 1)
  }

  @Test func theClickOnIt() {
    var session = session(copying: "Down")
    session.click(on: "Paste “")
    #expect(session.state.canvas.trial != nil)
    #expect(session.flow == Sample.support)
    session.click(on: "Paste “")
    #expect(session.flow.actions.count == Sample.support.actions.count + 1)
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)]) func wholeScreen(size: Size) {
    var session = Session(size: size)
    session.press("m", "Down", "m", "y", "Down", "Down", "Down", "a", "Up")
    Goldens.check(session, is: "picker-paste-\(size.width)x\(size.height)")
  }
}
