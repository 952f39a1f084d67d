import ChatflowFiles
import ChatflowModel
import Testing

/// Which action stands on a line of a file.
struct LineTests {
  private static let text = """
    chatflow: 1
    name: Lines
    # the first
    start: one

    actions:
      # about one
      one:
        action: message
        # inside one
        message: One

      # about two
      two:
        action: message
        message: [Broken

      three:
        action: message
        message: Three

    # behind them
    note: kept

    """

  @Test func everyLineBelongsToTheActionThatItTellsOf() throws {
    let source = try #require(ChatflowFile.decode(Self.text).source)
    let found = (1...24).map { source.action(onLine: $0)?.text }
    let expected: [String?] =
      Array(repeating: nil, count: 6) + Array(repeating: "one", count: 5)
      // An empty line is as near to what follows.
      + Array(repeating: "two", count: 5) + Array(repeating: "three", count: 4)
    #expect(Array(found.prefix(20)) == expected)
    #expect(found[22] == nil && source.action(onLine: 0) == nil)
  }

  @Test func belowTheLastActionIsTheLastAction() throws {
    let text = "chatflow: 1\nactions:\n  one:\n    action: message\n    message: One\n\n\n"
    let source = try #require(ChatflowFile.decode(text).source)
    #expect(source.action(onLine: 6)?.text == "one" && source.action(onLine: 900)?.text == "one")
  }
}
