extension English {
  /// Connections, conditions, settings and findings.
  static let model: WordList = [
    "port.otherwise": "Otherwise",
    "port.any-other-reply": "Any other reply",
    "port.not-taken-over": "If not taken over",
    "port.next": "Then",
    "edge.when-closed": "Outside office hours",
    "edge.when-not-understood": "Not understood",
    "edge.on-failure": "If it fails",
    "edge.send-to-customer-agent.on-failure": "Unavailable or failed",
    "property.expected.number": "a number such as 250 or 12.5",
    "property.expected.date": "a day such as 2026-12-24",
    "property.expected.yes-no": "yes or no",

    "category.conversations": "Conversations",
    "category.marketing": "Marketing",
    "category.records": "Records",
    "category.service": "Service",
    "category.automation": "Automation",
    "category.logic": "Logic",
  ]
}
