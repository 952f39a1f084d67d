import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// The way from the plus icon to Save for *Send to customer agent*, as a user goes it.
@Suite struct CustomerAgentWalkTests {
  @Test func fromThePlusIconToSave() throws {
    var session = Session(flow: Sample.short)

    // The plus icon, the category, the action; Enter inserts and selects the name.
    session.press("a")
    let heading = try #require(session.lines.firstIndex { $0.contains("Conversations") })
    let item = try #require(session.lines.firstIndex { $0.contains("Send to customer agent") })
    #expect(heading < item)
    session.type("customer")
    session.press("Enter")
    #expect(session.state.form?.focus == .name)
    session.type("Hand over")
    #expect(session.shows("Hand over"))

    // Mode 1 opens no editor.
    #expect(session.shows("◉ Try to answer the most recent question"))
    #expect(session.textBoxes == 0)

    // Mode 3 opens a box with an Attach tool and no others.
    session.tab(to: .option("respond", "provided-question"))
    session.press("Space")
    #expect(session.textBoxes == 1)
    #expect(session.row(containing: "Attach") != nil)
    #expect(!session.shows("B I U S"))
    session.tab(to: .field("instructions"))
    session.type("Use the price asked for before.")

    // Mode 2 opens a box with the whole toolbar; what was typed for mode 3 is kept and marked.
    session.tab(to: .option("respond", "provided-message"))
    session.press("Space")
    #expect(session.textBoxes == 1)
    for tool in ["B I U S", "File", "Video", "Token"] { #expect(session.shows(tool), "\(tool)") }
    #expect(session.shows("Kept, and not used at the moment"))
    session.tab(to: .field("message"))
    session.type("Dear ")
    session.press("Ctrl-T")
    session.type("first name")
    session.press("Enter")
    session.type("friend")
    session.press("Enter")
    session.type(", ")
    session.press("Ctrl-B")
    session.type("thanks")
    session.press("Ctrl-B")
    session.type("!")
    session.press("Ctrl-O")
    session.type("files/prices.pdf")
    session.press("Enter")
    #expect(session.shows("files/prices.pdf"))

    // Office hours, and an override of the handoff settings.
    session.tab(to: .field("respect-office-hours"))
    session.press("Space")
    #expect(session.shows("[x] Respect office hours"))
    session.tab(to: .field("handoff"))
    session.press("Enter")
    #expect(session.shows("[x] Use the account's settings"))
    session.tab(to: .inherit("handoff"))
    session.press("Space")
    session.tab(to: .option("when-available", "later"))
    session.press("Space")
    session.press("Esc")
    #expect(session.shows("this action's own"))

    // Save, once, with exactly that.
    #expect(session.takeEffects().allSatisfy { if case .save = $0 { false } else { true } })
    session.press("Ctrl-S")
    guard case .save(let saved, _, .stay, [])? = session.takeEffects().first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(saved == Self.expected)
    #expect(saved == session.flow)
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
    #expect(!session.shows("unsaved"))
    #expect(session.hint.contains("Saved"))

    // Undo goes back to the start, redo to what was saved.
    session.press("Esc")
    session.press("u", times: 60)
    #expect(session.flow == Sample.short)
    #expect(session.shows("unsaved"))
    session.press("U", times: 60)
    #expect(session.flow == Self.expected)
    #expect(!session.shows("unsaved"))
  }

  /// What the walk makes of the short chatflow.
  private static var expected: Chatflow {
    var flow = Sample.short
    var action = Action(id: "hand-over", kind: "send-to-customer-agent", name: "Hand over")
    let token = Token(object: "contact", property: "firstname", fallback: "friend")
    let text = RichText(blocks: [
      .init(spans: [
        .init(.text("Dear ")), .init(.token(token)), .init(.text(", ")), .init(.text("thanks"), marks: .bold),
        .init(.text("!")),
      ])
    ])
    action.values["respond"] = .text("provided-message")
    action.values["message"] = .message(Message(text, attachments: [Attachment(.file, "files/prices.pdf")]))
    action.values["instructions"] = .message(Message(RichText(literal: "Use the price asked for before.")))
    action.values["respect-office-hours"] = .flag(true)
    action.values["handoff"] = .record(["when-available": .text("later")])
    flow.actions["greet"]?.next = .to(action.id)
    flow.actions[action.id] = action
    return flow
  }

  @Test func theToolsOfAMessageWorkByMouse() throws {
    var session = Session(flow: Sample.short)
    session.insertCustomerAgent(mode: "provided-message")
    session.tab(to: .field("message"))
    session.type("big")
    session.press("Ctrl-A")
    session.click(on: "B I U S")
    let message = try #require(session.flow.actions["send-to-customer-agent"]?.values["message"]?.message)
    #expect(message.text.blocks.first?.spans == [.init(.text("big"), marks: .bold)])
    session.click(on: "Token")
    #expect(session.shows("Personalization token"))
  }

  @Test func theWholeWalkGoesByMouse() {
    var session = Session(flow: Sample.short)
    session.click(on: "(+)")
    #expect(session.shows("Add an action"))
    session.click(on: "@ Send to customer agent", clicks: 2)
    #expect(session.flow.actions.count == 2)
    session.click(on: "○ Reply with the provided message")
    #expect(session.flow.actions.values.first?.values["respond"] == .text("provided-message"))
    session.click(on: "[ ] Respect office hours")
    #expect(session.flow.actions.values.first?.values["respect-office-hours"] == .flag(true))
    session.click(on: "Agent handoff settings")
    #expect(session.shows("Use the account's settings"))
    session.click(on: "[ Save ]")
    #expect(session.effects.contains { if case .save = $0 { true } else { false } })
  }
}

extension Session {
  /// The number of framed text boxes on the screen's right half.
  var textBoxes: Int { lines.count { $0.dropFirst(state.regions.panel.x).contains("┌──") } }
}
