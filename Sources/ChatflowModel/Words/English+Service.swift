extension English {
  /// The kinds of the category *Service* and their fields.
  static let service: [String: String] = [
    "action.submit-ticket.label": "Submit a ticket",
    "action.submit-ticket.card": "Submit ticket",

    "action.knowledge-base.label": "Knowledge base lookup",
    "action.knowledge-base.card": "Knowledge base",
  ]
}
