@testable import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Testing
import Words

/// The settings of the chatflow and of the workspace are edited like an action, and undone like one.
struct SettingsTests {
  private static let workspace = WorkspaceFile.decode(
    """
    office-hours: {time-zone: Europe/Stockholm, hours: {mon: 09:00-17:00}}
    people: {anna: Anna Berg}
    segments: {vip: VIP}
    """
  ).workspace

  /// Also without colour: the tab that is open has the same style whether it has the focus or not in some themes.
  @Test func theFocusIsSeenOnEveryTabOfARow() {
    var session = Session()
    session.press("Alt-5")
    session.tab(to: .tab(.hours))
    for tab in Form.Tab.all(of: .workspace) {
      #expect(session.state.form?.focus == .tab(tab) && session.state.form?.tab == tab)
      #expect(session.shows("› \(session.state.words["tab.\(tab.rawValue)"])"), "\(session.picture)")
      session.press("Right", "Space")
    }
  }

  @Test func aRuleOnPagesIsAddedByKeys() throws {
    var session = Session()
    session.press("Alt-2", "Enter")
    session.tab(to: .field("value"))
    session.type("example.com/pricing")
    session.press("Esc")
    #expect(
      session.state.flow.values["target"]
        == .record(["show": .records([["value": .text("example.com/pricing")]])]))
    #expect(session.picture.contains("▸ Address contains example.com/pricing"))
    session.undoAll()
    #expect(session.state.flow == Sample.support)
  }

  @Test func anEntryInWhichNothingWasSetIsNotKept() {
    var session = Session()
    session.press("Alt-2", "Enter", "Esc")
    #expect(session.state.flow.values["target"] == nil)
  }

  @Test func aPersonGetsAnIdFromTheirName() throws {
    var session = Session(workspace: Self.workspace)
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .add("people"))
    session.press("Enter")
    session.type("Anna Berg")
    session.press("Esc")
    let people = try #require(session.state.workspace.values["people"]?.records)
    #expect(people.map { $0["id"]?.text } == ["anna", "anna-berg"])
    session.undoAll()
    #expect(session.state.workspace == Self.workspace)
    #expect(!session.state.history.isUnsaved)
  }

  @Test func hoursThatCannotBeReadAreSaidAtTheirDay() {
    var session = Session(workspace: Self.workspace)
    session.press("w")
    session.tab(to: .field("tue"))
    session.type("9-5")
    #expect(session.picture.contains("“9-5” is no span of hours"))
    #expect(session.state.checked.findings(of: .workspace).map(\.rule) == ["hours-unreadable"])
    session.press("Home", "Ctrl-K")
    session.type("9:00-17:00")
    #expect(session.state.checked.findings(of: .workspace) == [])
    #expect(session.state.workspace.officeHours?.week?[.tuesday].map(\.text) == ["09:00-17:00"])
  }

  @Test func aWorkspaceThatMayNotBeWrittenIsOnlyRead() {
    var session = Session(workspace: Self.workspace, sharedReadOnly: "It may not be written.")
    session.press("w")
    session.type("x")
    #expect(session.state.workspace == Self.workspace)
    #expect(session.state.notice?.text.contains("It may not be written.") == true)
  }

  /// What is typed there would be written over lines that nobody understood.
  @Test func whatCouldNotBeReadOfTheWorkspaceCannotBeChangedAndTheRestCan() throws {
    let opened = WorkspaceFile.decode(
      "workspace: 1\nname: Acme\npeople:\n  anna:\n    name: Anna\n    status: maybe\n    hours: noon\n  eva: Eva\n")
    var session = Session(workspace: opened.workspace)
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .entry("people", 0))
    session.press("Enter")
    session.type("x")
    #expect(session.state.workspace == opened.workspace)
    #expect(session.hint.contains("Line 6 of workspace.yaml could not be read"), "\(session.hint)")
    session.press("Esc")
    session.tab(to: .entry("people", 1))
    session.press("Alt-Up")
    #expect(session.state.workspace == opened.workspace)
    session.press("Enter", "End")
    session.type("!")
    #expect(session.state.workspace.values["people"]?.records?[1]["name"] == .text("Eva!"))
    let written = try #require(try opened.source?.encode(session.state.workspace).text)
    #expect(written.hasSuffix("    status: maybe\n    hours: noon\n  eva: Eva!\n"))
  }

  /// What is not known is something else than what is not set.
  @Test func hoursAndPeopleThatCouldNotBeReadAreNotKnown() {
    let session = Session(workspace: WorkspaceFile.decode("office-hours: always\npeople: [a]\n").workspace)
    let controls = FormControls(state: session.state, form: Form(.workspace))
    #expect(controls.text(of: .officeHours).contains("workspace.yaml:1:15: error"))
    #expect(controls.text(of: .availability).contains("workspace.yaml:2:9: error"))
  }

  @Test func whatTheWorkspaceSaysIsCheckedAtOnce() {
    var session = Session(workspace: Self.workspace)
    let before = session.state.findings
    session.press("w")
    session.open(tab: .people)
    session.tab(to: .entry("people", 0))
    session.press("Alt-X")
    session.undoAll()
    #expect(session.state.findings == before)
  }
}
