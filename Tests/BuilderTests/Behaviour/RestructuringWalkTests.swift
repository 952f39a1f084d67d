import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Wrapping in a branch, changing the kind, and removing what branches, by keys.
@Suite struct RestructuringWalkTests {
  @Test func whatIsProposedToStayDoesNotLeadBack() {
    let flow = Sample.flow(
      """
      chatflow: 1
      name: Again
      start: find
      actions:
        find: {action: message, name: Find, message: Look., next: ask}
        ask:
          action: question
          name: Ask
          message: Did that help?
          free-text: false
          replies:
            - {reply: Once more, go-to: find}
            - {reply: "Yes", next: thanks}
            - {reply: Again, go-to: find}
        thanks: {action: message, name: Thanks, message: Good.}

      """)
    var session = Session(flow: flow)
    session.press("2", "G", "x", "Enter")
    #expect(session.flow.actions["ask"] == nil)
    #expect(
      session.flow.actions["find"]?.ports(.english, in: Workspace()).first?.link?.action == "thanks",
      "\(session.picture)")
  }

  @Test func theFocusedActionIsWrappedAndTheBranchHasTheFocus() throws {
    var session = Session()
    session.focus("billing")
    session.press("W")
    let id = try #require(session.flow.actions["topic"]?.replies[0].link?.action)
    #expect(session.flow.actions[id]?.kind == "if-then")
    #expect(session.flow.actions[id]?.branches.map(\.link) == [.to("billing")])
    #expect(session.flow.actions[id]?.next == .to("email"))
    #expect(session.state.canvas.spot == .header(id, .branch(0)))
    session.press("u")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .card("billing"))
  }

  @Test func aKindIsChangedAtOnceIfEverythingFits() {
    var session = Session()
    session.focus("billing")
    session.press("C")
    session.type("ask a question")
    session.press("Enter")
    #expect(session.state.layers.isEmpty, "\(session.picture)")
    #expect(session.flow.actions["billing"]?.kind == "question")
    #expect(session.flow.actions["billing"]?.values["message"] == Sample.support.actions["billing"]?.values["message"])
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  @Test func whatAKindHasNoPlaceForIsSaidBefore() {
    var session = Session()
    session.focus("product")
    session.press("C")
    session.type("simple message")
    session.press("Enter")
    #expect(session.shows("Save to property"), "\(session.picture)")
    session.press("k")
    #expect(session.flow == Sample.support)
    session.press("C")
    session.type("simple message")
    session.press("Enter", "c")
    #expect(session.flow.actions["product"]?.kind == "message")
    #expect(session.flow.actions["product"]?.values["save-to"] == nil)
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  /// Quick replies that lead somewhere become branches, of which an action has no more than the limit.
  @Test func aKindThatWouldHaveTooManyBranchesIsRefused() throws {
    var flow = Sample.asking
    let target = try #require(flow.actions.keys.last)
    flow.actions["stage"]?.replies = (1...Limits.replies).map { QuickReply("Reply \($0)", link: .to(target)) }
    flow.actions["stage"]?.branches = (1...3).map { Branch(label: "\($0)", groups: [[Condition("response is empty")]]) }
    var session = Session(flow: flow)
    session.focus("stage")
    session.press("C")
    session.type("simple message")
    #expect(session.shows("23 if/then branches"), "\(session.picture)")
    session.press("Enter")
    #expect(session.flow == flow && session.hint.contains("23 if/then branches"), "\(session.hint)")
  }

  @Test func optionsBecomeQuickRepliesOnlyAsManyAsAreSupported() {
    var flow = Sample.asking
    flow.actions["stage"]?.replies = []
    flow.actions["stage"]?.values["save-to"] = .text("contact.size")
    let options = (1...Limits.replies + 1).map { "'\($0)'" }.joined(separator: ", ")
    let workspace = WorkspaceFile.decode(
      "contact-properties: {size: {label: Size, type: choice, options: [\(options)]}}"
    ).workspace
    var session = Session(flow: flow, workspace: workspace)
    session.press("Enter")
    session.tab(to: .useOptions)
    session.press("Enter")
    #expect(session.flow == flow && session.hint.contains("at most 20"), "\(session.hint)")
  }

  @Test func removingWhatBranchesAsksWhichBranchStays() {
    var session = Session()
    session.focus("topic")
    let row = session.focusRow
    session.press("x")
    #expect(session.shows("which branch stays?"), "\(session.picture)")
    session.press("Esc")
    #expect(session.flow == Sample.support)
    session.press("x")
    session.type("billing")
    session.press("Enter")
    #expect(session.shows("No longer connected"), "\(session.picture)")
    session.press("d")
    #expect(session.flow.actions["greet"]?.next == .to("billing"))
    #expect(session.flow.actions["topic"] == nil)
    #expect(session.state.canvas.spot == .card("billing"))
    #expect(session.focusRow == row)
    session.press("u")
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .card("topic"))
  }
}
