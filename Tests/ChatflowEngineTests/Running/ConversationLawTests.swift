import ChatflowEngine
import ChatflowModel
import Foundation
import OrderedCollections
import Testing

/// Random chatflows and random visitors keep the laws of `ConversationLaws`. `CONVERSATIONS=1000000` looks at more of them,
/// `CONVERSATIONS_SEED=7` at others.
@Suite struct ConversationLawTests {
  static let environment = ProcessInfo.processInfo.environment
  static let count = environment["CONVERSATIONS"].flatMap { Int($0) } ?? 100_000
  static let seed = environment["CONVERSATIONS_SEED"].flatMap { UInt64($0) } ?? 1
  /// How many visitors a chatflow gets.
  static let visitors = 32
  static let chunks = 8

  @Test func randomConversationsKeepTheLaws() async {
    let reached = await withTaskGroup(of: ConversationLaws.Reached.self) { group in
      for chunk in 0..<Self.chunks {
        group.addTask {
          var reached = ConversationLaws.Reached()
          for index in stride(from: chunk, to: Self.count / Self.visitors, by: Self.chunks) {
            reached.add(Self.converse(seed: Self.seed &* 1_000_003 &+ UInt64(index)))
          }
          return reached
        }
      }
      return await group.reduce(into: ConversationLaws.Reached()) { $0.add($1) }
    }
    Self.tell(reached)
    // Fewer do not come to all of it.
    guard Self.count >= 20_000 else { return }
    for comparison in ConditionOperator.allCases { #expect(reached.operators[comparison] != nil, "\(comparison)") }
    for kind in ActionKinds.all {
      #expect(reached.kinds[kind.id.text] != nil, "\(kind.id)")
      for edge in kind.edges { #expect(reached.edges["\(kind.id).\(edge)"] != nil, "\(kind.id).\(edge)") }
    }
    for why in Ending.Reason.allCases { #expect(reached.endings[why] != nil, "\(why)") }
    for purpose in Waiting.Purpose.allCases { #expect(reached.purposes[purpose] != nil, "\(purpose)") }
  }

  /// Of random branches the first is taken that is taken where it stands alone, and the next action where none is.
  @Test func theFirstBranchThatHoldsAloneIsTaken() {
    var taken: [PortID: Int] = [:]
    for seed in 0..<UInt64(600) {
      var somebody = RandomVisitor(seed: seed)
      let (visitor, world, workspace) = (somebody.visitor(), somebody.world(), somebody.chances.workspace())
      var action = Action(id: "a0", kind: "if-then", name: "Decide")
      action.next = .end
      action.branches = (0..<4).map { _ in
        Branch(groups: (0..<2).map { _ in (0..<2).map { _ in somebody.chances.condition(["a0"]) } }, link: .end)
      }
      func port(_ branches: [Branch]) -> PortID? {
        action.branches = branches
        var flow = Chatflow(name: "Bot")
        flow.actions["a0"] = action
        var conversation = Conversation(with: visitor, following: PreparedFlow(flow, in: workspace))
        let happenings = conversation.take(.start(at: "a0"), in: world)
        return happenings.compactMap { if case .went(let went) = $0 { went.port } else { nil } }.first
      }
      let branches = action.branches
      let alone = branches.firstIndex { port([$0]) == .branch(0) }
      let together = port(branches)
      #expect(together == alone.map { .branch($0) } ?? .next, "seed \(seed)")
      if let together { taken[together, default: 0] += 1 }
    }
    #expect(taken.count == 5, "\(taken)")
  }

  private static func tell(_ reached: ConversationLaws.Reached) {
    print("conversations: \(count) (seed \(seed)), \(reached.happenings) happenings")
    func line(_ counts: [(String, Int)]) -> String {
      counts.sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    print("  kinds: \(line(reached.kinds.map { ($0.key, $0.value) }))")
    print("  edges: \(line(reached.edges.map { ($0.key, $0.value) }))")
    print("  operators: \(line(reached.operators.map { ($0.key.rawValue, $0.value) }))")
    print("  endings: \(line(reached.endings.map { ($0.key.rawValue, $0.value) }))")
  }

  /// Some visitors of one chatflow.
  private static func converse(seed: UInt64) -> ConversationLaws.Reached {
    var chances = RandomFlow(seed: seed)
    let flow = PreparedFlow(chances.flow(), in: chances.workspace())
    var laws = ConversationLaws(flow)
    for number in 0..<visitors {
      if let broken = converse(flow, &laws, seed: seed &* 31 &+ UInt64(number)) {
        Issue.record("chatflow \(seed), visitor \(number): \(broken)")
      }
    }
    return laws.reached
  }

  private static func converse(_ flow: PreparedFlow, _ laws: inout ConversationLaws, seed: UInt64) -> String? {
    var somebody = RandomVisitor(seed: seed)
    let visitor = somebody.visitor()
    var world = somebody.world()
    var conversation = Conversation(with: visitor, following: flow)
    var taken: [(Input, World, [Happening], ConversationState)] = []
    for _ in 0..<somebody.chances.number(1...12) {
      let input = somebody.input(conversation.state.stand)
      let before = conversation.state
      let happenings = conversation.take(input, in: world)
      if let broken = laws.broken(happenings, from: before, to: conversation.state) { return broken }
      taken.append((input, world, happenings, conversation.state))
      if case .ended = conversation.state.stand, somebody.chances.chance(80) { break }
      somebody.letTimePass(&world)
    }
    if seed % 4 == 0, let broken = canBeKept(taken.map(\.3)) { return broken }
    if seed % 4 == 1, let broken = canBeLeft(conversation, world) { return broken }
    return seed % 4 == 2 ? isReplayed(flow, visitor, taken) : nil
  }

  /// Doing again what was done gives the same, at every step.
  private static func isReplayed(
    _ flow: PreparedFlow, _ visitor: Visitor, _ taken: [(Input, World, [Happening], ConversationState)]
  ) -> String? {
    var again = Conversation(with: visitor, following: flow)
    for (input, world, happenings, state) in taken {
      guard again.take(input, in: world) == happenings, again.state == state else { return "\(input) is not repeated" }
    }
    return nil
  }

  /// What is kept is read back as the same.
  private static func canBeKept(_ states: [ConversationState]) -> String? {
    for state in states {
      guard ConversationState(state.json) == state, ConversationState(kept: state.json.line) == state else {
        return "is not kept: \(state.json.line)"
      }
    }
    return nil
  }

  /// Where the visitor is asked, some answer leads on.
  private static func canBeLeft(_ conversation: Conversation, _ world: World) -> String? {
    guard case .waits(let waiting) = conversation.state.stand else { return nil }
    let words = ["yes", "anna@example.com", "12", "2026-11-20", "+46 70 123 45 67", "lead", "words"]
    let deeds = waiting.replies.map { Input.VisitorDeed.chooses([$0.label]) } + words.map { .says($0) }
    for deed in deeds {
      var copy = conversation
      for _ in 0...6 {
        let happenings = copy.take(.visitor(deed), in: world)
        guard case .waits(let next) = copy.state.stand, next.action == waiting.action, next.purpose == waiting.purpose,
          !happenings.contains(where: { if case .went = $0 { true } else { false } })
        else { return nil }
      }
    }
    return "nothing leads on from \(waiting)"
  }
}
