import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// How fields are edited beyond typing a line: references, numbers, programs, values of properties, defaults.
@Suite struct FieldEditingTests {
  private func session(_ kind: KindID, size: Size = Size(width: 120, height: 40)) throws -> (Session, ActionID) {
    var session = Session(flow: Sample.short, size: size)
    let id = try session.insert(try #require(ActionKinds[kind]), named: "The new one")
    return (session, id)
  }

  @Test func aReferenceIsAddedToTheWorkspaceOnTheSpotInOneStep() throws {
    var (session, id) = try session("add-to-segment")
    session.tab(to: .field("segment"))
    session.press("Enter")
    session.type("VIP customers")
    #expect(session.shows("Add a segment…"))
    session.press("Enter")
    #expect(session.shows("Name of the segment"))
    #expect(session.shows("VIP customers"))
    session.press("Enter")
    #expect(session.flow.actions[id]?.values["segment"] == .text("vip-customers"))
    #expect(session.shows("Segment: VIP customers"))
    #expect(session.state.workspace.name(of: .segment, "vip-customers") == "VIP customers")
    session.press("Alt-U")
    #expect(session.flow.actions[id]?.values["segment"] == nil)
    #expect(session.state.workspace == Workspace())
  }

  @Test func aReferenceThatNobodyListsIsShownAsItIsAndCanBeKept() throws {
    var flow = Sample.short
    flow.actions["greet"]?.kind = "add-to-segment"
    flow.actions["greet"]?.values = ["segment": .text("vip-customers")]
    var session = Session(flow: flow)
    session.press("Enter")
    session.tab(to: .field("segment"))
    #expect(session.shows("Segment: vip-customers"))
    session.press("Enter")
    #expect(session.row(containing: "› vip-customers") != nil, "\(session.picture)")
    session.press("Enter")
    #expect(session.flow == flow)
  }

  @Test func aTeamIsAddedWhereSomebodyIsAssigned() throws {
    var (session, id) = try session("send-to-team-member")
    session.tab(to: .option("assign-to", "specific"))
    session.press("Space")
    session.tab(to: .add("assignees"))
    session.press("Enter")
    session.type("Legal")
    #expect(session.shows("Add a team…"))
    session.press("Enter", "Enter")
    #expect(session.flow.actions[id]?.values["assignees"] == .list(["team:legal"]))
    #expect(session.state.workspace.name(of: .team, "legal") == "Legal")
    #expect(session.shows("Legal"))
  }

  @Test func whatIsAddedNeedsALetterOrDigit() throws {
    var (session, id) = try session("add-to-segment")
    session.tab(to: .field("segment"))
    session.press("Enter", "Enter", "Enter")
    #expect(session.shows("Write a name with at least one letter or digit."))
    session.type("é1")
    session.press("Enter")
    #expect(session.flow.actions[id]?.values["segment"] == .text("é1"))
  }

  @Test func addingFindsWhatIsListedAndNeverTakesItsID() {
    var session = Session(workspace: WorkspaceFile.decode("teams: {support: Support desk}").workspace)
    #expect(session.state.addReference(.team, name: " support DESK ") == "support")
    #expect(session.state.addReference(.team, name: "support") == "support")
    #expect(!session.state.history.canUndo)
    #expect(session.state.addReference(.team, name: "Support!") == "support-2")
    #expect(session.state.workspace.name(of: .team, "support-2") == "Support!")
    #expect(session.state.addReference(.team, name: "?!") == nil)
  }

  @Test func aPropertyBelongsToOneOfTheRecords() {
    var session = Session()
    #expect(session.state.addProperty(of: ["contact"], name: "Partner type") == "contact.partner_type")
    #expect(session.state.addProperty(of: ["contact", "company"], name: "company.size") == "company.size")
    #expect(session.state.addProperty(of: ["contact"], name: "company.size") == nil)
    #expect(session.state.addProperty(of: ["contact"], name: "contact.") == nil)
  }

  @Test func onlyPropertiesOfTheRecordAreOffered() throws {
    var (session, _) = try session("set-company-property")
    session.tab(to: .field("property"))
    session.press("Enter")
    #expect(session.shows("company domain"))
    #expect(!session.shows("first name"))
  }

  @Test func theValueOfAChoiceIsOneOfItsOptionsOrAnAnswer() throws {
    var session = Session(flow: Sample.support)
    // Behind the question, whose answer is known only then.
    session.press("/")
    session.type("which product")
    session.press("Enter")
    let id = try session.insert(.setContactProperty, named: "The new one")
    session.tab(to: .field("property"))
    session.press("Enter")
    session.type("lifecycle")
    session.press("Enter")
    session.tab(to: .field("value"))
    session.press("Enter")
    session.type("customer")
    session.press("Enter")
    #expect(session.flow.actions[id]?.values["value"] == .message(Message(RichText(literal: "customer"))))
    #expect(session.shows("Value: customer"))
    session.press("Enter")
    session.type("which product")
    session.press("Enter")
    let token = Token(object: "answer", property: "product")
    #expect(session.flow.actions[id]?.values["value"]?.message?.text.tokens == [token])
    #expect(Checks.action(try #require(session.flow.actions[id]), workspace: Workspace()) == [])
  }

  @Test func aDefaultStandsInAnEmptyTextAndWhatIsTypedNeverVanishes() throws {
    var (session, id) = try session("offer-subscription")
    session.tab(to: .field("accept"))
    #expect(session.shows("Yes, please"))
    #expect(session.flow.actions[id]?.values["accept"] == nil)
    session.type("Yes, please")
    #expect(session.flow.actions[id]?.values["accept"] == .text("Yes, please"))
    session.type("!")
    #expect(session.flow.actions[id]?.values["accept"] == .text("Yes, please!"))
    session.press("Ctrl-A", "Backspace")
    #expect(session.flow.actions[id]?.values["accept"] == nil)
    #expect(session.shows("Yes, please"))
  }

  @Test func aProgramHasNumbersAndKeepsItsIndentation() throws {
    var (session, id) = try session("code-snippet")
    session.tab(to: .field("code"))
    session.type("exports.main = () => {\n  one();\ntwo();")
    #expect(session.flow.actions[id]?.values["code"] == .text("exports.main = () => {\n  one();\n  two();"))
    for number in 1...3 { #expect(session.lines.contains { $0.contains("│  \(number) ") }, "\(session.picture)") }
    session.press("Home", "Enter")
    #expect(session.flow.actions[id]?.values["code"] == .text("exports.main = () => {\n  one();\n\n  two();"))
    session.press("Tab")
    #expect(session.state.form?.focus != .field("code"))
  }

  @Test func aProgramGoesToTheEditorAndComesBackAsItIs() throws {
    var (session, id) = try session("code-snippet")
    session.tab(to: .field("code"))
    session.type("a")
    _ = session.takeEffects()
    session.press("Ctrl-E")
    guard case .editOutside("a\n", _)? = session.takeEffects().first else {
      Issue.record("no editor was asked for")
      return
    }
    let code = "if (a) {\n\n    b(\"{{c}}\"); // *d*\n}"
    session.finish(.editedOutside(code + "\n"))
    #expect(session.flow.actions[id]?.values["code"] == .text(code))
  }

  @Test func aLongProgramIsDrawnBesideItsNumbers() throws {
    var (session, _) = try session("code-snippet", size: Size(width: 80, height: 24))
    session.tab(to: .field("code"))
    session.paste(
      (1...120).map { "line \($0) with some words behind it that need a second row" }.joined(separator: "\n"))
    #expect(session.lines.contains { $0.contains("120 line 120") }, "\(session.picture)")
  }

  @Test func aDescriptionOfSeveralLinesIsEditedAsOne() throws {
    var flow = Sample.short
    flow.actions["greet"]?.note = "One\nTwo"
    var session = Session(flow: flow)
    session.press("Enter")
    session.tab(to: .field("description"))
    session.type("!")
    #expect(session.flow.actions["greet"]?.note == "One\nTwo!")
    session.press("Home", "Backspace")
    #expect(session.flow.actions["greet"]?.note == "OneTwo!")
    session.type("-")
    #expect(session.flow.actions["greet"]?.note == "One-Two!")
    session.press("Ctrl-A", "Backspace")
    #expect(session.flow.actions["greet"]?.note == nil)
  }
}
