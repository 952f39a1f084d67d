/// What the fields of *Offer email subscription* mean; see that heading in docs/behaviour.md.
public struct SubscriptionOffer: Sendable {
  /// The id of the subscription; empty while none is named.
  public let subscription: String
  /// The labels of the two answers.
  public let (accept, decline): (String, String)
  /// What the visitor agrees to.
  public let consent: Message?

  /// Nil for an action of another kind. Labels that are left out are in the chatflow's language.
  public init?(_ action: Action, in language: String) {
    guard let values = DescribedValues(action, .offerSubscription, in: language) else { return nil }
    subscription = values.text("subscription") ?? ""
    accept = values.text("accept") ?? ""
    decline = values.text("decline") ?? ""
    consent = values.message("consent")
  }

  /// Where it goes on by what the visitor answered.
  public static func edge(accepted: Bool) -> EdgeID { accepted ? "when-accepted" : "when-declined" }
}
