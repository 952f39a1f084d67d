import Foundation
import Testing

/// Trying a chatflow out in the builder, as a user does: each way of handing over to the customer agent, with the hours open
/// and closed, and a customer agent that answers, cannot answer and is paused.
struct PreviewJourneys {
  /// A way of handing over.
  struct Mode: CustomTestStringConvertible, Sendable {
    let name: String
    /// What the visitor does to come there, and then.
    let inputs: [String]
    /// Whether it respects office hours.
    let respectsHours: Bool
    /// What the customer agent's answer is told as.
    let answer: String

    var testDescription: String { name }
  }

  /// A Monday at noon, when the chat is open, on whatever day this runs.
  private static let noon = ["CHATFLOW_NOW": "1780315200"]

  private static let modes = [
    Mode(
      name: "Answer the question", inputs: ["Is there a discount?"], respectsHours: false,
      answer: "[The customer agent answers the most recent question"),
    Mode(
      name: "Send the price list", inputs: ["What does it cost?", "And for two?"], respectsHours: true,
      answer: "[The customer agent goes on after its message"),
    Mode(
      name: "Keep the customer", inputs: ["I want to cancel"], respectsHours: true,
      answer: "[The customer agent begins by its instructions"),
  ]

  @Test(arguments: modes) func eachHandoverInEachSituation(mode: Mode) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App("hand-over.chatflow.yaml", in: scratch)
    try app.expect("Visitor starts the chat")
    try app.resize(200, by: 60)
    try app.press(.function(5))
    try app.expect("How can we help?", "1 What does it cost?", "Preview")
    for input in mode.inputs {
      try app.type(input)
      try app.press(.enter)
      try app.expect("\(input) ◂")
    }
    for (time, shown, isOpen) in [
      ("2026-06-01 10:00", "1 Jun 10:00 · open", true), ("2026-06-01 20:00", "1 Jun 20:00 · closed", false),
    ] {
      for (part, told) in [
        ("Answers", mode.answer), ("Cannot answer", "handoff (it cannot answer)"),
        ("Is paused", "skipped “\(mode.name)”: the customer agent is paused"),
      ] {
        try change(app, at: time, customerAgent: part)
        try app.expect(shown)
        let isSkipped = mode.respectsHours && !isOpen
        try app.expect(isSkipped ? "skipped “\(mode.name)”: the chat is closed" : told)
        if isSkipped || part == "Is paused" { try app.expect("went to “Talk to a person”") }
      }
    }
    try app.press(.escape, .escape, "q")
    try app.expectExit(.exited(0))
  }

  /// What is kept stands behind what was there, which stays as it was, and `chatflow test` passes it.
  @Test func whatWasTriedIsKeptAsATest() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let old = "# Ours.\n\ntest: Greets\n\nbot: …"
    try scratch.write(old, to: "hand-over.chat")
    let app = try App("hand-over.chatflow.yaml", in: scratch, environment: Self.noon)
    try app.expect("Visitor starts the chat")
    try app.press(.function(5), "1")
    try app.expect("The price list is attached.")
    for name in ["Prices", "Greets"] {
      try app.press(.alt("t"))
      try app.expect("Name of the test")
      try app.type(name)
      try app.press(.enter)
      try app.expect(name == "Prices" ? "“Prices” is a test in hand-over.chat." : "There is a test “Greets” already")
    }
    // The prompt stays for another name.
    try app.expect("Name of the test")
    let text = try scratch.text(of: "hand-over.chat")
    #expect(text.hasPrefix(old + "\n\ntest: Prices\n"))
    let run = try scratch.run(Repository.program, "test", "hand-over.chat", "--filter", "Prices")
    #expect(run.output.contains("1 passed, 0 failed"), "\(run)")
    try app.press(.escape, .escape, .escape, "q")
    try app.expectExit(.exited(0))
  }

  /// What was kept fails once the chatflow says something else, at the line and the card where it does; mended, it passes.
  @Test func aChangeThatBreaksAConversationIsFoundAndMended() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.write("# Ours.\n", to: "hand-over.chat")
    let app = try App("hand-over.chatflow.yaml", in: scratch, environment: Self.noon)
    try app.expect("Visitor starts the chat")
    try app.press(.function(5), "1")
    try app.expect("The price list is attached.")
    try app.press(.alt("t"))
    try app.expect("Name of the test")
    try app.type("Prices")
    try app.press(.enter)
    try app.expect("“Prices” is a test in hand-over.chat.")
    let lines = try scratch.text(of: "hand-over.chat").split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("How can we help?") }) + 1
    // What tests take is seen on the canvas.
    try app.press(.escape, .escape, .escape, "g", "c")
    try app.expect("tests take 2 of ", "(0)", "(1)")
    try app.press("g", "u")
    try app.expect("No test takes “Send the price list” (send-the-price-list)")
    try app.press("g", "g", .enter, .tab, .end)
    try app.type("!")
    try app.expect("How can we help?!", "tests: run again (g c)")
    try app.press(.escape, "g", "t")
    try app.expect("hand-over.chat: 0 passed, 1 failed", "FAILED: Prices")
    try app.press(.enter)
    try app.expect("hand-over.chat, line \(line): The bot says something else, at “How can we help?” (how-can-we-help)")
    try app.press(.escape, .escape, .escape, "u")
    try app.expect("tests: run again (g c)")
    try app.press("g", "t")
    try app.expect("hand-over.chat: 1 passed, 0 failed", "passed: Prices")
    try app.press(.escape)
    try app.expect("tests take 2 of ")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  /// Changes the situation in its form.
  private func change(_ app: App, at time: String, customerAgent part: String) throws {
    try app.press(.alt("o"))
    try app.expect("Change it")
    try app.press(.enter)
    try app.expect("Date and time")
    try app.press(.tab, .control("a"))
    try app.type(time)
    try app.press(.tab, .tab, .tab, .tab, .tab, .enter)
    try app.expect("Type to filter")
    try app.type(part)
    try app.press(.enter)
    try app.expect("The customer agent: \(part)")
    try app.press(.escape)
  }
}
