import Testing

/// What a terminal does to a program that is being typed into: other sizes, and texts of any length at once.
struct ResizeAndPasteTests {
  /// Changes the size and waits for a frame of that size.
  private func resize(_ app: App, _ columns: Int, by rows: Int, at location: SourceLocation = #_sourceLocation) throws {
    let frames = app.terminal.frames
    try app.resize(columns, by: rows, at: location)
    try app.expect("a frame of \(columns)x\(rows)", at: location) { _ in app.terminal.frames > frames }
  }

  @Test func nothingIsLostWhenTheSizeChangesWhileSomebodyTypes() throws {
    let app = try App.open(example: "support-bot")
    try app.press(.enter, .tab, .control("a"))
    try app.type("typed at 120")
    try app.expect("typed at 120")
    for (columns, rows) in [(80, 24), (40, 12)] {
      try resize(app, columns, by: rows)
      try app.type(", \(columns)")
      try app.expect("the text and the cursor at its end") { screen in
        guard let place = screen.place(of: ", \(columns)"), screen.isCursorVisible else { return false }
        return screen.cursor == TerminalScreen.Place(row: place.row, column: place.column + 4)
      }
    }
    try resize(app, 30, by: 8)
    try app.expect("too small")
    try app.type(", unseen")
    try resize(app, 120, by: 40)
    try app.expect("typed at 120, 80, 40, unseen", "unsaved")
    #expect(app.screen.isCursorVisible)
    try app.press(.control("s"))
    try app.expect("Saved support-bot.chatflow.yaml.")
    #expect(try app.saved.contains("    message: typed at 120, 80, 40, unseen\n"))
  }

  @Test func theFocusedCardStaysOnTheScreenInEverySize() throws {
    let app = try App.open(example: "support-bot")
    try app.press("G")
    try app.expect("┃ Open a support ticket")
    for (columns, rows) in [(80, 24), (40, 12), (200, 50), (79, 10), (120, 40)] {
      try resize(app, columns, by: rows)
      try app.expect("┃ Open a support ticket")
    }
    try resize(app, 30, by: 8)
    try app.expect("too small")
    try resize(app, 120, by: 40)
    try app.expect("┃ Open a support ticket")
  }

  @Test func aHundredKilobytesArePastedAsTextAndNeverAsKeys() throws {
    let app = try App.open(example: "support-bot")
    app.terminal.patience = .seconds(20)
    let original = try app.saved
    let line = "q:x u\tdd 日本 \u{1F44D} Ctrl-S\u{13}\u{7}"
    let count = 100_000 / (line.utf8.count + 1)
    try app.press(.enter, .tab, .control("a"))
    try app.paste(String(repeating: line + "\n", count: count) + "the end")
    try app.expect("the end", "shorten it", "unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    // A tab is four blanks, other control characters are nothing.
    let lines = Array(repeating: "      q:x u    dd 日本 \u{1F44D} Ctrl-S", count: count) + ["      the end"]
    let difference = LineDifference(from: original, to: try app.saved)
    #expect(difference.removed.count == 1)
    #expect(difference.added == ["    message: |-"] + lines)

    // One step back, all of it.
    try app.press(.escape, "u")
    try app.expectGone("the end")
    // Leaving the text hides its end, too: only this says that the step was taken back.
    try app.expect("unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try app.saved == original)
  }

  @Test func aPasteOnTheCanvasDoesNothing() throws {
    let app = try App.open(example: "support-bot")
    let before = try app.saved
    try app.paste("xxaddq\u{13}\n")
    try app.expect("Only copied actions can be pasted on the canvas; a text goes into a field.")
    try app.expectGone("unsaved")
    #expect(try app.saved == before)
    try app.press("q")
    try app.expectExit(.exited(0))
  }
}
