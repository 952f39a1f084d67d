extension English {
  /// What tokens are called: kinds of records and their properties.
  static let tokens: WordList = [
    "token.contact": "Contact",
    "token.contact.firstname": "first name",
    "token.contact.lastname": "last name",
    "token.contact.email": "email",
    "token.contact.phone": "phone number",
    "token.contact.jobtitle": "job title",
    "token.contact.company": "company",
    "token.contact.city": "city",
    "token.contact.country": "country",
    "token.contact.lifecyclestage": "lifecycle stage",
    "token.contact.createdate": "create date",

    "token.company": "Company",
    "token.company.name": "company name",
    "token.company.domain": "company domain",
    "token.company.industry": "industry",
    "token.company.phone": "company phone number",
    "token.company.city": "company city",
    "token.company.country": "company country",
    "token.company.employees": "number of employees",

    "token.ticket": "Ticket",
    "token.ticket.subject": "ticket name",
    "token.ticket.content": "ticket description",
    "token.ticket.status": "ticket status",
    "token.ticket.priority": "ticket priority",
    "token.ticket.id": "ticket number",

    "token.owner": "Contact owner",
    "token.owner.firstname": "owner's first name",
    "token.owner.lastname": "owner's last name",
    "token.owner.email": "owner's email",
    "token.owner.phone": "owner's phone number",

    "token.conversation": "Conversation",
    "token.conversation.page": "page",
    "token.conversation.language": "language",

    "token.answer": "Answer",
  ]
}
