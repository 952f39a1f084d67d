extension ActionKind {
  /// *Book a meeting*: shows the free times of a calendar and books the one that the visitor chooses.
  public static let bookMeeting = ActionKind(
    "book-meeting",
    icon: Icon("○", basic: "o"),
    category: .conversations,
    behaviour: .asks,
    fields: [
      Field("message", .message(.all, attachments: "attachments"), isRequired: true, limit: Limits.message),
      Field("calendar", .choice(["meeting-page", "contact-owner"]), default: .text("meeting-page")),
      Field(
        "meeting-page", .reference(.meetingPage), isRequired: true,
        shownWhen: .init("calendar", is: .text("meeting-page"))),
      Field("confirmation", .message(.all, attachments: "confirmation-attachments"), limit: Limits.message),
    ],
    edges: ["when-booked", "when-not-booked"])
}
