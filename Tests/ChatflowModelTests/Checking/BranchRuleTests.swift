import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Rules about what follows from the conditions of branches.
@Suite struct BranchRuleTests {
  private static let workspace = WorkspaceFile.decode(
    """
    contact-properties:
      plan: {label: Plan, type: choice, options: [Free, Pro]}
      score: {label: Score, type: number}
    """
  ).workspace

  /// What is found in an if/then branch that follows a question.
  private func found(_ branches: [[[String]]], otherwise: Link? = .to("ticket")) -> [String] {
    var bot = SupportBot().with("online") { action in
      action.branches = branches.map { groups in
        Branch(groups: groups.map { $0.map { Condition($0) } }, link: .to("hand-over"))
      }
      action.next = otherwise
    }
    bot.workspace = Self.workspace
    if otherwise == nil { bot.flow.actions["ticket"] = nil }
    return bot.found
  }

  @Test func conditionsOfAGroupCanHoldTogether() {
    #expect(
      found([[["contact.score is less than 5", "contact.city is known", "contact.score is greater than 5"]]])
        == ["▲ conditions-exclude online branch(0).0.2"])
    #expect(found([[["contact.score is less than 5"], ["contact.score is greater than 5"]]]) == [])
    #expect(
      found([[["contact.plan is any of Free"], ["contact.plan is any of Free", "contact.plan is any of Pro"]]])
        == ["▲ conditions-exclude online branch(0).1.1"], "one group of two")
    #expect(
      found([[["response is equal to any of \"yes\"", "response does not contain any of \"e\""]]])
        == ["▲ conditions-exclude online branch(0).0.1"])
  }

  @Test(arguments: [
    (
      ["contact.score is less than 5", "contact.score is at least 5"],
      "“contact.score is at least 5” never holds where “contact.score is less than 5” does: change one of them, or put it into a group of its own"
    ),
    (
      ["contact.score is at most 5", "contact.score is at least 5", "contact.score is not equal to 5"],
      "“contact.score is not equal to 5” never holds where all those before it in the group do: change one of them, or put it into a group of its own"
    ),
    (
      ["contact.createdate is less than 0 days ago"],
      "“contact.createdate is less than 0 days ago” never holds, whatever the value is: change it, or remove it"
    ),
  ])
  func itIsSaidWhatExcludesWhat(conditions: [String], sentence: String) {
    var action = Action(id: "a", kind: "if-then", name: "A")
    action.branches = [Branch(groups: [conditions.map { Condition($0) }], link: .end)]
    let found = Checks.action(action, workspace: Self.workspace)
    #expect(found.map { $0.sentence(.english) } == [sentence])
  }

  @Test func aBranchTakesSomethingThatThoseAboveItDoNot() {
    let broad = [["response contains any of \"price\""]]
    let narrow = [["response contains any of \"price list\", \"prices\""]]
    #expect(found([broad, narrow]) == ["▲ branch-taken online/branches branch(1)"])
    #expect(found([narrow, broad]) == [])
    #expect(found([broad, broad]) == ["▲ branch-taken online/branches branch(1)"])
    let low = [["contact.score is less than 10"]]
    let high = [["contact.score is at least 5"]]
    let middle = [["contact.score is between 3 and 20"]]
    #expect(found([low, high, middle]) == ["▲ branch-taken online/branches branch(2)"], "two of them take it together")
    #expect(found([low, middle, high]) == [])
  }

  @Test func whatIsNotUnderstoodIsNotJudged() {
    let known = [["contact.plan is known"]]
    let half = known + [["response sounds like \"a\""]]
    #expect(found([known, half]) == ["✗ condition-unreadable online branch(1).1.0"])
    #expect(
      found([half, known]) == [
        "✗ condition-unreadable online branch(0).1.0", "▲ branch-taken online/branches branch(1)",
      ], "what is understood takes it in any case")
    #expect(found([known, known + [[""]]]) == ["✗ condition-missing online branch(1).1.0"])
    #expect(
      found([[["contact.score contains any of \"5\""]], [["contact.score is equal to 5"]]]) == [
        "✗ condition-type online branch(0).0.0"
      ])
  }

  @Test func somethingIsLeftForWhatFollows() {
    let known = [["contact.plan is known"]]
    let unknown = [["contact.plan is unknown"]]
    let other = [["contact.city is known"]]
    #expect(found([known, unknown, other]) == ["▲ always-matches online/branches branch(1)"])
    #expect(found([known, unknown]) == ["▲ always-matches online/branches branch(1)"])
    #expect(found([known, other]) == [])
    #expect(
      found([[["response is empty"], ["response does not contain any of \"ab\""], ["response contains any of \"a\""]]])
        == ["▲ always-matches online/branches branch(0)"])
  }

  @Test func branchesThatTakeAllMayBeTheLastWord() {
    let free = [["contact.plan is any of Free"]]
    let rest = [["contact.plan is none of Free"]]
    #expect(found([free, rest], otherwise: nil) == [])
    #expect(found([free, rest], otherwise: .to("hand-over")).filter { $0.contains("always") } == [], "the same place")
    #expect(
      found([free, rest], otherwise: .end) == [
        "▲ always-matches online/branches branch(1)", "▲ unreachable ticket",
      ])
  }

  /// Where an answer may not be understood, what follows otherwise runs also then.
  @Test func aQuestionThatMayMisunderstandNeedsOtherwise() {
    var bot = SupportBot().with("email") { action in
      action.branches = [
        Branch(
          groups: [
            [Condition("response is not equal to any of \"x\"")], [Condition("response contains any of \"x\"")],
          ], link: .to("ticket"))
      ]
    }
    #expect(bot.found == ["▲ always-matches email/branches branch(0)"])
    bot = bot.with("email") { $0.values["save-to"] = .text("contact.email") }
    #expect(bot.found == [])
  }

  // MARK: - What a question passes on

  /// What is found in a question with quick replies, saved to a property, with branches of one condition each.
  private func asked(
    _ replies: [QuickReply], _ conditions: [String], freeText: Bool = false, saving property: String? = nil,
    _ change: (inout Action) -> Void = { _ in }
  ) -> [String] {
    var bot = SupportBot().with("email") { action in
      action.replies = replies
      if !freeText { action.values["free-text"] = .flag(false) }
      if let property { action.values["save-to"] = .text(property) }
      action.branches = conditions.map { Branch(groups: [[Condition($0)]], link: .to("hand-over")) }
      change(&action)
    }
    bot.workspace = Self.workspace
    return bot.found
  }

  @Test func withoutFreeTextOnlyWhatRepliesPassOnIsAnswered() {
    let replies = [QuickReply("Yes, please", value: "yes"), QuickReply("No")]
    #expect(
      asked(replies, ["response is equal to any of \"yes please\""]) == ["▲ conditions-exclude email branch(0).0.0"])
    #expect(asked(replies, ["response is equal to any of \"yes\""]) == [])
    #expect(asked(replies, ["response is equal to any of \"maybe\""], freeText: true) == [])
    #expect(asked(replies, ["response is empty"]) == ["▲ conditions-exclude email branch(0).0.0"])
    #expect(
      asked(replies, ["answer.email contains any of \"please\""]) == ["▲ conditions-exclude email branch(0).0.0"],
      "the answer by its name is the same")
    let led = [QuickReply("Yes", link: .to("ticket")), QuickReply("No"), QuickReply("Later")]
    #expect(
      asked(led, ["response is equal to any of \"yes\""]) == ["▲ conditions-exclude email branch(0).0.0"],
      "that reply leads elsewhere itself")
  }

  @Test func itIsSaidThatNoAnswerIsSo() {
    var action = Action(id: "a", kind: "question", name: "A")
    action.values["message"] = .message(Message(RichText(literal: "Well?")))
    action.values["free-text"] = .flag(false)
    action.replies = [QuickReply("Yes")]
    action.branches = [Branch(groups: [[Condition("response is equal to any of \"no\"")]], link: .end)]
    let found = Checks.action(action, workspace: Self.workspace)
    #expect(
      found.map { $0.sentence(.english) } == [
        "“response is equal to any of \"no\"” never holds of an answer that is left to the branches: change it, or remove it"
      ])
  }

  @Test func repliesCanBeTakenByBranchesTogether() {
    let replies = [QuickReply("Yes"), QuickReply("No")]
    let (yes, no) = ("response is equal to any of \"yes\"", "response is equal to any of \"no\"")
    #expect(asked(replies, [yes, no]) == ["▲ always-matches email/branches branch(1)"], "nothing is left otherwise")
    #expect(
      asked(replies, [yes, no]) { $0.next = .to("hand-over") }.filter { $0.contains("always") } == [], "the same place")
    #expect(asked(replies, ["response contains any of \"o\"", no]) == ["▲ branch-taken email/branches branch(1)"])
    #expect(asked(replies + [QuickReply("Later")], [yes, no]) == [])
  }

  @Test func severalAnswersComeAsOne() {
    let replies = [QuickReply("A"), QuickReply("B"), QuickReply("C", link: .to("ticket"))]
    let several: (inout Action) -> Void = { $0.values["several-answers"] = .flag(true) }
    #expect(asked(replies, ["response is equal to any of \"a; b\""], several) == [])
    #expect(
      asked(replies, ["response is equal to any of \"b; a\""], several) == [
        "▲ conditions-exclude email branch(0).0.0"
      ])
    #expect(
      asked(replies, ["response contains any of \"c\""], several) == ["▲ conditions-exclude email branch(0).0.0"],
      "it decides as soon as it is among them")
  }

  /// Free and Pro, chosen together, are neither of the two.
  @Test func severalAnswersAreNoValueOfTheirType() {
    func asked(isSeveral: Bool) -> [String] {
      var bot = SupportBot().with("email") { action in
        action.replies = [QuickReply("Free"), QuickReply("Pro")]
        action.values["save-to"] = .text("contact.plan")
        if isSeveral { action.values["several-answers"] = .flag(true) }
      }.with("online") { action in
        let taken = [Condition("answer.email is known"), Condition("answer.email is none of \"Free\", \"Pro\"")]
        action.branches = [Branch(groups: [taken], link: .to("hand-over"))]
      }
      bot.workspace = Self.workspace
      return bot.found.filter { $0.contains("online") }
    }
    #expect(!asked(isSeveral: false).isEmpty)
    #expect(asked(isSeveral: true) == [])
  }

  @Test func whereEveryReplyLeadsElsewhereNoBranchIsAsked() {
    let led = [QuickReply("Yes", link: .to("ticket")), QuickReply("No", link: .to("hand-over"))]
    let asking = ["contact.city is known", "response is equal to any of \"x\""]
    #expect(asked(led, asking) == ["▲ branch-taken email/branches branch(0)", "▲ never-runs online"])
    #expect(asked(led, ["contact.city is known"], freeText: true) == [])
    #expect(
      asked(led, ["contact.city is known"], saving: "contact.city") { $0.values["skip-if-known"] = .flag(true) } == [],
      "what is known already needs to be none of them")
  }

  @Test func whatIsTypedIsReadAsTheTypeOfTheProperty() {
    let excluded = ["▲ conditions-exclude email branch(0).0.0"]
    func typed(_ condition: String, _ property: String, _ change: (inout Action) -> Void = { _ in }) -> [String] {
      asked([], ["response \(condition)"], freeText: true, saving: property, change)
    }
    #expect(typed("contains any of \"many\"", "contact.score") == excluded)
    #expect(typed("contains any of \"5\"", "contact.score") == [])
    #expect(typed("starts with any of \"2026-\"", "contact.createdate") == [])
    #expect(typed("contains any of \"may\"", "contact.createdate") == excluded)
    #expect(typed("is equal to any of \"free\"", "contact.plan") == [])
    #expect(typed("is equal to any of \"none\"", "contact.plan") == excluded)
    #expect(typed("is empty", "contact.city") == excluded, "nothing is not understood")
    let skipped: (inout Action) -> Void = { $0.values["skip-if-known"] = .flag(true) }
    #expect(typed("contains any of \"many\"", "contact.score", skipped) == excluded)
    #expect(typed("is equal to any of \"none\"", "contact.city", skipped) == [])
  }
}
