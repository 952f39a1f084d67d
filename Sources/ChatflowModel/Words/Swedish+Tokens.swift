extension Swedish {
  static let tokens: WordList = [
    "token.contact": "Kontakt",
    "token.contact.firstname": "förnamn",
    "token.contact.lastname": "efternamn",
    "token.contact.email": "e-post",
    "token.contact.phone": "telefonnummer",
    "token.contact.jobtitle": "befattning",
    "token.contact.company": "företag",
    "token.contact.city": "ort",
    "token.contact.country": "land",
    "token.contact.lifecyclestage": "livscykelfas",
    "token.contact.createdate": "skapandedatum",

    "token.company": "Företag",
    "token.company.name": "företagets namn",
    "token.company.domain": "företagets domän",
    "token.company.industry": "bransch",
    "token.company.phone": "företagets telefonnummer",
    "token.company.city": "företagets ort",
    "token.company.country": "företagets land",
    "token.company.employees": "antal anställda",

    "token.ticket": "Ärende",
    "token.ticket.subject": "ärendets namn",
    "token.ticket.content": "ärendets beskrivning",
    "token.ticket.status": "ärendets status",
    "token.ticket.priority": "ärendets prioritet",
    "token.ticket.id": "ärendets nummer",

    "token.owner": "Kontaktägare",
    "token.owner.firstname": "ägarens förnamn",
    "token.owner.lastname": "ägarens efternamn",
    "token.owner.email": "ägarens e-post",
    "token.owner.phone": "ägarens telefonnummer",

    "token.conversation": "Konversation",
    "token.conversation.page": "sida",
    "token.conversation.language": "språk",

    "token.answer": "Svar",
  ]
}
