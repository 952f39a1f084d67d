import OrderedCollections
import Testing

@testable import ChatflowFiles
@testable import ChatflowModel

/// Rules about what fields refer to, what properties are set to, and where things are sent.
@Suite struct ValueRuleTests {
  private func found(_ kind: KindID, _ values: [FieldID: FieldValue], in workspace: Workspace = Workspace()) -> [String]
  {
    var bot = SupportBot().adding("new", kind) { action in
      for (field, value) in values { action.values[field] = value }
      action.next = .end
    }.with("ticket") { $0.next = .to("new") }
    bot.workspace = workspace
    return bot.found
  }

  private func setting(_ property: String, to text: String) -> [String] {
    let value = FieldValue.message(Message(RichText(text: text, tools: .tokens)))
    return found("set-contact-property", ["property": .text("contact.\(property)"), "value": value])
  }

  @Test func aReferenceIsListedByAWorkspaceThatListsSome() {
    #expect(found("add-to-segment", ["segment": .text("partners")]) == [])
    for kind in ReferenceKind.allCases { #expect(Workspace().listed(kind).isEmpty) }
    let teams = WorkspaceFile.decode("teams: {support: Support}").workspace
    #expect(found("add-to-segment", ["segment": .text("partners")], in: teams) == [])
    let segments = WorkspaceFile.decode("segments: {vip: VIP}").workspace
    #expect(found("add-to-segment", ["segment": .text("vip")], in: segments) == [])
    #expect(
      found("add-to-segment", ["segment": .text("partners")], in: segments) == ["▲ reference-unknown new/segment"])
  }

  @Test func aPropertyBelongsToTheRecordsOfItsField() {
    #expect(found("set-contact-property", ["property": .text("contact.plan")]) == [])
    for property in ["company.name", "contact.", "contact", "plan"] {
      #expect(
        found("set-contact-property", ["property": .text(property)]) == ["▲ property-unknown new/property"],
        "\(property)")
    }
    #expect(found("question", ["save-to": .text("company.name")]) == [])
    #expect(found("question", ["save-to": .text("answer.email")]) == ["▲ property-unknown new/save-to"])
  }

  @Test func aPropertyIsKnownWhereAWorkspaceListsItsOwn() {
    let own = WorkspaceFile.decode("contact-properties: {plan: Plan}").workspace
    #expect(PropertyUnknown.isKnown("contact.plan", of: ["contact"], in: own))
    #expect(PropertyUnknown.isKnown("contact.email", of: ["contact"], in: own))
    #expect(!PropertyUnknown.isKnown("contact.plna", of: ["contact"], in: own))
    #expect(PropertyUnknown.isKnown("contact.plna", of: ["contact"], in: Workspace()))
  }

  @Test func aChoiceIsSetToOneOfItsOptions() {
    #expect(setting("lifecyclestage", to: "lead") == [])
    #expect(setting("lifecyclestage", to: " Lead ") == [])
    #expect(setting("lifecyclestage", to: "leader") == ["✗ value-not-an-option new/value"])
    #expect(setting("lifecyclestage", to: "{{answer.topic}}") == [])
  }

  @Test func aNumberOrADateIsSetToOne() {
    #expect(setting("createdate", to: "2026-12-24") == [])
    #expect(setting("createdate", to: "tomorrow") == ["✗ value-unreadable new/value"])
    #expect(setting("createdate", to: "2026-02-30") == ["✗ value-unreadable new/value"])
    #expect(setting("createdate", to: "{{answer.email}}") == [])
    func employees(_ text: String) -> [String] {
      found(
        "set-company-property",
        ["property": .text("company.employees"), "value": .message(Message(RichText(literal: text)))])
    }
    #expect(employees("-12.5") == [])
    #expect(employees("a dozen") == ["✗ value-unreadable new/value"])
    #expect(setting("plan", to: "anything") == [])
  }

  @Test func valuesAreReadByTheirType() {
    let yesNo = Property("contact", "vip", .yesNo)
    for text in ["yes", "NO", " yes"] { #expect(yesNo.holds(text)) }
    for text in ["true", "maybe", "y"] { #expect(!yesNo.holds(text)) }
    #expect(Property("contact", "plan", .choice).holds("anything"))
    for type in [Property.Kind.text, .email, .phone] { #expect(Property("contact", "x", type).holds("anything")) }
  }

  @Test func whatIsSentGoesToAnHTTPSAddress() {
    for address in ["https://example.com", "HTTPS://example.com/a?b=c#d", "https://user@example.com:8080/x"] {
      #expect(found("webhook", ["url": .text(address)]) == [], "\(address)")
    }
    for address in [
      "http://example.com", "example.com", "https://", "https:///x", "https://a b", "https://:80", "ftp://x",
    ] {
      #expect(found("webhook", ["url": .text(address)]) == ["✗ address-not-https new/url"], "\(address)")
    }
    #expect(found("webhook", ["url": .text("")]) == ["✗ field-required new/url"])
  }

  @Test func aDescriptionKeepsToItsLimit() {
    let bot = SupportBot()
    #expect(bot.with("greet") { $0.note = String(repeating: "å", count: 1_000) }.found == [])
    #expect(
      bot.with("greet") { $0.note = String(repeating: "å", count: 1_001) }.found
        == ["✗ text-too-long greet/description"])
  }

  @Test func aProgramAndAValueKeepToTheirLimits() {
    let long = String(repeating: "x", count: 20_001)
    #expect(found("code-snippet", ["code": .text(long)]) == ["✗ text-too-long new/code"])
    let value = FieldValue.message(Message(RichText(literal: String(repeating: "x", count: 1_001))))
    #expect(
      found("set-contact-property", ["property": .text("contact.city"), "value": value])
        == ["✗ text-too-long new/value"])
  }
}
