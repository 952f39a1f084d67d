import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// What people's fingers do in a form, and that none of it loses anything.
@Suite struct FormHabitTests {
  // MARK: - Habits

  @Test func aNameTypedOnTheCanvasComesBackToTheDrawing() {
    var session = Session()
    session.press("r")
    session.type("Hello there")
    session.press("Enter")
    #expect(session.state.form?.focus == nil)
    #expect(session.state.canvas.spot == .card("greet"))
    #expect(session.flow.actions["greet"]?.name == "Hello there")
    // In the form itself, Enter goes on to the next field.
    session.press("Enter")
    session.tab(to: .name)
    session.press("Enter")
    #expect(session.state.form?.focus == .field("message"))
  }

  @Test func addQuickReplyIsAButtonThatLeadsIntoANewRow() {
    var session = Session(flow: Sample.asking)
    session.press("Enter")
    session.tab(to: .add("replies"))
    #expect(session.flow.actions["stage"]?.replies.count == 3)
    #expect(session.shows("+ Add quick reply"))
    session.press("Enter")
    #expect(session.state.form?.focus == .reply(3, .label))
    #expect(!session.state.history.isUnsaved)
    session.type("Later")
    #expect(session.flow.actions["stage"]?.replies.last?.label == "Later")
    session.press("Esc", "u")
    #expect(session.flow == Sample.asking)
  }

  @Test func ctrlZUndoesInATextAndSuspendsOnTheCanvas() {
    var session = Session()
    session.press("Enter")
    session.tab(to: .field("message"))
    session.type("x")
    session.press("Ctrl-Z")
    #expect(session.flow == Sample.support)
    #expect(session.takeEffects().isEmpty)
    session.press("Esc", "Ctrl-Z")
    guard case .screen(.suspend)? = session.takeEffects().last else {
      Issue.record("Ctrl-Z does not suspend on the canvas")
      return
    }
  }

