extension Swedish {
  /// The kinds of the category *Records* and their fields.
  static let records: WordList = [
    "action.set-contact-property.label": "Ange värde för kontaktegenskap",
    "action.set-contact-property.card": "Ange egenskap",
    "action.set-contact-property.does": "Skriver ett värde i en egenskap hos besökarens kontakt.",
    "action.set-contact-property.visitor": "Ingenting.",
    "action.set-contact-property.synonyms": "skriv spara uppdatera fält värde livscykel crm post",
    "field.set-contact-property.property.label": "Egenskap",
    "field.set-contact-property.value.label": "Värde",
    "field.set-contact-property.value.help":
      "Ctrl-T infogar en token. Om en är okänd behålls egenskapen som den är.",

    "action.set-company-property.label": "Ange värde för företagsegenskap",
    "action.set-company-property.card": "Ange egenskap",
    "action.set-company-property.does": "Skriver ett värde i en egenskap hos företaget som kontakten tillhör.",
    "action.set-company-property.visitor": "Ingenting.",
    "action.set-company-property.synonyms": "skriv spara uppdatera fält värde konto organisation crm post",
    "field.set-company-property.property.label": "Egenskap",
    "field.set-company-property.value.label": "Värde",
    "field.set-company-property.value.help":
      "Ctrl-T infogar en token. Om en är okänd behålls egenskapen som den är.",
  ]
}
