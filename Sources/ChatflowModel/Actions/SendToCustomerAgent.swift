extension ActionKind {
  /// *Send to customer agent*: hands the conversation to the customer agent at exactly this point.
  ///
  /// The customer agent continues from the history, sends a fixed message, or follows instructions; exactly one of the
  /// three is active, and what was typed for another is kept.
  public static let sendToCustomerAgent = ActionKind(
    "send-to-customer-agent",
    icon: Icon("@"),
    category: .conversations,
    behaviour: .handsOver,
    fields: [
      Field(
        "respond", .choice(["recent-question", "provided-message", "provided-question"]),
        default: .text("recent-question")),
      Field(
        "message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message,
        shownWhen: .init("respond", is: .text("provided-message"))),
      Field(
        "instructions", .message(.attach, attachments: "instruction-files"), isRequired: true,
        limit: Limits.instructions, shownWhen: .init("respond", is: .text("provided-question"))),
      Field("respect-office-hours", .officeHours, default: .flag(false)),
      Field("when-closed", .edge("when-closed"), shownWhen: .init("respect-office-hours", is: .flag(true))),
      Field("handoff", .group(HandoffSettings.ofAction, inherits: true)),
    ],
    edges: ["when-closed", "on-failure"],
    catchAll: "port.not-taken-over")
}
