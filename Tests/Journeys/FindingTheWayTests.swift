import Testing
import Words

/// How somebody who knows no key gets on.
struct FindingTheWayTests {
  private func app() throws -> App {
    let app = try App.open(example: "support-bot")
    try app.expect("Visitor starts the chat")
    return app
  }

  @Test func escapeWorksAtOnce() throws {
    let app = try app()
    let times = try (0..<5).map { _ in
      try app.press("?")
      try app.expect("Keys on the canvas")
      let start = ContinuousClock.now
      try app.press(.escape)
      try app.expectGone("Keys on the canvas")
      return start.duration(to: .now)
    }
    // The best of them: a busy machine may hold up any of them, a wait in the program holds up all.
    #expect(try #require(times.min()) < .milliseconds(40))
  }

  @Test func aKeyWithoutMeaningIsAnswered() throws {
    let app = try app()
    try app.press("Q")
    try app.expect("Q does nothing here. F1 shows the keys.")
    try app.press(.function(1))
    try app.expect("Keys on the canvas")
  }

  @Test func helpListsTheKeysOfThePlaceAndRunsThem() throws {
    let app = try app()
    try app.press("?")
    try app.expect("Keys on the canvas")
    try app.type("last card")
    try app.expectGone("Down the flow")
    try app.press(.enter)
    try app.expect("┃ Open a support ticket")
    try app.press(.enter, .function(1))
    try app.expect("Keys in the form")
  }

  @Test func thePaletteRunsACommandByItsName() throws {
    let app = try app()
    try app.press(":")
    try app.expect("Commands")
    try app.type("chatflow settings options")
    try app.expect("Availability, language, session timeout, typing delay")
    try app.press(.enter)
    try app.expectGone("Commands")
    try app.expect("Language: English")
  }

  @Test func findGoesFromHitToHit() throws {
    let app = try app()
    try app.press("/")
    try app.expect("Find")
    try app.type("help")
    try app.press(.enter)
    try app.expect("┃ What do you need help with?")
    try app.press("n")
    try app.expect("┃ Hi! I'm the Acme helper.")
    try app.press("N")
    try app.expect("┃ What do you need help with?")
    try app.press("/")
    try app.type("nowhere to be found")
    try app.press(.enter)
    try app.expect("No action holds “nowhere to be found”.")
  }
}
