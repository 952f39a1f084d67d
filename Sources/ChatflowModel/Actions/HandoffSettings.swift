import Words

/// The agent handoff settings: what happens if the customer agent cannot answer (customer agent to human).
///
/// An action without them uses the account's settings. The default triggers (cannot answer, asks for a human, is
/// paused) are always active and therefore no field.
public enum HandoffSettings {
  /// The fields of the sub-panel, in order.
  public static let fields: [Field] = [
    Field("when-available", .choice(["immediately", "later", "keep-assigned"]), default: .text("immediately")),
    Field("when-unavailable", .choice(["later", "keep-assigned"]), default: .text("later")),
    Field(
      "route-to", .route(words: ["channel-default"], to: [.team, .person, .workflow]),
      default: .text("channel-default")),
    Field("triggers", .phrases(eachAtMost: Limits.trigger), limit: Limits.triggers),
    Field(
      "message-available", .message([.formatting, .tokens], attachments: "attachments-available"),
      limit: Limits.message),
    Field(
      "message-unavailable", .message([.formatting, .tokens], attachments: "attachments-unavailable"),
      limit: Limits.message),
    Field("ask-for-email", .flag(), default: .flag(true)),
    Field("create-ticket", .flag(), default: .flag(false)),
  ]

  /// Whether the settings of an action are used: its own are kept while those of the account hold.
  public static let use = Field("use", .choice(["own", "account"]), default: .text("own"))

  /// The fields of an action's own settings.
  public static let ofAction: [Field] = [use] + fields.map { $0.shown(when: .init(use.id, is: .text("own"))) }
}
