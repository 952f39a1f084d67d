import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// A conversation that is typed is the same as one that is tried out any other way, and a test of itself.
@Suite struct TypedChatTests {
  /// Fed with what the visitor of a transcript does, it tells that transcript.
  @Test(arguments: Sample.names)
  func whatTheVisitorDoesGivesTheTranscript(name: String) throws {
    let prepared = PreparedFlow(try Sample.example(name), in: Sample.workspace)
    let explorer = Sample.explorer(of: prepared)
    for seed in 0..<250 as Range<UInt64> {
      let rehearsal = explorer.talk(seed: seed)
      let transcript = rehearsal.test(named: "A", in: Sample.workspace)
      let turn = try #require(rehearsal.turns.first)
      var chat = TypedChat(prepared, in: turn.situation, now: turn.now, zone: Sample.zone)
      var lines = chat.begin(named: "A").lines
      for case .visitor(let deed) in rehearsal.turns.map(\.input) {
        let typed = try #require(Transcript.lines(of: .visitor(deed)).first)
        lines += try chat.take(typed, .english).lines
      }
      #expect(lines == transcript, "seed \(seed)")
      if lines != transcript { return }
    }
  }

  /// Whatever is typed, what is told is a test that passes, until the end or somewhere before it.
  @Test func whatIsToldIsATestThatPasses() throws {
    let flow = try Sample.example("support-bot")
    let typed = [
      "1", "articles: fails: no network", "Invoices", "nothing", "[Show another]", "articles: none", "Pay", "2",
      "visitor: (is silent for 90s)", "at: 2026-06-01 14:20", "team: nobody", "anna@example.com", "It is broken",
      "page: https://example.com/help", "ticket: late", "Like this:\tbroken",
    ]
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    var situation = Situation()
    try situation.set(.contact, "firstname = \"Anna, # 1\"", in: Sample.workspace)
    try situation.set(.webhook, "500 {\n\n  \"a\": 1\n}", in: Sample.workspace)
    var chat = TypedChat(prepared, in: situation, now: 1_780_315_259, zone: Sample.zone)
    var lines = chat.begin(named: "A").lines
    for line in typed {
      lines += try chat.take(line, .english).lines
      let text = lines.joined(separator: "\n")
      let file = ChatFile(text, in: Sample.workspace)
      #expect(file.problems == [])
      let outcome = try #require(Sample.outcomes(text, following: flow).first)
      let told = outcome.failure.map { "\($0.line): " + $0.told(.english, of: flow).joined(separator: "\n") } ?? ""
      #expect(outcome.failure == nil, "\(told)\n\(text)")
      #expect(outcome.transcript.last == lines.last)
    }
    #expect(lines.contains("articles: fails: no network") && lines.contains("ticket: late"))
    #expect(lines.contains("visitor: (is silent for 90s)") && lines.contains("at: 2026-06-01 14:20"))
    #expect(lines.contains("team: nobody"))
  }

  private static let closed = """
    chatflow: 1
    name: Closed
    options: {session-timeout: 30m}
    start: ask
    actions:
      ask: {action: question, name: Ask, message: What?, free-text: false, replies: [Track an order, Return it]}

    """

  /// What is no answer is told with the one that was probably meant.
  @Test func aMisspelledReplyIsTold() throws {
    let flow = try #require(ChatflowFile.decode(Self.closed).flow)
    var chat = TypedChat(PreparedFlow(flow, in: Workspace()), in: Situation(), now: 0, zone: Sample.zone)
    _ = chat.begin(named: "A")
    for typed in ["Tarck an order", "[Tarck an order]"] {
      let told = try chat.take(typed, .english)
      #expect(told.lines.contains("-> ignored: not offered"))
      #expect(told.hint == "this is no answer here; did you mean “Track an order”?")
    }
    #expect(try chat.take("Something else", .english).hint == nil)
    #expect(try chat.take("Track an order", .english).hint == nil)
  }

  /// Where the session timed out nothing has ended: the next message begins a new one.
  @Test func aSessionThatTimedOutGoesOnWithTheNextMessage() throws {
    let flow = try #require(ChatflowFile.decode(Self.closed).flow)
    var chat = TypedChat(PreparedFlow(flow, in: Workspace()), in: Situation(), now: 0, zone: Sample.zone)
    _ = chat.begin(named: "A")
    #expect(try chat.take("visitor: (is silent for 30m)", .english).lines.contains { $0.hasPrefix("-> ends") })
    #expect(chat.isOpen)
    #expect(try chat.take("Hello?", .english).lines.contains("bot: What?"))
    _ = try chat.take("visitor: (closes the chat)", .english)
    #expect(!chat.isOpen)
  }

  @Test func aMistakeIsSaidAndChangesNothing() throws {
    let prepared = PreparedFlow(try Sample.example("support-bot"), in: Sample.workspace)
    var chat = TypedChat(prepared, in: Situation(), now: 0, zone: Sample.zone)
    _ = chat.begin(named: "A")
    for line in [
      "at: noon", "at: 1960-01-01 12:00", "at: 2030-01-01 12:00 Europe/Atlantis", "contact: a = b", "articles: \"",
      "team member: x", "(x)",
    ] {
      do throws(ChatLine.Problem) {
        let told = try chat.take(line, .english)
        #expect(line.hasPrefix("articles") && told.lines.isEmpty, "\(line)")
      } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
    #expect(try chat.take("3", .english).lines.first == "visitor: [Talk to a person]")
    // A smile is no deed that was not finished.
    #expect(try chat.take("<3", .english).lines.first == "visitor: \\<3")
  }
}
