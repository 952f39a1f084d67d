extension ActionKind {
  /// *Knowledge base lookup*: asks what the visitor wants to know, and shows the articles that fit best.
  public static let knowledgeBase = ActionKind(
    "knowledge-base",
    icon: Icon("≡", ascii: "k"),
    category: .service,
    behaviour: .asks,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("knowledge-base", .reference(.knowledgeBase), isRequired: true),
      Field("results", .number(Limits.results), default: .number(3)),
      Field(
        "did-this-help", .message([.formatting, .tokens]),
        limit: Limits.message, preset: "did-this-help"),
      Field(
        "nothing-found", .message([.formatting, .tokens]),
        limit: Limits.message, preset: "nothing-found"),
    ],
    edges: ["when-helped", "when-not-helped", "when-nothing-found"])
}
