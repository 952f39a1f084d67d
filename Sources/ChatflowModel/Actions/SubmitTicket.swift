import Words

extension ActionKind {
  /// *Submit a ticket*: asks what the ticket is about and opens it, linked with the contact and the conversation.
  public static let submitTicket = ActionKind(
    "submit-ticket",
    icon: Icon("#"),
    category: .service,
    behaviour: .asks,
    fields: [
      Field(
        "ask-for-name", .message([.formatting, .tokens]), limit: Limits.message, preset: "ask-for-name"),
      Field(
        "ask-for-description", .message([.formatting, .tokens]), limit: Limits.message,
        preset: "ask-for-description"),
      Field("pipeline", .reference(.pipeline)),
      Field("status", .line, limit: Limits.name),
      Field("priority", .choice(["low", "medium", "high", "urgent"]), default: .text("medium")),
      Field("owner", .route(words: ["unassigned", "contact-owner"]), default: .text("unassigned")),
      Field("source", .choice(["chat", "email", "form", "phone"]), default: .text("chat")),
      Field("properties", .records(property), limit: Limits.listed),
      Field("confirmation", .message(.all, attachments: "confirmation-attachments"), limit: Limits.message),
    ],
    edges: ["on-failure"], provides: ["ticket"])

  /// A further property of the ticket, by its name.
  private static let property = RecordShape(
    [Field("value", .line, isRequired: true, limit: Limits.name)], key: "property", title: "property",
    owner: "ticket-property")
}
