import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The list of commands finds everything that has a name; the help says why something cannot be done.
@Suite struct PaletteTests {
  private func typed(_ text: String, _ session: Session = Session()) -> Session {
    var session = session
    session.press(":")
    session.type(text)
    return session
  }

  private func focused(_ session: Session) -> Chooser.Item? {
    guard case .chooser(let chooser)? = session.state.layers.last else { return nil }
    return chooser.matches(.english)[checked: chooser.focus]
  }

  @Test func anActionIsFoundByItsNameAndItsId() {
    for action in Sample.support.actions.values {
      for name in [action.name, action.id.text] where !name.isEmpty {
        var session = typed(name)
        // A command may have the word in its name, too.
        for _ in 0..<20 where focused(session)?.leads != .action(action.id) { session.press("Down") }
        session.press("Enter")
        #expect(session.state.canvas.spot == .card(action.id), "\(name)")
        #expect(session.state.layers.isEmpty)
        session.press("Backspace")
        #expect(session.state.canvas.spot == Session().state.canvas.spot, "the way back")
      }
    }
  }

  @Test(arguments: [(Form.Subject.chatflow, ChatflowSettings.tabs), (.workspace, WorkspaceSettings.tabs)])
  func everySettingIsFoundAndGoneTo(subject: Form.Subject, tabs: [SettingsTab]) throws {
    for tab in tabs {
      let shown = try #require(Form.Tab(rawValue: tab.id))
      for section in tab.sections {
        for field in section.fields {
          let label = Words.english["field.\(section.owner).\(field.id).label"]
          var session = typed(label)
          let target = PaletteTarget.setting(subject, shown, field.id)
          for _ in 0..<40 where focused(session)?.leads != target { session.press("Down") }
          session.press("Enter")
          #expect(session.state.form?.subject == subject && session.state.form?.tab == shown, "\(label)")
          #expect(session.state.form?.focus != nil, "\(label)")
        }
      }
    }
  }

  @Test func theFieldOfASettingHasTheFocus() {
    var workspace = typed("time zone")
    workspace.press("Enter")
    #expect(workspace.state.form?.focus == .field("time-zone"), "\(workspace.picture)")
    var session = typed("session timeout")
    session.press("Enter")
    #expect(session.state.form?.focus == .field("session-timeout"), "\(session.picture)")
  }

  @Test func aProblemIsFoundAndGoneTo() throws {
    var session = Session()
    session.press("Down", "Enter")
    session.tab(to: .field("message"))
    session.press("Ctrl-A", "Delete", "Esc", "Home")
    let problem = try #require(session.state.findings.first { $0.place.action != nil })
    var found = typed("problem", session)
    for _ in 0..<20 where focused(found)?.detail != "problem" { found.press("Down") }
    found.press("Enter")
    #expect(found.state.canvas.spot == problem.place.action.map { .card($0) }, "\(found.picture)")
  }

  @Test func anotherChatflowIsOpened() {
    var session = Session()
    session.press(":")
    #expect(session.takeEffects() == [.listFlows])
    session.type("lead qual")
    // The folder answers when it may; itself it is not offered.
    session.finish(
      .flows([
        ListedFlow(title: "Lead qualification", target: "lead.chatflow.yaml"),
        ListedFlow(title: "Lead qualification here", target: "support.chatflow.yaml"),
      ]))
    #expect(session.picture.contains("Lead qualification") && !session.picture.contains("here"))
    session.press("Enter")
    #expect(session.takeEffects() == [.openFlow(target: "lead.chatflow.yaml")])
  }

  @Test func fromTheFormThePaletteLeadsOutOfIt() {
    var session = Session()
    session.press("Enter", "Ctrl-P")
    session.type("what do you need")
    session.press("Enter")
    #expect(session.state.form?.focus == nil)
    #expect(session.state.contexts.contains(.canvas))
  }

  // MARK: - Help

  @Test func helpSaysWhyACommandCannotBeDone() {
    var session = Session()
    session.press("?")
    session.type("redo")
    #expect(session.row(containing: "Redo  (There is nothing to redo.)") != nil, "\(session.picture)")
  }

  @Test func helpIsSearchedByWhatItExplains() {
    var session = Session()
    session.press("?")
    session.type("fifty jumps")
    #expect(session.row(containing: "Back from the jump") != nil, "\(session.picture)")
  }

  @Test func helpAlsoHasTheKeysOfOtherPlaces() {
    var session = Session()
    session.press("?")
    session.type("previous tab")
    #expect(session.row(containing: "Previous tab  (In the form)") != nil, "\(session.picture)")
    let before = session.state.canvas.spot
    session.press("Down", "Enter")
    #expect(session.hint.contains("This key works elsewhere: In the form."), "\(session.picture)")
    #expect(session.state.canvas.spot == before && session.takeEffects().isEmpty)
  }

