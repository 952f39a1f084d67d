extension ActionKind {
  /// *Send a simple message*: sends its bubbles in order and goes on.
  public static let message = ActionKind(
    "message",
    icon: Icon("»", ascii: ">"),
    category: .conversations,
    behaviour: .says,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("bubbles", .bubbles(.all), limit: Limits.bubbles - 1),
    ])
}
