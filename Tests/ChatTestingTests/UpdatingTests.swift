import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Randomness
import OrderedCollections
import Testing
import Words

/// Writing what happened into the tests that fail.
@Suite struct UpdatingTests {
  /// After a change of the chatflow, tests say what happens now, as far as nobody has to choose anew; and nothing else is
  /// changed.
  @Test(arguments: Sample.names)
  func whatHappenedIsWrittenAndNothingElse(name: String) throws {
    let flow = try Sample.example(name)
    let file = ChatFile(try Sample.tests(of: name), in: Sample.workspace)
    var random = SeededRandom(seed: 7)
    let changed = Mutant.all(of: flow).map(\.flow) + Self.reworded(flow)
    for other in changed.shuffled(using: &random).prefix(12) {
      let prepared = PreparedFlow(other, in: Sample.workspace)
      let (updated, updates) = file.updated(following: prepared, in: Sample.workspace, zone: Sample.zone)
      #expect(updated.problems == [])
      #expect(updated.outside == file.outside)
      for update in updates {
        #expect(Array(updated.lines.dropFirst(update.line - 1).prefix(update.new.count)).count == update.new.count)
      }
      for test in updated.tests {
        let outcome = ChatRun.outcome(of: test, following: prepared, in: Sample.workspace, zone: Sample.zone)
        let told = outcome.failure?.told(.english, of: other).joined(separator: "\n") ?? ""
        #expect(outcome.failure?.needsAnAuthor != false, "\(test.name)\n\(told)")
      }
      let (again, further) = updated.updated(following: prepared, in: Sample.workspace, zone: Sample.zone)
      #expect(further == [])
      #expect(again.text == updated.text)
    }
  }

  /// Where nothing fails, nothing is written, however it is laid out.
  @Test func aFileThatPassesStaysAsItIs() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "# First\r\n\r\ntest: A\nbot: …\r\n\n\n# Last"
    let file = ChatFile(text, in: Workspace())
    let (updated, updates) = file.updated(following: PreparedFlow(flow), in: Workspace(), zone: Sample.zone)
    #expect(updates == [] && updated.text == text)
  }

  /// Also where more is gone than stays: each line that did not happen goes, and what happened is written to the end.
  @Test func moreMayGoThanStays() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let gone = (1...12).map { "-> contact.firstname = \($0)" }
    let text = (["test: A", "bot: Good evening"] + gone).joined(separator: "\n") + "\nbot: Bye\n"
    let prepared = PreparedFlow(flow)
    let (updated, updates) = ChatFile(text, in: Workspace()).updated(
      following: prepared, in: Workspace(), zone: Sample.zone)
    #expect(updates.count > gone.count)
    let test = try #require(updated.tests.first)
    #expect(ChatRun.outcome(of: test, following: prepared, in: Workspace(), zone: Sample.zone).failure == nil)
    #expect(!updated.text.contains("contact.firstname"))
  }

  /// What comes first stands behind all that is said of the situation, be it several lines.
  @Test func whatIsSaidOfTheSituationStaysTogether() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "test: A\nwebhook: 200 {\n  \"price\": 3 }\n"
    let prepared = PreparedFlow(flow)
    let file = ChatFile(text, in: Workspace())
    #expect(file.problems == [])
    let (updated, updates) = file.updated(following: prepared, in: Workspace(), zone: Sample.zone)
    #expect(!updates.isEmpty && updated.text.hasPrefix(text))
  }

  @Test func onlyTheLinesThatFailAreWritten() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = """
      test: A
      bot: Good day
           <file: guide.txt>

      # What is asked
      bot: ~ what next
           [Order] [Person]
      visitor: [Order]

      # The thanks
      -> contact.reason = gift
      -> goes to thanks

      test: B
      # Not wanted
      bot: …
      visitor: [Person]
      """
    let expected = """
      test: A
      bot: Hello **Anna**, how are you?
           <file: guide.txt>

      # What is asked
      bot: ~ what next
           [Order] [Person]
      visitor: [Order]

      # The thanks
      -> contact.reason = order (queued)
      -> goes to thanks
      bot: Thank you.

           Bye.

      test: B
      # Not wanted
      bot: …
      visitor: [Person]
      """
    let (updated, updates) = ChatFile(text, in: Workspace()).updated(
      following: PreparedFlow(flow), in: Workspace(), zone: Sample.zone, where: { $0.name == "A" })
    #expect(updated.text == expected)
    #expect(updates.map(\.line) == [2, 11, 13])
    let (all, more) = updated.updated(following: PreparedFlow(flow), in: Workspace(), zone: Sample.zone)
    #expect(all.text == expected + "\nbot: Welcome.\n")
    #expect(more.map(\.line) == [21])
  }

  /// Comments in a block stay where they are.
  @Test func aBlockKeepsItsComments() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = """
      test: A
      any order
        # The greeting
        bot: ~ hello
             <file: guide.txt>

        # What is asked
        bot: ~ what next
             [Order] [Person]
        # Nothing else
      end
      visitor: [Person]
      """
    let (updated, updates) = ChatFile(text, in: Workspace()).updated(
      following: PreparedFlow(flow), in: Workspace(), zone: Sample.zone)
    #expect(updated.text == text + "\nbot: Welcome.\n" && updates.count == 1)
  }

  /// A test begins as what the visitor does, and the rest is written.
  @Test func aTestIsBegunWithWhatTheVisitorDoes() throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "test: A\nat: 2026-06-01 12:00\n\n# First\nvisitor: [Order]"
    let (updated, _) = ChatFile(text, in: Workspace()).updated(
      following: PreparedFlow(flow), in: Workspace(), zone: Sample.zone)
    #expect(
      updated.text == """
        test: A
        at: 2026-06-01 12:00

        \(FailureTests.hello)# First
        visitor: [Order]
        bot: Thank you.

             Bye.

        """)
  }

  /// The chatflow with each message saying something else.
  private static func reworded(_ flow: Chatflow) -> [Chatflow] {
    flow.actions.values.compactMap { action in
      guard case .message(let message)? = action.values["message"] else { return nil }
      var changed = flow
      var other = action
      other.values["message"] = .message(
        Message(RichText(text: message.text.text(tools: .formatting) + "\n\nOne [line] …\n- more", tools: .formatting)))
      changed.actions[action.id] = other
      return changed
    }
  }
}

extension ChatFile {
  /// The lines that belong to no step, in order.
  fileprivate var outside: [String] {
    var steps: Set<Int> = []
    for test in tests { for step in test.steps { steps.formUnion(step.lines) } }
    return lines.indices.filter { !steps.contains($0 + 1) }.map { lines[$0] }
  }
}

extension ChatFailure {
  /// Whether nobody can write for its author what is to be done instead.
  fileprivate var needsAnAuthor: Bool {
    switch reason {
    case .notOffered, .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation(.backInTime): true
    case .otherBubble, .noBubble, .furtherBubble, .notHappened, .situation, .noSituation, .noAction: false
    }
  }
}
