import Testing

@testable import ChatflowModel

/// What it means that a property is set to something is said by `Writing` alone.
@Suite struct WritingTests {
  private func writing(_ property: String?, _ text: String?, in workspace: Workspace = Workspace()) -> Writing? {
    var values = FieldValues()
    values["property"] = property.map { .text($0) }
    values["value"] = text.map { .message(Message(RichText(text: $0, tools: .tokens))) }
    let field = ActionKind.setContactProperty.field("value")
    return field.flatMap { Writing($0, in: workspace) { values[$0] } }
  }

  @Test func whatItIsSetToIsKnownBeforeUnlessTokensStandForIt() {
    #expect(writing("contact.city", "Lund")?.literal == "Lund")
    #expect(writing("contact.city", "{{answer.city}}")?.literal == nil)
    #expect(writing("contact.city", " ")?.literal == nil)
    #expect(writing("contact.city", nil)?.literal == nil)
  }

  @Test func thePropertySaysOutOfWhichValuesOneIsChosen() {
    #expect(writing("contact.lifecyclestage", nil)?.choices.contains("lead") == true)
    #expect(writing("contact.city", nil)?.choices == [])
    #expect(writing("contact.plan", nil)?.property == nil)
    #expect(writing(nil, "Lund")?.property == nil)
  }

  @Test func onlyAFieldForValuesWrites() {
    let field = ActionKind.setContactProperty.field("property")
    #expect(field.flatMap { Writing($0, in: Workspace()) { _ in nil } } == nil)
  }

  @Test func aTypeIsSaidInTheListOfTheRecordThatHasTheProperty() {
    var values: FieldValues = [
      Property.list(of: "contact"): .records([Property.entry("plan", label: "Plan")]),
      Property.list(of: "company"): .records([Property.entry("plan", label: "Plan")]),
    ]
    values.setType(.number, of: Property("company", "plan"))
    let workspace = Workspace(values)
    #expect(workspace.property("contact.plan")?.type == .text)
    #expect(workspace.property("company.plan")?.type == .number)
    #expect(workspace.property("company.plan")?.label == "Plan")
  }
}
