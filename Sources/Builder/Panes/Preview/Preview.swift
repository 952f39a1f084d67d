import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Words

/// A conversation with the chatflow that is being built: what was said, what happened beside it, and in which situation.
///
/// It is no part of the chatflow, and nothing of it is sent or kept. It goes on while something else stands in the panel;
/// after an edit it is done again with the new version once it is looked at.
struct Preview: Sendable {
  /// The conversation.
  private(set) var rehearsal: Rehearsal
  /// The situation as it is written, like a saved one.
  private(set) var entry: FieldValues
  /// Where it began; nil for the first action.
  let start: ActionID?
  /// Whether the user answers for services and for the customer agent.
  var asksMe = false
  /// Whether what happens silently is told.
  var tellsSilent = true
  /// What is told of it, in order.
  private(set) var lines: [PreviewLine] = []
  /// Counts how often anything of it became another; one that takes the place of another goes on counting.
  private(set) var revision = 0
  /// Which state of the history it follows.
  private(set) var state: Int
  /// The turn from which on it goes another way than before the chatflow, or the situation, was changed.
  private(set) var parting: Int?
  /// The test of the list of tests whose conversation it is, as long as that does not go on.
  var test: ListedTest?

  /// Where a test stands in the list of tests.
  struct ListedTest: Hashable, Sendable {
    let title: String
    let row: Int
  }

  /// A conversation that has not begun.
  init(
    _ flow: PreparedFlow, state: Int, in entry: FieldValues, now: UnixSeconds, start: ActionID?, after old: Preview?
  ) {
    let situation = Situation(entry, in: flow.workspace)
    rehearsal = Rehearsal(
      flow, in: situation, now: situation.begin(in: flow.workspace) ?? now, zone: { NamedTimeZone.known($0) })
    (self.entry, self.start, self.state) = (entry, start, state)
    revision = old?.revision ?? 0
  }

  /// A conversation that was had.
  init(_ rehearsal: Rehearsal, state: Int, after old: Preview?, _ told: PreviewWords) {
    self.rehearsal = rehearsal
    entry = FieldValues(rehearsal.turns.first?.situation ?? rehearsal.situation)
    start = rehearsal.start
    self.state = state
    revision = old?.revision ?? 0
    tellAll(told)
  }

  /// Whether something that the situation says cannot be read, and is as it usually is.
  var isMistaken: Bool { !Situation.problems(of: entry, in: rehearsal.conversation.flow.workspace).isEmpty }

  /// What the visitor can choose now.
  var replies: [OfferedReply] { waiting?.replies ?? [] }

  /// What the visitor is asked, if they are.
  var waiting: Waiting? { if case .waits(let waiting) = rehearsal.stand { waiting } else { nil } }

  /// Whether a service or the customer agent is to answer, which the user does.
  var owesAnswer: Bool { asksMe && rehearsal.answer(saying: "") != nil }

  /// How many inputs there were that the user gave, the beginning included.
  var steps: [Int] { rehearsal.turns.indices.filter { !rehearsal.turns[$0].isPlayed } }
}

/// What happens to it.
extension Preview {
  /// Begins it.
  mutating func begin(_ told: PreviewWords) { take(.start(at: start), told) }

  /// Takes what the user does, and lets the situation answer what follows from it unless the user does.
  mutating func take(_ input: Input, after seconds: UnixSeconds = 0, _ told: PreviewWords) {
    (parting, test) = (nil, nil)
    rehearsal.now += max(0, seconds)
    let before = rehearsal.turns.count
    rehearsal.take(input)
    if !asksMe { rehearsal.play(saying: told.madeUpAnswer(in:)) }
    tell(from: before, told)
  }

  /// Says something else of the situation, from now on.
  mutating func change(
    _ key: SituationKey, _ text: String, in workspace: Workspace, _ told: PreviewWords
  ) throws(RehearsalProblem) {
    try rehearsal.change(key, text, in: workspace)
    take(.timeWentOn, told)
  }

  /// Lets the situation answer as long as it is asked.
  mutating func play(_ told: PreviewWords) {
    test = nil
    let before = rehearsal.turns.count
    rehearsal.play(saying: told.madeUpAnswer(in:))
    tell(from: before, told)
  }

