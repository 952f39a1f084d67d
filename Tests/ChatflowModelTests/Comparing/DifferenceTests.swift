import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// What differs between two chatflows: all of it, nothing else, and each action once.
@Suite struct DifferenceTests {
  /// A chatflow, and the same after a few edits.
  private static func pair(_ seed: UInt64) -> (before: Chatflow, after: Chatflow) {
    var random = RandomFlow(seed: seed)
    let before = random.flow(actions: Int(seed % 9))
    var after = before
    for _ in 0..<Int(seed % 5) { random.change(&after) }
    return (before, after)
  }

  /// The canonical form is what a chatflow means: where that is the same there is nothing to tell, and only there.
  @Test(arguments: 0..<400 as Range<UInt64>) func thereIsADifferenceWhereTheMeaningDiffersAndOnlyThere(seed: UInt64)
    throws
  {
    let (before, after) = Self.pair(seed)
    #expect(Difference(from: before, to: before).isEmpty)
    let isSame = try ChatflowFile.canonical(before) == ChatflowFile.canonical(after)
    #expect(Difference(from: before, to: after).isEmpty == isSame)
    #expect(Difference(from: after, to: before).isEmpty == isSame)
  }

  @Test(arguments: 0..<400 as Range<UInt64>) func whatItTellsOfActionsIsWhatTheyAre(seed: UInt64) {
    let (before, after) = Self.pair(seed)
    let actions = Difference(from: before, to: after).actions
    for difference in actions {
      #expect(difference.before.map { before.actions[$0.id] == $0 } ?? true)
      #expect(difference.after.map { after.actions[$0.id] == $0 } ?? true)
    }
    let (old, new) = (actions.compactMap(\.before?.id), actions.compactMap(\.after?.id))
    #expect(Set(old).count == old.count && Set(new).count == new.count)
    // Each that came or went is there, and what is not there is the same in both.
    for id in before.actions.keys where after.actions[id] == nil { #expect(old.contains(id)) }
    for id in after.actions.keys where before.actions[id] == nil { #expect(new.contains(id)) }
    // In the order of the later file.
    let places = new.compactMap { after.actions.index(forKey: $0) }
    #expect(places == places.sorted())
  }

  /// Of actions that all have names of their own, taking out those that moved leaves the rest in the order that it had, and
  /// no smaller set does.
  @Test(arguments: 0..<200 as Range<UInt64>) func asFewAsPossibleMoved(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let ids = (0..<Int.random(in: 2...8, using: &random)).map { ActionID("a\($0)") }
    let shuffled = seed % 2 == 0 ? ids.shuffled(using: &random) : Self.movingOne(ids, &random)
    let (before, after) = (Self.flow(ids), Self.flow(shuffled))
    let moved = Difference(from: before, to: after).actions.filter(\.isMoved).map(\.id)
    #expect(ids.filter { !moved.contains($0) } == shuffled.filter { !moved.contains($0) })
    #expect(moved.count == ids.count - Self.longestCommon(ids[...], shuffled[...]))
  }

  private static func movingOne(_ ids: [ActionID], _ random: inout SeededRandom) -> [ActionID] {
    var ids = ids
    let id = ids.remove(at: Int.random(in: 0..<ids.count, using: &random))
    ids.insert(id, at: Int.random(in: 0...ids.count, using: &random))
    return ids
  }

  private static func longestCommon(_ one: ArraySlice<ActionID>, _ other: ArraySlice<ActionID>) -> Int {
    guard let first = one.first else { return 0 }
    let without = longestCommon(one.dropFirst(), other)
    guard let place = other.firstIndex(of: first) else { return without }
    return max(without, 1 + longestCommon(one.dropFirst(), other[(place + 1)...]))
  }

  private static func flow(_ ids: [ActionID]) -> Chatflow {
    var flow = Chatflow(name: "F")
    for id in ids { flow.actions[id] = Action(id: id, kind: "message", name: "Name of \(id)") }
    return flow
  }

  @Test func nothingMovesBecauseSomethingIsInsertedOrRemovedBeforeIt() {
    let (before, after) = (Self.flow(["a", "b", "c", "d"]), Self.flow(["new", "b", "c", "d"]))
    let actions = Difference(from: before, to: after).actions
    #expect(actions.map(\.id) == ["a", "new"])
    #expect(actions.map(\.sort) == [.removed, .added])
  }

  @Test func anotherNameIsARenamingAndNothingElse() {
    let before = Self.flow(["a", "b"])
    var after = before
    after.actions["b"]?.name = "Better"
    let actions = Difference(from: before, to: after).actions
    #expect(actions.map(\.formerName) == ["Name of b"])
    #expect(
      actions.map(\.changes) == [
        [ValueChange([.part(.name)], before: .field(.text("Name of b")), after: .field(.text("Better")))]
      ])
  }

  /// What leads to an action follows its new id, as the program makes it do.
  @Test func anotherIDIsARenamingAndNothingElse() {
    var before = Self.flow(["a", "b", "c"])
    before.start = .to("b")
    before.actions["a"]?.next = .to("b")
    before.actions["b"]?.next = .to("c")
    var after = Self.flow(["a"])
    after.actions["a"]?.next = .to("x")
    var renamed = Action(id: "x", kind: "message", name: "Name of b")
    renamed.next = .to("c")
    after.actions["x"] = renamed
    after.actions["c"] = before.actions["c"]
    after.start = .to("x")
    let difference = Difference(from: before, to: after)
    #expect(difference.settings.isEmpty)
    #expect(difference.actions.map(\.id) == ["x"])
    #expect(difference.actions.map(\.formerID) == ["b"])
    #expect(difference.actions.map(\.changes) == [[]])
  }

  @Test func aConnectionIsToldFromWhereToWhere() {
    var before = Self.flow(["a", "b", "c"])
    before.actions["a"]?.next = .to("b")
    var after = before
    after.actions["a"]?.next = .jump(to: "c")
    after.start = .to("a")
    let difference = Difference(from: before, to: after)
    #expect(difference.settings == [ValueChange([.part(.start)], before: nil, after: .link(.to("a")))])
    #expect(
      difference.actions.map(\.changes) == [
        [ValueChange([.part(.next)], before: .link(.to("b")), after: .link(.jump(to: "c")))]
      ])
  }