  @Test func everyCommandWithAKeyIsInTheHelpOnce() {
    var session = Session()
    session.press("?")
    guard case .chooser(let help)? = session.state.layers.last else { return }
    for command in CommandTable.all where command.bindings.contains(where: { !$0.keys.isEmpty }) {
      let title = Words.english["command.\(command.id)"]
      let same = CommandTable.all.filter { Words.english["command.\($0.id)"] == title }.count
      #expect(help.items.count { $0.title == title } <= same && help.items.contains { $0.title == title }, "\(title)")
    }
  }

  // MARK: - Keys that wait, and messages

  @Test func aKeyThatWaitsShowsWhatCanFollow() {
    var session = Session()
    session.press("g")
    #expect(session.row(containing: "g  First card") != nil, "\(session.picture)")
    #expect(session.row(containing: "i  Change the action's id") != nil, "\(session.picture)")
    session.press("g")
    #expect(session.row(containing: "First card") == nil)
  }

  @Test func whatCanFollowIsWhatTheKeysDo() {
    let place = Rebinding.Place(line: 1, column: 1)
    let rebound = Rebound(
      ["messages", "theme", "canvas.outline", "canvas.cards"].enumerated().map { index, id in
        Rebinding(command: id, keys: [.init("g \("mxoy".map(String.init)[index])", at: place)], at: place)
      })
    #expect(rebound.problems == [])
    var session = Session(keys: rebound.keys)
    session.press("g")
    for (rest, command) in session.state.keys.continuations(of: session.state.pendingKeys, in: session.state.contexts) {
      let match = rebound.keys.match(session.state.pendingKeys + rest.keys, in: session.state.contexts)
      guard case .command(let found) = match else {
        Issue.record("\(rest.title) does nothing")
        continue
      }
      #expect(found.id == command.id)
    }
    #expect(session.row(containing: "m  Messages so far") != nil, "\(session.picture)")
  }

  @Test func theLogTellsBadFromGood() {
    var session = Session()
    session.state.tell(.error, "The disk is full.")
    session.state.tell(.info, "Nothing to do.")
    session.press("?")
    session.press("Esc")
    var found = typed("messages so far", session)
    found.press("Enter")
    #expect(found.row(containing: "✗ The disk is full.") != nil, "\(found.picture)")
    #expect(found.row(containing: "Nothing to do.") != nil)
  }
}

/// Themes are shown while they are chosen.
@Suite struct ThemeChoosingTests {
  private func choosing() -> Session {
    var session = Session()
    session.press(":")
    session.type("theme")
    session.press("Enter")
    #expect(session.takeEffects() == [.listFlows, .listThemes])
    let facts = ["dark", "light"].map { ThemeFact(name: $0, isOwn: false) } + [ThemeFact(name: "mine", isOwn: true)]
    session.finish(.themes(facts, current: "dark"))
    return session
  }

  @Test func eachThemeIsShownWhileItHasTheFocus() {
    var session = choosing()
    #expect(session.takeEffects() == [])
    session.press("Down")
    #expect(session.takeEffects() == [.showTheme("light")])
    session.press("Up", "Up")
    #expect(session.takeEffects() == [.showTheme("dark"), .showTheme("auto")])
    session.type("mi")
    #expect(session.takeEffects() == [.showTheme("mine")])
    session.press("Esc")
    #expect(session.takeEffects() == [.showTheme("dark")])
    session.press("Down")
    #expect(session.takeEffects() == [])
  }

  @Test func enterKeepsIt() {
    var session = choosing()
    session.press("Down", "Enter")
    #expect(session.takeEffects() == [.showTheme("light"), .keepTheme("light")])
    session.finish(.themeKept("light", file: "~/config.yaml"))
    #expect(session.hint.contains("The theme is light from now on: ~/config.yaml says so"))
    session.press("Down")
    #expect(session.takeEffects() == [])
  }

  @Test func escapeWithoutAChangePaintsNothing() {
    var session = choosing()
    session.press("Esc")
    #expect(session.takeEffects() == [])
  }

  @Test func oneThatWasNamedByItsPathIsInTheList() {
    var session = Session()
    session.finish(.themes([ThemeFact(name: "dark", isOwn: false)], current: "colours/mine.yaml"))
    #expect(session.row(containing: "colours/mine.yaml") != nil)
    session.press("Enter")
    #expect(session.takeEffects() == [.keepTheme("colours/mine.yaml")])
  }
}