  @Test func aMadeIdIsSelected() {
    var session = Session()
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .add("people"))
    session.press("Enter")
    session.type("Anna Berg")
    session.press("Tab")
    session.type("ab")
    #expect(session.state.workspace.values["people"]?.records?.first?["id"] == .text("ab"))
  }

  @Test func anIdThatIsTakenGetsANumber() throws {
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .entry("people", 1))
    session.press("Enter")
    session.tab(to: .field("id"))
    session.press("Ctrl-A")
    session.type("anna")
    session.press("Tab")
    #expect(session.state.workspace.values["people"]?.records?.map { $0["id"]?.text } == ["anna", "anna-2"])
    #expect(session.hint.contains("anna-2"))
  }

  @Test func aNewEntryIsNotRedBeforeItIsTouched() {
    var session = Session()
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .add("people"))
    session.press("Enter")
    #expect(!session.panelShows("✗"))
    session.press("Tab")
    #expect(session.panelShows("✗"))
  }

  // MARK: - Hours and dates

  @Test(arguments: [
    ("9-17", "09:00-17:00"), ("9.00–17.00", "09:00-17:00"), ("9am-5pm", "09:00-17:00"), ("9:00 - 17", "09:00-17:00"),
    ("9-12, 13-17.30", "09:00-12:00, 13:00-17:30"), ("22-2", "22:00-02:00"), ("Closed", "closed"),
    ("12pm-12am", "12:00-24:00"), ("9-5", "9-5"), ("9am-5", "9am-5"), ("25-26", "25-26"), ("9-17h", "9-17h"),
  ])
  func hoursAreNormalisedWhereTheyMeanOneThing(typed: String, kept: String) {
    var session = Session()
    session.press("w")
    session.tab(to: .field("tue"))
    session.type(typed)
    session.press("Tab")
    #expect(session.state.workspace.values["office-hours"]?.record?["hours"]?.record?["tue"] == .text(kept))
    session.undoAll()
    #expect(session.state.workspace == Workspace())
  }

  @Test(arguments: [
    ("24/12/2026", "2026-12-24"), ("20261224", "2026-12-24"), ("20262412", "20262412"), ("12/24/2026", "2026-12-24"),
    ("24.12.2026", "2026-12-24"),
    ("24 Dec 2026", "2026-12-24"), ("03/04/2026", "03/04/2026"), ("tomorrow", "tomorrow"),
  ])
  func datesAreNormalisedWhereTheyMeanOneThing(typed: String, kept: String) {
    var session = Session()
    session.press("w")
    session.tab(to: .add("exceptions"))
    session.press("Enter")
    session.type(typed)
    session.press("Tab")
    #expect(
      session.state.workspace.values["office-hours"]?.record?["exceptions"]?.records?.first?["date"] == .text(kept))
  }

  @Test func theHoursOfADayAreCopied() {
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.tab(to: .field("mon"))
    session.press("Alt-C")
    session.type("Every day")
    session.press("Enter")
    let week = session.state.workspace.values["office-hours"]?.record?["hours"]?.record
    #expect(Weekday.allCases.allSatisfy { week?[FieldID($0.word)] == .text("09:00-17:00") })
    session.press("Alt-U")
    #expect(session.state.workspace == Sample.workspace)
    session.tab(to: .field("time-zone"))
    session.press("Alt-C")
    #expect(session.hint.contains("hours of a day"))
  }

  @Test func aWeekWithoutHoursIsAlways() {
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .entry("people", 0))
    session.press("Enter")
    #expect(session.row(containing: "Working hours")?.contains("always") == true)
    session.tab(to: .field("hours"))
    session.press("Enter")
    #expect(session.shows("always") && !session.shows("closed"))
    session.tab(to: .field("mon"))
    session.type("9-17")
    session.press("Tab")
    #expect(session.shows("closed"))
  }

  // MARK: - Lists

  @Test func fullListsSaySo() {
    var flow = Sample.asking
    flow.actions["stage"]?.replies = (1...20).map { QuickReply("Reply \($0)") }
    flow.actions["stage"]?.branches = (1...20).map {
      Branch(label: "\($0)", groups: [[Condition("response is empty")]])
    }
    flow.actions["stage"]?.values["bubbles"] = .messages((2...10).map { Message(RichText(literal: "\($0)")) })
    flow.actions["stage"]?.values["message"] = .message(
      Message(RichText(literal: "Hi"), attachments: (1...10).map { .init(.file, "\($0).pdf") }))
    var session = Session(flow: flow)
    session.press("Enter")
    for (control, limit) in [(ControlID.add("replies"), "20"), (.add("bubbles"), "10")] {
      session.tab(to: control)
      session.press("Enter")
      #expect(session.hint.contains(limit), "\(session.hint)")
    }
    session.tab(to: .field("message"))
    session.press("Ctrl-O")
    session.type("eleven.pdf")
    session.press("Enter")
    #expect(session.hint.contains("10"))
    session.open(tab: .branches)
    for _ in 0..<20 where session.state.form?.focus != .addBranch { session.press("Shift-Tab") }
    session.press("Enter")
    #expect(session.hint.contains("20"))
    #expect(session.flow == flow)
  }

  @Test func listsOfferOnlyWhatCanBeChosen() {
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .entry("teams", 0))
    session.press("Enter")
    session.tab(to: .add("members"))
    session.press("Enter")
    #expect(session.offered.contains("omar") && !session.offered.contains("anna"))
    session.press("Esc")
    session.tab(to: .entry("members", 0))
    session.press("Enter")
    #expect(session.offered.contains("anna"))
  }

  @Test func noChatflowIsOfferedAsAnAttachment() {
    var session = Session()
    session.press("Enter")
    session.tab(to: .field("message"))
    session.press("Ctrl-O")
    session.finish(
      .screen(
        .completions(path: "", ["a.pdf", "b.chatflow.yaml", "workspace.yaml", "files/"].map { FileFact(path: $0) })))
    guard case .prompt(let prompt)? = session.state.layers.last else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.completions.map(\.path) == ["a.pdf", "files/"])
  }

  @Test func thePropertyThatIsMadeOnTheSpotHasAType() {
    var session = Session(flow: Sample.asking)
    session.press("Enter")
    session.tab(to: .field("save-to"))
    session.press("Enter")
    session.type("Shoe size")
    session.press("Enter", "Enter")
    #expect(session.shows("What does “Shoe size” hold?"))
    session.type("Number")
    session.press("Enter")
    #expect(session.state.workspace.property("contact.shoe_size")?.type == .number)
    #expect(session.flow.actions["stage"]?.values["save-to"] == .text("contact.shoe_size"))
  }

  @Test func fallbacksAndTeamsAreListedByWhatPeopleCallThem() {
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.open(tab: .people)
    #expect(session.control(.entry("teams", 0))?.shownText == "Support Anna Berg")
    session.open(tab: .texts)
    let name = session.state.workspace.property("contact.firstname")?.title(.english) ?? ""
    #expect(!name.isEmpty && session.control(.entry("fallbacks", 0))?.shownText == "\(name) there")
  }

  @Test func addingIsCalledByWhatIsAdded() {
    for (tab, titles) in [
      (Form.Tab.lists, ["segment", "workflow", "knowledge base", "meeting page", "subscription", "pipeline"]),
      (.people, ["team member", "team"]),
    ] {
      var session = Session(size: Size(width: 120, height: 60))
      session.press("w")
      session.open(tab: tab)
      for title in titles { #expect(session.shows("+ Add \(title)"), "\(session.picture)") }
    }
    var session = Session(workspace: Sample.workspace)
    session.press("w")
    session.open(tab: .properties)
    session.tab(to: .entry("contact-properties", 0))
    session.press("Enter")
    #expect(session.shows("+ Add option"))
  }

  // MARK: - Nothing is thrown away by a slip

  @Test func ownHandoffSettingsAreKeptWhileThoseOfTheAccountHold() throws {
    var flow = Sample.short
    var action = Action(id: "agent", kind: "send-to-customer-agent", name: "Agent")
    action.values["handoff"] = .record(["triggers": .list(["refund"])])
    flow.actions["agent"] = action
    flow.actions["greet"]?.next = .to("agent")
    var session = Session(flow: flow, size: Size(width: 160, height: 60), workspace: Sample.workspace)
    session.press("Down", "Enter")
    session.tab(to: .field("handoff"))
    session.press("Enter")
    session.tab(to: .inherit("handoff"))
    session.press("Space")
    #expect(session.shows("Kept, and not used at the moment: Custom triggers"))
    let kept = session.flow.actions["agent"]?.values["handoff"]?.record
    #expect(kept == ["triggers": .list(["refund"]), "use": .text("account")])
    let again = ChatflowFile.decode(try ChatflowFile.canonical(session.flow))
    #expect(again.problems.isEmpty && again.flow == session.flow)
    session.press("Space")
    #expect(session.flow == flow)
  }

  @Test func ownHandoffSettingsBeginAsTheAccountsAre() {
    var flow = Sample.short
    flow.actions["greet"] = Action(id: "greet", kind: "send-to-customer-agent", name: "Agent")
    var session = Session(flow: flow, workspace: Sample.workspace)
    session.press("Enter")
    session.tab(to: .field("handoff"))
    session.press("Enter")
    session.tab(to: .inherit("handoff"))
    session.press("Space")
    #expect(session.flow.actions["greet"]?.values["handoff"] == .record(["route-to": .text("team:support")]))
    // Nothing of its own was said: nothing is kept.
    session.press("Space")
    #expect(session.flow == flow)
  }

  @Test func revertSaysWhatGoesAndEnterKeepsIt() {
    var session = Session()
    session.press("Enter")
    session.tab(to: .field("message"))
    session.type("x")
    let changed = session.flow
    session.tab(to: .revert)
    session.press("Enter")
    #expect(
      session.shows("Revert “\(Sample.support.actions.values[0].name)” to what the file says?")
        && session.shows("Message"))
    session.press("Enter")
    #expect(session.flow == changed)
    session.press("Enter", "r")
    #expect(session.flow == Sample.support)
    #expect(session.hint.contains("Alt-U"))
  }

  @Test func anotherKindSaysWhichUnknownKeysGo() throws {
    var flow = Sample.short
    flow.actions["greet"]?.values.kept = [
      KeptEntry(key: "segment", value: .scalar("vip")), KeptEntry(key: "colour", value: .scalar("red")),
    ]
    let kind = try #require(ActionKinds["add-to-segment"])
    let change = try #require(flow.changingKind(of: "greet", to: kind))
    #expect(change.lost.contains(.key("segment")) && !change.lost.contains(.key("colour")))
    var changed = flow
    changed.apply(try #require(change.edit))
    #expect(changed.actions["greet"]?.values.kept.map(\.key) == ["colour"])
    #expect(ChatflowFile.decode(try ChatflowFile.canonical(changed)).flow == changed)
  }

  // MARK: - Without colours

  @Test func aFieldOfOneLineIsSeenWithoutColours() {
    var session = Session()
    session.press("Enter")
    let screen = session.screen
    let place = session.place(of: "Greet")
    let theme = Theme(.dark, depth: .monochrome)
    let panel = session.state.regions.panel
    let row = (0..<screen.size.height).first { y in
      (panel.x..<panel.maxX).contains { theme.look(screen[$0, y].style).attributes.contains(.underline) }
    }
    #expect(place != nil && row != nil)
  }

  @Test(arguments: [ColourDepth.trueColour, .indexed256, .monochrome])
  func aButtonIsNoSelectedRow(depth: ColourDepth) {
    let theme = Theme(.dark, depth: depth)
    #expect(theme.look(Style(.button)) != theme.look(Style(.selection)))
    #expect(depth == .monochrome || theme.look(Style(.button)).background != theme.look(Style(.selection)).background)
  }
}

extension Session {
  /// Whether a text can be read in the panel.
  fileprivate func panelShows(_ text: String) -> Bool {
    let panel = state.regions.panel
    return lines.dropFirst(panel.y).prefix(panel.height).contains { String($0.dropFirst(panel.x)).contains(text) }
  }

  /// The ids that the front list offers.
  fileprivate var offered: [String] {
    if case .chooser(let chooser)? = state.layers.last { chooser.items.map(\.id) } else { [] }
  }
}
