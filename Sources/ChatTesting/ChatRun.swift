import ChatflowEngine
import ChatflowModel

/// A test being run.
public struct ChatRun: Sendable {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The test.
    public let test: ChatTest
    /// Why it failed; nil if it passed.
    public let failure: ChatFailure?
    /// Which connections were taken, in order.
    public let taken: [Went]
    /// The conversation, up to where it failed.
    public let rehearsal: Rehearsal
  }

  /// What stands for words of the customer agent that nobody wrote down.
  public static let unsaid = "…"

  private let test: ChatTest
  private var rehearsal: Rehearsal
  /// What has happened and was not looked at yet.
  private var events: ArraySlice<Happening> = []
  private var taken: [Went] = []
  /// The answers that were given already, by the lines of their steps.
  private var given: Set<Int> = []
  /// Whether any bubbles may come before what is expected next.
  private var isOpen = false

  private let workspace: Workspace

  /// Runs a test of a chatflow.
  public static func outcome(
    of test: ChatTest, following flow: PreparedFlow, in workspace: Workspace,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) -> Outcome {
    var start: ActionID?
    let situation: Situation
    do throws(ChatFailure) {
      situation = try test.situation(in: workspace, startingAt: &start, following: flow, zone: zone)
    } catch {
      let none = Rehearsal(flow, in: Situation(), now: 0, zone: zone)
      return Outcome(test: test, failure: error, taken: [], rehearsal: none)
    }
    var run = ChatRun(test, flow, situation, workspace, zone)
    let failure = run.run(startingAt: start)
    return Outcome(test: test, failure: failure, taken: run.taken, rehearsal: run.rehearsal)
  }

  private init(
    _ test: ChatTest, _ flow: PreparedFlow, _ situation: Situation, _ workspace: Workspace,
    _ zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) {
    (self.test, self.workspace) = (test, workspace)
    let time = situation.time ?? .usual
    rehearsal = Rehearsal(flow, in: situation, now: time.instant(in: workspace, zone: zone), zone: zone)
  }

  private mutating func run(startingAt start: ActionID?) -> ChatFailure? {
    take(.start(at: start), before: 0)
    do throws(ChatFailure) {
      for (index, step) in test.steps.enumerated() { try perform(step, at: index) }
      try expectNoBubble(beforeLine: test.end)
    } catch {
      return error
    }
    return nil
  }

  // MARK: - Doing

  /// Takes something, and lets those answer who are asked: by the steps that stand before the next word of the visitor, else
  /// by the situation.
  private mutating func take(_ input: Input, before index: Int) {
    note(rehearsal.take(input))
    let steps = test.steps[min(index, test.steps.count)...]
    var given = given
    note(
      rehearsal.play(saying: Self.unsaid) { stand in
        let step = Self.answer(at: stand, among: steps.lazy.filter { !given.contains($0.lines.lowerBound) })
        if let step { given.insert(step.line) }
        return step?.answer
      })
    self.given = given
  }

  private mutating func note(_ happenings: [Happening]) {
    events += happenings
    for case .went(let went) in happenings { taken.append(went) }
  }

  /// The first of some steps that answers what is asked.
  private static func answer(at stand: Stand, among steps: some Sequence<ChatStep>) -> (line: Int, answer: Input)? {
    for step in steps {
      switch (step.content, stand) {
      case (.visitor, _), (.silence, _), (.situation, _), (.teamMember, _): return nil
      case (.answer(let service, let answer), .waitsForService(let wait)) where service == wait.service:
        return (step.lines.lowerBound, .service(answer))
      case (.customerAgent(let deed), .withCustomerAgent(let turn)) where turn.owesAnswer:
        return (step.lines.lowerBound, .customerAgent(deed))
      default: continue
      }
    }
    return nil
  }

  private mutating func perform(_ step: ChatStep, at index: Int) throws(ChatFailure) {
    switch step.content {
    case .visitor(let deed):
      try expectNoBubble(before: step)
      try expect(deed, canBeDoneAt: step)
      take(.visitor(deed), before: index + 1)
      try expectTaken(deed, at: step)
      try expectHeard(at: step, before: index + 1)
    case .silence(let seconds):
      try expectNoBubble(before: step)
      rehearsal.now += seconds
      take(.timeWentOn, before: index + 1)
    case .situation(let key, let text):
      try expectNoBubble(before: step)
      try change(key, text, at: step, before: index + 1)
    case .answer(let service, _):
      guard given.contains(step.lines.lowerBound) else { throw failure(step, .notAsked(service)) }
    case .customerAgent(let deed):
      guard !given.contains(step.lines.lowerBound) else { return }
      try expectNoBubble(before: step)
      guard case .withCustomerAgent = rehearsal.stand else { throw failure(step, .notWithCustomerAgent) }
      take(.customerAgent(deed), before: index + 1)
    case .teamMember(let deed):
      try expectNoBubble(before: step)
      guard case .withTeam = rehearsal.stand else { throw failure(step, .notWithTeam) }
      take(.teamMember(deed), before: index + 1)
    case .bot, .anyBubbles, .happens, .anyOrder, .maybe: try expect(step)
    }
  }

  private mutating func change(
    _ key: SituationKey, _ text: String, at step: ChatStep, before index: Int
  ) throws(ChatFailure) {
    do throws(RehearsalProblem) {
      try rehearsal.change(key, text, in: workspace)
    } catch {
      throw failure(step, .situation(error))
    }
    take(.timeWentOn, before: index)
  }

  private func expect(_ deed: Input.VisitorDeed, canBeDoneAt step: ChatStep) throws(ChatFailure) {
    guard case .chooses(let labels) = deed else { return }
    guard case .waits(let waiting) = rehearsal.stand else { throw failure(step, .notOffered(labels, [])) }
    let offered = waiting.replies.map(\.label)
    guard labels.allSatisfy(offered.contains) else { throw failure(step, .notOffered(labels, offered)) }
  }

  private func expectTaken(_ deed: Input.VisitorDeed, at step: ChatStep) throws(ChatFailure) {
    guard case .chooses(let labels) = deed, events.contains(.ignored(.notOffered)) else { return }
    throw failure(step, .notOffered(labels, []))
  }

  /// What nobody hears makes a test fail that does not say so itself.
  private func expectHeard(at step: ChatStep, before index: Int) throws(ChatFailure) {
    let unheard = events.first { $0 == .ignored(.hasEnded) || $0 == .ignored(.notStarted) }
    guard let unheard else { return }
    let told = test.steps[index...].prefix { $0.content.isExpected }
    if told.contains(where: { Self.step($0, fits: unheard) }) { return }
    throw failure(step, .notHeard)
  }

  // MARK: - Expecting

  private mutating func expect(_ step: ChatStep) throws(ChatFailure) {
    switch step.content {
    case .anyBubbles: isOpen = true
    case .bot(let pattern): try expect(pattern, at: step)
    case .happens(let pattern): try expect(pattern, at: step)
    case .maybe(let inner):
      let before = self
      do throws(ChatFailure) { try expect(inner) } catch { self = before }
    case .anyOrder(let steps): try expect(inAnyOrder: steps)
    case .visitor, .silence, .answer, .customerAgent, .teamMember, .situation: break
    }
  }

  /// Goes through what happened, and takes the first step that it fits, until each has come. A bubble that fits none ends
  /// it, if not any bubbles may come between; what is beside the talk need not be told.
  private mutating func expect(inAnyOrder steps: [ChatStep]) throws(ChatFailure) {
    var rest = steps
    let staysOpen = rest.contains { if case .anyBubbles = $0.content { true } else { false } }
    rest.removeAll { if case .anyBubbles = $0.content { true } else { false } }
    isOpen = isOpen || staysOpen
    var index = events.startIndex
    while index < events.endIndex, !rest.isEmpty {
      let event = events[index]
      if let place = rest.firstIndex(where: { Self.step($0, fits: event) }) {
        rest.remove(at: place)
        events = events[(index + 1)...]
      } else if case .said(let said) = event, said.isOfChatflow, !isOpen {
        break
      }
      index += 1
    }
    for step in rest {
      if case .maybe = step.content { continue }
      try expect(step)
    }
    isOpen = staysOpen
  }

  private static func step(_ step: ChatStep, fits event: Happening) -> Bool {
    switch (step.content, event) {
    case (.bot(let pattern), .said(let said)): said.isOfChatflow && pattern.matches(BubbleText(said))
    case (.happens(let pattern), _): SilentLine(event).map(pattern.matches) ?? false
    case (.maybe(let inner), _): Self.step(inner, fits: event)
    case (.anyOrder(let steps), _): steps.contains { Self.step($0, fits: event) }
    default: false
    }
  }

  /// The next bubble, and the rest of what happened behind it; nil if there is none.
  private func nextBubble(in events: ArraySlice<Happening>) -> (bubble: Said, rest: ArraySlice<Happening>)? {
    for index in events.indices {
      if case .said(let said) = events[index], said.isOfChatflow { return (said, events[(index + 1)...]) }
    }
    return nil
  }

  private mutating func expect(_ pattern: BubblePattern, at step: ChatStep) throws(ChatFailure) {
    guard let next = nextBubble(in: events) else { throw failure(step, .noBubble(pattern)) }
    var candidate = next
    var text = BubbleText(candidate.bubble)
    while isOpen, !pattern.matches(text), let further = nextBubble(in: candidate.rest) {
      candidate = further
      text = BubbleText(further.bubble)
    }
    if let part = pattern.difference(from: text) {
      throw failure(step, .otherBubble(pattern, BubbleText(next.bubble), isOpen ? .text : part, next.bubble.source))
    }
    (events, isOpen) = (candidate.rest, false)
  }

  private mutating func expect(_ pattern: SilentPattern, at step: ChatStep) throws(ChatFailure) {
    var seen: [SilentLine] = []
    for index in events.indices {
      if case .said(let said) = events[index], said.isOfChatflow, !isOpen { break }
      guard let line = SilentLine(events[index]) else { continue }
      if pattern.matches(line) {
        events = events[(index + 1)...]
        return
      }
      seen.append(line)
    }
    // If it comes later, what is missing is the bubble before it.
    if let next = nextBubble(in: events), next.rest.contains(where: { SilentLine($0).map(pattern.matches) ?? false }) {
      throw failure(step, .furtherBubble(BubbleText(next.bubble), next.bubble.source))
    }
    throw failure(step, .notHappened(pattern, seen))
  }

  private mutating func expectNoBubble(before step: ChatStep) throws(ChatFailure) {
    try expectNoBubble(beforeLine: step.lines.lowerBound)
    events = []
  }

  private mutating func expectNoBubble(beforeLine line: Int) throws(ChatFailure) {
    guard !isOpen, let next = nextBubble(in: events) else {
      isOpen = false
      return
    }
    throw ChatFailure(
      line: line, reason: .furtherBubble(BubbleText(next.bubble), next.bubble.source), action: next.bubble.source.action
    )
  }

  private func failure(_ step: ChatStep, _ reason: ChatFailure.Reason) -> ChatFailure {
    ChatFailure(line: step.lines.lowerBound, reason: reason, action: reason.action ?? rehearsal.stand.action)
  }
}

