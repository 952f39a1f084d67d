import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// What names the answer to an action is said when that action goes, turns into another kind, or gets another id.
@Suite struct AnswerUseTests {
  private static func text(_ text: String) -> FieldValue { .message(Message(RichText(text: text, tools: .all))) }

  /// topic → say, decide; the settings, a text and a condition name the answer.
  private static var flow: Chatflow {
    var flow = Chatflow(name: "Uses")
    flow.start = .to("topic")
    flow.values["options"] = .record(["error-message": text("Sorry about {{answer.topic|that}}")])
    var topic = Action(id: "topic", kind: "question", name: "Topic")
    topic.values["message"] = text("What?")
    topic.next = .to("say")
    var say = Action(id: "say", kind: "message", name: "Say it")
    say.values["message"] = text("So {{answer.topic|it}}")
    say.next = .to("decide")
    var decide = Action(id: "decide", kind: "if-then", name: "Decide")
    decide.branches = [Branch(groups: [[Condition("answer.topic is known")]], link: .to("late"))]
    var late = Action(id: "late", kind: "question", name: "Late")
    late.values["message"] = text("And?")
    late.next = .end
    for action in [topic, say, decide, late] { flow.actions[action.id] = action }
    return flow
  }

  private static let uses = [
    "“Decide” names its answer in a condition.", "“Say it” names its answer in Message.",
    "“Settings of the chatflow” names its answer in Error message.",
  ]

  private func details(_ session: Session) -> [String] {
    guard case .question(let question)? = session.state.layers.last else { return [] }
    return question.details
  }

  @Test func removingSaysWhatUsesTheAnswer() {
    var session = Session(flow: Self.flow)
    session.state.focus(.card("topic"))
    session.press("x")
    #expect(details(session) == Self.uses, "\(session.picture)")
    #expect(session.flow.actions["topic"] != nil)
    session.press("d")
    #expect(session.flow.actions["topic"] == nil)
    #expect(session.state.findings.filter { $0.rule == "answer-unknown" }.count == 3)
  }

  @Test func whatNobodyNamesIsRemovedAtOnce() {
    var session = Session(flow: Self.flow)
    session.state.focus(.card("say"))
    session.press("x")
    #expect(session.flow.actions["say"] == nil)
  }

  @Test func turningIntoWhatAsksNothingSaysWhatUsesTheAnswer() {
    var session = Session(flow: Self.flow)
    session.state.focus(.card("topic"))
    session.state.takeKind("message", of: "topic")
    #expect(details(session).suffix(3) == Self.uses[...], "\(details(session))")
    session.press("Esc")
    session.state.takeKind("submit-ticket", of: "topic")
    #expect(details(session).allSatisfy { !$0.contains("answer") })
  }

  @Test func anotherIdSaysWhatFollows() {
    var session = Session(flow: Self.flow)
    session.state.focus(.card("topic"))
    session.state.askForID()
    session.press("Ctrl-A")
    session.type("subject")
    session.press("Enter")
    #expect(session.flow.actions["subject"] != nil, "\(session.picture)")
    #expect(session.state.notice?.text.contains(Self.uses[0]) == true, "\(session.state.notice?.text ?? "")")
    #expect(session.state.findings == [])
  }

  // MARK: - Lists

  private func items(_ session: Session) -> [Chooser.Item] {
    guard case .chooser(let chooser)? = session.state.layers.last else { return [] }
    return chooser.items
  }

  private static let workspace = Workspace([
    "contact-properties": .records([["id": .text("plan"), "label": .text("Plan")]])
  ])

  @Test func theListOfTokensHoldsTheWorkspacesPropertiesAndTheAnswersBefore() {
    var session = Session(flow: Self.flow, workspace: Self.workspace)
    session.state.openForm(.action("say"), at: .field("message"))
    session.press("Ctrl-T")
    let ids = items(session).map(\.id)
    #expect(ids.contains("contact.plan"), "\(session.picture)")
    #expect(ids.contains("contact.firstname") && ids.contains("conversation.page"))
    #expect(ids.filter { $0.hasPrefix("answer.") } == ["answer.topic"])
    #expect(Set(ids).count == ids.count)
    #expect(items(session).first { $0.id == "contact.plan" }?.title == "Plan")
  }

  @Test func aConditionOnAnAnswerOffersWhatFitsItsProperty() {
    var flow = Self.flow
    flow.actions["topic"]?.values["save-to"] = .text("company.employees")
    var session = Session(flow: flow)
    session.state.openForm(.action("decide"), tab: .branches)
    session.tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .comparison)))
    session.press("Enter")
    let offered = Set(items(session).compactMap { ConditionOperator(rawValue: $0.id) })
    #expect(offered == Set(ConditionOperator.fitting([.number])), "\(session.picture)")
  }

  /// What is found follows another property that the answer is saved to, and another workspace, at once.
  @Test func whatIsFoundFollowsTheQuestion() {
    var flow = Self.flow
    flow.actions["decide"]?.branches[0].groups = [[Condition("answer.topic is greater than 5")]]
    var session = Session(flow: flow)
    func change(_ property: String?) {
      session.state.perform(
        Edit.make("edit.change", changing: "topic", in: session.flow) {
          $0.values["save-to"] = property.map { .text($0) }
        })
      #expect(session.state.findings == Checks.run(session.flow), "\(property ?? "none")")
    }
    change("contact.city")
    #expect(session.state.findings.map(\.rule) == ["condition-type"])
    session.expectDrawingOfFlow()
    change("company.employees")
    #expect(session.state.findings == [])
    change(nil)
    session.state.perform(session.flow.removing("topic"))
    #expect(session.state.findings == Checks.run(session.flow))
    session.press("Alt-U")
    #expect(session.state.findings == Checks.run(session.flow))
    session.expectDrawingOfFlow()
  }

  @Test func typingATokenIsNoticedAndTypingAroundItCostsNothing() {
    var session = Session(flow: Self.flow)
    session.state.openForm(.action("topic"), at: .field("message"))
    session.press("End")
    session.paste(" {{answer.late}}")
    #expect(session.state.findings == Checks.run(session.flow))
    #expect(session.state.findings.contains { $0.rule == "not-known-yet" })
    let checks = session.state.checked.connectionChecks
    session.type("and more")
    #expect(session.state.checked.connectionChecks == checks)
  }
}
