extension ActionKind {
  /// *Ask a question*: sends its bubbles, waits for the visitor, and goes where the answer leads.
  ///
  /// An answer that is saved is read by the type of the property; one that cannot be read is asked for again.
  public static let question = ActionKind(
    "question",
    icon: Icon("?"),
    category: .conversations,
    behaviour: .asks,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("bubbles", .bubbles(.all), limit: Limits.bubbles - 1),
      Field("replies", .replies, limit: Limits.replies),
      Field("several-answers", .flag(), default: .flag(false)),
      Field("free-text", .flag(inverted: true), default: .flag(true)),
      Field("save-to", .property(of: ["contact", "company"])),
      Field("skip-if-known", .flag(), default: .flag(false), shownWhen: .init(set: "save-to")),
      Field(
        "error-text", .message([.formatting, .tokens], attachments: "error-attachments"), limit: Limits.message,
        shownWhen: mayMisunderstand),
      Field("attempts", .number(Limits.attempts), default: .number(2), shownWhen: mayMisunderstand),
      Field("when-not-understood", .edge("when-not-understood"), shownWhen: mayMisunderstand),
    ],
    edges: ["when-not-understood"],
    catchAll: "port.any-other-reply")

  /// Only what is typed, and has to fit a property, can be something that the property cannot hold.
  private static let mayMisunderstand = Field.Condition(set: "save-to").and(.init("free-text", is: .flag(true)))
}
