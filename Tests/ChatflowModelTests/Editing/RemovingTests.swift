import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

@Suite struct RemovingTests {
  @Test func whatLedToTheRemovedActionLeadsWhereItLed() throws {
    let before = Small.flow { $0.link("d", .to("b")) }
    let flow = try removed("b", from: before)
    #expect(flow.actions["b"] == nil)
    #expect(flow.actions["a"]?.next == .to("c"))
    #expect(flow.actions["d"]?.next == .to("c"))
  }

  @Test func removingTheFirstActionStartsWithTheNext() throws {
    #expect(try removed("a", from: Small.flow()).start == .to("b"))
  }

  @Test func removingTheOnlyActionLeavesAnEmptyChatflow() throws {
    var flow = Chatflow(name: "One")
    flow.actions["a"] = Action(id: "a", kind: "message", name: "A")
    flow.start = .to("a")
    let left = try removed("a", from: flow)
    #expect(left.start == nil)
    #expect(left.actions.isEmpty)
  }

  @Test func anEndBehindTheRemovedActionIsTakenOver() throws {
    #expect(try removed("b", from: Small.flow { $0.link("b", .end) }).actions["a"]?.next == .end)
  }

  @Test func aJumpToTheRemovedActionStaysAJump() throws {
    let before = Small.flow { $0.link("d", .jump(to: "b")) }
    let flow = try removed("b", from: before)
    #expect(flow.actions["d"]?.next == .jump(to: "c"))
    #expect(flow.actions["a"]?.next == .to("c"))
  }

  @Test func aJumpBehindTheRemovedActionIsTakenOver() throws {
    let flow = try removed("b", from: Small.flow { $0.link("b", .jump(to: "a")) })
    #expect(flow.actions["a"]?.next == .jump(to: "a"))
  }

  @Test func anActionThatLeadsToItselfLeavesAnEndBehind() throws {
    #expect(try removed("b", from: Small.flow { $0.link("b", .to("b")) }).actions["a"]?.next == nil)
  }

  /// A quick reply without a link leads where the catch-all leads, which is not where it led before.
  @Test func aQuickReplyToARemovedLastActionEndsTheChat() throws {
    let before = Small.flow { draft in draft.change("a") { $0.replies = [QuickReply("x", link: .to("c"))] } }
    let flow = try removed("c", from: before)
    #expect(flow.actions["a"]?.replies[0].link == .end)
    #expect(flow.actions["a"]?.ports(.english, in: Workspace()).first?.link == .end)
  }

  /// Whatever is put in on a connection and taken out again leaves what was written there: nothing, or an end.
  @Test(arguments: [nil, Link.end, .to("c"), .jump(to: "c")])
  func whatIsInsertedAndRemovedLeavesNothingBehind(link: Link?) throws {
    let flow = Small.flow { draft in
      draft.change("a") { action in
        action.replies = [QuickReply("x", link: link), QuickReply("y")]
        action.next = nil
        action.edges["when-not-understood"] = link
      }
      draft.link("b", link)
    }
    let origins: [Origin] = [
      .port("a", .reply(0)), .port("a", .reply(1)), .port("a", .edge("when-not-understood")), .port("a", .next),
      .port("b", .next), .start,
    ]
    for origin in origins {
      let (edit, new) = try #require(flow.inserting(.message, at: .on(origin), words: .english))
      var with = flow
      with.apply(edit)
      var (removed, cut) = (with, with)
      removed.apply(try #require(with.removing(new)))
      cut.apply(try #require(with.cutting([new])))
      #expect(removed == flow && cut == flow, "\(origin)")
    }
  }

  @Test func aSpecialEdgeToARemovedLastActionEndsTheChat() throws {
    let before = Small.flow { draft in
      draft.change("b") { action in
        action.kind = "send-to-customer-agent"
        action.edges["when-closed"] = .to("d")
      }
    }
    #expect(try removed("d", from: before).actions["b"]?.edges["when-closed"] == .end)
  }

  @Test func nothingIsLostWhereAnActionStandsBetweenTwo() {
    let losses = Small.flow().losses(removing: "b")
    #expect(losses.cutOff.isEmpty)
    #expect(losses.aimed.isEmpty)
  }

  @Test func lossesNameWhatOnlyTheRemovedActionLedTo() {
    let flow = Small.flow { draft in
      draft.change("a") { $0.replies = [QuickReply("x", link: .to("d")), QuickReply("y", link: .to("c"))] }
    }
    #expect(flow.losses(removing: "a").cutOff == ["d"])
  }

  @Test func lossesNameConnectionsFromElsewhere() {
    let flow = Small.flow { $0.link("d", .jump(to: "b")) }
    #expect(flow.losses(removing: "b").aimed == [.port("a", .next), .port("d", .next)])
  }

  @Test(arguments: 0..<200) func removingLeavesNoConnectionToTheRemovedAction(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random) else { return }
    let flow = try removed(id, from: before)
    #expect(flow.origins(leadingTo: id).isEmpty, "seed \(seed)")
    #expect(Array(flow.actions.keys) == before.actions.keys.filter { $0 != id }, "seed \(seed)")
  }

  @Test(arguments: 0..<300) func whatIsCutOffIsAmongTheLossesOrFollowsThem(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random) else { return }
    let flow = try removed(id, from: before)
    let cutOff = before.reachable.subtracting(flow.reachable).subtracting([id])
    guard before.losses(removing: id).cutOff.isEmpty else { return }
    #expect(cutOff.isEmpty, "seed \(seed): \(id) cuts off \(cutOff.sorted())")
  }

  /// The losses are what the whole chatflow, gone through from the start, says.
  @Test(arguments: 0..<400) func lossesAreWhatAWalkFromTheStartMisses(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    var links = FlowConnections(before)
    let ids = before.actions.keys.shuffled(using: &random).prefix(Int(seed % 4) + 1)
    for removing in [Array(ids.prefix(1)), Array(ids)] where !removing.isEmpty {
      let isOne = removing.count == 1
      let edit = try #require(isOne ? before.removing(removing[0]) : before.cutting(removing))
      var after = before
      after.apply(edit)
      let lost = before.reachable.subtracting(after.reachable).subtracting(removing)
      let cutOff = removing.flatMap { before.actions[$0]?.targets ?? [] }.filter(lost.contains)
      let origins = removing.flatMap(before.origins(leadingTo:)).filter { origin in
        origin.action.map { !removing.contains($0) } ?? true
      }
      let losses = isOne ? before.losses(removing: removing[0], links) : before.losses(cutting: removing, links)
      #expect(losses.cutOff == Array(OrderedSet(cutOff)), "seed \(seed): \(removing)")
      #expect(losses.aimed == (origins.count > 1 ? origins : []), "seed \(seed): \(removing)")
      // The connections are kept as the chatflow changes, and the next losses are read from them.
      for id in edit.actions { _ = links.update(id, after.actions[id]) }
      _ = links.setSettings(after)
      for id in after.actions.keys {
        let (kept, new) = (after.losses(removing: id, links), after.losses(removing: id))
        #expect(kept.cutOff == new.cutOff && kept.aimed == new.aimed, "seed \(seed): \(id)")
      }
      links = FlowConnections(before)
    }
  }

  private func removed(_ id: ActionID, from flow: Chatflow) throws -> Chatflow {
    var changed = flow
    changed.apply(try #require(flow.removing(id)))
    return changed
  }
}

extension RandomChatflow: RandomNumberGenerator {
  mutating func next() -> UInt64 { UInt64(choice.number(0...Int.max)) }
}
