extension ActionKind {
  /// *Ask a question*: sends its bubbles, waits for the visitor, and goes where the answer leads.
  public static let question = ActionKind(
    "question",
    icon: Icon("?"),
    category: .conversations,
    behaviour: .asks,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("bubbles", .bubbles(.all), limit: Limits.bubbles - 1),
      Field("replies", .replies, limit: Limits.replies),
      Field("free-text", .flag(inverted: true), default: .flag(true)),
      Field("save-to", .property(of: ["contact", "company"])),
    ],
    catchAll: "port.any-other-reply")
}
