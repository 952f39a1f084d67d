extension English {
  /// The kinds of the category *Records* and their fields.
  static let records: [String: String] = [
    "action.set-contact-property.label": "Set contact property value",
    "action.set-contact-property.card": "Set property",

    "action.set-company-property.label": "Set company property value",
    "action.set-company-property.card": "Set property",
  ]
}
