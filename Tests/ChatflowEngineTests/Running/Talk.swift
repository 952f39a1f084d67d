import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// A conversation that a test holds, with what happens as short lines.
struct Talk {
  var conversation: Conversation
  var world: World

  /// A conversation with a chatflow that is written as in a file, actions only; the first of them runs first.
  init(
    _ actions: String, settings: String = "", workspace: String = "", visitor: Visitor = Visitor(),
    at time: String = "2026-11-27 15:00", isBroken: Bool = false
  ) throws {
    let first = actions.split(separator: ":").first ?? ""
    let text =
      "chatflow: 1\nname: Test bot\n\(settings.isEmpty ? "" : settings + "\n")start: \(first)\nactions:\n\(actions.indented)\n"
    let opened = ChatflowFile.decode(text)
    let shared = WorkspaceFile.decode("workspace: 1\n\(workspace)\n")
    let problems = opened.problems.filter { $0.severity == .error } + shared.problems
    #expect(isBroken || problems.isEmpty, "\(problems)")
    self.init(try #require(opened.flow), shared.workspace, visitor, at: time)
  }

  init(_ flow: Chatflow, _ workspace: Workspace = Workspace(), _ visitor: Visitor = Visitor(), at time: String) {
    self.init(Conversation(with: visitor, following: PreparedFlow(flow, in: workspace)), at: time)
  }

  init(_ conversation: Conversation, at time: String) {
    self.conversation = conversation
    world = World(now: Self.instant(time)) { NamedTimeZone($0) }
  }

  /// `2026-11-27 15:00` in UTC.
  static func instant(_ text: String) -> UnixSeconds {
    let parts = text.split(separator: " ")
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    return Int64(CalendarDay(text: parts[0])?.number ?? 0) * 86_400 + clock[0] * 3600 + clock[1] * 60
  }

  var stand: Stand { conversation.state.stand }

  /// What follows from an input, with nothing else.
  mutating func take(_ input: Input) -> [Happening] { conversation.take(input, in: world) }

  /// What follows from an input, as lines.
  mutating func lines(_ input: Input) -> [String] { take(input).flatMap(\.lines) }
  mutating func start(at id: ActionID? = nil) -> [String] { lines(.start(at: id)) }
  mutating func says(_ text: String) -> [String] { lines(.visitor(.says(text))) }
  mutating func chooses(_ labels: String...) -> [String] { lines(.visitor(.chooses(labels))) }
  mutating func answers(_ answer: ServiceAnswer) -> [String] { lines(.service(answer)) }
  mutating func pass(minutes: Int64) { world.now += minutes * 60 }
}

extension String {
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
  }
}

extension Happening {
  /// What happened, as short lines.
  var lines: [String] {
    switch self {
    case .said(let said):
      let who = said.speaker == .bot ? "" : "\(said.speaker.rawValue): "
      let files = said.attachments.map { "<\($0.location)>" }.joined()
      let replies = said.replies.map { "[\($0.label)]" }.joined()
      return [who + said.text.text(tools: .formatting) + files + replies]
    case .waits(let waiting):
      return ["? \(waiting.purpose.rawValue)\(waiting.attempts > 1 ? " \(waiting.attempt)/\(waiting.attempts)" : "")"]
    case .went(let went):
      let target =
        switch went.to {
        case .action(let id): id.text
        case .end: "end"
        }
      return ["-> \(target) (\(went.why.line))"]
    case .skipped(let id, let why): return ["skips \(id): \(why.line)"]
    case .wrote(let written): return ["\(written.property) = \(written.new) (\(written.outcome.line))"]
    case .did(let deed): return ["\(deed.what) (\(deed.outcome.rawValue))"]
    case .asks(let request): return ["asks \(request.line)"]
    case .handedOver(let over): return ["hands over: \(over.to.line)"]
    case .handoff(let handoff):
      return ["handoff: \(handoff.trigger), \(handoff.process.rawValue)\(handoff.makesTicket ? ", ticket" : "")"]
    case .ended(let ending): return ["ends: \(ending.why.rawValue)"]
    case .trouble(let trouble): return ["trouble: \(trouble.line)"]
    case .ignored(let reason): return ["ignored: \(reason)"]
    }
  }
}

extension Went.Reason {
  fileprivate var line: String {
    switch self {
    case .start: "start"
    case .reply(let label): "[\(label)]"
    case .branch(_, let condition): condition
    case .otherwise: "otherwise"
    case .edge(let edge): edge.text
    case .named(let name): "named \(name)"
    }
  }
}

extension SkipReason {
  fileprivate var line: String {
    switch self {
    case .known(let property, let value): "\(property) is \(value)"
    case .closed: "closed"
    case .unavailable(let agent): agent.rawValue
    case .failed: "failed"
    }
  }
}

extension Written.Outcome {
  fileprivate var line: String {
    if case .unknownToken(let token) = self { "\(token) is unknown" } else { "\(self)" }
  }
}

extension ServiceRequest {
  fileprivate var line: String {
    switch self {
    case .webhook(let request): request.url
    case .snippet(let request): request.code
    case .articles(_, let base, let about, let most): "articles of \(base) about \(about), \(most)"
    case .freeTimes(_, let calendar): "times of \(calendar.line)"
    case .booking(_, let calendar, let time): "\(calendar.line) to book \(time)"
    case .ticket(let ticket):
      "ticket \(ticket.subject)/\(ticket.content)/\(ticket.pipeline ?? "-")/\(ticket.status ?? "-")/\(ticket.priority)"
        + "/\(ticket.owner?.text ?? "-")/\(ticket.properties.map { "\($0.name)=\($0.value)" }.joined())"
    }
  }
}

extension CalendarRequest {
  fileprivate var line: String {
    switch self {
    case .page(let id): id
    case .person(let id): "user:\(id)"
    }
  }
}

extension HandedOver.Taker {
  fileprivate var line: String {
    switch self {
    case .customerAgentAnswers(let message): "answers \(message ?? "nothing")"
    case .customerAgentSends: "sends"
    case .customerAgentFollows(let text, let files):
      "follows \(text.text(tools: []))\(files.map { "<\($0.location)>" }.joined())"
    case .teamMembers(let people, let isThere):
      "team \(people.map(\.text).joined(separator: ","))\(isThere ? " there" : " away")"
    }
  }
}

extension Trouble {
  fileprivate var line: String {
    switch self {
    case .noStart: "no start"
    case .missingTarget(let id): "\(id) is missing"
    case .brokenAction(let id): "\(id) is broken"
    case .unknownKind(_, let kind): "\(kind) is unknown"
    case .unreadableCondition(_, _, let sentence): "condition \(sentence)"
    case .noWayToAnswer(let id): "no answer to \(id)"
    case .endless(let path): "endless, \(path.count)"
    case .failure(let id, let failure): "\(id) failed: \(failure)"
    }
  }
}
