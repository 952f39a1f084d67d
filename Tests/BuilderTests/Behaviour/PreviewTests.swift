import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The preview: what is said in it, what it shows, and what it leaves as it is.
@Suite struct PreviewTests {
  func session(_ flow: Chatflow = Sample.support, size: Size = Size(width: 120, height: 40)) -> Session {
    var session = Session(flow: flow, size: size, workspace: Sample.workspace)
    session.press("F5")
    return session
  }

  /// What is told, without what happens silently.
  func told(_ session: Session) -> [String] {
    (session.state.preview?.lines ?? []).compactMap { line in
      switch line.kind {
      case .said(let said): said.text.plain(.english)
      case .visitor(let text): "> " + text
      case .silent: nil
      case .remark(let text), .trouble(let text): "- " + text
      }
    }
  }

  /// A conversation that takes the place of another is laid out anew, also where as much has happened in both.
  @Test func aConversationThatBeginsElsewhereIsLaidOutAnew() {
    var session = session()
    session.press("Esc", "Esc", "j", "j")
    session.press("g", "p")
    #expect(session.state.preview?.start != nil)
    var unsettled = session.state
    unsettled.chatLayout = nil
    #expect(session.screen == BuilderView.draw(unsettled))
  }

  // MARK: Talking

  @Test func aNumberChoosesAReply() {
    var session = session()
    session.press("1")
    #expect(told(session).suffix(3) == ["> Billing", "Your bill is in the mail.", "What is your email address?"])
  }

  @Test func aReplyIsTypedAsTheVisitorWould() {
    var session = session()
    session.type("billing")
    session.press("Enter")
    #expect(told(session).last == "What is your email address?")
  }

  @Test func aReplyIsClicked() {
    var session = session()
    session.click(on: "2 Technical")
    #expect(told(session).last == "Which product is it about?")
  }

  @Test func aNumberIsTextWhereNothingIsOffered() {
    var session = session()
    session.press("2")
    session.type("2")
    #expect(session.state.previewPane?.typed.plainText == "2")
    session.press("Enter")
    #expect(told(session).suffix(2) == ["> 2", "What is your email address?"])
  }

  @Test func severalRepliesAreChosenAndSent() {
    var flow = Sample.support
    flow.actions["topic"]?.values["several-answers"] = .flag(true)
    var session = session(flow)
    session.press("1", "3")
    #expect(session.shows("1 [x] Billing"))
    #expect(session.shows("2 [ ] Technical"))
    session.press("Enter")
    #expect(told(session).contains("> Billing, Talk to a person"))
  }

  @Test func severalAreTakenBackByTheSameNumber() {
    var flow = Sample.support
    flow.actions["topic"]?.values["several-answers"] = .flag(true)
    var session = session(flow)
    session.press("1", "1", "Enter")
    #expect(!told(session).contains { $0.hasPrefix(">") })
  }

  // MARK: What it shows

  @Test func theCanvasShowsWhereItStandsAndWhatItPassed() {
    var session = session()
    session.press("1")
    let way = session.state.canvas.way
    #expect(way?.stand == "email")
    #expect(way?.passed == ["greet", "topic", "billing", "email"])
    #expect(session.state.canvas.spot == .card("email"))
    #expect(session.row(containing: "● 5") != nil, "\(session.picture)")
    session.press("F5", "Esc")
    #expect(session.state.canvas.way == nil)
  }

  @Test func enterOnALineGoesToItsCardAndBack() {
    var session = session()
    session.press("1", "Esc")
    for _ in 0..<20 where session.focusedAction != "billing" { session.press("Up") }
    session.press("Enter")
    #expect(session.state.canvas.spot == .card("billing"))
    #expect(session.state.form?.subject == .action("billing"))
    session.press("Enter")
    #expect(session.state.form?.focus != nil)
    session.press("F5")
    #expect(session.state.pane is PreviewPane)
    #expect(told(session).last == "What is your email address?")
  }

  @Test func escLeavesTheLineThenThePane() {
    var session = session()
    session.press("Esc")
    #expect(session.state.pane is PreviewPane)
    session.press("Esc")
    #expect(session.state.form?.focus == nil)
  }

  @Test func whatIsSilentIsHidden() {
    var session = session()
    session.press("1")
    #expect(session.shows("went to"))
    session.press("Alt-I")
    #expect(!session.shows("went to"))
  }

  // MARK: Going back

  @Test func steppingBackAndAnsweringAgainGivesTheSameScreen() {
    var session = session()
    session.press("2")
    session.type("Phone")
    session.press("Enter")
    session.type("anna@example.com")
    session.press("Enter")
    let screen = session.lines
    for steps in 1...3 {
      for _ in 0..<steps { session.press("Alt-Z") }
      #expect(session.lines != screen)
      if steps == 3 { session.press("2") }
      if steps >= 2 {
        session.type("Phone")
        session.press("Enter")
      }
      session.type("anna@example.com")
      session.press("Enter")
      #expect(session.lines == screen, "after \(steps) steps back")
    }
  }

  @Test func theBeginningStays() {
    var session = session()
    let before = told(session)
    session.press("Alt-Z")
    #expect(told(session) == before)
    #expect(session.hint.contains("beginning"))
  }

  // MARK: The chatflow

  @Test func anEditIsFollowed() {
    var session = session()
    session.press("1", "F5")
    session.state.perform(Edit.make("edit.change", changing: "billing", in: session.flow) { $0.next = .end })
    session.press("F5")
    #expect(told(session).contains("- from here on it goes another way than before"))
    #expect(told(session).last == "- the chat ends here")
    session.press("Alt-U")
    #expect(session.state.pane is PreviewPane)
    #expect(told(session).last == "What is your email address?")
  }

