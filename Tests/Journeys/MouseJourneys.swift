import Testing

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
}
