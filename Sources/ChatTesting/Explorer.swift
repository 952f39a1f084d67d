import ChatflowEngine
import ChatflowModel
import OrderedCollections

/// Visitors who answer anything that is understood, and sometimes something else.
public struct Explorer: Sendable {
  /// Where a conversation stands in the end, and why it goes no further.
  public struct Place: Hashable, Sendable {
    /// The action; nil before the first one.
    public let action: ActionID?
    /// A word for it: why it ended, or who has it.
    public let word: String

    init(_ stand: Stand) {
      action = stand.action
      word =
        switch stand {
        case .beforeStart: "before-start"
        case .waits: "waits"
        case .waitsForService: "waits-for-service"
        case .withCustomerAgent: "with-customer-agent"
        case .withTeam: "with-team"
        case .ended(let ending): ending.why.rawValue
        }
    }
  }

  /// What many of them found.
  public struct Findings: Sendable {
    /// How many conversations there were.
    public internal(set) var count = 0
    /// The actions that ran.
    public internal(set) var reached: Set<ActionID> = []
    /// Which connections were taken.
    public internal(set) var coverage: Coverage
    /// How often conversations came to stand where, in the end.
    public internal(set) var stands: [Place: Int] = [:]
    /// How often each way through the chatflow was gone, by the actions on it.
    public internal(set) var paths: [[ActionID]: Int] = [:]
    /// What went wrong, each with the first conversation in which it did.
    public internal(set) var troubles: [(trouble: Trouble, seed: UInt64, rehearsal: Rehearsal)] = []

    init(_ flow: Chatflow) { coverage = Coverage(of: flow) }

    /// The actions that nobody came to, in the order of the file.
    public func missing(of flow: Chatflow) -> [ActionID] { flow.actions.keys.filter { !reached.contains($0) } }
    /// The longest way.
    public var longest: [ActionID] {
      paths.keys.max { $0.count != $1.count ? $0.count < $1.count : Self.precedes($1, $0) } ?? []
    }
    /// The ways that were gone most often.
    public func commonest(_ count: Int) -> [(path: [ActionID], count: Int)] {
      let sorted = paths.sorted { $0.value != $1.value ? $0.value > $1.value : Self.precedes($0.key, $1.key) }
      return sorted.prefix(count).map { ($0.key, $0.value) }
    }

    private static func precedes(_ path: [ActionID], _ other: [ActionID]) -> Bool {
      path.lexicographicallyPrecedes(other) { $0.text < $1.text }
    }
  }

  private let flow: PreparedFlow
  private let situation: Situation
  private let now: UnixSeconds
  private let zone: @Sendable (String) -> (any TimeZoneRules)?
  /// The texts that conditions on responses compare with.
  private let words: [String]
  /// Values of contacts and companies that conditions compare with, by property, and others.
  private let properties: [(property: String, values: [String])]

  /// Visitors of a chatflow in a situation.
  public init(
    _ flow: PreparedFlow, in situation: Situation, now: UnixSeconds,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) {
    (self.flow, self.situation, self.now, self.zone) = (flow, situation, now, zone)
    let conditions = Self.conditions(in: flow.flow)
    words = conditions.filter { $0.operand == .response }.flatMap { $0.values.map(\.writtenText) }
    properties = Self.properties(in: conditions, of: flow.workspace, today: Int(now / 86_400))
  }

  /// The most answers that a visitor gives before going away.
  static let patience = 100

  /// Lets so many of them talk; the same for the same seed.
  public func explore(runs: Int, seed: UInt64) -> Findings {
    var findings = Findings(flow.flow)
    var known: Set<Trouble> = []
    for run in 0..<runs {
      let own = seed &+ UInt64(run)
      let rehearsal = talk(seed: own)
      findings.count += 1
      findings.stands[Place(rehearsal.stand), default: 0] += 1
      var path: [ActionID] = []
      for happening in rehearsal.turns.flatMap(\.happenings) {
        switch happening {
        case .went(let went):
          findings.coverage.add([went])
          if case .action(let id) = went.to { path.append(id) }
        case .trouble(.failure(_, .service)), .trouble(.failure(_, .late)):
          // The situation made it fail: that is a way to be tried, and no mistake of the chatflow.
          break
        case .trouble(let trouble):
          if known.insert(trouble).inserted { findings.troubles.append((trouble, own, rehearsal)) }
        case .said, .waits, .skipped, .wrote, .did, .asks, .handedOver, .handoff, .ended, .ignored: break
        }
      }
      findings.reached.formUnion(path)
      findings.paths[path, default: 0] += 1
    }
    return findings
  }

