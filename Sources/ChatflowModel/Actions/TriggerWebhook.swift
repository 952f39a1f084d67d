extension ActionKind {
  /// *Trigger a webhook*: sends what is known to an address and goes on, or waits for its answer first.
  public static let webhook = ActionKind(
    "webhook",
    icon: Icon("%"),
    category: .automation,
    behaviour: .runs,
    fields: [
      Field("url", .address, isRequired: true, limit: Limits.address),
      Field("wait-for-response", .flag(), default: .flag(false)),
      Field(
        "timeout", .duration([5_000, 10_000, 20_000, 30_000]), default: .number(10_000),
        shownWhen: .init("wait-for-response", is: .flag(true))),
      Field("payload", .message(.tokens), limit: Limits.message),
    ],
    edges: ["on-failure"], provides: ["ticket"])
}
