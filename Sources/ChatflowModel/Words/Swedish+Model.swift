extension Swedish {
  /// Connections, conditions, settings and findings.
  static let model: WordList = [
    "port.otherwise": "Annars",
    "port.any-other-reply": "Alla andra svar",
    "port.not-taken-over": "Om ingen tar över",
    "port.next": "Därefter",
    "edge.when-closed": "Utanför kontorstid",
    "edge.when-not-understood": "Inte förstått",
    "edge.on-failure": "Om det misslyckas",
    "edge.send-to-customer-agent.on-failure": "Otillgänglig eller misslyckades",
    "property.expected.number": "ett tal, till exempel 250 eller 12.5",
    "property.expected.date": "en dag, till exempel 2026-12-24",
    "property.expected.yes-no": "ja eller nej",

    "category.conversations": "Konversationer",
    "category.marketing": "Marknadsföring",
    "category.records": "Poster",
    "category.service": "Service",
    "category.automation": "Automatisering",
    "category.logic": "Logik",
  ]
}
