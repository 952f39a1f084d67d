import ChatflowEngine
import ChatflowModel

/// A conversation as lines of a file of tests: what is written so is read as a test that the conversation passes.
public struct Transcript: Sendable {
  /// The lines.
  public private(set) var lines: [String] = []
  /// Whether what happens beside the talk is written too.
  public let tellsSilent: Bool

  /// The situation and the time so far.
  private var last: (situation: Situation, now: UnixSeconds)?
  /// Who was asked last.
  private var asked: AskedService?

  /// An empty one.
  public init(tellsSilent: Bool = true) { self.tellsSilent = tellsSilent }

  /// Writes what was taken and what followed.
  public mutating func write(_ turn: Rehearsal.Turn) {
    writeInput(of: turn)
    writeHappenings(of: turn)
  }

  /// Writes what was taken, and what has changed until then. How it begins is no step, and neither is what the situation
  /// answers of itself.
  mutating func writeInput(of turn: Rehearsal.Turn) {
    writeChange(to: turn.situation, at: turn.now)
    if turn.isPlayed { return }
    if case .service(let answer) = turn.input, answer.service == nil, let asked {
      lines += Self.said("\(asked.key.rawValue): ", answer.text)
    } else {
      lines += Self.lines(of: turn.input)
    }
  }

  /// Writes what followed.
  mutating func writeHappenings(of turn: Rehearsal.Turn) {
    for happening in turn.happenings {
      if case .asks(let request) = happening { asked = request.service }
      lines += Self.lines(of: happening, tellsSilent: tellsSilent)
    }
  }

  /// Writes what is otherwise than it was: the situation, or the time alone.
  private mutating func writeChange(to situation: Situation, at now: UnixSeconds) {
    defer { last = (situation, now) }
    guard let last else { return }
    for key in SituationKey.allCases where key.canChange && situation.text(key) != last.situation.text(key) {
      lines.append("\(key.rawValue): \(situation.text(key) ?? key.usualText)")
    }
    if now > last.now, situation.time == last.situation.time {
      lines.append("visitor: (is silent for \(ChatReader.duration(now - last.now)))")
    }
  }

  /// The lines of something that happened; none for what the visitor does not read, where that is not told.
  public static func lines(of happening: Happening, tellsSilent: Bool) -> [String] {
    if case .said(let said) = happening { return said.isOfChatflow ? lines(of: BubbleText(said)) : [] }
    guard tellsSilent, let line = SilentLine(happening) else { return [] }
    return ["-> \(line.line)"]
  }

  /// The lines of a bubble.
  public static func lines(of bubble: BubbleText) -> [String] {
    let texts = bubble.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var first = texts[0]
    if bubble.text == "…" || "/~\\".contains(first.first ?? " ") { first = "\\" + first }
    // What would be quick replies or a file is the text's own.
    let further = texts.dropFirst().map { line in
      line.isBlank ? "" : indentation + ("[<\\".contains(line.first ?? " ") ? "\\" + line : line)
    }
    let buttons =
      bubble.replies.isEmpty ? [] : [indentation + bubble.replies.map(Buttons.written).joined(separator: " ")]
    return [first.isEmpty ? "bot:" : "bot: \(first)"] + further + bubble.attachments.map { indentation + $0 } + buttons
  }

  /// The lines of something that was taken.
  public static func lines(of input: Input) -> [String] {
    switch input {
    case .start: []
    case .visitor(let deed): lines(of: deed)
    case .timeWentOn: []
    case .customerAgent(.answers(let text)): said("customer agent: says ", text)
    case .customerAgent(let deed): ["customer agent: \(deed.part.rawValue)"]
    case .teamMember(.answers(let text)): said("team member: says ", text)
    case .teamMember(.resolves): ["team member: resolves"]
    case .service(let answer): answer.service.map { said("\($0.key.rawValue): ", answer.text) } ?? []
    }
  }

  private static func lines(of deed: Input.VisitorDeed) -> [String] {
    switch deed {
    case .says(let text): said("visitor: ", escaped(text))
    case .chooses(let labels): ["visitor: " + labels.map(Buttons.written).joined(separator: " ")]
    case .sends(let file): ["visitor: <file: \(file)>"]
    case .closes: ["visitor: (closes the chat)"]
    }
  }

  private static func escaped(_ text: String) -> String {
    "[<(/~…\\".contains(text.first ?? " ") ? "\\" + text : text
  }

  static func said(_ key: String, _ text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return ["\(key)\(lines[0])"] + lines.dropFirst().map { $0.isBlank ? "" : indentation + $0 }
  }

  static let indentation = "     "
}

extension Said {
  /// Whether a chatflow, its workspace or a service says it; not what the customer agent or a team member thought up.
  var isOfChatflow: Bool {
    if case .outside = source { speaker == .bot } else { true }
  }
}

extension Input.CustomerAgentDeed {
  /// The word for it.
  var part: CustomerAgentPart {
    switch self {
    case .answers: .answers
    case .cannotAnswer: .cannotAnswer
    case .wasAskedForHuman: .isAskedForHuman
    case .wasPaused: .paused
    case .failed: .fails
    }
  }
}

extension ServiceAnswer {
  /// Which service answers so; nil where each can.
  var service: AskedService? {
    switch self {
    case .webhook: .webhook
    case .snippet: .snippet
    case .articles: .articles
    case .freeTimes: .freeTimes
    case .booked: .booking
    case .ticket: .ticket
    case .late, .failed: nil
    }
  }
}

extension SituationKey {
  /// How it is written that something that can change is as it usually is.
  fileprivate var usualText: String {
    switch self {
    case .team: TeamPresence.byWorkspace.text
    case .visits: "1"
    case .at, .page, .language, .country, .contact, .company, .owner, .customerAgent, .webhook, .snippet, .articles,
      .meeting, .booking, .ticket:
      ""
    }
  }
}

extension Situation {
  /// What it says, as the lines of a test have it; with the time at which a conversation began.
  public func lines(at time: SituationTime?) -> [String] {
    var situation = self
    situation.time = time ?? self.time
    return SituationKey.allCases.flatMap { key in
      situation.text(key).map { Transcript.said("\(key.rawValue): ", $0) } ?? []
    }
  }
}

extension Rehearsal {
  /// The conversation as a test with a name, which it passes: the situation in which it began, and what was said.
  public func test(named name: String, in workspace: Workspace) -> [String] {
    var transcript = Transcript()
    for turn in turns { transcript.write(turn) }
    var lines = ["test: \(name)"] + (turns.first?.situation ?? situation).lines(at: beginning(in: workspace))
    if let start { lines.append("start: \(start)") }
    return lines + [""] + transcript.lines
  }
}
