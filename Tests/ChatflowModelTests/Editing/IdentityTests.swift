import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

@Suite struct IdentityTests {
  @Test func changingAnIdChangesItInEverythingThatLeadsThere() throws {
    let before = Small.flow { draft in
      draft.change("d") { $0.branches = [Branch(label: "x", link: .jump(to: "b"))] }
      draft.change("a") { $0.replies = [QuickReply("y", link: .to("b"))] }
      draft.change("c") { $0.edges["on-failure"] = .to("b") }
      draft.link("b", .to("b"))
    }
    let flow = try changed("b", to: "better", in: before)
    #expect(flow.origins(leadingTo: "b").isEmpty)
    #expect(flow.origins(leadingTo: "better").count == 5)
    #expect(flow.actions["d"]?.branches[0].link == .jump(to: "better"))
    #expect(flow.actions["better"]?.next == .to("better"))
    #expect(flow.actions["better"]?.id == "better")
    #expect(Array(flow.actions.keys) == ["a", "better", "c", "d"])
  }

  @Test func changingTheIdOfTheFirstActionChangesTheStart() throws {
    #expect(try changed("a", to: "first", in: Small.flow()).start == .to("first"))
  }

  @Test func changingAnIdChangesTheTokensThatNameIt() throws {
    let token = RichText(blocks: [.init(spans: [.init(.token(Token(object: "answer", property: "a", fallback: "x")))])])
    let other = RichText(blocks: [.init(spans: [.init(.token(Token(object: "contact", property: "a")))])])
    let before = Small.flow { draft in
      draft.change("b") { action in
        action.values["message"] = .message(Message(token))
        action.values["bubbles"] = .messages([Message(other), Message(token)])
        action.values["handoff"] = .record(["message-available": .message(Message(token))])
      }
    }
    let flow = try changed("a", to: "question", in: before)
    let values = try #require(flow.actions["b"]?.values)
    func name(_ message: Message?) -> String? {
      if case .token(let token)? = message?.text.blocks.first?.spans.first?.content { token.property } else { nil }
    }
    #expect(name(values["message"]?.message) == "question")
    #expect(values["bubbles"]?.messages.map { $0.map { name($0) } } == ["a", "question"])
    #expect(name(values["handoff"]?.record?["message-available"]?.message) == "question")
  }

  @Test func changingAnIdChangesTheConditionsThatNameIt() throws {
    let before = Small.flow { draft in
      draft.change("c") { action in
        let sentences = ["answer.a is known", "answer.ab is known", "contact.a is \"answer.a\""]
        action.branches = [Branch(groups: [sentences.map { Condition($0) }], link: .end)]
      }
    }
    let conditions = try changed("a", to: "first", in: before).actions["c"]?.branches[0].groups[0].map(\.sentence)
    #expect(conditions == ["answer.first is known", "answer.ab is known", "contact.a is \"answer.a\""])
  }

  @Test func changingAnIdAndBackChangesNothing() throws {
    let before = Small.flow { $0.link("c", .jump(to: "b")) }
    expectSame(try changed("x-1", to: "b", in: try changed("b", to: "x-1", in: before)), before, "")
  }

  @Test(arguments: ["a", "end", "", "Not A Word", "-x", "x-", "x--y", "x\u{1b}"])
  func anIdThatIsTakenOrNoWordIsRefused(id: String) {
    #expect(Small.flow().changingID(of: "b", to: ActionID(id)) == nil)
  }

  @Test func aNameThatIsTakenGetsANumber() {
    var flow = Small.flow()
    #expect(flow.uniqueName("Greet") == "Greet")
    #expect(flow.uniqueName("a") == "a (2)")
    flow.actions["b"]?.name = "A (2)"
    #expect(flow.uniqueName("A") == "A (3)")
    #expect(flow.uniqueName("A", except: "a") == "A")
  }

  @Test(arguments: [
    ("Send to customer agent", "send-to-customer-agent"), ("Hi! I'm the bot…", "hi-im-the-bot"), ("End", "end-2"),
    ("A", "a-2"), ("??", "message"), ("Är du där?", "är-du-där"),
  ])
  func anIdIsTheWordsOfTheName(name: String, id: String) {
    #expect(Small.flow().uniqueID(from: name, fallback: "message").text == id)
  }

  @Test(arguments: 0..<60) func insertedActionsHaveNamesAndIdsOfTheirOwn(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    var flow = random.flow()
    let count = flow.actions.count
    for _ in 0..<12 {
      let point = InsertionPoint.on(random.origin(in: flow))
      let (edit, _) = try #require(flow.inserting(.message, at: point, words: .english))
      flow.apply(edit)
    }
    #expect(flow.actions.count == count + 12, "seed \(seed)")
    #expect(Set(flow.actions.values.map { $0.name.lowercased() }).count == flow.actions.count, "seed \(seed)")
    #expect(flow.actions.allSatisfy { $0.key == $0.value.id }, "seed \(seed)")
  }

  private func changed(_ id: ActionID, to new: ActionID, in flow: Chatflow) throws -> Chatflow {
    var changed = flow
    changed.apply(try #require(flow.changingID(of: id, to: new)))
    return changed
  }
}
