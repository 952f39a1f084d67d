import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// A difference in the words of the form: labels, names and values as they are shown, and texts with what was reworded.
@Suite struct ToldDifferenceTests {
  private func told(
    _ before: Chatflow, _ after: Chatflow, _ workspace: Workspace = Sample.acme, words: Words = .english
  ) -> [String] {
    ToldDifference(from: .init(before, in: workspace), to: .init(after, in: workspace), words: words, tier: .rich)
      .lines.map(\.text)
  }

  private func told(of flow: Chatflow = Sample.support, _ change: (inout Chatflow) -> Void) -> [String] {
    var after = flow
    change(&after)
    return told(flow, after)
  }

  @Test func whatIsTheSameIsNotTold() {
    #expect(told { _ in } == [])
    let nothing = ToldDifference(
      from: .init(Sample.support, in: Sample.acme), to: .init(Sample.support, in: Sample.acme), words: .english,
      tier: .rich)
    #expect(nothing.summary.isEmpty)
  }

  @Test func settingsAreToldByTheirLabels() {
    let lines = told { flow in
      flow.name = "Helper"
      flow.live = true
      flow.tags = ["vip"]
      flow.start = .to("topic")
      flow.values["options"] = .record(["bot-name": .text("Ada"), "typing-delay": .number(2000)])
    }
    #expect(
      lines == [
        "~ Chatflow settings", "    ~ Chatflow name: Support bot → Helper", "    ~ Live: no → yes", "    + Tags: vip",
        "    ~ Options › Typing delay between messages: 1 s → 2 s", "    + Options › Bot name: Ada",
        "    ~ Visitor starts the chat: Greet → What do you need help with?",
      ])
  }

  @Test func textsAreToldWithWhatWasReworded() {
    let lines = told { flow in
      flow.actions["greet"]?.values["message"] = .message(
        Message(RichText(text: "Hi {{contact.firstname|you}}! I'm the Acme helper.", tools: .all)))
    }
    #expect(
      lines == [
        "~ Send a simple message: Greet (greet)",
        "    ~ Message: Hi {{contact.firstname|[-there-]{+you+}}}! I'm the Acme helper.",
      ])
  }

  @Test func aConditionIsToldAsASentenceBeforeAndAfter() {
    func flow(_ ending: String) -> Chatflow {
      var flow = Sample.support
      let sentence = "contact.email contains any of \"@example.org\", \"@example.net\", \"@example.\(ending)\""
      flow.actions["online"]?.branches[0].groups = [[Condition(sentence)]]
      return flow
    }
    let said = #"email contains any of "@example.org", "@example.net", "@example."#
    let lines = told(flow("cmo"), flow("com"))
    #expect(lines.last == #"    ~ If/then branches › “Online” › Conditions: \#(said)cmo" → \#(said)com""#)
  }

  @Test func linesOfLongTextsThatAreTheSameAreCounted() {
    let text = (1...9).map { "This is line \($0) of the text." }
    func flow(_ lines: [String]) -> Chatflow {
      var flow = Sample.short
      flow.actions["greet"]?.values["message"] = .message(Message(RichText(literal: lines.joined(separator: "\n"))))
      return flow
    }
    var changed = text
    changed[4] = "This is line five of the text."
    changed.append("And one more.")
    #expect(
      told(flow(text), flow(changed)) == [
        "~ Send a simple message: Greet (greet)", "    ~ Message: ", "          … 3 lines as before",
        "          This is line 4 of the text.", "        ~ This is line [-5-]{+five+} of the text.",
        "          This is line 6 of the text.", "          … 2 lines as before",
        "          This is line 9 of the text.",
        "        + And one more.",
      ])
  }

  @Test func connectionsAreToldByNamesAndWhereTheyGoOn() {
    let lines = told { flow in
      flow.actions["greet"]?.next = .end
      flow.actions["topic"]?.replies[0].link = nil
      flow.actions["again"]?.next = .jump(to: "gone")
    }
    #expect(
      lines == [
        "~ Send a simple message: Greet (greet)", "    ~ Then: What do you need help with? → the chat ends",
        "~ Ask a question: What do you need help with? (topic)",
        "    ~ Quick replies › “Billing” › Then: About your bill → then: the chat ends",
        "~ Send a simple message: Start again (again)", "    ~ Then: ↷ What do you need help with? → missing: gone",
      ])
  }

  @Test func whatCameAndWentIsToldWithAllThatItHolds() {
    let lines = told { flow in
      flow.actions["topic"]?.replies.append(QuickReply("Other", value: "o", link: .to("again")))
      flow.actions["online"]?.branches[0].groups.append([Condition("office hours are open")])
      flow.actions["product"] = nil
      var new = Action(id: "bye", kind: "send-to-team-member", name: "Bye")
      new.values["assign-to"] = .text("specific")
      new.values["assignees"] = .list(["team:support"])
      flow.actions["bye"] = new
    }
    #expect(
      lines == [
        "~ Ask a question: What do you need help with? (topic)", "    + Quick replies › “Other”", "        + Value: o",
        "        + Then: Start again", "- Ask a question: Which product is it? (product)",
        "    - Message: Which product is it about?", "    - Save to property: contact product",
        "    - Then: What is your email?", "~ If/then branch: Is a team member online? (online)",
        "    + If/then branches › “Online” › Conditions: office hours are open",
        "+ Send to team member: Bye (bye)", "    + Assign to: Specific users and teams",
        "    + Users and teams: Support",
      ])
  }

  /// Where the label says the opposite of the file, so does what is told.
  @Test func aSwitchIsToldAsItsLabelSays() {
    let lines = told { $0.actions["topic"]?.values["free-text"] = nil }
    #expect(lines.dropFirst() == ["    ~ Disable free text input: yes → no"])
  }

  @Test func movesAndOtherIDsAreNoEdits() {
    let lines = told { flow in
      let again = flow.actions.removeValue(forKey: "again")
      if let again { flow.actions.updateValue(again, forKey: "again", insertingAt: 1) }
      flow.actions["topic"]?.replies.swapAt(0, 2)
      flow.actions["topic"]?.replies.swapAt(1, 2)
    }
    #expect(
      lines == [
        "> Send a simple message: Start again (again)", "    > Moved in the file: it stands behind “Greet” now",
        "~ Ask a question: What do you need help with? (topic)",
        "    > Quick replies › “Talk to a person”: moved from place 3 to place 1",
      ])
  }

  @Test func theSummaryHasALineForEachAction() {
    var after = Sample.support
    after.live = true
    after.actions["greet"]?.name = "Hello"
    after.actions["greet"]?.next = nil
    after.actions["again"] = nil
    let told = ToldDifference(
      from: .init(Sample.support, in: Sample.acme), to: .init(after, in: Sample.acme), words: .english, tier: .rich)
    #expect(
      told.summary.map(\.text) == [
        "~ Chatflow settings: Live", "~ Send a simple message: Hello (greet): Action name, Then",
        "- Send a simple message: Start again (again)",
        "  Actions: 0 added, 1 removed, 1 changed, 0 moved. Settings: 1 changed.",
      ])
  }

  @Test func aWorkspaceIsToldByItsEntries() {
    var after = Sample.workspace
    let people = after.values["people"]?.records ?? []
    var omar = people[1]
    omar["status"] = .text("away")
    after.values["people"] = .records([omar, ["id": .text("eva"), "name": .text("Eva"), "time-zone": .text("UTC")]])
    let told = ToldDifference(ofWorkspacesFrom: Sample.workspace, to: after, words: .english, tier: .rich)
    #expect(
      told.lines.map(\.text) == [
        "~ Workspace", "    - Team members › “Anna Berg”", "        - Name: Anna Berg", "        - Id: anna",
        "    ~ Team members › “Omar Haddad” › Status: Available → Away", "    + Team members › “Eva”",
        "        + Name: Eva", "        + Id: eva", "        + Time zone: UTC",
      ])
  }

  // MARK: - Laws

  /// Some value of each shape; inside others, too.
  private static func values(_ fields: [Field]) -> FieldValues {
    var values = FieldValues()
    for field in fields { values[field.id] = value(field) }
    return values
  }

  private static func value(_ field: Field) -> FieldValue? {
    switch field.editor.shape {
    case .text(.word(let words)), .text(.route(let words, _)): .text(words.last ?? "")
    case .text(.hours): .text("09:00-12:00")
    case .text(.language): .text("sv")
    case .text: .text("Something")
    case .flag: .flag(field.defaultValue != .flag(true))
    case .number(let range): .number(range.upperBound)
    case .duration(let steps): .number(steps.last ?? 0)
    case .message, .propertyValue:
      .message(Message(RichText(literal: "Some text"), attachments: [Attachment(.file, "a")]))
    case .messages: .messages([Message(RichText(literal: "Some text"))])
    case .list: .list(["user:anna"])
    case .record(let inner, _): .record(values(inner))
    case .records(let shape): .records([values(shape.all)])
    case .edge, .replies: nil
    }
  }

  /// Whatever differs, the words are there for it, in every language.
  @Test(arguments: Language.all) func everyFieldIsToldInWords(language: Language) {
    let words = Words.of(language)
    var (before, after) = (Chatflow(name: "A"), Chatflow(name: "A"))
    after.values = Self.values(ChatflowSettings.fields)
    for kind in ActionKinds.all {
      var action = Action(id: ActionID(kind.id.text), kind: kind.id, name: kind.id.text)
      before.actions[action.id] = action
      action.values = Self.values(action.fields)
      action.replies = [QuickReply("Yes")]
      action.branches = [Branch(groups: [[Condition("response is empty")]])]
      for edge in kind.edges { action.edges[edge] = .end }
      after.actions[action.id] = action
    }
    let workspace = Workspace(Self.values(WorkspaceSettings.fields))
    let all =
      told(before, after, words: words) + told(after, before, words: words)
      + ToldDifference(ofWorkspacesFrom: Workspace(), to: workspace, words: words, tier: .rich).lines.map(\.text)
    #expect(all.count > 200)
    for line in all {
      #expect(!line.contains(/\b(field|panel|difference|edge|tab|value|action)\.[a-z]/), "\(line)")
    }
  }

  /// Whatever somebody does, what is told begins where something differs and ends where it is undone.
  @Test(arguments: 0..<12 as Range<UInt64>) func whateverIsDoneIsTold(seed: UInt64) throws {
    var session = Session(workspace: Sample.acme)
    var monkey = Monkey(seed: seed)
    for _ in 0..<150 {
      session.handle(monkey.event(on: session.state.size))
      let lines = told(Sample.support, session.flow, session.state.workspace)
      // What no file can hold is not written and not compared.
      guard let canonical = try? ChatflowFile.canonical(session.flow) else { continue }
      #expect(try lines.isEmpty == (canonical == ChatflowFile.canonical(Sample.support)), "\(lines)")
    }
  }
}
