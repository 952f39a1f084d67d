import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Typing, pasting, moving and removing quick replies, as a user goes about it.
@Suite struct QuickReplyTests {
  /// A question that saves to a property, in front of the end.
  private static func session(savingTo property: String? = nil, replies: [QuickReply] = []) -> Session {
    var flow = Sample.short
    var action = Action(id: "ask", kind: "question", name: "Ask")
    action.values["message"] = .message(Message(RichText(literal: "Which one?")))
    action.values["save-to"] = property.map { .text($0) }
    action.replies = replies
    flow.actions["greet"]?.next = .to("ask")
    flow.actions["ask"] = action
    var session = Session(flow: flow)
    session.press("Down", "Enter")
    return session
  }

  @Test func enterStoresALabelAndStartsTheNext() {
    var session = Self.session()
    session.tab(to: .add("replies"))
    session.press("Enter")
    #expect(session.shows("+ Add quick reply"))
    #expect(session.replies == [])
    session.type("Billing\nTechnical\nA person\n")
    #expect(session.replies == ["Billing", "Technical", "A person"])
    #expect(session.state.form?.focus == .reply(3, .label))
    // The empty field at the end is no reply: Enter in it goes on.
    session.press("Enter")
    #expect(session.replies == ["Billing", "Technical", "A person"])
    #expect(session.state.form?.focus == .field("several-answers"))
    // One step of undo for each.
    session.press("Esc", "u")
    #expect(session.replies == ["Billing", "Technical"])
    session.press("u", "u")
    #expect(session.replies == [])
    session.press("U", times: 3)
    #expect(session.replies == ["Billing", "Technical", "A person"])
  }

  @Test func enterInTheMiddleGoesToTheNextLabel() {
    var session = Self.session(replies: [QuickReply("A"), QuickReply("B")])
    session.tab(to: .reply(0, .label))
    session.press("Enter")
    #expect(session.state.form?.focus == .reply(1, .label))
    #expect(session.replies == ["A", "B"])
  }

