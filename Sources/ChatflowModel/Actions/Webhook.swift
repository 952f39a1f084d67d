/// What the fields of *Trigger a webhook* mean; see that heading in docs/behaviour.md.
public struct Webhook: Sendable {
  /// The address; empty while none is written.
  public let url: String
  /// Whether the conversation waits for its answer.
  public let waits: Bool
  /// For how long, in milliseconds.
  public let timeout: Int
  /// What is sent along.
  public let payload: Message?

  /// Nil for an action of another kind.
  public init?(_ action: Action) {
    guard let values = DescribedValues(action, .webhook) else { return nil }
    url = values.text("url") ?? ""
    waits = values.flag("wait-for-response")
    timeout = values.number("timeout")
    payload = values.message("payload")
  }
}