  @Test func aTextThatIsChangedIsNoOtherWay() {
    var session = session()
    session.press("1", "F5")
    session.state.perform(
      Edit.make("edit.change", changing: "billing", in: session.flow) {
        $0.values["message"] = .message(Message(RichText(literal: "It is on its way.")))
      })
    session.press("F5")
    #expect(told(session).contains("It is on its way."))
    #expect(!told(session).contains { $0.hasPrefix("- ") })
  }

  /// Whatever is done in it, the chatflow, the workspace and the steps of undo stay as they are.
  @Test(arguments: 0..<6) func nothingOfTheChatflowChanges(seed: Int) {
    var monkey = Monkey(seed: UInt64(seed))
    let flow = [Sample.support, Sample.branching, Sample.asking][seed % 3]
    var session = Session(flow: flow, workspace: Sample.workspace)
    session.press("F5")
    let before = session.state.history.state
    let keys = CommandTable.preview.flatMap { $0.bindings.flatMap(\.keys) }.filter { $0 != "Alt-O" }
    for _ in 0..<150 {
      switch monkey.number(4) {
      case 0: session.press("\(1 + monkey.number(4))")
      case 1: session.type(["no", "anna@example.com", "2", "é日🙂"][monkey.number(4)])
      default: for key in monkey.pick(keys).keys { session.handle(.key(key)) }
      }
      if !(session.state.pane is PreviewPane), session.state.layers.isEmpty { session.press("F5") }
    }
    #expect(session.flow == flow)
    #expect(session.state.workspace == Sample.workspace)
    #expect(session.state.history.state == before)
    #expect(!session.state.history.canUndo)
  }

  // MARK: Services and hand-over

  private static let webhook = Sample.flow(
    """
    chatflow: 1
    name: Orders
    start: look
    actions:
      look:
        action: webhook
        name: Look up the order
        url: https://example.com/orders
        wait-for-response: true
        next: thanks
        on-failure: sorry
      thanks:
        action: message
        name: Thanks
        message: Thank you.
      sorry:
        action: message
        name: Sorry
        message: Sorry.
    """)

  @Test func theSituationAnswersForAService() {
    #expect(told(session(Self.webhook)) == ["Thank you.", "- the chat ends: nothing follows"])
  }

  @Test func theUserAnswersForAService() {
    var session = session(Self.webhook)
    session.press("Alt-A", "Alt-R")
    #expect(session.shows("What does the webhook answer?"))
    session.press("Down", "Down", "Enter")
    #expect(told(session).contains("Sorry."))
  }

  @Test func theRequestIsShown() {
    var session = session(Self.webhook)
    session.press("Esc")
    for _ in 0..<20 where session.focusedLine?.request == nil { session.press("Up") }
    session.press("Enter")
    #expect(session.shows("POST https://example.com/orders"), "\(session.picture)")
    session.press("Enter")
    #expect(session.state.layers.isEmpty)
  }

  // MARK: Keeping

  @Test func aTestIsKeptUnderAName() throws {
    var session = session()
    session.press("1", "Alt-T")
    session.type("Billing first")
    session.press("Enter")
    guard case .keepTest(let name, let lines, _)? = session.takeEffects().last else {
      Issue.record("nothing is kept")
      return
    }
    #expect(name == "Billing first")
    #expect(lines.first == "test: Billing first")
    #expect(lines.contains("visitor: [Billing]"))
    // Until it is known what came of it, it may have to be typed otherwise.
    session.press("Enter")
    #expect(session.takeEffects().isEmpty && session.shows("Name of the test"))
    session.finish(.testNotKept("There is a test of this name"))
    #expect(session.shows("Name of the test") && session.shows("There is a test of this name"), "\(session.picture)")
    session.type("!")
    session.press("Enter")
    guard case .keepTest(let other, _, _)? = session.takeEffects().last else {
      Issue.record("nothing is kept")
      return
    }
    session.finish(.testKept(name: other, file: "support.chat", notes: []))
    #expect(session.state.layers.isEmpty && session.hint.contains("support.chat"))
  }

  @Test func theConversationIsCopied() {
    var session = session()
    session.press("1", "Alt-C")
    guard case .copy(let text)? = session.takeEffects().last else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.contains("bot: What do you need help with?\n     [Billing] [Technical] [Talk to a person]\n"))
  }

  // MARK: In the list

  @Test func aRowOfTheListOpensWithItsPreview() throws {
    var shelf = try Shelf()
    shelf.press("F5")
    let pane = shelf.application.shown.map { shelf.application.open[$0].state.pane }
    #expect(pane is PreviewPane)
  }

  // MARK: Line by line

  @Test func plainModeTalks() {
    var mode = PlainMode(Session(workspace: Sample.workspace).state)
    _ = mode.tell()
    _ = mode.take("F5", at: Session.noon)
    let first = mode.tell()
    #expect(first.contains("Bot: What do you need help with?"))
    #expect(first.contains("1  Billing"))
    _ = mode.take("1", at: Session.noon)
    let second = mode.tell()
    #expect(second.contains("Visitor: Billing"))
    #expect(!second.contains("Bot: What do you need help with?"))
    _ = mode.take("anna@example.com", at: Session.noon)
    #expect(mode.tell().contains("Visitor: anna@example.com"))
  }
}

extension Session {
  /// The line of the chat that has the focus.
  var focusedLine: PreviewLine? {
    guard case .line(let line)? = state.previewPane?.focus else { return nil }
    return state.preview?.lines[checked: line]
  }

  var focusedAction: ActionID? { focusedLine?.action }
}
