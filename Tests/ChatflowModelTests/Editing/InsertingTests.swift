import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

@Suite struct InsertingTests {
  @Test func insertingBetweenTwoActionsPutsTheNewOneOnTheirConnection() throws {
    let (flow, new) = try inserted(.message, at: .on(.port("a", .next)), into: Small.flow { $0.link("a", .to("b")) })
    #expect(flow.actions["a"]?.next == .to(new))
    #expect(flow.actions[new]?.next == .to("b"))
  }

  @Test func insertingAtTheStartLeadsToTheFormerFirstAction() throws {
    let (flow, new) = try inserted(.message, at: .on(.start), into: Small.flow())
    #expect(flow.start == .to(new))
    #expect(flow.actions[new]?.next == .to("a"))
    #expect(flow.actions.keys.first == new)
  }

  @Test func insertingIntoAnEmptyChatflowStartsIt() throws {
    let (flow, new) = try inserted(.question, at: .on(.start), into: Chatflow(name: "Empty"))
    #expect(flow.start == .to(new))
    #expect(flow.actions[new]?.next == nil)
  }

  @Test func insertingOnABranchLeavesTheOtherBranchesAlone() throws {
    let before = Small.flow { draft in
      draft.change("a") { $0.replies = [QuickReply("x", link: .to("b")), QuickReply("y", link: .to("c"))] }
    }
    let (flow, new) = try inserted(.message, at: .on(.port("a", .reply(1))), into: before)
    #expect(flow.actions["a"]?.replies.map(\.link) == [.to("b"), .to(new)])
    #expect(flow.actions[new]?.next == .to("c"))
  }

  @Test func aQuickReplyWithoutALinkInsertsInFrontOfWhereTheCatchAllLeads() throws {
    let before = Small.flow { draft in
      draft.change("a") { $0.replies = [QuickReply("x")] }
      draft.link("a", .to("c"))
    }
    let (flow, new) = try inserted(.message, at: .on(.port("a", .reply(0))), into: before)
    #expect(flow.actions["a"]?.replies[0].link == .to(new))
    #expect(flow.actions[new]?.next == .to("c"))
    #expect(flow.actions["a"]?.next == .to("c"))
  }

  @Test func atATailTheNewActionIsTheLast() throws {
    let (flow, new) = try inserted(.message, at: .on(.port("c", .next)), into: Small.flow())
    #expect(flow.actions["c"]?.next == .to(new))
    #expect(flow.actions[new]?.next == nil)
  }

  @Test func anEndStaysAnEnd() throws {
    let (flow, new) = try inserted(
      .message, at: .on(.port("a", .next)), into: Small.flow { $0.link("a", .end) })
    #expect(flow.actions["a"]?.next == .to(new))
    #expect(flow.actions[new]?.next == .end)
  }

  @Test func aJumpStaysAJumpBehindTheNewAction() throws {
    let (flow, new) = try inserted(
      .message, at: .on(.port("b", .next)), into: Small.flow { $0.link("b", .jump(to: "a")) })
    #expect(flow.actions["b"]?.next == .to(new))
    #expect(flow.actions[new]?.next == .jump(to: "a"))
  }

  @Test func inFrontOfAJoinEveryLineLeadsToTheNewActionAndJumpsStay() throws {
    let before = Small.flow { draft in
      draft.link("a", .to("c"))
      draft.link("b", .to("c"))
      draft.change("d") { $0.next = .jump(to: "c") }
    }
    let lines: [Origin] = [.port("a", .next), .port("b", .next)]
    let (flow, new) = try inserted(.message, at: .before("c", lines: lines), into: before)
    #expect(flow.actions["a"]?.next == .to(new))
    #expect(flow.actions["b"]?.next == .to(new))
    #expect(flow.actions["d"]?.next == .jump(to: "c"))
    #expect(flow.actions[new]?.next == .to("c"))
    #expect(Array(flow.actions.keys) == ["a", "b", new, "c", "d"])
  }

  @Test(arguments: [Link.to("b"), .jump(to: "b"), .end])
  func everyPortOfANewBranchLeadsWhereTheConnectionLed(link: Link) throws {
    let (flow, new) = try inserted(.ifThen, at: .on(.port("a", .next)), into: Small.flow { $0.link("a", link) })
    let ports = try #require(flow.actions[new]).ports(.english, in: Workspace())
    #expect(ports.count > 1)
    #expect(ports.allSatisfy { $0.link == link })
  }

  @Test(arguments: 0..<200) func insertingCutsNothingOff(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    let kind = random.choice.pick([ActionKind.message, .question, .ifThen, .sendToCustomerAgent])
    let origin = random.origin(in: before)
    let (flow, new) = try inserted(kind, at: .on(origin), into: before)
    #expect(before.reachable.isSubset(of: flow.reachable), "seed \(seed)")
    #expect(flow[origin] == .to(new), "seed \(seed)")
    #expect(Array(flow.actions.keys).filter { $0 != new } == Array(before.actions.keys), "seed \(seed)")
    let place = try #require(flow.actions.index(forKey: new))
    if let source = origin.action {
      #expect(flow.actions.keys[place - 1] == source, "seed \(seed)")
    } else {
      #expect(place == 0, "seed \(seed)")
    }
  }

  private func inserted(_ kind: ActionKind, at point: InsertionPoint, into flow: Chatflow) throws -> (
    Chatflow, ActionID
  ) {
    let (edit, id) = try #require(flow.inserting(kind, at: point, words: .english))
    var changed = flow
    changed.apply(edit)
    return (changed, id)
  }
}

/// A chatflow a → b → c and d apart, to be changed for one test.
struct Small {
  private var draft: Chatflow

  static func flow(_ change: (inout Small) -> Void = { _ in }) -> Chatflow {
    var draft = Chatflow(name: "Small")
    for id in ["a", "b", "c", "d"] as [ActionID] {
      draft.actions[id] = Action(id: id, kind: id == "a" ? "question" : "message", name: id.text.uppercased())
    }
    draft.start = .to("a")
    var small = Small(draft: draft)
    small.link("a", .to("b"))
    small.link("b", .to("c"))
    change(&small)
    return small.draft
  }

  mutating func link(_ id: ActionID, _ link: Link?) { change(id) { $0.next = link } }

  mutating func change(_ id: ActionID, _ body: (inout Action) -> Void) {
    guard var action = draft.actions[id] else { return }
    body(&action)
    draft.actions[id] = action
  }
}
