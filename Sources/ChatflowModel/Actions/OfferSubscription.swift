extension ActionKind {
  /// *Offer email subscription*: asks whether the visitor wants to get emails of a subscription.
  public static let offerSubscription = ActionKind(
    "offer-subscription",
    icon: Icon("¶", ascii: "s"),
    category: .marketing,
    behaviour: .asks,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("subscription", .reference(.subscription), isRequired: true),
      Field("accept", .line, limit: Limits.replyLabel, preset: "accept"),
      Field("decline", .line, limit: Limits.replyLabel, preset: "decline"),
      Field(
        "consent", .message([.formatting, .tokens]), limit: Limits.message),
    ],
    edges: ["when-accepted", "when-declined", "on-failure"])
}
