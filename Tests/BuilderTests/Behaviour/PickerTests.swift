import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

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
      guard case .picker(let picker) = session.state.panel else {
        Issue.record("no picker:\n\(session.picture)")
        continue
      }
      let view = PickerView(state: session.state, picker: picker, area: session.state.regions.panel)
      for line in view.about(.empty(kind)) { #expect(session.shows(line.text), "\(kind.id):\n\(session.picture)") }
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
