extension ActionKind {
  /// *Send to team member*: hands the conversation to people; the bot stops when it is performed.
  public static let sendToTeamMember = ActionKind(
    "send-to-team-member",
    icon: Icon("&"),
    category: .conversations,
    behaviour: .handsOver,
    fields: [
      Field(
        "assign-to", .choice(["unassigned", "contact-owner", "specific"]), default: .text("unassigned"),
        tells: .availability),
      Field("assignees", .assignees, isRequired: true, shownWhen: .init("assign-to", is: .text("specific"))),
      Field("message-available", .message(.all, attachments: "attachments-available"), limit: Limits.message),
      Field("message-away", .message(.all, attachments: "attachments-away"), limit: Limits.message),
      Field("respect-office-hours", .officeHours, default: .flag(false)),
      Field("when-closed", .edge("when-closed"), shownWhen: .init("respect-office-hours", is: .flag(true))),
    ],
    edges: ["when-closed"],
    catchAll: "port.not-taken-over")
}
