import ChatflowFiles
import CustomDump
import OrderedCollections
import Randomness
import Testing
import Words

@testable import ChatflowModel

/// Two versions brought together by action and by field.
struct MergeTests {
  @Test(arguments: 0..<1000)
  func changesOfDifferentFieldsNeverConflict(seed: UInt64) {
    var random = RandomFlow(seed: seed)
    let base = random.flow(actions: 6)
    let ids = Array(base.actions.keys)
    var choice = SeededRandom(seed: seed + 1)
    var (ours, theirs) = (base, base)
    // Each field of each action belongs to one side.
    for id in ids {
      for (index, change) in Self.changes.enumerated() {
        switch Int.random(in: 0..<4, using: &choice) {
        case 0: change(&ours, id, "ours \(index)")
        case 1: change(&theirs, id, "theirs \(index)")
        default: break
        }
      }
    }
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.isEmpty, "seed \(seed): \(merge.conflicts)")
    let merged = merge.chatflow()
    #expect(merged == Merge(base: base, ours: theirs, theirs: ours).chatflow(), "seed \(seed)")
    for id in ids {
      for probe in Self.probes {
        let was = base.actions[id].map(probe)
        let (our, their) = (ours.actions[id].map(probe), theirs.actions[id].map(probe))
        #expect(merged.actions[id].map(probe) == (our == was ? their : our), "seed \(seed)")
      }
    }
  }

  /// Each changes one thing that can be changed by itself.
  private static let changes: [@Sendable (inout Chatflow, ActionID, String) -> Void] = [
    { $0.actions[$1]?.name = "\($2) \($1)" },
    { $0.actions[$1]?.next = $2.hasPrefix("ours") ? .end : .jump(to: $1) },
    { $0.actions[$1]?.values["description"] = .text($2) },
    { flow, id, text in
      flow.actions[id]?.values["message"] = .message(Message(RichText(literal: text)))
    },
    { $0.actions[$1]?.edges["when-closed"] = $2.hasPrefix("ours") ? .end : .to($1) },
  ]
  private static let probes: [@Sendable (Action) -> String] = [
    { $0.name }, { "\(String(describing: $0.next))" }, { "\(String(describing: $0.values["description"]))" },
    { "\(String(describing: $0.values["message"]?.message?.text))" },
    { "\(String(describing: $0.edges["when-closed"]))" },
  ]

  @Test(arguments: 0..<1000)
  func whoeverIsCalledOursNothingOfEitherIsLost(seed: UInt64) {
    var random = RandomFlow(seed: seed)
    let base = random.flow(actions: 6)
    var (ours, theirs) = (base, base)
    for _ in 0..<3 { random.change(&ours) }
    for _ in 0..<3 { random.change(&theirs) }
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    let other = Merge(base: base, ours: theirs, theirs: ours)
    #expect(Set(merge.conflicts.map(\.place)) == Set(other.conflicts.map(\.place)), "seed \(seed)")
    #expect(merge.chatflow(taking: .ours) == other.chatflow(taking: .theirs), "seed \(seed)")
    // One of the two sides is what both are where the other did nothing.
    #expect(Merge(base: base, ours: ours, theirs: base).chatflow() == ours, "seed \(seed)")
    #expect(Merge(base: base, ours: base, theirs: theirs).chatflow() == theirs, "seed \(seed)")
    #expect(Merge(base: base, ours: ours, theirs: ours).chatflow() == ours, "seed \(seed)")
    #expect(Merge(base: base, ours: ours, theirs: ours).conflicts.isEmpty, "seed \(seed)")
    #expect(Merge(base: base, ours: ours, theirs: base).conflicts.isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<300)
  func randomEditsOfTheBuilderMergeToWhatLeadsNowhereNew(seed: UInt64) {
    var random = RandomChatflow(seed: seed)
    let base = random.flow()
    var (ours, theirs) = (base, base)
    for _ in 0..<4 {
      ours = ours.applying(random.edit(of: ours))
      theirs = theirs.applying(random.edit(of: theirs))
    }
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    for answer in [MergeAnswer.ours, .theirs, .both] where merge.conflicts.isEmpty || answer != .both {
      let merged = merge.chatflow(taking: answer)
      let ids = Set(base.actions.keys).union(ours.actions.keys).union(theirs.actions.keys)
      #expect(merged.actions.keys.allSatisfy { merged.actions[$0]?.id == $0 }, "seed \(seed)")
      for action in merged.actions.values where !ids.contains(action.id) {
        #expect(action.id.text.hasSuffix("-2") || action.id.text.hasSuffix("-3"), "seed \(seed): \(action.id)")
      }
    }
  }

  private func flow(_ ids: [ActionID]) -> Chatflow {
    var flow = Chatflow(name: "Flow")
    for (index, id) in ids.enumerated() {
      flow.actions[id] = Action(id: id, kind: "send-message", name: "\(id)")
      flow.actions[id]?.next = index + 1 < ids.count ? .to(ids[index + 1]) : nil
    }
    flow.start = ids.first.map { .to($0) }
    return flow
  }

  @Test func whatOneRemovedAndTheOtherChangedIsAConflictOfTheWholeAction() throws {
    let base = flow(["a", "b", "c"])
    var (ours, theirs) = (base, base)
    ours.actions["b"] = nil
    ours.actions["a"]?.next = .to("c")
    theirs.actions["b"]?.name = "Changed"
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.map(\.place) == [.init(subject: .action("b"), path: [])])
    #expect(merge.chatflow().actions["b"] == nil)
    #expect(merge.chatflow(taking: .theirs).actions["b"]?.name == "Changed")
    #expect(Array(merge.chatflow(taking: .theirs).actions.keys) == ["a", "b", "c"])
  }

  @Test func whatOneRemovedAndTheOtherCameToLeadToStays() {
    let base = flow(["a", "b", "c"])
    var (ours, theirs) = (base, base)
    ours.actions["c"] = nil
    ours.actions["b"]?.next = nil
    theirs.actions["a"]?.next = .to("c")
    for merge in [
      Merge(base: base, ours: ours, theirs: theirs), Merge(base: base, ours: theirs, theirs: ours),
    ] {
      #expect(merge.conflicts.isEmpty)
      #expect(merge.chatflow().actions["c"] == base.actions["c"])
      #expect(merge.chatflow().actions["a"]?.next == .to("c"))
      #expect(merge.chatflow().actions["b"]?.next == nil)
    }
  }

  @Test(arguments: 0..<300)
  func nothingLeadsToWhatNobodyHas(seed: UInt64) {
    var random = RandomChatflow(seed: seed)
    var base = random.flow()
    // Each link of these leads somewhere.
    base.actions["gone"] = Action(id: "gone", kind: "message", name: "Gone")
    var (ours, theirs) = (base, base)
    for _ in 0..<4 {
      ours = ours.applying(random.edit(of: ours))
      theirs = theirs.applying(random.edit(of: theirs))
    }
    func dangling(_ flow: Chatflow) -> Set<ActionID> {
      Set(flow.actions.values.flatMap { action in action.writtenPorts.compactMap { action[$0]?.action } })
        .subtracting(flow.actions.keys)
    }
    let known = dangling(ours).union(dangling(theirs))
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    guard merge.conflicts.isEmpty else { return }
    #expect(dangling(merge.chatflow()).isSubset(of: known), "seed \(seed)")
  }

  @Test func anIDThatOneSideChangedIsChangedInWhatTheOtherDid() {
    let base = flow(["a", "b", "c"])
    let ours = base.applying(base.changingID(of: "b", to: "better"))
    var theirs = base
    theirs.actions["b"]?.values["description"] = .text("Theirs")
    theirs.actions["c"]?.next = .to("b")
    for merge in [
      Merge(base: base, ours: ours, theirs: theirs), Merge(base: base, ours: theirs, theirs: ours),
    ] {
      #expect(merge.conflicts.isEmpty)
      let merged = merge.chatflow()
      #expect(Array(merged.actions.keys) == ["a", "better", "c"])
      #expect(merged.actions["better"]?.values["description"] == .text("Theirs"))
      #expect(merged.actions["c"]?.next == .to("better"))
    }
  }

  @Test func twoNewActionsWithOneIDAreBothKept() {
    let base = flow(["a"])
    var (ours, theirs) = (base, base)
    ours.actions["new"] = Action(id: "new", kind: "send-message", name: "Ours")
    ours.actions["a"]?.next = .to("new")
    theirs.actions["new"] = Action(id: "new", kind: "ask-question", name: "Theirs")
    theirs.actions["a"]?.branches = [Branch(label: "x", link: .to("new"))]
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.isEmpty)
    let merged = merge.chatflow()
    #expect(Set(merged.actions.values.map(\.name)) == ["a", "Ours", "Theirs"])
    #expect(merged.actions["a"]?.next?.action.flatMap { merged.actions[$0] }?.name == "Ours")
    #expect(merged.actions["a"]?.branches[0].link?.action.flatMap { merged.actions[$0] }?.name == "Theirs")
    #expect(merged == Merge(base: base, ours: theirs, theirs: ours).chatflow())
  }

  @Test func entriesOfListsAreMergedOneByOne() {
    var base = flow(["a"])
    base.actions["a"]?.replies = ["One", "Two", "Three"].map { QuickReply($0) }
    var (ours, theirs) = (base, base)
    ours.actions["a"]?.replies[0].label = "First"
    ours.actions["a"]?.replies.append(QuickReply("Four"))
    theirs.actions["a"]?.replies[0].value = "1"
    theirs.actions["a"]?.replies.remove(at: 1)
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.isEmpty)
    #expect(
      merge.chatflow().actions["a"]?.replies
        == [QuickReply("First", value: "1"), QuickReply("Three"), QuickReply("Four")])
  }

  @Test func whichOfTwoNewBranchesComesFirstIsAsked() {
    var base = flow(["a"])
    base.actions["a"]?.branches = [Branch(label: "old")]
    var (ours, theirs) = (base, base)
    ours.actions["a"]?.branches.append(Branch(label: "z"))
    theirs.actions["a"]?.branches.append(Branch(label: "y"))
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.map(\.place) == [.init(subject: .action("a"), path: ["branches", "order"])])
    #expect(merge.chatflow().actions["a"]?.branches.map(\.label) == ["old", "z", "y"])
    #expect(merge.chatflow(taking: .theirs).actions["a"]?.branches.map(\.label) == ["old", "y", "z"])
  }

  @Test func aTextThatBothChangedCanBeTakenFromBoth() {
    var base = flow(["a"])
    func say(_ text: String) -> FieldValue { .message(Message(RichText(literal: text))) }
    base.actions["a"]?.values["message"] = say("Hello")
    var (ours, theirs) = (base, base)
    ours.actions["a"]?.values["message"] = say("Hello!")
    theirs.actions["a"]?.values["message"] = say("Good day")
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.map(\.canTakeBoth) == [true])
    #expect(merge.chatflow(taking: .both).actions["a"]?.values["message"] == say("Hello!\nGood day"))
    #expect(merge.chatflow(taking: .base).actions["a"]?.values["message"] == say("Hello"))
  }
}
