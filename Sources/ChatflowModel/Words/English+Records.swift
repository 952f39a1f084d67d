extension English {
  /// The kinds of the category *Records* and their fields.
  static let records: WordList = [
    "action.set-contact-property.label": "Set contact property value",
    "action.set-contact-property.card": "Set property",
    "action.set-contact-property.does": "Writes a value into a property of the visitor's contact.",
    "action.set-contact-property.visitor": "Nothing.",
    "action.set-contact-property.synonyms": "write save store update field value lifecycle crm record",
    "field.set-contact-property.property.label": "Property",
    "field.set-contact-property.value.label": "Value",
    "field.set-contact-property.value.help":
      "Ctrl-T inserts a token. Where one is unknown, the property stays as it is.",

    "action.set-company-property.label": "Set company property value",
    "action.set-company-property.card": "Set property",
    "action.set-company-property.does": "Writes a value into a property of the company that the contact belongs to.",
    "action.set-company-property.visitor": "Nothing.",
    "action.set-company-property.synonyms": "write save store update field value account organization crm record",
    "field.set-company-property.property.label": "Property",
    "field.set-company-property.value.label": "Value",
    "field.set-company-property.value.help":
      "Ctrl-T inserts a token. Where one is unknown, the property stays as it is.",
  ]
}
