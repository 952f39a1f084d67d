import Testing

/// The way that the product is there for: from the plus icon to a saved *Send to customer agent*, every step of it.
struct SeedWalkTests {
  /// Monday, 2 February 2026, 12:00 in UTC: 13:00 in Stockholm, where the examples' chat is open until 17:00.
  private static let open = "1770033600"
  /// Four hours and five minutes later: the chat is closed.
  private static let closed = "1770048300"
  private static let file = "support-bot.chatflow.yaml"

  private func app(now: String = open) throws -> App {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App(Self.file, in: scratch, environment: ["CHATFLOW_NOW": now])
    try app.expect("Support bot", "Visitor starts the chat")
    return app
  }

  // MARK: By keys

  @Test func fromThePlusIconToTheSavedFileAndBack() throws {
    let app = try app()
    let original = try app.saved

    try insert(app)
    try chooseTheMostRecentQuestion(app)
    try writeInstructions(app)
    try saveByTheButton(app, original)
    try writeAMessage(app)
    try respectOfficeHours(app)
    try setTheHandoff(app)

    try app.press(.control("s"))
    try app.expect("Saved \(Self.file).")
    try app.expectGone("unsaved")
    #expect(try app.saved == Self.inserting(Self.block, into: original))
    let difference = LineDifference(from: original, to: try app.saved)
    // The old link is the new action's own, so that nothing but the block and one link is new.
    #expect(difference.removed.isEmpty)
    #expect(difference.added.count == Self.block.count(where: \.isNewline))

    try undo(app)
    try app.press(.control("s"))
    try app.expect("Saved \(Self.file).")
    #expect(try app.saved == original)
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  private func insert(_ app: App) throws {
    try app.press("+", .enter)
    try app.expect("Add an action", "Conversations", "Send to customer agent")
    #expect(try app.row(containing: "Conversations") < app.row(containing: "Send to customer agent"))
    try app.type("customer")
    try app.press(.enter)
    try app.expect("Action name", "How should the customer agent respond?")
    try app.type("Hand over to the assistant")
    // The card says it, too.
    try app.expect("┃ Hand over to the assistant", "unsaved")
  }

  private func chooseTheMostRecentQuestion(_ app: App) throws {
    try app.expect("◉ Try to answer the most recent question on")
    #expect(app.textBoxes == 0)
  }

  private func writeInstructions(_ app: App) throws {
    try app.move(to: "Try to answer the provided question given")
    try app.press(" ")
    try app.expect("◉ Try to answer the provided question given", "Attach")
    #expect(app.textBoxes == 1)
    for tool in ["B I U S", "Link", "Video"] { #expect(!app.screen.contains(tool)) }
    try app.press(.tab)
    try app.type("Look at what ")
    try app.press(.control("t"))
    try app.expect("Personalization token")
    try app.type("email")
    try app.press(.enter)
    try app.expect("What stands there if email is not known")
    try app.press(.enter)
    try app.expect("Look at what ‹email›")
    try app.type(" has bought.")
    try app.press(.control("o"))
    try app.expect("File of the workspace to attach")
    try app.type("files/ret")
    try app.expect("files/return-guide.txt")
    try app.press(.tab, .enter)
    try app.expect("▤ files/return-guide.txt  TXT 256 B")
  }

  private func saveByTheButton(_ app: App, _ original: String) throws {
    try app.move(to: "[ Save ]")
    try app.press(.enter)
    try app.expect("Saved \(Self.file).")
    try app.expectGone("unsaved")
    let block = """
        hand-over-to-the-assistant:
          action: send-to-customer-agent
          name: Hand over to the assistant
          respond: provided-question
          instructions: Look at what {{contact.email}} has bought.
          instruction-files:
            - file: files/return-guide.txt
          next: what-do-you-need-help-with


      """
    #expect(try app.saved == Self.inserting(block, into: original))
  }

  private func writeAMessage(_ app: App) throws {
    try app.move(to: "Reply with the provided message", by: .backTab)
    try app.press(" ")
    try app.expect("◉ Reply with the provided message", "B I U S • 1. Link Clear File Video Token")
    #expect(app.textBoxes == 1)
    // What was written for the other mode is kept, and said to be.
    try app.expect("Kept, and not used at the moment")
    #expect(!app.screen.contains("Look at what"))
    try app.press(.tab, .tab)
    try app.type("Dear ")
    try app.press(.control("t"))
    try app.expect("Personalization token")
    try app.type("first")
    try app.press(.enter)
    try app.expect("What stands there if first name is not known")
    try app.type("friend")
    try app.press(.enter)
    try app.expect("Dear ‹first name›")
    try app.type(", ")
    try app.press(.control("b"))
    try app.type("thanks")
    try app.press(.control("b"))
    try app.type("!")
    try app.expect("Dear ‹first name›, thanks!")
    #expect(app.screen.styles(of: "thanks!").map(\.bold) == [true, true, true, true, true, true, false])
    try app.press(.control("o"))
    try app.expect("File of the workspace to attach")
    try app.type("files/p")
    try app.expect("files/price-list.txt")
    try app.press(.tab, .enter)
    try app.expect("▤ files/price-list.txt  TXT 337 B")
    try app.press(.alt("v"))
    try app.expect("Address of the video")
    try app.type("https://example.com/tour")
    try app.press(.enter)
    try app.expect("▷ https://example.com/tour")
  }

  private func respectOfficeHours(_ app: App) throws {
    try app.move(to: "Respect office hours")
    try app.press(" ")
    try app.expect("[x] Respect office hours", "Now open, until 17:00 (Stockholm)", "Outside office hours: ")
    try app.press(.tab, .enter)
    try app.expect("Where does it lead?", "as the next action: What do you need help with?")
    try app.type("ticket")
    try app.expectGone("Find a billing article                                   Knowledge base")
    try app.press(.enter)
    try app.expect("Outside office hours: Open a support")
  }

  private func setTheHandoff(_ app: App) throws {
    try app.move(to: "Agent handoff settings")
    try app.press(.enter)
    try app.expect("[x] Use the account's settings")
    try app.move(to: "Use the account's settings")
    try app.press(" ")
    try app.expect("[ ] Use the account's settings", "When no team member is available")
    try app.move(to: "+ Add trigger")
    try app.press(.enter)
    try app.type("cancellation")
    try app.expect("cancellation")
    try app.move(to: "○ Keep the customer agent assigned", by: .backTab)
    try app.press(" ")
    try app.expect("› ◉ Keep the customer agent assigned", "○ Hand off at a later time")
    try app.press(.escape)
    try app.expect("Action name", "Agent handoff settings   this action's own")
  }

  private func undo(_ app: App) throws {
    try app.press(.escape)
    try app.type(String(repeating: "u", count: 60))
    try app.expect("There is nothing to undo.", "unsaved")
    #expect(!app.screen.contains("Hand over to the assistant"))
  }

  /// What the walk adds to the file, whole.
  private static let block = """
      hand-over-to-the-assistant:
        action: send-to-customer-agent
        name: Hand over to the assistant
        respond: provided-message
        message: Dear {{contact.firstname|friend}}, **thanks**!
        attachments:
          - file: files/price-list.txt
          - video: https://example.com/tour
        instructions: Look at what {{contact.email}} has bought.
        instruction-files:
          - file: files/return-guide.txt
        respect-office-hours: true
        when-closed: open-a-support-ticket
        handoff:
          when-unavailable: keep-assigned
          route-to: team:support
          triggers:
            - cancellation
          message-available: I'm connecting you with a team member.
          message-unavailable: Our team is away. We'll reply as soon as we're back.
        next: what-do-you-need-help-with


    """

  /// The example with a block behind its first action, and that action leading there.
  private static func inserting(_ block: String, into original: String) -> String {
    let link = "    next: what-do-you-need-help-with\n\n"
    guard let place = original.firstRange(of: link) else { return "the example has changed" }
    var text = original
    text.replaceSubrange(place, with: "    next: hand-over-to-the-assistant\n\n" + block)
    return text
  }

  @Test func outsideOfficeHoursTheFormSaysSo() throws {
    let app = try app(now: Self.closed)
    try app.press("+", .enter)
    try app.expect("Add an action")
    try app.type("customer")
    try app.press(.enter)
    try app.expect("[ ] Respect office hours", "Now closed, opens Tue 09:00 (Stockholm)")
  }

  // MARK: By mouse

  @Test func theSameGoesByMouse() throws {
    let app = try app()
    let original = try app.saved

    try app.click(on: "(+)")
    try app.expect("Add an action", "Conversations")
    try app.click(on: "@ Send to customer agent", times: 2)
    try app.expect("Action name")
    try app.click(on: "○ Reply with the provided message")
    try app.expect("◉ Reply with the provided message", "B I U S")
    let tools = try #require(app.screen.place(of: "B I U S"))
    try app.terminal.click(at: TerminalScreen.Place(row: tools.row - 2, column: tools.column))
    try app.click(on: "B I U S")
    try app.type("Hello")
    try app.expect("│ Hello ")
    #expect(app.screen.styles(of: "Hello").filter(\.bold).count == 5)
    try app.click(on: "Token")
    try app.expect("Personalization token")
    try app.click(on: "first name")
    try app.expect("What stands there if first name is not known")
    try app.type("there")
    try app.press(.enter)
    try app.expect("Hello‹first name›")
    try app.click(on: "[ ] Respect office hours")
    try app.expect("[x] Respect office hours")
    try app.click(on: "▸ Agent handoff settings")
    try app.click(on: "[x] Use the account's settings")
    try app.expect("[ ] Use the account's settings")
    try app.click(on: "‹ Back")
    try app.expect("Agent handoff settings   this action's own")
    try app.click(on: "[ Save ]")
    try app.expect("Saved \(Self.file).")
    let difference = LineDifference(from: original, to: try app.saved)
    #expect(difference.removed == ["start: hi-im-the-acme-helper"])
    #expect(
      difference.added == [
        "start: send-to-customer-agent", "  send-to-customer-agent:", "    action: send-to-customer-agent",
        "    name: Send to customer agent", "    respond: provided-message",
        "    message: \"**Hello{{contact.firstname|there}}**\"", "    respect-office-hours: true", "    handoff:",
        "      route-to: team:support", "      message-available: I'm connecting you with a team member.",
        "      message-unavailable: Our team is away. We'll reply as soon as we're back.",
        "    next: hi-im-the-acme-helper", "",
      ])
  }
}