  private mutating func tell(from first: Int, _ told: PreviewWords) {
    for turn in first..<rehearsal.turns.count { lines += told.lines(of: rehearsal.turns, at: turn) }
    revision += 1
  }

  /// Does it again without what came from a turn on.
  mutating func stepBack(to turn: Int, _ told: PreviewWords) {
    (parting, test) = (nil, nil)
    rehearsal = rehearsal.again(upTo: turn)
    tellAll(told)
  }

  /// Does it again with a chatflow, or in a situation, that was changed: what the user did is done again, and the situation
  /// answers anew. What fits no longer is left out.
  mutating func replay(following flow: PreparedFlow, state: Int, in entry: FieldValues, _ told: PreviewWords) {
    let old = rehearsal
    let isOther = entry != self.entry
    let situation = Situation(entry, in: flow.workspace)
    let begin = old.turns.first?.now ?? old.now
    let first = old.turns.first?.situation ?? old.situation
    let newBegin = isOther ? situation.begin(in: flow.workspace) ?? begin : begin
    rehearsal = Rehearsal(flow, in: situation, now: newBegin, zone: { NamedTimeZone.known($0) })
    (self.entry, self.state) = (entry, state)
    for (index, turn) in old.turns.enumerated() where !turn.isPlayed {
      rehearsal.now = newBegin + (turn.now - begin)
      rehearsal.situation = situation.changed(from: first, to: turn.situation)
      if case .service = turn.input, !rehearsal.waitsForService { continue }
      rehearsal.take(turn.input)
      if asksMe, old.turns[checked: index + 1]?.isPlayed != true { continue }
      rehearsal.play(saying: told.madeUpAnswer(in:))
    }
    rehearsal.now = newBegin + (old.now - begin)
    rehearsal.situation = situation.changed(from: first, to: old.situation)
    parting = isOther ? nil : old.parting(from: rehearsal)
    if isOther { test = nil }
    tellAll(told)
  }

  /// Tells all anew: with other words, or without what happens silently.
  mutating func tellAll(_ told: PreviewWords) {
    lines = []
    for index in rehearsal.turns.indices {
      if index == parting { lines.append(PreviewLine(.remark(told.words["preview.parting"]), turn: index)) }
      lines += told.lines(of: rehearsal.turns, at: index)
    }
    revision += 1
  }

  /// The way that it took through the chatflow.
  var way: ConversationWay {
    var way = ConversationWay(stand: rehearsal.stand.action)
    for turn in rehearsal.turns {
      for case .went(let went) in turn.happenings {
        if case .action(let id) = went.to { way.passed.insert(id) }
        if let from = went.from, let port = went.port { way.taken.insert(BranchID(from, port)) }
      }
    }
    return way
  }
}

extension Situation {
  /// When a conversation in it begins; nil where that is now.
  fileprivate func begin(in workspace: Workspace) -> UnixSeconds? {
    time?.instant(in: workspace) { NamedTimeZone.known($0) }
  }
}

extension Rehearsal {
  fileprivate var waitsForService: Bool { if case .waitsForService = stand { true } else { false } }

  /// The first of its turns after which another conversation goes another way; nil if none does.
  fileprivate func parting(from other: Rehearsal) -> Int? {
    let pairs = zip(turns, other.turns)
    if let index = pairs.enumerated().first(where: { !$1.0.leads(as: $1.1) })?.offset { return index }
    return turns.count == other.turns.count ? nil : min(turns.count, other.turns.count) - 1
  }
}

extension Rehearsal.Turn {
  /// Whether another turn leads the same way, whatever was said meanwhile.
  fileprivate func leads(as other: Rehearsal.Turn) -> Bool {
    ways == other.ways && ends == other.ends
  }

  private var ways: [Destination] {
    happenings.compactMap { if case .went(let went) = $0 { went.to } else { nil } }
  }

  private var ends: [Happening] {
    happenings.filter {
      switch $0 {
      case .ended, .ignored, .skipped: true
      default: false
      }
    }
  }
}
