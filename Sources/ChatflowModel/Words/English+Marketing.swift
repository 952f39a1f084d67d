extension English {
  /// The kinds of the category *Marketing* and their fields.
  static let marketing: [String: String] = [
    "action.offer-subscription.label": "Offer email subscription",
    "action.offer-subscription.card": "Subscription",

    "action.add-to-segment.label": "Add to static segment",
    "action.add-to-segment.card": "Add to segment",
  ]
}
