import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// The picker's ready-made questions become ordinary ones.
@Suite struct ReadyMadeTests {
  @Test(arguments: [
    ("email", "Ask for the email", "contact.email"), ("e-mail", "Ask for the email", "contact.email"),
    ("ask name", "Ask for the name", "contact.firstname"), ("telephone", "Ask for the phone number", "contact.phone"),
    ("employer", "Ask for the company", "contact.company"),
  ]) func typingFindsOneAndEnterInsertsIt(typed: String, name: String, property: String) throws {
    var session = Session(flow: Sample.short, size: Size(width: 160, height: 60))
    session.press("a")
    session.type(typed)
    #expect(
      session.lines.contains { $0.prefix(session.state.regions.canvas.maxX).contains(name) }, "\(session.picture)")
    session.press("Enter")
    let action = try #require(session.flow.actions.values.last)
    #expect(action.kind == "question")
    #expect(action.name == name)
    #expect(action.values["save-to"] == .text(property))
    #expect(action.values["skip-if-known"] == .flag(true))
    #expect(action.values["message"]?.message?.text.isEmpty == false)
    #expect(session.state.form?.focus == .name)
    #expect(session.shows("[x] Skip if the property is known"))
    let known: Set<RuleID> = ["field-required", "reply-not-readable"]
    #expect(session.state.findings.allSatisfy { !known.contains($0.rule) })
    #expect(try ChatflowFile.decode(ChatflowFile.canonical(session.flow)).flow == session.flow)
    session.press("Esc", "u")
    #expect(session.flow == Sample.short)
  }

  @Test func theyStandBehindTheirKind() throws {
    let offers = Offer.all
    for readyMade in ReadyMade.all {
      let place = try #require(offers.firstIndex(of: .readyMade(readyMade)))
      let kind = try #require(offers.firstIndex(of: .empty(readyMade.kind)))
      #expect(offers[kind...place].allSatisfy { $0.kind == readyMade.kind })
    }
    #expect(Set(ReadyMade.all.map(\.id)).count == ReadyMade.all.count)
  }

  @Test(arguments: ReadyMade.all.map(\.id)) func theyHaveTheirWordsAndFitTheirKind(id: String) throws {
    let readyMade = try #require(ReadyMade.all.first { $0.id == id })
    for word in ["label", "name", "does", "synonyms"] + readyMade.texts.map(\.text) {
      #expect(Words.english.has("ready-made.\(id).\(word)"), "\(word)")
    }
    for field in readyMade.values.ids + readyMade.texts { #expect(readyMade.kind.field(field) != nil, "\(field)") }
  }
}
