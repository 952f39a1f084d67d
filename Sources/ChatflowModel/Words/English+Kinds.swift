extension English {
  /// The kinds of actions and their fields; each category of the picker has a file of its own.
  static let kinds = WordList([
    everyKind, conversations, marketing, records, service, automation, logic,
  ])

  private static let everyKind: WordList = [
    "field.name.label": "Action name",
    "field.action.description.placeholder": "A remark for your team",
    "field.action.description.label": "Description",
  ]
}
