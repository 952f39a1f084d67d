import Testing
import Words

/// The builder for somebody whose hand is on the mouse.
struct MouseJourneys {
  private func app(size: TerminalSize = TerminalSize(120, by: 40)) throws -> App {
    let app = try App.open(example: "support-bot", size: size)
    try app.expect("Visitor starts the chat")
    return app
  }

  @Test func aClickFocusesACardAndADoubleClickOpensItsForm() throws {
    let app = try app()
    try app.click(on: "Which product is it?")
    try app.expect("┃ Which product is it?", "Ask a question")
    #expect(app.focus == nil)
    try app.click(on: "Did that answer it?", times: 2)
    try app.expect("┃ Did that answer it?", "› Did that answer it?")
  }

  @Test func theWheelScrollsTheCanvasAndTheFocusStays() throws {
    let app = try app(size: TerminalSize(80, by: 24))
    let place = TerminalScreen.Place(row: 12, column: 20)
    for _ in 0..<4 { try app.terminal.click(.wheelDown, at: place) }
    try app.expectGone("Visitor starts the chat")
    for _ in 0..<4 { try app.terminal.click(.wheelUp, at: place) }
    try app.expect("Visitor starts the chat", "┃ Hi! I'm the Acme helper.")
  }

  @Test func aClickOnAJumpGoesThere() throws {
    let app = try app()
    try app.press("G")
    try app.expect("┃ Open a support ticket")
    try app.click(on: "↺ 3 Find a billing article")
    try app.expect("┃ Find a billing article")
  }

  @Test func titleAndHintRowArePressed() throws {
    let app = try app()
    try app.click(on: "Options")
    try app.expect("Chatflow settings", "Language: English")
    try app.press(.escape)
    try app.click(on: "? help")
    try app.expect("Keys on the canvas")
  }

  // MARK: Links and the menu

  @Test func theEndOfALinkIsDraggedOntoACard() throws {
    let app = try app()
    let original = try app.saved
    let hand = Hand(app: app)
    try app.terminal.drag(from: try hand.place(of: "(+) Yes"), to: try hand.card("What is your email?"))
    try app.expect("It leads to “What is your email?” now.", "unsaved")
    try app.expectGone("Yes ■ end")
    try app.press(.control("s"))
    try app.expect("Saved support-bot.chatflow.yaml.")
    let difference = LineDifference(from: original, to: try app.saved)
    #expect(difference.removed == ["        next: end"])
    #expect(difference.added == ["        next: what-is-your-email"])
    try app.press("u")
    try app.expect("Yes ■ end")
  }

  /// The text of a jump is its end, too.
  @Test func theTextOfAJumpIsDraggedOntoACard() throws {
    let app = try app()
    let hand = Hand(app: app)
    try app.terminal.drag(
      from: try hand.place(of: "↺ 3 Find a billing article"), to: try hand.card("Which product is it?"))
    try app.expect("It leads to “Which product is it?” now.")
    try app.expectGone("↺ 3")
  }

  @Test func aLinkThatIsDroppedBesideTheCardsLeadsWhereItDid() throws {
    let app = try app()
    let hand = Hand(app: app)
    let start = try hand.place(of: "(+) Yes")
    try app.terminal.drag(from: start, to: TerminalScreen.Place(row: start.row, column: 66))
    try app.terminal.settle()
    try app.expect("Yes ■ end")
    #expect(!app.screen.contains("unsaved"))
    // The keys are those of the canvas again.
    try app.press("g", "g")
    try app.expect("┃ Hi! I'm the Acme helper.")
  }

  @Test func theMenuOfACardDoesWhatItSays() throws {
    let app = try app()
    let hand = Hand(app: app)
    try app.terminal.click(.right, at: try hand.card("Which product is it?"))
    try app.expect("┌─ Which product is it?", "Insert an action after this", "Remove the action")
    #expect(!app.screen.contains("Paste"))
    try app.press(.escape)
    try app.expectGone("┌─ Which product is it?")
    #expect(!app.screen.contains("unsaved"))
    try hand.menu(on: "Which product is it?", "Duplicate")
    try app.expect("Which product is it? (2)", "unsaved")
  }

  @Test func theMenuOfAConnectionEndsTheChatThere() throws {
    let app = try app()
    let hand = Hand(app: app)
    try app.terminal.click(.right, at: try hand.place(of: "(+) Talk to a person"))
    try app.expect("┌─ Talk to a person", "End the chat here")
    #expect(!app.screen.contains("Remove the action"))
    try app.click(on: "End the chat here")
    try app.expect("Talk to a person ■ end")
  }
}
