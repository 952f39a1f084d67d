import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What is wrong is listed where it is counted, and each entry leads to its field.
@Suite struct ProblemTests {
  /// A chatflow and a workspace with something wrong in every sort of place.
  private static var flow: Chatflow {
    var flow = Sample.short
    flow.name = ""
    flow.values["options"] = .record(["ask-cookies": .flag(true), "bot-avatar": .text("javascript:x")])
    flow.values["target"] = .record(["show": .records([["value": .text("a")], ["rule": .text("query-is")]])])
    if let id = flow.actions.keys.first {
      flow.actions[id]?.branches = [Branch(groups: [[Condition("respnse is empty")]])]
      flow.actions[id]?.next = .to("nowhere")
    }
    return flow
  }

  private static let workspace = Workspace([
    "name": .text(String(repeating: "x", count: 101)),
    "office-hours": .record(["hours": .record(["tue": .text("9-5")])]),
    "people": .records([["id": .text("anna"), "name": .text("Anna"), "hours": .record(["mon": .text("x")])]]),
    "segments": .records([["id": .text("vip")]]),
    "texts": .record(["away": .message(Message(RichText(literal: String(repeating: "x", count: 5_001))))]),
  ])

  private func list(_ session: Session) -> ProblemList? {
    session.state.problems.map { ProblemList($0, session.state) }
  }

  @Test func asManyAreListedAsAreCounted() {
    var session = Session(flow: Self.flow, workspace: Self.workspace)
    let count = session.state.problemCount
    session.press("!")
    let entries = list(session)?.entries ?? []
    #expect(entries.count == count.errors + count.warnings)
    #expect(entries.count { $0.severity == .error } == count.errors)
    #expect(session.state.checked.ofWorkspace.count >= 5)
    let facts = TitleRow.Facts(session.state)
    #expect((facts.errors, facts.warnings) == (count.errors, count.warnings))
  }

