extension Swedish {
  /// The kinds of the category *Marketing* and their fields.
  static let marketing: WordList = [
    "action.offer-subscription.label": "Erbjud e-postprenumeration",
    "action.offer-subscription.card": "Prenumeration",
    "action.offer-subscription.does":
      "Frågar om besökaren vill ha e-post, och efter adressen om den är okänd.",
    "action.offer-subscription.visitor": "Meddelandet med två knappar, och samtyckestexten.",
    "action.offer-subscription.synonyms": "nyhetsbrev e-post anmäl prenumerera marknadsföring samtycke utskick",
    "field.offer-subscription.message.label": "Meddelande",
    "field.offer-subscription.subscription.label": "Prenumeration",
    "field.offer-subscription.accept.label": "Etikett för att tacka ja",
    "field.offer-subscription.decline.label": "Etikett för att tacka nej",
    "field.offer-subscription.consent.label": "Samtyckestext",
    "edge.when-accepted": "Tackade ja",
    "edge.when-declined": "Tackade nej",

    "action.add-to-segment.label": "Lägg till i statiskt segment",
    "action.add-to-segment.card": "Lägg till i segment",
    "action.add-to-segment.does": "Lägger till besökarens kontakt i ett statiskt segment.",
    "action.add-to-segment.visitor": "Ingenting.",
    "action.add-to-segment.synonyms": "statisk lista grupp målgrupp tagg medlem",
    "field.add-to-segment.segment.label": "Segment",
    "field.add-to-segment.segment.help": "Bara ett statiskt: andra fyller sig själva.",
  ]
}
