import Testing
import Words

/// The settings of the chatflow and of the workspace, on a real terminal and in real files.
struct SettingsJourneys {
  private static let file = "support-bot.chatflow.yaml"

  private func start() throws -> (app: App, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")
    return (app, scratch)
  }

  @Test func anHourOfTheWeekIsOneChangedLineOfTheWorkspace() throws {
    let (app, scratch) = try start()
    let original = try scratch.text(of: "workspace.yaml")
    let flow = try app.saved
    try app.press("w")
    try app.expect("Workspace name", "Mon  09:00-17:00")
    try app.press(.tab, .tab, .home, .control("k"))
    try app.type("08:00-16:00")
    try app.expect("› Mon  08:00-16:00", "● unsaved")
    try app.press(.control("s"))
    try app.expect("Saved")
    let difference = LineDifference(from: original, to: try scratch.text(of: "workspace.yaml"))
    #expect(difference.removed == ["    mon: 09:00-17:00"])
    #expect(difference.added == ["    mon: 08:00-16:00"])
    #expect(try app.saved == flow)

    // Clearing the field and typing are two steps.
    try app.press(.escape, "u", "u")
    try app.expect("● unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try scratch.text(of: "workspace.yaml") == original)
  }

  @Test func aWorkspaceIsBegunWhenItIsFirstNeeded() throws {
    let scratch = try Scratch()
    try scratch.write("chatflow: 1\nname: Bot\n", to: "bot.chatflow.yaml")
    let app = try App("bot.chatflow.yaml", in: scratch)
    try app.press("w")
    try app.expect("Workspace name")
    try app.type("Acme")
    try app.press(.control("s"))
    try app.expect("Saved")
    #expect(try scratch.text(of: "workspace.yaml") == "workspace: 1\nname: Acme\n")
    #expect(try app.saved == "chatflow: 1\nname: Bot\n")
  }

  @Test func aWorkspaceWithAMistakeIsLeftAlone() throws {
    let scratch = try Scratch()
    try scratch.write("chatflow: 1\nname: Bot\n", to: "bot.chatflow.yaml")
    try scratch.write("name: [\n", to: "workspace.yaml")
    let app = try App("bot.chatflow.yaml", in: scratch)
    try app.expect("workspace.yaml:2:1: error")
    try app.press("w")
    try app.expect("Workspace name")
    try app.type("x")
    try app.expect("workspace.yaml is for reading only")
    #expect(try scratch.text(of: "workspace.yaml") == "name: [\n")
  }

  @Test func theOptionsAreWrittenWhereTheyStand() throws {
    let (app, _) = try start()
    let original = try app.saved
    try app.press(.alt("4"))
    try app.expect("Language: English", "Only show during office hours")
    try app.press(.tab, .down, " ")
    try app.expect("◉ Only show during office hours")
    try app.press(.control("s"))
    try app.expect("Saved \(Self.file).")
    let difference = LineDifference(from: original, to: try app.saved)
    #expect(difference.added == ["  availability: office-hours"])
    #expect(difference.removed == [])
  }
}
