/// Chatflows for those who run `chatflow check`.
enum CheckSample {
  /// One with which nothing is wrong.
  static let good = """
    chatflow: 1
    name: Bot
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: Who are you?
        next: pass
      pass:
        action: send-to-customer-agent
        name: Pass on

    """
}
