extension English {
  /// The kinds of the category *Logic* and their fields.
  static let logic: WordList = [
    "action.if-then.label": "If/then branch",
    "action.if-then.card": "If/then",
    "action.if-then.does": "Decides by conditions which action comes next; the first branch that matches wins.",
    "action.if-then.visitor": "Nothing.",
    "action.if-then.synonyms": "condition branch logic switch rule decide",
  ]
}