  @Test(arguments: ["Tab", "Shift-Tab", "Enter", "Esc", "Ctrl-PageDown"]) func anEmptyReplyIsDroppedOnLeaving(
    key: String
  ) {
    var session = Self.session(replies: [QuickReply("A"), QuickReply("B"), QuickReply("C")])
    session.tab(to: .reply(1, .label))
    session.press("Backspace")
    #expect(session.replies == ["A", "", "C"])
    session.press(key)
    #expect(session.replies == ["A", "C"])
    if key == "Tab" || key == "Enter" { #expect(session.state.form?.focus == .reply(1, .label)) }
    while session.state.history.canUndo { session.press("Alt-U") }
    #expect(session.replies == ["A", "B", "C"])
  }

  @Test func anEmptyReplyThatLeadsSomewhereIsKept() {
    var session = Self.session(replies: [QuickReply("A", link: .to("greet"))])
    session.tab(to: .reply(0, .label))
    session.press("Backspace", "Tab")
    #expect(session.replies == [""])
    #expect(session.shows("Quick reply 1 has no text"))
  }

  @Test func pastingSeveralLinesMakesSeveralReplies() {
    var session = Self.session(replies: [QuickReply("A"), QuickReply("Z")])
    session.tab(to: .reply(0, .label))
    session.paste("pple\r\n\r\n  Banana \nCher\u{1b}ry\n")
    #expect(session.replies == ["Apple", "Banana", "Cherry", "Z"])
    #expect(session.state.form?.focus == .reply(2, .label))
    session.press("Alt-U")
    #expect(session.replies == ["A", "Z"])
    session.tab(to: .add("replies"))
    session.press("Enter")
    session.paste("one\ntwo")
    #expect(session.replies == ["A", "Z", "one", "two"])
    session.tab(to: .reply(0, .label))
    session.paste(" tree\n")
    #expect(session.replies.first == "A tree ")
  }

  @Test func repliesMoveAndGo() {
    var session = Self.session(replies: [QuickReply("A"), QuickReply("B"), QuickReply("C")])
    session.tab(to: .reply(0, .label))
    session.press("Alt-Down")
    #expect(session.replies == ["B", "A", "C"])
    #expect(session.state.form?.focus == .reply(1, .label))
    session.press("Alt-X")
    #expect(session.replies == ["B", "C"])
    session.press("Alt-Up")
    #expect(session.replies == ["C", "B"])
    session.tab(to: .add("replies"))
    session.press("Enter")
    session.press("Alt-X", "Alt-Up", "Alt-Down")
    #expect(session.replies == ["C", "B"])
  }

  @Test func noMoreThanTheLimitCanBeTyped() {
    var session = Self.session(replies: (1...19).map { QuickReply("\($0)") })
    session.resize(120, 80)
    session.tab(to: .add("replies"))
    session.press("Enter")
    session.type("20")
    #expect(session.shows("20/20"))
    session.press("Enter")
    #expect(session.replies.count == 20)
    #expect(session.state.form?.focus == .reply(19, .link))
  }

  // MARK: - Values

  @Test func aValueIsShownOnlyWhenItIsSet() {
    var session = Self.session(replies: [QuickReply("Billing")])
    session.tab(to: .reply(0, .label))
    #expect(!session.shows("value:"))
    #expect(session.hint.contains("Alt-V value"))
    session.press("Alt-V")
    session.type("bill-7")
    session.press("Enter")
    #expect(session.shows("value: bill-7"))
    #expect(session.flow.actions["ask"]?.replies.first?.value == "bill-7")
    session.press("Tab", "Tab", "Enter")
    session.press("Backspace", times: 6)
    session.press("Enter")
    #expect(session.flow.actions["ask"]?.replies.first?.value == nil)
    #expect(!session.shows("value:"))
    session.tab(to: .field("several-answers"))
    #expect(!session.hint.contains("Alt-V"))
  }

  @Test func aValueOfAChoiceIsChosen() {
    var session = Self.session(savingTo: "contact.lifecyclestage", replies: [QuickReply("I buy things")])
    session.tab(to: .reply(0, .label))
    #expect(session.shows("✗"))
    session.press("Alt-V")
    session.type("customer")
    session.press("Enter")
    #expect(session.flow.actions["ask"]?.replies.first?.value == "customer")
    session.press("Alt-V")
    session.type("same")
    session.press("Enter")
    #expect(session.flow.actions["ask"]?.replies.first?.value == nil)
  }

  @Test func theMouseReachesLinkAndValueOfOneRow() {
    var session = Self.session(replies: [QuickReply("Billing", value: "b7")])
    session.click(on: "value: b7")
    #expect(session.shows("passes on"))
    session.press("Esc")
    session.click(on: "→ as any other")
    #expect(session.shows("Where does it lead?"))
  }

  // MARK: - The property

  @Test func theOptionsOfThePropertyBecomeTheReplies() {
    var session = Self.session(savingTo: "contact.lifecyclestage")
    session.tab(to: .useOptions)
    session.press("Enter")
    #expect(session.replies == Property.builtIn.first { $0.name == "lifecyclestage" }?.options)
    #expect(!session.shows("Use the options"))
    session.press("Alt-U")
    #expect(session.replies == [])
    #expect(!Self.session(savingTo: "contact.email").shows("Use the options"))
  }

  @Test(arguments: [
    ("contact.email", "An email address is expected."), ("contact.phone", "A phone number is expected."),
    ("company.employees", "A number is expected."), ("contact.createdate", "A date is expected"),
    ("contact.city", "Any text is accepted."), ("contact.lifecyclestage", "One of these is expected"),
  ]) func theFormSaysWhatIsAccepted(property: String, sentence: String) {
    var session = Self.session(savingTo: property)
    session.tab(to: .field("save-to"))
    #expect(session.shows(sentence), "\(session.picture)")
  }

  @Test func whatDependsOnThePropertyIsShownWithIt() {
    let dependent = ["Skip if the property is known", "Error text", "Further attempts", "Not understood"]
    var session = Self.session()
    session.resize(120, 60)
    for label in dependent { #expect(!session.shows(label), "\(label)") }
    session.tab(to: .field("save-to"))
    session.press("Enter")
    session.type("email")
    session.press("Enter")
    for label in dependent { #expect(session.shows(label), "\(label):\n\(session.picture)") }
    session.tab(to: .field("attempts"))
    session.press("Enter")
    session.type("4")
    session.press("Enter")
    #expect(session.flow.actions["ask"]?.values["attempts"] == .number(4))
    session.tab(to: .field("free-text"))
    session.press("Space")
    #expect(session.shows(dependent[0]))
    for label in dependent.dropFirst() { #expect(!session.shows(label), "\(label)") }
  }
}

extension Session {
  /// The labels of the quick replies of the question.
  fileprivate var replies: [String] { flow.actions["ask"]?.replies.map(\.label) ?? [] }
}