extension ChatTest {
  /// The situation in which it begins, and the action at which it starts.
  func situation(
    in workspace: Workspace, startingAt start: inout ActionID?, following flow: PreparedFlow,
    zone rules: (String) -> (any TimeZoneRules)?
  ) throws(ChatFailure) -> Situation {
    var situation = Situation()
    for case .situation(let name) in settings {
      let saved: Situation?
      do throws(SituationProblem) {
        saved = try Situation(saved: name.value, in: workspace)
      } catch {
        throw ChatFailure(line: name.line, reason: .situation(.situation(error)), action: nil)
      }
      guard let saved else {
        throw ChatFailure(line: name.line, reason: .noSituation(name.value, workspace.situationNames), action: nil)
      }
      situation = saved
    }
    for setting in settings {
      switch setting {
      case .situation: break
      case .start(let id):
        guard flow.has(id.value) else { throw ChatFailure(line: id.line, reason: .noAction(id.value), action: nil) }
        start = id.value
      case .zone(let zone):
        var time = situation.time ?? .usual
        time.zone = zone.value
        situation.time = time
      case .part(let key, let text):
        let zone = situation.time?.zone
        do throws(SituationProblem) {
          try situation.set(key, text.value, in: workspace)
        } catch {
          throw ChatFailure(line: text.line, reason: .situation(.situation(error)), action: nil)
        }
        if key == .at, situation.time?.zone == nil { situation.time?.zone = zone }
      }
      if let name = situation.time?.zone, rules(name) == nil {
        throw ChatFailure(
          line: setting.line, reason: .situation(.situation(SituationProblem(noZone: name))), action: nil)
      }
    }
    return situation
  }
}
