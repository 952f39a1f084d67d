import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// An entry of a list that was begun and in which nothing was typed never comes into the chatflow, however it is left.
@Suite struct EmptyEntryTests {
  /// Each list whose entries are typed, with the keys that lead to the form that it stands in.
  enum List: String, CaseIterable {
    case tags, triggers, options, bubbles

    var field: FieldID { FieldID(rawValue) }
    var session: Session {
      var flow = Sample.short
      flow.actions["agent"] = Action(id: "agent", kind: "send-to-customer-agent", name: "Agent")
      flow.actions["agent"]?.values["handoff"] = .record(["triggers": .list(["refund"])])
      flow.actions["greet"]?.next = .to("agent")
      var session = Session(flow: flow, size: Size(width: 140, height: 60), workspace: Sample.workspace)
      switch self {
      case .tags: session.press("Alt-1")
      case .triggers:
        session.press("Down", "Enter")
        session.tab(to: .field("handoff"))
        session.press("Enter")
      case .options:
        session.press("w")
        session.open(tab: .properties)
        session.tab(to: .entry("contact-properties", 0))
        session.press("Enter")
      case .bubbles: session.press("Enter")
      }
      session.tab(to: .add(field))
      return session
    }
  }

  @Test(arguments: List.allCases, ["Esc", "Tab", "Shift-Tab", "Ctrl-S", "Alt-2", "Alt-X"])
  func whatWasBegunAndLeftEmptyIsNowhere(list: List, key: String) {
    var session = list.session
    let before = (session.flow, session.state.workspace)
    session.press("Enter")
    let isInNewRow = if case .entry(list.field, _)? = session.state.form?.focus { true } else { false }
    #expect(isInNewRow && session.state.form?.editor != nil, "\(session.picture)")
    session.press(key)
    #expect(session.flow == before.0 && session.state.workspace == before.1)
    #expect(!session.state.history.isUnsaved && !session.state.history.canUndo)
    // What was typed and taken away again leaves nothing either.
    session = list.session
    session.press("Enter", "x", "Backspace", key)
    #expect(session.flow == before.0 && session.state.workspace == before.1, "\(session.picture)")
  }

  @Test(arguments: List.allCases) func aClickElsewhereLeavesItToo(list: List) {
    var session = list.session
    let before = (session.flow, session.state.workspace)
    session.press("Enter", "x", "Backspace")
    session.handle(.mouse(MouseEvent(.press(.left), at: Point(x: 3, y: 40))))
    #expect(session.flow == before.0 && session.state.workspace == before.1)
  }

  @Test(arguments: List.allCases) func theFirstLetterIsTheEntryInOneStep(list: List) {
    var session = list.session
    let before = (session.flow, session.state.workspace)
    session.press("Enter")
    session.type("new one")
    #expect(session.flow != before.0 || session.state.workspace != before.1)
    session.press("Tab", "Alt-U")
    #expect(session.flow == before.0 && session.state.workspace == before.1)
  }

  @Test func anEntryThatIsEmptiedGoesAndTheFocusStaysWhereItWasLed() {
    var flow = Sample.short
    flow.values["tags"] = .list(["one", "two", "three"])
    var session = Session(flow: flow)
    session.press("Alt-1")
    session.tab(to: .entry("tags", 1))
    session.press("Ctrl-A", "Backspace", "Tab")
    #expect(session.flow.values["tags"] == .list(["one", "three"]))
    #expect(session.state.form?.focus == .entry("tags", 1))
    session.undoAll()
    #expect(session.flow == flow)
  }

  /// What a file says is not changed by looking at it.
  @Test func whatTheFileHoldsEmptyStays() {
    var flow = Sample.short
    flow.values["tags"] = .list(["one", "", "three"])
    flow.actions["greet"]?.values["bubbles"] = .messages([Message(), Message(RichText(literal: "Hi"))])
    var session = Session(flow: flow)
    session.press("Alt-1")
    session.tab(to: .entry("tags", 1))
    session.press("Tab", "Ctrl-S", "Esc", "Enter")
    session.tab(to: .entry("bubbles", 0))
    session.press("Tab", "Esc")
    #expect(session.flow == flow)
  }

  @Test func aBubbleThatIsAFileAloneStays() {
    var session = List.bubbles.session
    session.press("Enter", "Ctrl-O")
    session.type("files/price-list.pdf")
    session.press("Enter", "Esc")
    let bubbles = session.flow.actions["greet"]?.values["bubbles"]?.messages
    #expect(bubbles == [Message(RichText(), attachments: [.init(.file, "files/price-list.pdf")])], "\(session.picture)")
  }

  /// As everywhere else, saving in a quick reply of which nothing is left writes none.
  @Test func savingWritesNoEmptyQuickReply() {
    var session = Session(flow: Sample.asking)
    session.press("Enter")
    session.tab(to: .add("replies"))
    session.press("Enter", "x", "Backspace", "Ctrl-S")
    #expect(session.flow == Sample.asking)
  }
}