  /// Enter shows the sentence in the form, with the focus on a control right above it, or on what it is about.
  @Test func everyEntryLeadsToItsField() throws {
    var session = Session(flow: Self.flow, size: Size(width: 120, height: 60), workspace: Self.workspace)
    session.press("!")
    let entries = list(session)?.entries ?? []
    #expect(entries.count > 10)
    session.press("Home")
    for (index, entry) in entries.enumerated() {
      var one = session
      one.press("Down", times: index)
      #expect(one.state.focusedProblem == entry)
      let place = try #require(entry.finding?.place)
      if let id = place.action { #expect(one.state.canvas.spot == .card(id)) }
      one.press("Enter")
      let form = try #require(one.state.form, "\(entry)\n\(one.picture)")
      #expect(one.state.problems == nil)
      guard form.focus != nil else {
        #expect(place.action.map { one.state.canvas.spot == .card($0) } == true, "\(entry)")
        continue
      }
      #expect(form.subject == place.subject, "\(entry)")
      let findings = (one.state.findings + one.state.checked.ofWorkspace).filter { $0.place == place }
      let lines = FormView(state: one.state, form: form, area: one.state.regions.panel).layout.lines
      let said = lines.compactMap { line -> String? in
        if case .note(let text, _) = line.control.kind { text } else { nil }
      }
      for finding in findings {
        let sentence = finding.sentenceAtField(.english, in: one.flow)
        #expect(said.contains { $0.hasSuffix(sentence) }, "\(entry):\n\(one.picture)")
      }
    }
  }

  @Test func whatHasGoneSinceLeadsToTheNearestThatThereIs() {
    func went(to place: Finding.Place) -> Form? {
      var session = Session(flow: Sample.asking, workspace: Self.workspace)
      session.state.goToProblem(at: place)
      return session.state.form
    }
    let person = went(to: Finding.Place(.workspace, in: FieldPath([.entry("people", 3)]), field: "name"))
    #expect(person?.path == FieldPath([.entry("people", 0)]) && person?.focus == .field("name"))
    let team = went(to: Finding.Place(.workspace, in: FieldPath([.entry("teams", 0)]), field: "name"))
    #expect(team?.path == .top && team?.focus == .add("teams"))
    let reply = went(to: Finding.Place("stage", field: "replies", port: .reply(9)))
    #expect(reply?.focus == .reply(2, .label))
    #expect(went(to: Finding.Place("stage", port: .branch(0)))?.focus == .addBranch)
  }

  @Test func whatIsWrongWithAnEntryOrAnAttachmentLeadsToThatOne() {
    var flow = Sample.short
    flow.values["tags"] = .list(["sales", "web", "Sales"])
    let attachments = [Attachment(.file, "files/a.pdf"), Attachment(.file, "/b.pdf")]
    flow.actions["greet"]?.values["message"] = .message(Message(RichText(literal: "Hi"), attachments: attachments))
    for (rule, control) in [
      ("entry-twice", ControlID.entry("tags", 2)),
      ("attachment-outside", ControlID.attachment("message", slot: nil, index: 1)),
    ] {
      var session = Session(flow: flow)
      guard let finding = session.state.findings.first(where: { $0.rule.text == rule }) else {
        Issue.record("\(rule) is not found")
        continue
      }
      session.state.goToProblem(at: finding.place)
      #expect(session.state.form?.focus == control, "\(rule)")
    }
  }

  @Test func theKeysGoThroughTheSettingsToo() {
    var session = Session(flow: Self.flow, workspace: Self.workspace)
    let actions = session.state.checked.actionsWithFindings.count
    var hints: [String] = []
    for _ in 0..<(actions + 2) {
      session.press("]")
      hints.append(session.hint)
      session.rest()
    }
    #expect(hints.contains { $0.contains("Workspace:") }, "\(hints)")
    #expect(hints.contains { $0.contains("Settings of the chatflow:") }, "\(hints)")
    for step in ["]", "["] {
      var walk = session
      for _ in 0..<(actions + 2) where walk.state.shownProblem?.subject != .workspace { walk.press(step) }
      walk.rest()
      #expect(walk.state.shownProblem?.subject == .workspace)
      let field = walk.state.shownProblem?.field
      walk.press("Enter")
      #expect(walk.state.form?.subject == .workspace, "\(walk.picture)")
      #expect(walk.state.form?.focus == field.map { .field($0) }, "\(walk.picture)")
    }
  }

  @Test func movingOnTheCanvasTakesThePanelBack() {
    var session = Session(flow: Self.flow, workspace: Self.workspace)
    for _ in 0..<9 where session.state.shownProblem == nil { session.press("]") }
    #expect(session.state.shownProblem != nil)
    session.press("j", "k")
    session.rest()
    #expect(session.state.shownProblem == nil)
    #expect(session.state.form?.subject != .workspace && session.state.form?.subject != .chatflow)
  }

  // MARK: - Live

  private static var live: Chatflow {
    var flow = Sample.short
    flow.values["live"] = .flag(true)
    if let id = flow.actions.keys.first { flow.actions[id]?.name = "" }
    return flow
  }

  @Test func whatIsLiveAndHasErrorsIsAskedAboutWhenSaving() throws {
    for (keys, live, saves) in [("Enter", false, true), ("o", false, true), ("s", true, true), ("c", true, false)] {
      var session = Session(flow: Self.live)
      session.press("Enter", "Ctrl-S")
      // Nothing is to be written, so only the disk is looked at.
      #expect(!session.shows("is live and has errors"))
      _ = session.takeEffects()
      session.finish(.saved(SaveReport(flow: .same, then: .stay)))
      session.press("Esc", "i")
      session.state.pane = Form(.chatflow)
      session.state.perform(Edit.make("edit.setting", in: session.flow) { $0.changeHead { $0.name = "Other" } })
      session.press("Ctrl-S")
      #expect(session.shows("is live and has errors"), "\(session.picture)")
      session.press(keys)
      let saved = session.takeEffects().compactMap { effect -> Chatflow? in
        if case .save(let flow, _, _, _) = effect { flow } else { nil }
      }
      #expect(saved.count == (saves ? 1 : 0), "\(keys)")
      if let flow = saved.first { #expect(flow.isLive == live, "\(keys)") }
      #expect(session.flow.isLive == live, "\(keys)")
    }
  }

  @Test func whatIsLiveAndSoundOrOffAndBrokenIsSavedAtOnce() {
    var sound = Sample.short
    sound.values["live"] = .flag(true)
    var off = Self.live
    off.values["live"] = nil
    for flow in [sound, off] {
      var session = Session(flow: flow)
      session.state.perform(Edit.make("edit.setting", in: session.flow) { $0.changeHead { $0.name = "Other" } })
      session.press("Ctrl-S")
      #expect(session.takeEffects().count == 1, "\(session.picture)")
    }
  }

  @Test func whatHasErrorsIsNotSwitchedOnAndTheWayToThemIsShown() {
    var flow = Self.live
    flow.values["live"] = nil
    var session = Session(flow: flow)
    session.press("Alt-1")
    session.tab(to: .field("live"))
    session.press("Space")
    #expect(!session.flow.isLive)
    #expect(session.shows("cannot be switched on"), "\(session.picture)")
    session.press("Enter")
    #expect(session.state.form?.focus == .name)
    session.type("Mended")
    session.press("Alt-1")
    session.tab(to: .field("live"))
    session.press("Space")
    #expect(session.flow.isLive)
  }

  @Test func whatIsWrongWithTheWorkspaceKeepsNoChatflowOff() {
    var session = Session(flow: Sample.short, workspace: Self.workspace)
    session.press("Alt-1")
    session.tab(to: .field("live"))
    session.press("Space")
    #expect(session.flow.isLive)
  }

  // MARK: - Files

  @Test func filesAreAskedAboutOnceAndWhatIsMissingIsMarked() throws {
    var flow = Sample.short
    let id = try #require(flow.actions.keys.first)
    flow.actions[id]?.values["message"] = .message(
      Message(RichText(literal: "Hi"), attachments: [Attachment(.file, "files/a.pdf")]))
    var session = Session(flow: flow)
    session.press("j")
    #expect(session.takeEffects() == [.inspect(["files/a.pdf"])])
    session.press("k")
    #expect(session.takeEffects() == [])
    session.finish(.inspected([FileFact(path: "files/a.pdf", isMissing: true)]))
    #expect(session.state.checked.findings(of: id).map(\.rule) == ["file-missing"])
    session.expectDrawingOfFlow()
    session.handle(.focus(true))
    #expect(session.takeEffects() == [.inspect(["files/a.pdf"])])
    session.finish(.inspected([FileFact(path: "files/a.pdf", bytes: 12)]))
    #expect(session.state.findings == [])
    session.expectDrawingOfFlow()
  }
}

/// Not that of the test library.
private typealias Attachment = ChatflowModel.Attachment
