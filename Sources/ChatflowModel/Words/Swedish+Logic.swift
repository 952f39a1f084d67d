extension Swedish {
  /// The kinds of the category *Logic* and their fields.
  static let logic: WordList = [
    "action.if-then.label": "Om/så-gren",
    "action.if-then.card": "Om/så",
    "action.if-then.does": "Avgör med villkor vilken åtgärd som följer; den första grenen som stämmer gäller.",
    "action.if-then.visitor": "Ingenting.",
    "action.if-then.synonyms": "villkor gren logik växel regel avgör",
  ]
}
