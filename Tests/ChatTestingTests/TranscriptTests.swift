import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// What is written of a conversation is a test that the conversation passes.
@Suite struct TranscriptTests {
  @Test(arguments: Sample.names)
  func aConversationWrittenDownIsATestThatPasses(name: String) throws {
    let flow = try Sample.example(name)
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    for seed in 0..<12 as Range<UInt64> {
      let rehearsal = Sample.visitor(of: prepared, seed)
      let text = (rehearsal.test(named: "A", in: Sample.workspace) + [""]).joined(
        separator: "\n")
      let file = ChatFile(text, in: Sample.workspace)
      #expect(file.problems == [], "seed \(seed)\n\(text)")
      let outcome = Sample.outcomes(text, following: flow).first
      let told = outcome?.failure?.told(.english, of: flow).joined(separator: "\n") ?? ""
      #expect(outcome != nil && outcome?.failure == nil, "seed \(seed): \(told)\n\(text)")
      #expect(outcome?.taken == rehearsal.turns.flatMap(\.happenings).taken, "seed \(seed)")
    }
  }

  /// Without what is silent it passes as well; with any bubble left out it does not.
  @Test(arguments: Sample.names)
  func whatTheVisitorSeesIsToldCompletely(name: String) throws {
    let flow = try Sample.example(name)
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    for seed in 0..<3 as Range<UInt64> {
      let rehearsal = Sample.visitor(of: prepared, seed)
      let lines = rehearsal.test(named: "A", in: Sample.workspace).filter {
        !$0.hasPrefix("->")
      }
      #expect(Sample.outcomes(lines.joined(separator: "\n"), following: flow).first?.failure == nil, "seed \(seed)")
      let test = ChatFile(lines.joined(separator: "\n"), in: Sample.workspace).tests[0]
      let bubbles = test.steps.filter { if case .bot = $0.content { true } else { false } }
      // A long conversation says the same again and again.
      for step in bubbles.prefix(15) {
        var fewer = lines
        fewer.removeSubrange((step.lines.lowerBound - 1)..<(step.lines.upperBound - 1))
        #expect(
          Sample.outcomes(fewer.joined(separator: "\n"), following: flow).first?.failure != nil,
          "seed \(seed), without line \(step.lines.lowerBound)\n\(lines.joined(separator: "\n"))")
      }
    }
  }

  /// What an author writes can look like anything.
  @Test(arguments: [
    "…", "/x/", "~ x", "\\", "[a] [b]", "One\n[a] [b]", "One\n<file: x>", "One\n\n\nTwo", "# no comment", "One\n# two",
    "-> x",
    "**bold** and *not*", "- a\n- b", "1. a\n2. b", "a … b", "bot: x\nvisitor: y", "x\n\\[y]", "[", "", "a\n\\",
    "(closes the chat)",
    "\\/x/", "~", "-", "1.",
  ])
  func anyTextOfABubbleIsReadAsItself(text: String) throws {
    var flow = Chatflow(name: "Bot")
    let message = Message(RichText(text: text, tools: .formatting))
    var action = Action(id: "a", kind: "message", name: "A")
    action.values["message"] = .message(message)
    flow.actions["a"] = action
    flow.start = .to("a")
    var rehearsal = Rehearsal(PreparedFlow(flow), in: Situation(), now: 0, zone: Sample.zone)
    rehearsal.take(.start())
    let lines = rehearsal.test(named: "A", in: Workspace())
    let outcome = Sample.outcomes(lines.joined(separator: "\n"), following: flow, in: Workspace()).first
    #expect(outcome?.failure == nil, "\(lines.joined(separator: "\n"))\n\(String(describing: outcome?.failure))")
  }

  /// And so can what a visitor writes.
  @Test(arguments: [
    "…", "/x/", "~ x", "\\", "[Billing]", "[a] [b]", "<file: x>", "(closes the chat)", "(is silent for 3m)", "# x",
    "-> x", "bot: x",
    "a\nb", "\\[x", "a: b",
  ])
  func anyTextOfAVisitorIsReadAsItself(text: String) throws {
    let lines = Transcript.lines(of: .visitor(.says(text)))
    let file = ChatFile((["test: A"] + lines).joined(separator: "\n"), in: Workspace())
    #expect(file.problems == [])
    guard case .visitor(.says(let read))? = file.tests.first?.steps.first?.content else {
      Issue.record("\(lines)")
      return
    }
    #expect(read == text)
  }
}
