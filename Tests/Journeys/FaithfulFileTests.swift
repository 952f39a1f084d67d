import Testing

/// A file that people write by hand stays theirs, whatever the builder changes in it.
struct FaithfulFileTests {
  private static let file = "bot.chatflow.yaml"

  /// The example as somebody might have written it: remarks, quotes that nobody needs, another order, blank lines.
  private static func handWritten(_ example: String) -> String {
    let changes = [
      ("chatflow: 1\n", "# The bot of our shop.\n\nchatflow: 1\n"),
      ("name: Support bot\nlanguage: en\n", "language: 'en'   # and Swedish, one day\nname: \"Support bot\"\n"),
      (
        "  what-do-you-need-help-with:\n    action: question\n",
        "  # ---- topics ----\n  'what-do-you-need-help-with':\n    action: \"question\"\n"
      ),
      ("    free-text: false\n", "    free-text:   false # buttons only\n\n"),
      ("    pipeline: support\n    priority: medium\n", "    priority: medium\n    pipeline: >-\n      support\n"),
    ]
    return changes.reduce(example) { $0.replacing($1.0, with: $1.1, maxReplacements: 1) } + "# The end.\n\n"
  }

  @Test func anEditedTextIsOneChangedLineAndUndoneItIsTheOriginal() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let original = Self.handWritten(try scratch.text(of: "support-bot.chatflow.yaml"))
    try scratch.write(original, to: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")

    try app.click(on: "What do you need help with?", times: 2)
    try app.expect("› What do you need help with?")
    try app.press(.tab, .end)
    try app.type(" Choose one.")
    try app.expect("with? Choose one.", "unsaved")
    try app.press(.control("s"))
    try app.expect("Saved \(Self.file).")
    let difference = LineDifference(from: original, to: try app.saved)
    #expect(difference.removed == ["    message: What do you need help with?"])
    #expect(difference.added == ["    message: What do you need help with? Choose one."])

    try app.press(.escape, "u")
    try app.expect("unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try app.saved == original)
  }

  @Test func savingWithoutAChangeWritesNothing() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let original = Self.handWritten(try scratch.text(of: "support-bot.chatflow.yaml"))
    try scratch.write(original, to: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")
    try app.press(.control("s"))
    try app.expect("Nothing to save: nothing was changed here.")
    #expect(try app.saved == original)
  }
}
