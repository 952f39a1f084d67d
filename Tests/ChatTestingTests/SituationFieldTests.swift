import ChatflowEngine
import ChatflowModel
import Testing

/// What a workspace can say of a situation is what a situation can be told.
@Suite struct SituationFieldTests {
  private var fields: [Field] {
    guard case .records(let shape)? = WorkspaceSettings.fields.first(where: { $0.id == "situations" })?.editor else {
      return []
    }
    return shape.fields
  }

  @Test func thereIsAFieldForEachKey() {
    #expect(Set(fields.map(\.id)) == Set(SituationKey.allCases.map(\.field) + ["name"]))
  }

  @Test func theCustomerAgentDoesWhatItCan() throws {
    guard case .choice(let words)? = fields.first(where: { $0.id == SituationKey.customerAgent.field })?.editor else {
      Issue.record("no choice")
      return
    }
    #expect(words == CustomerAgentPart.allCases.map(\.word))
    for word in words { #expect(try CustomerAgentPart(word).word == word) }
  }
}
