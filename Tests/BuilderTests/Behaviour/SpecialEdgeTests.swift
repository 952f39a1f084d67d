import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Every special edge of every kind can be set in the form, appears on the canvas, and can be taken away again.
@Suite struct SpecialEdgeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: ActionKind
    let edge: EdgeID
    let hasBranches: Bool
    var testDescription: String { "\(kind.id) \(edge)\(hasBranches ? " beside a branch" : "")" }
    var label: String { Words.english.edge(edge, of: kind.id) }

    /// The action of the kind, with its edge shown; behind it one action, and another that nothing leads to.
    var flow: Chatflow {
      var flow = Chatflow(name: "Edges")
      var action = Action(id: "a", kind: kind.id, name: "The one")
      for field in kind.fields where field.editor == .edge(edge) { field.shownWhen.map { hold($0, in: &action) } }
      if hasBranches { action.branches = [Branch(label: "Branch", groups: [[Condition("office hours are open")]])] }
      action.next = .to("b")
      flow.start = .to("a")
      flow.actions["a"] = action
      for (id, name) in [("b", "Behind"), ("c", "Elsewhere")] {
        flow.actions[ActionID(id)] = Action(id: ActionID(id), kind: "message", name: name)
      }
      return flow
    }

    private func hold(_ condition: Field.Condition, in action: inout Action) {
      let field = kind.field(condition.field)
      let value = condition.values?.first ?? .text("contact.email")
      action.values[condition.field] = value == field?.defaultValue ? nil : value
      for other in condition.others { hold(other, in: &action) }
    }
  }

  static let cases: [Case] = ActionKinds.all.flatMap { kind in
    kind.edges.flatMap { edge in [false, true].map { Case(kind: kind, edge: edge, hasBranches: $0) } }
  }

  @Test func thereAreEdgesToTest() { #expect(Self.cases.count >= 10) }

  @Test(arguments: cases) func anEdgeIsSetDrawnAndUnsetAgain(one: Case) {
    var session = Session(flow: one.flow, size: Size(width: 160, height: 60))
    session.press("Enter")
    session.tab(to: .port(.edge(one.edge)))
    #expect(session.shows("as the next action"), "\(session.picture)")
    #expect(!session.canvasShows(one.label))

    for (typed, link) in [("Elsewhere", Link.to("c")), ("Go to Elsewhere", .jump(to: "c")), ("End the chat", .end)] {
      session.press("Enter")
      session.type(typed)
      session.press("Enter")
      #expect(session.flow.actions["a"]?.edges == [one.edge: link])
      #expect(session.canvasShows(one.label), "\(session.picture)")
      #expect(session.state.form?.focus == .port(.edge(one.edge)))
    }
    session.press("Enter")
    session.type("as the next")
    session.press("Enter")
    #expect(session.flow == one.flow)
    #expect(!session.canvasShows(one.label))
    session.press("Alt-U")
    #expect(session.flow.actions["a"]?.edges == [one.edge: .end])
    while session.state.history.canUndo { session.press("Alt-U") }
    #expect(session.flow == one.flow)
  }

  @Test(arguments: cases) func anActionIsPutOnAnEdgeAndTakenOffIt(one: Case) {
    var flow = one.flow
    flow.actions["a"]?.edges[one.edge] = .to("c")
    var session = Session(flow: flow, size: Size(width: 120, height: 60))
    session.click(on: one.label)
    #expect(session.state.canvas.spot == .header("a", .edge(one.edge)), "\(session.picture)")
    session.press("a", "Enter")
    let id = session.state.canvas.spot.action ?? "a"
    #expect(session.flow.actions["a"]?.edges == [one.edge: .to(id)])
    #expect(session.flow.actions[id]?.next == .to("c"))
    session.press("Esc", "x")
    #expect(session.flow == flow)
    session.press("u")
    #expect(session.flow.actions["a"]?.edges == [one.edge: .to(id)])
    session.press("u")
    #expect(session.flow == flow)
  }

  /// Replies, then branches, then the edges in the order of the kind, then the catch-all.
  @Test(arguments: ActionKinds.all.filter { !$0.edges.isEmpty }.map(\.id)) func edgesAreDrawnInTheirOrder(id: KindID)
    throws
  {
    let kind = try #require(ActionKinds[id])
    var action = Action(id: "a", kind: id, name: "A")
    if kind.hasReplies { action.replies = [QuickReply("R", link: .end)] }
    action.branches = [Branch(label: "B", link: .end)]
    for edge in kind.edges.reversed() { action.edges[edge] = .end }
    let drawn = action.ports(.english, in: Workspace())
    #expect(
      drawn.map(\.id) == (kind.hasReplies ? [.reply(0)] : []) + [.branch(0)] + kind.edges.map { .edge($0) } + [.next])
    #expect(
      drawn.compactMap { if case .edge = $0.id { $0.label } else { nil } }
        == kind.edges.map { Words.english.edge($0, of: id) })
  }

  @Test func anEdgeThatIsNotUsedAtTheMomentCanBeTakenAway() {
    var flow = Self.cases[0].flow
    flow.actions["a"] = Action(id: "a", kind: "question", name: "Ask")
    flow.actions["a"]?.edges["when-not-understood"] = .to("b")
    var session = Session(flow: flow, size: Size(width: 120, height: 60))
    session.press("Enter")
    session.tab(to: .port(.edge("when-not-understood")))
    #expect(session.shows("Not used at the moment."))
    session.press("Enter")
    session.type("as the next")
    session.press("Enter")
    #expect(session.flow.actions["a"]?.edges == [:])
    #expect(!session.shows("Not used at the moment."))
  }
}

extension Session {
  /// Whether a text can be read on the canvas.
  fileprivate func canvasShows(_ text: String) -> Bool {
    lines.contains { $0.prefix(state.regions.canvas.maxX).contains(text) }
  }
}
