import ChatflowFiles
import ChatflowModel
import Foundation
import Testing

/// The list of chatflows on a real terminal, over a real folder.
struct ChatflowListJourneys {
  private static let size = TerminalSize(120, by: 40)

  /// The list over the examples.
  private func start(_ folder: String = ".") throws -> (app: App, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App(folder, in: scratch)
    try app.expect("Acme support", "Support bot", "Support triage")
    return (app, scratch)
  }

  private func flow(_ name: String, in scratch: Scratch) throws -> Chatflow {
    try #require(ChatflowFile.decode(try scratch.text(of: name + ".chatflow.yaml")).flow)
  }

  /// Types over the line that is asked for.
  private func answer(_ app: App, _ text: String) throws {
    try app.press(.home, .special(.end, .shift))
    try app.type(text)
    try app.press(.enter)
  }

  @Test func withoutANameTheChatflowsOfTheFolderAreListed() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let terminal = try PseudoTerminal(
      Repository.program, [], size: Self.size, environment: scratch.environment, folder: scratch.work)
    try terminal.wait(for: "the list") { $0.contains("Hand-over") && $0.contains("4 chatflows") }
    try terminal.press(["q"])
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: Template.all.map(\.id)) func aChatflowIsCreatedFromEachTemplate(id: String) throws {
    let (app, scratch) = try start()
    try app.press("n")
    try app.expect("Visitor starts the chat", "Concierge")
    for _ in 0..<(Template.all.firstIndex { $0.id == id } ?? 0) { try app.press(.down) }
    try app.press(.enter)
    try app.expect("Name of the new chatflow")
    try answer(app, "Journey \(id)")
    try app.expect("Journey \(id)", "Visitor starts the chat", "Workspace")
    // No problem badge, neither in the title row nor on a card.
    #expect(!app.screen.contains("✗") && !app.screen.contains("▲"))
    let made = try flow("journey-\(id)", in: scratch)
    #expect(made.name == "Journey \(id)" && !made.isLive)
    try app.press(.alt("0"))
    try app.expect("5 chatflows")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  @Test func aChatflowIsRenamedClonedAndMoved() throws {
    let (app, scratch) = try start()
    try app.press("/")
    try app.type("Support bot")
    try app.press(.enter, "r")
    try answer(app, "Help desk")
    try app.expect("Renamed to “Help desk”, help-desk.chatflow.yaml.")
    #expect(try flow("help-desk", in: scratch).name == "Help desk")
    #expect(!FileManager.default.fileExists(atPath: scratch.path(of: "support-bot.chatflow.yaml")))
    try app.press("c", .enter)
    try app.expect("Help desk (copy)", "5 chatflows")
    #expect(try flow("help-desk-copy", in: scratch).actions == flow("help-desk", in: scratch).actions)
    try app.press(.special(.home, .alt))
    try app.expect("Priority 1 of 5.")
    let workspace = WorkspaceFile.decode(try scratch.text(of: "workspace.yaml")).workspace
    #expect(workspace.priority.first == "help-desk-copy" && workspace.priority.count == 5)
    #expect(try scratch.text(of: "workspace.yaml").contains("      note: Christmas Eve"))
  }

  @Test func aChatflowIsSwitchedOffAndOnAndDeletedAndRestored() throws {
    let (app, scratch) = try start()
    let original = try scratch.text(of: "lead-qualification.chatflow.yaml")
    try app.press("/")
    try app.type("Lead")
    try app.press(.enter, "x")
    try app.expect("It is on: switch it off before you remove it.")
    try app.press("o")
    try app.expect("“Lead qualification” is off.")
    #expect(try flow("lead-qualification", in: scratch).isLive == false)
    try app.press("o")
    try app.expect("“Lead qualification” is on.")
    #expect(try scratch.text(of: "lead-qualification.chatflow.yaml") == original)
    try app.press("o")
    try app.expect("“Lead qualification” is off.")
    try app.press("x")
    try app.expect("Move “Lead qualification” to the trash?")
    try app.press("d")
    try app.expect("Moved to the trash.", "3 chatflows")
    #expect(!FileManager.default.fileExists(atPath: scratch.path(of: "lead-qualification.chatflow.yaml")))
    try app.press(.escape, "T")
    try app.expect("Trash: Enter restores", "Lead qualification")
    try app.press(.enter)
    try app.expect("Restored as lead-qualification.chatflow.yaml.", "4 chatflows")
    #expect(
      try scratch.text(of: "lead-qualification.chatflow.yaml")
        == original.replacing("live: true", with: "live: false"))
  }

  @Test func aWordThatStandsOnlyInAMessageIsFoundAndLedTo() throws {
    let (app, _) = try start()
    try app.press("/")
    try app.type("Acme Duo")
    try app.expect("1 of 4", "Acme One or Acme Duo")
    try app.expectGone("Hand-over")
    try app.press(.enter, .enter)
    try app.expect("Which product is it?", "Which product is it about?", "Build")
  }

  @Test func twoChatflowsAreOpenInTurnAndNothingIsLost() throws {
    let (app, scratch) = try start()
    try app.press(.enter)
    try app.expect("Chatflows › Hand-over")
    try app.press(.down, "r")
    try app.type("XYZ")
    try app.expect("unsaved")
    try app.press(.escape, .alt("0"))
    try app.expect("● unsaved")
    try app.press(.end, .enter)
    try app.expect("Chatflows › Support triage")
    try app.press(.alt("."))
    try app.expect("Chatflows › Hand-over", "XYZ")
    try app.press(.alt("."))
    try app.expect("Chatflows › Support triage")
    app.terminal.signal(SIGTERM)
    try app.expectExit(.exited(1))
    #expect(try recoveryCopies(scratch).count == 1)
    #expect(!(try scratch.text(of: "hand-over.chatflow.yaml")).contains("XYZ"))
  }

  private func recoveryCopies(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/home/.local/state/chatflow/journal")
  }

  @Test func theListFollowsTheDisk() throws {
    let (app, scratch) = try start()
    try scratch.write("chatflow: 1\nname: From outside\n", to: "outside.chatflow.yaml")
    try app.expect("From outside", "5 chatflows")
    try scratch.write("chatflow: 1\nname: Changed outside\n", to: "outside.chatflow.yaml")
    try app.expect("Changed outside")
    try scratch.write("chatflow: [\n", to: "outside.chatflow.yaml")
    try app.expect("outside.chatflow.yaml", "✗ line 2")
    try FileManager.default.removeItem(atPath: scratch.path(of: "outside.chatflow.yaml"))
    try app.expect("4 chatflows")
    try app.expectGone("outside")
  }

  @Test func anOrderFromTheListAndSettingsFromAChatflowMeetInOneFile() throws {
    let (app, scratch) = try start()
    try app.press(.enter)
    try app.expect("Chatflows › Hand-over")
    try app.press(.alt("0"))
    try app.expect("4 chatflows")
    try app.press("J")
    try app.expect("Priority 2 of 4.")
    try app.press(.enter)
    try app.expect("Chatflows › Hand-over")
    try app.press("w")
    try app.expect("Workspace name")
    try app.press(.end)
    try app.type(" team")
    try app.press(.control("s"))
    try app.expect("Saved")
    let workspace = WorkspaceFile.decode(try scratch.text(of: "workspace.yaml")).workspace
    #expect(workspace.name == "Acme support team")
    #expect(workspace.priority == ["lead-qualification", "hand-over", "support-bot", "support-triage"])
  }

  @Test func aWorkspaceWithAMistakeHidesNoChatflow() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.write("name: [\n", to: "workspace.yaml")
    let app = try App(".", in: scratch)
    try app.expect("Support bot", "workspace.yaml:2:1: error")
    try app.press("J")
    try app.expect("workspace.yaml could not be read as a whole")
    #expect(try scratch.text(of: "workspace.yaml") == "name: [\n")
  }

  @Test func aChatflowOpensAtAnAction() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    for name in ["support-bot:which-product-is-it", "support-bot.chatflow.yaml:which-product-is-it"] {
      let app = try App(name, in: scratch)
      try app.expect("Which product is it about?", "Save to property")
    }
    let app = try App("support-bot:nowhere", in: scratch)
    try app.expect("There is no action “nowhere” in support-bot.chatflow.yaml.")
  }

  @Test func anotherFolderIsListedByItsName() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path(of: "bots"), withIntermediateDirectories: true)
    let app = try App("bots", in: scratch)
    try app.expect("There is no chatflow in this folder yet.", "[ Create chatflow ]")
    try app.press(.enter)
    try app.expect("Qualify leads")
    try app.press(.up, .up, .enter)
    try answer(app, "My first")
    try app.expect("Chatflows › My first")
    #expect(try scratch.text(of: "bots/my-first.chatflow.yaml").hasPrefix("chatflow: 1\nname: My first\n"))
  }

  @Test func withoutColourTheListSaysTheSame() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let invoice = "    url: https://hooks.example.com/invoices\n"
    try scratch.write(
      scratch.text(of: "support-triage.chatflow.yaml").replacingOccurrences(of: invoice, with: ""),
      to: "support-triage.chatflow.yaml")
    let app = try App(
      ".", in: scratch, size: TerminalSize(80, by: 24), arguments: ["--glyphs", "ascii"], environment: ["NO_COLOR": "1"]
    )
    try app.expect(">  1  Hand-over", "* on", "o off", "X1")
    try app.press(.down)
    try app.expect(">  2  Lead qualification")
  }

  /// A filter is kept for its folder and its user, and leaves no trace among the chatflows.
  @Test func aKeptFilterIsThereTheNextTime() throws {
    let (app, scratch) = try start()
    let before = try FileManager.default.contentsOfDirectory(atPath: scratch.work).sorted()
    try app.type("/is:live")
    try app.press(.enter)
    try app.type("F")
    try answer(app, "Ute \"nu\"")
    try app.expect("Filter “Ute \"nu\"”")
    try app.press("q")
    try app.expectExit(.exited(0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.work).sorted() == before)

    let again = try App(".", in: scratch)
    try again.expect("Support triage")
    try again.type("f")
    try again.expect("Kept filters", "Ute \"nu\"", "is:live")
    try again.press(.enter)
    try again.expect("Filter “Ute \"nu\"”")
    try again.type("f")
    try again.press(.up, .enter)
    try again.expect("is not kept any more")
    try again.press("q")
    try again.expectExit(.exited(0))
    // In another folder it was never there.
    try FileManager.default.createDirectory(atPath: scratch.work + "/other", withIntermediateDirectories: true)
    try scratch.write(scratch.text(of: "support-bot.chatflow.yaml"), to: "other/support-bot.chatflow.yaml")
    let other = try App("other", in: scratch)
    try other.expect("Support bot")
    try other.type("f")
    try other.expect("No filter is kept")
  }

  /// What another version or another program wrote in its place is not written over.
  @Test func aFileOfFiltersThatCannotBeReadStaysAsItIs() throws {
    let (app, scratch) = try start()
    try app.type("/is:live")
    try app.press(.enter)
    try app.type("F")
    try answer(app, "Live")
    try app.expect("“Live” is kept")
    let folder = scratch.path + "/home/.local/state/chatflow/list"
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    try Data("list: 2\n".utf8).write(to: URL(filePath: "\(folder)/\(file)"))
    try app.press(.escape)
    try app.type("/is:off")
    try app.press(.enter)
    try app.type("F")
    try answer(app, "Off")
    try app.expect("The kept filters cannot be read", "It stays as it is")
    #expect(try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) == "list: 2\n")
    // The next time, none is said to be kept only because none can be read.
    let again = try App(".", in: scratch)
    try again.expect("Support triage")
    try again.type("f")
    try again.expect("The kept filters cannot be read", "/chatflow/list/")
  }
}
