extension English {
  /// The kinds of the category *Marketing* and their fields.
  static let marketing: WordList = [
    "action.offer-subscription.label": "Offer email subscription",
    "action.offer-subscription.card": "Subscription",
    "action.offer-subscription.does":
      "Asks whether the visitor wants to get emails, and for the address if it is unknown.",
    "action.offer-subscription.visitor": "The message with two buttons, and the consent text.",
    "action.offer-subscription.synonyms": "newsletter email opt-in subscribe marketing consent mailing list",
    "field.offer-subscription.message.label": "Message",
    "field.offer-subscription.subscription.label": "Subscription",
    "field.offer-subscription.accept.label": "Label to accept",
    "field.offer-subscription.decline.label": "Label to decline",
    "field.offer-subscription.consent.label": "Consent text",
    "edge.when-accepted": "Accepted",
    "edge.when-declined": "Declined",

    "action.add-to-segment.label": "Add to static segment",
    "action.add-to-segment.card": "Add to segment",
    "action.add-to-segment.does": "Puts the visitor's contact into a static segment.",
    "action.add-to-segment.visitor": "Nothing.",
    "action.add-to-segment.synonyms": "static list group audience tag member",
    "field.add-to-segment.segment.label": "Segment",
    "field.add-to-segment.segment.help": "Only a static one: others fill themselves.",
  ]
}
