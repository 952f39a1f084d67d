import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// Taking single actions of another version.
@Suite struct TakingBackTests {
  /// A version, and what became of it.
  private static func pair(_ seed: UInt64) -> (then: Chatflow, now: Chatflow) {
    var random = RandomFlow(seed: seed)
    let then = random.flow(actions: Int(seed % 9))
    var now = then
    for _ in 0..<Int(seed % 6) { random.change(&now) }
    return (then, now)
  }

  /// Whoever takes one thing after the other that differs has the version in the end, and each step can be taken back.
  @Test(arguments: 0..<400 as Range<UInt64>) func takingAllThatDiffersGivesTheVersion(seed: UInt64) throws {
    let (then, now) = Self.pair(seed)
    var flow = now
    // An action that is put back can make another differ that led to it, so that there may be a few more.
    for _ in 0..<4 * (then.actions.count + now.actions.count) + 4 {
      let difference = Difference(from: flow, to: then)
      if difference.isEmpty { break }
      let edit: Edit?
      if let action = difference.actions.first(where: { $0.sort != .removed }) ?? difference.actions.first {
        edit = flow.taking(action, of: then).edit
      } else {
        edit = flow.takingSettings(of: then)
      }
      guard let edit else {
        Issue.record("nothing is done about \(difference)")
        return
      }
      let before = flow
      flow.apply(edit)
      var back = flow
      back.apply(edit.inverse)
      #expect(back == before && Array(back.actions.keys) == Array(before.actions.keys))
    }
    #expect(try ChatflowFile.canonical(flow) == ChatflowFile.canonical(then))
  }

  private static let then = flow(
    """
    chatflow: 1
    name: Bot
    start: greet
    actions:
      greet: {action: message, name: Greet, message: Hi, next: ask}
      ask: {action: question, name: Ask, message: What, replies: [{reply: Yes, next: bye}], next: bye}
      bye: {action: message, name: Bye, message: Bye}

    """)

  private static func flow(_ text: String) -> Chatflow {
    guard let flow = ChatflowFile.decode(text).flow else { preconditionFailure("the test's chatflow is wrong") }
    return flow
  }

  private func taking(_ id: ActionID, from now: Chatflow) throws -> (flow: Chatflow, taken: TakenAction) {
    let difference = try #require(Difference(from: now, to: Self.then).actions.first { $0.id == id })
    let taken = now.taking(difference, of: Self.then)
    var flow = now
    flow.apply(try #require(taken.edit))
    return (flow, taken)
  }

  /// What *Remove* has led elsewhere leads to it again.
  @Test func whatWasRemovedIsPutBackWhereItStood() throws {
    var now = Self.then
    now.apply(try #require(now.removing("ask")))
    let (flow, taken) = try taking("ask", from: now)
    #expect(flow == Self.then && Array(flow.actions.keys) == Array(Self.then.actions.keys))
    #expect(!taken.isUnreached && taken.missing.isEmpty && taken.id == "ask")
    now = Self.then
    now.apply(try #require(now.removing("greet")))
    #expect(try taking("greet", from: now).flow == Self.then)
  }

  /// What was changed since stays as it is, and leads where it leads; that nothing leads to the action is known.
  @Test func whatWasChangedSinceIsLeftAlone() throws {
    var now = Self.then
    now.apply(try #require(now.removing("ask")))
    now.actions["greet"]?.name = "Hello"
    let (flow, taken) = try taking("ask", from: now)
    #expect(taken.isUnreached)
    #expect(flow.actions["greet"] == now.actions["greet"])
    #expect(flow.actions["ask"] == Self.then.actions["ask"])
  }

  @Test func connectionsToWhatIsNotHereStayAndAreTold() throws {
    var now = Self.then
    now.apply(try #require(now.removing("bye")))
    let (flow, taken) = try taking("ask", from: now)
    #expect(taken.missing == ["bye"])
    #expect(flow.actions["ask"] == Self.then.actions["ask"])
  }

  /// A connection follows what got another id since.
  @Test func connectionsFollowWhatGotAnotherID() throws {
    var now = Self.then
    now.apply(try #require(now.changingID(of: "bye", to: "ciao")))
    now.actions["ask"]?.name = "Hm"
    let (flow, taken) = try taking("ask", from: now)
    #expect(taken.missing.isEmpty)
    #expect(flow.actions["ask"]?.name == "Ask" && flow.actions["ask"]?.next == .to("ciao"))
    let (whole, _) = try taking("bye", from: flow)
    #expect(whole == Self.then)
  }
}
