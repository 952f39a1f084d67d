import OrderedCollections
import Testing
import Words

@testable import ChatflowFiles
@testable import ChatflowModel

/// Wrapping, changing kinds, and removing what branches.
@Suite struct RestructuringTests {
  @Test func wrappingPutsABranchInFrontThatGoesOnBehind() throws {
    let before = Small.flow()
    let (edit, id) = try #require(before.wrapping(["b"], words: .english))
    let after = before.applying(edit)
    #expect(after.actions["a"]?.next == .to(id))
    #expect(after.actions[id]?.branches.map(\.link) == [.to("b")])
    #expect(after.actions[id]?.next == .to("c"))
    #expect(after.actions["b"]?.next == .to("c"))
    #expect(after.applying(after.removing(id, keeping: .branch(0))) == before)
  }

  @Test func severalAreWrappedOnlyIfTheyFollowEachOther() throws {
    let before = Small.flow()
    let (edit, id) = try #require(before.wrapping(["a", "b"], words: .english))
    let after = before.applying(edit)
    #expect(after.start == .to(id))
    #expect(after.actions[id]?.next == .to("c"))
    #expect(before.wrapping(["a", "c"], words: .english) == nil)
  }

  @Test(arguments: 0..<300) func wrappingIsTakenBackByRemovingTheBranch(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random), before.actions[id]?.hasWayOn == true,
      let (edit, wrapper) = before.wrapping([id], words: .english)
    else { return }
    let after = before.applying(edit)
    #expect(before.reachable.isSubset(of: after.reachable), "seed \(seed)")
    expectSameFlow(after.applying(after.removing(wrapper, keeping: .branch(0))), before, "seed \(seed): \(id)")
  }

  @Test func removingKeepsTheBranchThatIsWanted() {
    let before = Small.flow { small in
      small.change("a") { $0.replies = [QuickReply("x", link: .to("d")), QuickReply("y")] }
    }
    #expect(before.applying(before.removing("a", keeping: .reply(0))).start == .to("d"))
    #expect(before.applying(before.removing("a", keeping: .reply(1))).start == .to("b"))
    #expect(before.losses(removing: "a", keeping: .reply(0)).cutOff == ["b"])
  }

  @Test func aMessageBecomesAQuestionWithItsText() throws {
    let before = Small.flow { small in
      small.change("b") { $0.values["message"] = .message(Message(RichText(literal: "Hello"))) }
    }
    let change = try #require(before.changingKind(of: "b", to: .question))
    #expect(change.lost.isEmpty)
    let after = before.applying(change.edit)
    #expect(after.actions["b"]?.kind == "question")
    #expect(after.actions["b"]?.values["message"] == before.actions["b"]?.values["message"])
    #expect(after.actions["b"]?.next == .to("c"))
    #expect(after.applying(after.changingKind(of: "b", to: .message)?.edit) == before)
  }

  @Test func quickRepliesBecomeBranchesOnTheResponse() throws {
    let before = Small.flow { small in
      small.change("a") { action in
        action.replies = [
          QuickReply("Say \"x\"", link: .to("d")), QuickReply("y"), QuickReply("z", value: "zed", link: .end),
        ]
        action.edges["when-not-understood"] = .to("c")
        action.values["save-to"] = .text("contact.email")
      }
    }
    let change = try #require(before.changingKind(of: "a", to: .ifThen))
    let after = before.applying(change.edit)
    #expect(after.actions["a"]?.branches.map(\.link) == [.to("d"), .end])
    #expect(
      after.actions["a"]?.branches.map { $0.groups[0][0].sentence }
        == ["response is equal to any of \"Say \\\"x\\\"\"", "response is equal to any of \"zed\""])
    #expect(
      after.actions["a"]?.branches.allSatisfy { (try? $0.groups[0][0].parsed.get()) != nil } == true,
      "the program does not understand what it wrote")
    #expect(after.actions["a"]?.replies.isEmpty == true)
    #expect(change.lost == [.field("save-to"), .reply("y"), .edge("when-not-understood")])
  }

  @Test(arguments: ActionKinds.all.map(\.id)) func everyKindCanBecomeEveryOther(id: KindID) throws {
    let kind = try #require(ActionKinds[id])
    for other in ActionKinds.all where other != kind {
      let flow = Small.flow { $0.change("b") { $0 = Action(id: "b", kind: id, name: "B") } }
      let change = try #require(flow.changingKind(of: "b", to: other))
      #expect(change.lost.isEmpty)
      let after = flow.applying(change.edit)
      #expect(after.actions["b"]?.kind == other.id)
      #expect(try ChatflowFile.canonical(after).contains("action: \(other.id)"))
      #expect(flow.changingKind(of: "b", to: kind) == nil)
    }
  }
}
