/// A chatflow with one closed question, and tests of it beside it, for those who run `chatflow test`, `chat` and `explore`.
enum ChatSample {
  /// The chatflow; its one quick reply leads to a goodbye.
  static func flow(offering reply: String) -> String {
    """
    chatflow: 1
    name: Bot
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: More?
        replies:
          - reply: \(reply)
            next: bye
        free-text: false
      bye:
        action: message
        name: Bye
        message: Goodbye.

    """
  }

  /// A folder with the chatflow and its tests, both called `a`.
  static func scratch(_ flow: String, _ tests: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(flow, to: "a.chatflow.yaml")
    try scratch.write(tests, to: "a.chat")
    return scratch
  }
}