  /// An entry that only changed its place says so, and those that it passed do not.
  @Test func entriesOfListsMove() {
    var before = Self.flow(["a"])
    before.actions["a"]?.kind = "question"
    before.actions["a"]?.replies = ["One", "Two", "Three", "Four"].map { QuickReply($0) }
    var after = before
    after.actions["a"]?.replies = ["Four", "One", "Two", "Three"].map { QuickReply($0) }
    #expect(
      Difference(from: before, to: after).actions.map(\.changes) == [
        [
          ValueChange(
            [.part(.replies), .entry(.init(name: "Four", number: 1))], before: .place(4), after: .place(1))
        ]
      ])
  }

  /// What a file spells out and holds anyway is no difference; a text that takes the place of one that is given is.
  @Test func aDefaultThatIsSpelledOutIsNoDifference() {
    var before = Self.flow(["a"])
    before.actions["a"]?.kind = "question"
    var after = before
    after.actions["a"]?.values["free-text"] = .flag(true)
    after.values["options"] = .record(["availability": .text("always")])
    #expect(Difference(from: before, to: after).isEmpty)
    after.actions["a"]?.values["free-text"] = .flag(false)
    #expect(!Difference(from: before, to: after).isEmpty)
  }

  /// Tens of thousands of actions in another order are compared in no time that anybody would notice.
  @Test func aLargeChatflowIsCompared() {
    let ids = (0..<20_000).map { ActionID("a\($0)") }
    let difference = Difference(from: Self.flow(ids), to: Self.flow(ids.reversed()))
    #expect(difference.actions.count { $0.isMoved } == 19_999)
  }
}
