/// What the fields of *Book a meeting* mean; see that heading in docs/behaviour.md.
public struct MeetingBooking: Sendable {
  /// Whose free times are shown.
  public let calendar: Calendar
  /// What is said when a time is booked.
  public let confirmation: Message?

  /// Whose free times are shown.
  public enum Calendar: Hashable, Sendable {
    /// Those of a meeting page, by its id; empty while none is named.
    case page(String)
    /// Those of the owner of the visitor's contact.
    case contactOwner
  }

  /// Nil for an action of another kind.
  public init?(_ action: Action) {
    guard let values = DescribedValues(action, .bookMeeting) else { return nil }
    calendar =
      values.text("calendar") == "contact-owner" ? .contactOwner : .page(values.text("meeting-page") ?? "")
    confirmation = values.message("confirmation")
  }

  /// Where it goes on by whether a time was booked.
  public static func edge(booked: Bool) -> EdgeID { booked ? "when-booked" : "when-not-booked" }
}