  /// The conversation of one of them.
  public func talk(seed: UInt64) -> Rehearsal {
    var chance = Chance(seed)
    var situation = situation
    // Others come when nobody is there, or when services fail.
    if chance.isOne(in: 4) { situation.team = chance.isOne(in: 2) ? .nobody : .everybody }
    if chance.isOne(in: 4) { situation.customerAgent = chance.pick(CustomerAgentPart.allCases) }
    for service in AskedService.allCases where situation.answers[service] == nil && chance.isOne(in: 5) {
      situation.answers[service] = service == .articles ? .articles([]) : .failed("")
    }
    if !situation.visitor.isKnown, chance.isOne(in: 2) { introduce(&situation.visitor, &chance) }
    // Any hour of the week.
    let later = UnixSeconds(chance.number(7 * 24)) * 3600
    var rehearsal = Rehearsal(flow, in: situation, now: now + later, zone: zone)
    rehearsal.take(.start())
    if case .beforeStart = rehearsal.stand {
      // Who finds the chat closed comes back when it is open.
      rehearsal = Rehearsal(flow, in: situation, now: now, zone: zone)
      rehearsal.take(.start())
    }
    rehearsal.play(saying: ChatRun.unsaid)
    for _ in 0..<Self.patience {
      guard case .waits(let waiting) = rehearsal.stand else { break }
      rehearsal.take(.visitor(deed(waiting, &chance)))
      rehearsal.play(saying: ChatRun.unsaid)
    }
    return rehearsal
  }

  /// Makes somebody known of whom conditions of the chatflow hold, or do not.
  private func introduce(_ visitor: inout Visitor, _ chance: inout Chance) {
    for (property, values) in properties where chance.isOne(in: 2) {
      visitor.values[property] = chance.pick(values)
      visitor.isKnown = true
    }
  }

  private func deed(_ waiting: Waiting, _ chance: inout Chance) -> Input.VisitorDeed {
    if !waiting.replies.isEmpty, !waiting.takesFreeText || !chance.isOne(in: 4) {
      let labels = waiting.replies.map(\.label)
      guard waiting.takesSeveral else { return .chooses([chance.pick(labels)]) }
      let chosen = labels.filter { _ in chance.isOne(in: 2) }
      return .chooses(chosen.isEmpty ? [chance.pick(labels)] : chosen)
    }
    return .says(chance.pick(texts(for: waiting)))
  }

  /// What a visitor might write there: what is understood, what the conditions of the chatflow look for, and something else.
  private func texts(for waiting: Waiting) -> [String] {
    let action = waiting.action.flatMap { flow.flow.actions[$0] }
    let asked = action?.question?.savesTo.flatMap { flow.workspace.property($0)?.type }
    let understood: [String] =
      switch asked {
      case .email: ["anna@example.com"]
      case .phone: ["+46 70 123 45 67"]
      case .number: ["5", "250", "1000"]
      case .date: ["2026-12-24"]
      case .yesNo: ["yes", "no"]
      case .choice, .text, nil: waiting.purpose == .email ? ["anna@example.com"] : ["Hello"]
      }
    return understood + understood + words + ["?"]
  }

  private static func conditions(in flow: Chatflow) -> [ParsedCondition] {
    flow.actions.values.flatMap { action in
      action.branches.flatMap { branch in branch.groups.joined().compactMap { try? $0.parsed.get() } }
    }
  }

  private static func properties(
    in conditions: [ParsedCondition], of workspace: Workspace, today: Int
  ) -> [(property: String, values: [String])] {
    var found: OrderedDictionary<String, [String]> = [:]
    for condition in conditions {
      guard case .property(let object, let name) = condition.operand, ["contact", "company"].contains(object) else {
        continue
      }
      let reference = "\(object).\(name)"
      // What is to be known, and what is asked for the opposite, has some value or other.
      let others = workspace.property(reference)?.examples ?? ["1"]
      found[reference, default: others] += condition.examples(today: today)
    }
    // A record holds nothing that its property does not allow, whatever conditions compare with.
    return found.compactMap { reference, values -> (property: String, values: [String])? in
      let held = values.filter { workspace.property(reference)?.holds($0) ?? true }
      return held.isEmpty ? nil : (reference, held)
    }
  }
}

extension Property {
  /// Values that it may have.
  fileprivate var examples: [String] {
    switch type {
    case .email: ["anna@example.com"]
    case .phone: ["+46 70 123 45 67"]
    case .date: ["2026-12-24"]
    case .text, .number: ["1"]
    case .yesNo, .choice: choices.isEmpty ? ["1"] : choices
    }
  }
}

extension ParsedCondition {
  /// Values of which some make it hold, as a record has them.
  fileprivate func examples(today: Int) -> [String] {
    guard comparison == .isMoreDaysAgo || comparison == .isLessDaysAgo else { return values.map(\.writtenText) }
    return values.flatMap { value -> [String] in
      guard case .number(let number) = value, let days = Int(number.description), (0...100_000).contains(days) else {
        return []
      }
      return [today - days / 2, today - days - 30].map { CalendarDay(number: $0).text }
    }
  }
}

extension ParsedCondition.Value {
  /// As a record has it.
  fileprivate var writtenText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .day(let day): day.text
    }
  }
}

/// Numbers that look random, the same for the same seed: SplitMix64.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func number(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(max(1, count)))
  }

  mutating func isOne(in count: Int) -> Bool { number(count) == 0 }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(items.count)] }
}
