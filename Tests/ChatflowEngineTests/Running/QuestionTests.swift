import ChatflowEngine
import ChatflowModel
import Testing

/// "Ask a question" of docs/behaviour.md, row by row.
@Suite struct QuestionTests {
  static let menu = """
    ask:
      action: question
      name: Ask
      message: What is it about?
      replies:
        - reply: Billing
          next: bill
        - reply: Other
      next: other
    bill:
      action: message
      name: Bill
      message: About your bill.
    other:
      action: message
      name: Other
      message: Something else.
    """

  @Test func aClickedReplyLeadsWhereItsConnectionDoes() throws {
    var talk = try Talk(Self.menu)
    #expect(talk.start() == ["-> ask (start)", "What is it about?[Billing][Other]", "? answer"])
    #expect(talk.chooses("Billing") == ["-> bill ([Billing])", "About your bill.", "ends: nothing-follows"])
  }

  @Test func aTypedLabelCountsAsTheReplyWithoutCaseAndSpace() throws {
    var talk = try Talk(Self.menu)
    _ = talk.start()
    #expect(talk.says("  bILLing ").first == "-> bill ([Billing])")
  }

  @Test func aReplyWithoutAConnectionLeadsWhereTheNextActionIs() throws {
    var talk = try Talk(Self.menu)
    _ = talk.start()
    #expect(talk.chooses("Other").first == "-> other ([Other])")
  }

  @Test func anyOtherTextTakesTheNextAction() throws {
    var talk = try Talk(Self.menu)
    _ = talk.start()
    #expect(talk.says("the weather").first == "-> other (otherwise)")
  }

  @Test func withoutFreeTextOnlyRepliesAreAnswers() throws {
    var talk = try Talk(Self.menu.replacing("  next: other\n", with: "  free-text: false\n", maxReplacements: 1))
    _ = talk.start()
    #expect(talk.says("the weather") == ["ignored: notOffered", "? answer"])
    #expect(talk.lines(.visitor(.sends(file: "a.png"))) == ["ignored: notOffered", "? answer"])
    #expect(talk.chooses("Weather") == ["ignored: notOffered", "? answer"])
    #expect(talk.chooses("Billing", "Other") == ["ignored: notOffered", "? answer"])
    #expect(talk.chooses("Other") == ["ends: nothing-follows"])
  }

  static let several = """
    ask:
      action: question
      name: Ask
      message: Which?
      several-answers: true
      save-to: contact.topics
      replies:
        - reply: A
        - reply: B
          value: bee
          next: b
        - reply: C
          next: c
    b:
      action: message
      name: B
      message: You said {{contact.topics}}.
    c:
      action: message
      name: C
      message: C it is.
    """

