import ChatflowEngine
import ChatflowModel
import Words

/// A conversation that somebody types, line by line. What it tells is a test that the conversation passes.
///
/// What a service answers is typed before it is asked, and told where it was.
public struct TypedChat: Sendable {
  private var rehearsal: Rehearsal
  private let workspace: Workspace
  private var transcript: Transcript
  /// How many turns were told.
  private var told = 0
  /// What services and the customer agent do when it is their turn, once each.
  private var answers: [AskedService: ServiceAnswer] = [:]
  private var deed: Input.CustomerAgentDeed?

  /// What followed from a line.
  public struct Told: Sendable {
    /// As lines of a test: what was done, then what happened.
    public internal(set) var lines: [String] = []
    /// The same without what a person said in it, who has it on the screen.
    public internal(set) var answers: [String] = []
    /// What happened.
    public internal(set) var happenings: [Happening] = []
    /// What was probably meant by words that are no answer, as a sentence.
    public internal(set) var hint: String?
  }

  /// A conversation that has not begun.
  public init(
    _ flow: PreparedFlow, in situation: Situation, now: UnixSeconds, tellsSilent: Bool = true,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) {
    workspace = flow.workspace
    rehearsal = Rehearsal(
      flow, in: situation, now: situation.time?.instant(in: workspace, zone: zone) ?? now, zone: zone)
    // A test begins at a minute.
    if situation.time == nil { rehearsal.now -= ((now % 60) + 60) % 60 }
    transcript = Transcript(tellsSilent: tellsSilent)
  }

  /// Whether anybody can say more: also where the session timed out, and the next message begins a new one.
  public var isOpen: Bool { !rehearsal.stand.isEnded || rehearsal.beginsAnew }

  /// Begins, and tells how: first the lines of the situation.
  public mutating func begin(named name: String, startingAt start: ActionID? = nil) -> Told {
    let time = rehearsal.clock(at: rehearsal.now, in: workspace)
    let head =
      ["test: \(name)"] + rehearsal.situation.lines(at: time) + (start.map { ["start: \($0)"] } ?? []) + [""]
    rehearsal.take(.start(at: start))
    var told = settle()
    told.lines = head + told.lines
    told.answers = head + told.answers
    return told
  }

  /// Takes a line.
  public mutating func take(_ line: String, _ words: Words) throws(ChatLine.Problem) -> Told {
    let steps = try ChatLine.steps(line, at: rehearsal.stand, in: workspace, words)
    for step in steps { try perform(step, words) }
    var told = settle()
    if told.happenings.contains(.ignored(.notOffered)), case .input(.visitor(let deed))? = steps.last,
      case .waits(let waiting) = rehearsal.stand, let meant = waiting.meant(by: deed)
    {
      told.hint = words("problem.suggestion", ["what": words["preview.ignored.not-offered"], "word": meant])
    }
    return told
  }

  private mutating func perform(_ step: ChatLine.Step, _ words: Words) throws(ChatLine.Problem) {
    switch step {
    case .input(let input): rehearsal.take(input)
    case .answer(let service, let answer): answers[service] = answer
    case .customerAgent(let deed):
      if case .withCustomerAgent = rehearsal.stand { rehearsal.take(.customerAgent(deed)) } else { self.deed = deed }
    case .silence(let seconds): rehearsal.wait(seconds: seconds)
    case .situation(let key, let text):
      do throws(RehearsalProblem) {
        try rehearsal.change(key, text, in: workspace)
      } catch {
        throw ChatLine.Problem(sentence: error.sentence(words))
      }
      rehearsal.take(.timeWentOn)
    }
  }

  /// Lets those answer who are asked, and tells what was not told yet.
  private mutating func settle() -> Told {
    var (answers, deed) = (answers, deed)
    rehearsal.play(saying: ChatRun.unsaid) { stand in
      switch stand {
      case .waitsForService(let wait): return answers.removeValue(forKey: wait.service).map { .service($0) }
      case .withCustomerAgent:
        defer { deed = nil }
        return deed.map { .customerAgent($0) }
      case .beforeStart, .waits, .withTeam, .ended: return nil
      }
    }
    (self.answers, self.deed) = (answers, deed)
    var result = Told()
    for turn in rehearsal.turns[told...] {
      let before = transcript.lines.count
      transcript.writeInput(of: turn)
      let between = transcript.lines.count
      transcript.writeHappenings(of: turn)
      result.lines += transcript.lines[before...]
      result.answers += transcript.lines[(turn.input.isOfPerson ? between : before)...]
      result.happenings += turn.happenings
    }
    told = rehearsal.turns.count
    return result
  }
}

extension Input {
  /// Whether somebody has just typed it.
  fileprivate var isOfPerson: Bool {
    switch self {
    case .visitor, .teamMember, .timeWentOn: true
    case .start, .customerAgent, .service: false
    }
  }
}
