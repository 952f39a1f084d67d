import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// If/then branches by menus, as a user goes through them.
@Suite struct BranchWalkTests {
  /// The question of the sample with its second tab open.
  static func opened(_ flow: Chatflow = Sample.branching, size: Size = Size(width: 120, height: 60)) -> Session {
    var session = Session(flow: flow, size: size, workspace: Sample.acme)
    session.press("Enter", "Ctrl-PageDown")
    return session
  }

  /// The conditions of a branch of the first action, group by group.
  private func conditions(_ session: Session, branch: Int = 0) -> [[String]] {
    session.flow.actions["topic"]?.branches[checked: branch]?.groups.map { $0.map(\.sentence) } ?? []
  }

  private func control(_ part: ControlID.ConditionPart, group: Int = 0, index: Int = 0, branch: Int = 0) -> ControlID {
    .branch(branch, .condition(ConditionPlace(group: group, index: index), part))
  }

  @Test func aBranchWithTwoValuesAndAnotherGroupIsChosenFromMenus() throws {
    var session = Self.opened(Sample.branching.withoutBranches)
    session.tab(to: .addBranch)
    // The list opens at once, and every choice brings the focus to what comes next.
    session.press("Enter")
    session.type("lifecycle")
    session.press("Enter")
    #expect(session.state.form?.focus == control(.comparison))
    session.press("Enter")
    session.type("any of")
    session.press("Enter")
    #expect(session.state.form?.focus == control(.options))
    session.press("Enter")
    session.type("opportunity")
    session.press("Enter")
    session.type("customer")
    session.press("Enter", "Esc")
    #expect(conditions(session) == [["contact.lifecyclestage is any of \"opportunity\", \"customer\""]])
    #expect(session.shows("›     opportunity, customer ▾"))

    session.tab(to: .branch(0, .and(group: 0)))
    session.press("Enter")
    session.type("any team member")
    session.press("Enter")
    session.tab(to: .branch(0, .or))
    session.press("Enter")
    session.type("office hours")
    session.press("Enter")

    session.tab(to: .branch(0, .label))
    session.type("Customer online")
    session.tab(to: .branch(0, .link))
    session.press("Enter")
    session.type("people")
    session.press("Enter")

    #expect(session.shows("├──(+) Customer online"))
    let text = try ChatflowFile.canonical(session.flow)
    #expect(
      text.contains(
        """
            branches:
              - label: Customer online
                if:
                  - contact.lifecyclestage is any of "opportunity", "customer"
                  - team member is available
                or:
                  - office hours are open
                next: people
        """), "\(text)")
    let count = session.state.history.state
    session.press("Alt-U", times: count)
    #expect(session.flow == Sample.branching.withoutBranches)
  }

  @Test func textsAreTypedOneAfterTheOtherWithEnter() {
    var session = Self.opened(Sample.branching.withoutBranches)
    session.tab(to: .addBranch)
    session.press("Enter")
    session.type("visitor")
    session.press("Enter", "Enter")
    session.type("contains any")
    session.press("Enter")
    session.type("price")
    session.press("Enter")
    session.type("a \"cost\"")
    session.press("Enter", "Enter")
    #expect(session.state.form?.focus == control(.addValue))
    #expect(conditions(session) == [["response contains any of \"price\", \"a \\\"cost\\\"\""]])
    session.press("Up", "Alt-X")
    #expect(conditions(session) == [["response contains any of \"price\""]])
    #expect(session.state.form?.focus == control(.value(0)))
    session.press("Alt-U")
    #expect(session.state.form?.focus == control(.value(1)))
  }

  @Test func aNumberIsTypedLetterByLetterAndCheckedInItsPlace() {
    var session = Self.opened()
    session.tab(to: control(.value(0), index: 1, branch: 1))
    session.press("Ctrl-A")
    session.type("-")
    #expect(session.shows("✗ A number belongs here, such as 50"))
    #expect(session.state.form?.focus == control(.value(0), index: 1, branch: 1))
    session.type("5.50")
    #expect(conditions(session, branch: 1)[0][1] == "company.employees is between -5.50 and 250")
    #expect(!session.shows("A number belongs here"))
    session.tab(to: control(.comparison, index: 2, branch: 1))
    session.press("Enter")
    session.type("before")
    session.press("Enter")
    #expect(session.shows("✗ A date belongs here, such as"))
    session.type("2026-12-24")
    #expect(conditions(session, branch: 1)[0][2] == "contact.createdate is before 2026-12-24")
  }

  @Test func anotherOperandKeepsWhatFitsAndUndoBringsBackTheOldOne() {
    var session = Self.opened()
    let before = session.flow
    session.tab(to: control(.operand, index: 0, branch: 1))
    for (word, sentence) in [
      ("job title", "contact.jobtitle contains any of \"price\", \"how much does it cost in total\""),
      ("number of emp", "company.employees is equal to \"\""), ("Anna", "user anna is available"),
      ("answer to: what is it", "answer.topic contains any of \"price\", \"how much does it cost in total\""),
    ] {
      session.press("Enter")
      session.type(word)
      session.press("Enter")
      #expect(conditions(session, branch: 1)[0][0] == sentence)
      session.press("Alt-U")
      #expect(session.flow == before)
      #expect(session.state.form?.focus == control(.operand, index: 0, branch: 1))
    }
  }

  @Test func aMenuThatIsClosedChangesNothing() {
    var session = Self.opened()
    let before = session.flow
    for id in [.addBranch, .branch(0, .and(group: 0)), .branch(0, .or), control(.operand), control(.comparison)] {
      session.tab(to: id)
      session.press("Enter")
      #expect(!session.state.layers.isEmpty)
      session.press("Esc")
      #expect(session.flow == before)
      #expect(session.state.form?.focus == id)
    }
  }

  @Test func theResponseIsOfferedOnlyWhereThereIsOne() {
    var session = Session(flow: Sample.short)
    session.press("Enter", "Ctrl-PageDown")
    session.tab(to: .addBranch)
    session.press("Enter", "Up")
    #expect(session.shows("This action does not wait for an answer"))
    session.press("Enter")
    #expect(session.flow == Sample.short)
    #expect(session.hint.contains("does not wait"))
    session.press("Down", "Enter")
    #expect(session.flow.actions["greet"]?.branches.first?.groups == [[Condition("team member is available")]])
  }

  @Test func everyOperatorThatIsOfferedFitsTheType() {
    var session = Self.opened()
    session.tab(to: control(.comparison, index: 1, branch: 1))
    session.press("Enter")
    guard case .chooser(let chooser)? = session.state.layers.last else {
      Issue.record("no operators:\n\(session.picture)")
      return
    }
    #expect(chooser.items.map(\.id) == ConditionOperator.fitting([.number]).map(\.rawValue))
    #expect(chooser.items[chooser.focus].id == "isBetween")
  }

  @Test func aSentenceIsTypedInPlaceOfMenus() {
    var session = Self.opened()
    session.tab(to: control(.comparison, group: 1))
    session.press("Alt-T", "Ctrl-A")
    session.type("contact.city is equal to any of \"Malmö\", \"Lund\"")
    #expect(session.state.form?.focus == control(.sentence, group: 1))
    session.press("Alt-T")
    #expect(session.state.form?.focus == control(.operand, group: 1))
    #expect(session.shows("city ▾  is equal to any of ▾"))
    #expect(session.row(containing: "Malmö") != nil)
    session.press("Esc", "Alt-T")
    #expect(session.flow.actions["topic"]?.name == "What is it about?")
  }

  /// Who types conditions adds them so, too: the buttons that add one begin a sentence.
  @Test func aNewConditionIsTypedFromTheButtonThatAddsIt() {
    for (part, place) in [(ControlID.BranchPart.and(group: 1), (1, 1)), (.or, (2, 0))] {
      var session = Self.opened()
      let before = session.flow
      session.tab(to: .branch(0, part))
      session.press("Alt-T")
      #expect(session.state.form?.focus == control(.sentence, group: place.0, index: place.1))
      session.type("office hours are open")
      #expect(conditions(session, branch: 0)[checked: place.0]?[checked: place.1] == "office hours are open")
      session.press("Esc", "u", "u")
      #expect(session.flow == before)
    }
  }

  @Test func whatMenusDoNotUnderstandStaysUntilItIsChosenAnew() {
    var session = Self.opened()
    let before = session.flow
    session.tab(to: control(.sentence, branch: 2))
    #expect(session.shows("respnse is empty"))
    session.press("Alt-T")
    #expect(session.hint.contains("do not understand"))
    session.tab(to: control(.anew, branch: 2))
    session.press("Enter", "Esc")
    #expect(session.flow == before)
    session.press("Enter")
    session.type("visitor")
    session.press("Enter")
    #expect(conditions(session, branch: 2) == [["response is equal to any of \"\""]])
    session.press("Alt-U")
    #expect(session.flow == before)
  }

  @Test func theLastConditionOfAGroupTakesTheGroupWithIt() {
    var session = Self.opened()
    session.tab(to: control(.comparison, group: 1))
    session.press("Alt-X")
    #expect(conditions(session).count == 1)
    session.tab(to: control(.options))
    session.press("Alt-X")
    #expect(conditions(session) == [["team support is available"]])
    #expect(session.state.form?.focus == control(.comparison))
    session.press("Alt-X")
    // A branch keeps a place for a condition.
    #expect(conditions(session) == [[]])
    #expect(session.shows("+ Choose a condition"))
    session.tab(to: .branch(0, .and(group: 0)))
    session.press("Alt-X")
    #expect(
      session.flow.actions["topic"]?.branches.count == Sample.branching.actions["topic"].map { $0.branches.count - 1 })
  }

  @Test func aBranchIsMovedFromAnyOfItsParts() {
    var session = Self.opened()
    let labels = { (session: Session) in
      session.flow.actions["topic"]?.branches.map { $0.title(.english, in: Workspace()).prefix(8) }
    }
    let before = labels(session)
    session.tab(to: control(.comparison, index: 1))
    session.press("Alt-Down")
    #expect(labels(session)?.firstIndex(of: "Customer") == 1)
    #expect(session.state.form?.focus == control(.comparison, index: 1, branch: 1))
    session.press("Alt-Up", "Alt-Up", "Alt-Up")
    #expect(labels(session) == before)
    #expect(session.flow == Sample.branching)
  }

  @Test func otherwiseIsThereAndCannotBeRemoved() {
    for flow in [Sample.branching, Sample.branching.withoutBranches] {
      var session = Self.opened(flow)
      session.tab(to: .port(.next))
      #expect(session.shows("Otherwise: Start again ▾"))
      session.press("Alt-X")
      #expect(session.flow == flow)
    }
  }

  @Test(arguments: ActionKinds.all.map(\.id) + ["not-known-here"]) func everyKindHasBranches(kind: KindID) {
    var flow = Sample.short
    flow.actions["greet"]?.kind = kind
    var session = Session(flow: flow)
    session.press("Enter", "Ctrl-PageDown")
    session.tab(to: .addBranch)
    session.press("Enter")
    session.type("office")
    session.press("Enter")
    #expect(session.flow.actions["greet"]?.branches.first?.groups == [[Condition("office hours are open")]])
    session.tab(to: .port(.next))
    #expect(session.shows("Otherwise: the chat ends ▾"))
  }

  @Test func anActionThatCouldNotBeReadHasNoBranches() {
    var flow = Sample.short
    flow.actions["greet"]?.defects = [FileProblem(line: 3, column: 1, reason: "problem.key-twice", found: "name")]
    var session = Session(flow: flow)
    session.press("Enter", "Ctrl-PageDown")
    #expect(session.state.form?.tab == .details)
    #expect(!session.shows("If/then branches"))
  }

  /// The special edges of an action stay on the first tab, whatever branches there are.
  @Test func specialEdgesCanBeLinkedBesideBranches() {
    var flow = Sample.short
    flow.actions["greet"]?.kind = "send-to-customer-agent"
    flow.actions["greet"]?.branches = [Branch(groups: [[Condition("office hours are open")]], link: .end)]
    var session = Session(flow: flow)
    session.press("Enter")
    session.tab(to: .port(.edge("on-failure")))
    #expect(session.shows("Unavailable or failed"))
  }

  @Test func aQuickReplyLeadsFromHere() {
    var session = Self.opened()
    session.tab(to: .port(.reply(1)))
    #expect(session.shows("Something else ›→ the branches decide ▾"))
    session.press("Enter")
    session.type("hand over")
    session.press("Enter")
    #expect(session.flow.actions["topic"]?.replies[1].link == .to("people"))
  }

  @Test func theArrowsGoByRowsAndAlongThem() {
    var session = Self.opened()
    session.tab(to: control(.operand))
    session.press("Right")
    #expect(session.state.form?.focus == control(.comparison))
    session.press("Right", "Right", "Right")
    #expect(session.state.form?.focus == control(.options))
    session.press("Down")
    #expect(session.state.form?.focus == control(.operand, index: 1))
    // The options did not fit and stand on a row of their own.
    session.press("Right", "Up")
    #expect(session.state.form?.focus == control(.options))
    session.press("Up")
    #expect(session.state.form?.focus == control(.operand))
    session.tab(to: .branch(0, .link))
    session.press("Left")
    #expect(session.state.form?.tab == .details)
  }

  @Test func aPartOfARowIsClickedOn() {
    var session = Self.opened()
    session.click(on: "is any of ▾")
    guard case .chooser(let chooser)? = session.state.layers.last else {
      Issue.record("no operators:\n\(session.picture)")
      return
    }
    #expect(chooser.title == session.state.words["chooser.comparison"])
    session.press("Esc")
    session.click(on: "customer, evangelist")
    session.click(on: "[x] evangelist")
    #expect(conditions(session)[0][0] == "contact.lifecyclestage is any of \"customer\"")
  }

  @Test(arguments: [GlyphTier.rich, .ascii]) func theFocusIsVisibleWithoutColour(tier: GlyphTier) {
    var session = Session(flow: Sample.branching, size: Size(width: 80, height: 24), tier: tier, workspace: Sample.acme)
    session.press("Enter", "Ctrl-PageDown")
    for _ in 0..<40 {
      let before = session
      session.press("Tab")
      #expect(session.state.form?.focus != before.state.form?.focus)
      #expect(session.lines != before.lines || session.screen.cursor != before.screen.cursor, "\(session.picture)")
    }
  }
}
