extension Swedish {
  /// The kinds of actions and their fields; each category of the picker has a file of its own.
  static let kinds = WordList([
    everyKind, conversations, marketing, records, service, automation, logic,
  ])

  private static let everyKind: WordList = [
    "field.name.label": "Åtgärdens namn",
    "field.action.description.placeholder": "En anteckning till ditt team",
    "field.action.description.label": "Beskrivning",
  ]
}
