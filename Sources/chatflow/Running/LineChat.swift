import ChatTesting
import ChatflowEngine
import ChatflowModel
import Glibc
import Host
import Words

/// A conversation on the standard streams, in the form of a test: what is printed can be kept as one.
struct LineChat {
  private var rehearsal: Rehearsal
  private let workspace: Workspace
  private let isSilent: Bool
  private let isJSON: Bool
  /// How many turns were told.
  private var told = 0

  init(_ flow: PreparedFlow, _ situation: Situation, isSilent: Bool, isJSON: Bool) {
    workspace = flow.workspace
    let zone: @Sendable (String) -> (any TimeZoneRules)? = { MachineZones.rules($0) }
    let now = situation.time?.instant(in: flow.workspace, zone: zone) ?? Machine.now()
    rehearsal = Rehearsal(flow, in: situation, now: now, zone: zone)
    (self.isSilent, self.isJSON) = (isSilent, isJSON)
  }

  /// Talks until the input ends, or there is nothing more to say.
  mutating func run(startingAt start: ActionID?) throws(Failure) {
    if !isJSON { try begin(startingAt: start) }
    rehearsal.take(.start(at: start))
    try settle()
    while isOpen {
      if Streams.areSeen, !isJSON { try Streams.output(prompt) }
      guard let line = Streams.line() else { break }
      try take(line)
    }
    if Streams.areSeen, isOpen, !isJSON { try Streams.output("\n") }
  }

  private func begin(startingAt start: ActionID?) throws(Failure) {
    let zone: any TimeZoneRules = workspace.officeHours.flatMap { MachineZones.rules($0.timeZone) } ?? FixedTimeZone.utc
    let time = LocalTime(rehearsal.now, zone: zone)
    let clock = SituationTime(time.day, minute: time.second / 60, zone: rehearsal.situation.time?.zone)
    let head =
      ["test: \(Words.ours["chat.untitled"])"]
      + rehearsal.situation.lines(at: rehearsal.situation.time ?? clock) + (start.map { ["start: \($0)"] } ?? []) + [""]
    try output(head)
  }

  private var isOpen: Bool {
    switch rehearsal.stand {
    case .ended: false
    case .beforeStart, .waits, .waitsForService, .withCustomerAgent, .withTeam: true
    }
  }

  /// What stands before the visitor's words on a terminal.
  private let prompt = "visitor: "

  private mutating func take(_ line: String) throws(Failure) {
    let line = line.trimmingSpaces
    guard !line.isEmpty else { return }
    do throws(ChatLine.Problem) {
      let steps = try ChatLine.steps(line, at: rehearsal.stand, in: workspace, .ours)
      for step in steps { try perform(step) }
    } catch {
      Streams.say(error.sentence)
    }
    try settle()
  }

  private mutating func perform(_ step: ChatLine.Step) throws(ChatLine.Problem) {
    switch step {
    case .input(let input): rehearsal.take(input)
    case .silence(let seconds): rehearsal.wait(seconds: seconds)
    case .situation(let key, let text):
      do throws(SituationProblem) {
        try rehearsal.situation.set(key, text, in: workspace)
      } catch {
        throw ChatLine.Problem(sentence: error.sentence(.ours))
      }
      if key == .at, let time = rehearsal.situation.time {
        rehearsal.now = max(rehearsal.now, time.instant(in: workspace, zone: { MachineZones.rules($0) }))
      }
      rehearsal.take(.timeWentOn)
    }
  }

  /// Lets those answer who are asked, and tells what was not told yet.
  private mutating func settle() throws(Failure) {
    rehearsal.play(saying: ChatRun.unsaid)
    for turn in rehearsal.turns[told...] {
      if isJSON {
        for happening in turn.happenings { try Streams.output(happening.json.line + "\n") }
      } else {
        // Who sits at a terminal has just typed it.
        let own = Streams.areSeen || turn.isPlayed ? [] : Transcript.lines(of: turn.input)
        try output(own + turn.happenings.flatMap { Transcript.lines(of: $0, tellsSilent: !isSilent) })
      }
    }
    told = rehearsal.turns.count
  }

  private func output(_ lines: [String]) throws(Failure) {
    for line in lines { try Streams.output(Printable.text(line) + "\n") }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