  @Test func ofSeveralAnswersTheFirstWithAConnectionDecides() throws {
    var talk = try Talk(Self.several, visitor: Visitor(knowing: [:]))
    _ = talk.start()
    #expect(
      talk.chooses("C", "A", "B") == [
        "contact.topics = A; bee; C (done)", "-> b ([B])", "You said A; bee; C.", "ends: nothing-follows",
      ])
  }

  @Test func severalLabelsMayBeTyped() throws {
    var talk = try Talk(Self.several, visitor: Visitor(knowing: [:]))
    _ = talk.start()
    #expect(talk.says("c, a").first == "contact.topics = A; C (done)")
  }

  @Test func aPropertyThatIsNoTextGetsTheFirstOfThem() throws {
    var talk = try Talk(
      Self.several,
      workspace: "contact-properties:\n  topics:\n    label: Topics\n    type: choice\n    options: [A, bee, C]",
      visitor: Visitor(knowing: [:]))
    _ = talk.start()
    #expect(talk.chooses("B", "C").first == "contact.topics = bee (done)")
  }

  static let number = """
    ask:
      action: question
      name: Ask
      message: How many?
      save-to: company.employees
      attempts: 1
      next: done
    done:
      action: message
      name: Done
      message: "{{company.employees}} it is."
    """

  @Test func aTypedAnswerIsReadByTheTypeOfTheProperty() throws {
    var talk = try Talk(Self.number, visitor: Visitor(knowing: [:]))
    _ = talk.start()
    #expect(
      talk.says("about 1,234 people") == [
        "company.employees = 1234 (done)", "-> done (otherwise)", "1234 it is.", "ends: nothing-follows",
      ])
  }

  @Test func whatIsNotUnderstoodIsAskedAgainAsOftenAsItSays() throws {
    var talk = try Talk(Self.number)
    _ = talk.start()
    #expect(talk.says("a few") == ["How many?", "? answer 2/2"])
    #expect(talk.says("10-50") == ["-> done (otherwise)", "it is.", "ends: nothing-follows"])
    #expect(talk.conversation.state.values["company.employees"] == nil)
  }

  @Test func twiceIfNothingIsSaid() throws {
    var talk = try Talk(Self.number.replacing("  attempts: 1\n", with: ""))
    #expect(talk.start().last == "? answer 1/3")
    #expect(talk.says("?").last == "? answer 2/3")
    #expect(talk.says("?").last == "? answer 3/3")
    #expect(talk.says("?").first == "-> done (otherwise)")
  }

  @Test func theErrorTextIsItsOwnElseTheWorkspacesElseTheQuestion() throws {
    let own = Self.number.replacing("  attempts: 1", with: "  attempts: 1\n  error-text: A **number**, please.")
    let workspace = "texts:\n  not-understood: Sorry?"
    func again(_ actions: String, _ workspace: String) throws -> String? {
      var talk = try Talk(actions, workspace: workspace)
      _ = talk.start()
      return talk.says("x").first
    }
    #expect(try again(own, workspace) == "A **number**, please.")
    #expect(try again(Self.number, workspace) == "Sorry?")
    #expect(try again(Self.number, "") == "How many?")
  }

  @Test func notUnderstoodHasAnEdgeOfItsOwnAndNoBranchIsLookedAt() throws {
    var talk = try Talk(
      Self.number.replacing(
        "  next: done",
        with: "  when-not-understood: lost\n  branches:\n    - if: office hours are open\n      next: done")
        + "\nlost:\n  action: message\n  name: Lost\n  message: Never mind.")
    _ = talk.start()
    _ = talk.says("x")
    #expect(talk.says("x") == ["-> lost (when-not-understood)", "Never mind.", "ends: nothing-follows"])
  }

  @Test func withoutThatEdgeItGoesToTheNextActionWhateverBranchMatches() throws {
    var talk = try Talk(
      Self.number.replacing(
        "  next: done", with: "  branches:\n    - if: office hours are open\n      next: gone\n  next: done"))
    _ = talk.start()
    _ = talk.says("x")
    #expect(talk.says("x").first == "-> done (otherwise)")
  }

  static let skipped = """
    ask:
      action: question
      name: Ask
      message: Who are you?
      save-to: contact.plan
      skip-if-known: true
      replies:
        - reply: Gold
          value: g
          next: gold
        - reply: Silver
      next: other
    gold:
      action: message
      name: Gold
      message: Gold, {{answer.ask}}.
    other:
      action: message
      name: Other
      message: Other, {{answer.ask}}.
    """

  @Test func aKnownPropertyCountsAsTheAnswer() throws {
    var gold = try Talk(Self.skipped, visitor: Visitor(knowing: ["contact.plan": "G"]))
    #expect(
      gold.start() == [
        "-> ask (start)", "skips ask: contact.plan is G", "-> gold ([Gold])", "Gold, G.", "ends: nothing-follows",
      ])
    var other = try Talk(Self.skipped, visitor: Visitor(knowing: ["contact.plan": "bronze"]))
    #expect(other.start()[2...3] == ["-> other (otherwise)", "Other, bronze."])
    var unknown = try Talk(Self.skipped, visitor: Visitor(knowing: ["contact.plan": " "]))
    #expect(unknown.start().last == "? answer 1/3")
  }

  @Test func aFileIsNoTextToSaveAndAnEmptyResponseElsewhere() throws {
    var saving = try Talk(Self.number)
    _ = saving.start()
    #expect(saving.lines(.visitor(.sends(file: "a.pdf"))) == ["How many?", "? answer 2/2"])
    var talk = try Talk(
      Self.menu.replacing(
        "  next: other",
        with: "  branches:\n    - if: response is empty\n      next: bill\n  next: other", maxReplacements: 1))
    _ = talk.start()
    #expect(talk.lines(.visitor(.sends(file: "a.pdf"))).first == "-> bill (response is empty)")
  }

  @Test func aQuestionThatTakesNothingEndsTheConversation() throws {
    var talk = try Talk(
      "ask:\n  action: question\n  name: Ask\n  message: Well?\n  free-text: false",
      settings: "options:\n  error-message: Sorry.")
    #expect(talk.start() == ["-> ask (start)", "trouble: no answer to ask", "Sorry.", "ends: trouble"])
  }
}
