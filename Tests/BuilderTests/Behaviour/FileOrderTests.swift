import Canvas
import ChatflowModel
import OrderedCollections
import Randomness
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Where in the file something new stands (`docs/format.md`, rule 5).
@Suite struct FileOrderTests {
  /// A question with three quick replies that lead nowhere yet.
  private static let question = Sample.flow(
    """
    chatflow: 1
    name: Shop
    start: topic
    actions:
      topic:
        action: question
        name: Topic
        message: What is it about?
        replies:
          - reply: Orders
          - reply: Returns
          - reply: Something else
        free-text: false
    """)

  @Test func theIconsOfThreeRepliesFilledFromTheFirstGiveThreeBlocksInThatOrder() {
    var session = Session(flow: Self.question)
    for (index, name) in ["Orders", "Returns", "Else"].enumerated() {
      session.press("g g", "Down")
      session.press("}", times: index)
      #expect(session.state.canvas.spot == .header("topic", .reply(index)), "\(session.picture)")
      session.press("a")
      session.type("simple")
      session.press("Enter")
      session.type(name)
      for _ in 0..<3 where session.state.form?.focus != nil { session.press("Esc") }
    }
    let names = session.flow.actions.values.map(\.name)
    #expect(names == ["Topic", "Orders", "Returns", "Else"])
  }

  /// Whatever is put in at whatever plus icon of a file in the order of the conversation leaves it in that order.
  @Test(arguments: 0..<32) func insertingKeepsTheOrderOfTheConversation(seed: UInt64) throws {
    var walk = Walk(seed: seed)
    for step in 0..<14 {
      try walk.insert()
      let order = Array(walk.flow.actions.keys)
      #expect(order == walk.flow.visitOrder, "seed \(seed), step \(step)")
      if walk.random.number(0...3) == 0 { walk.relink() }
    }
  }

  /// The same of copies, and of branches that are put in front. What branches itself is left out: where what follows it is
  /// drawn can then change, and no other action is moved.
  @Test(arguments: 0..<24) func duplicatingAndWrappingKeepTheOrderOfTheConversation(seed: UInt64) throws {
    var walk = Walk(seed: seed)
    for step in 0..<10 {
      try walk.insert()
      if walk.random.number(0...2) == 0 { walk.relink() }
      let plain = walk.flow.actions.values.filter { $0.drawnPorts.count == 1 }.map(\.id)
      guard !plain.isEmpty else { continue }
      let ids = [walk.random.pick(plain)]
      let (drawing, flow) = (walk.drawing, walk.flow)
      let edit =
        walk.random.number(0...1) == 0
        ? flow.duplicating(ids, in: { drawing.filePlace(of: $0, of: flow) })?.edit
        : flow.wrapping(ids, words: .english)?.edit
      if let edit { walk.flow.apply(edit) }
      #expect(Array(walk.flow.actions.keys) == walk.flow.visitOrder, "seed \(seed), step \(step): \(ids)")
      walk.flow = walk.flow.inVisitOrder(words: .english)
    }
  }

  /// A connection that is not drawn yet has its place among the others of its action.
  @Test func whatIsPutOnASpecialEdgeStandsBehindTheBranchesBeforeIt() throws {
    let flow = Sample.flow(
      """
      chatflow: 1
      name: Branches
      start: hand-over
      actions:
        hand-over:
          action: send-to-customer-agent
          name: Hand over
          branches:
            - if:
                - office hours are open
              next: open
          on-failure: failed
          next: later
        open:
          action: message
          name: Open
        failed:
          action: message
          name: Failed
        later:
          action: message
          name: Later
      """)
    let drawing = Drawing(
      flow, CheckedChatflow(flow, workspace: Workspace()), Workspace(), words: .english, width: 80, zoom: .cards)
    let point = InsertionPoint.on(.port("hand-over", .edge("when-closed")))
    let place = drawing.filePlace(of: point, of: flow)
    let (edit, id) = try #require(flow.inserting(.message, at: point, in: place, words: .english))
    var changed = flow
    changed.apply(edit)
    #expect(Array(changed.actions.keys) == ["hand-over", "open", id, "failed", "later"])
    #expect(Array(changed.actions.keys) == changed.visitOrder)
  }

  @Test(arguments: 0..<16) func visitOrderIsThatOfTheNumbersAndChangesNothingElse(seed: UInt64) throws {
    var walk = Walk(seed: seed)
    for _ in 0..<12 { try walk.insert() }
    var shuffled = walk.flow
    shuffled.actions = [:]
    var ids = Array(walk.flow.actions.keys)
    while !ids.isEmpty {
      let id = ids.remove(at: walk.random.number(0...ids.count - 1))
      shuffled.actions[id] = walk.flow.actions[id]
    }
    let ordered = shuffled.inVisitOrder(words: .english)
    #expect(ordered == walk.flow)
    #expect(Array(ordered.actions.keys) == Array(walk.flow.actions.keys))
  }
}

/// Somebody who inserts at any plus icon of a drawing, and leads connections elsewhere.
private struct Walk {
  var flow = Chatflow(name: "Walk")
  var random: Choice

  init(seed: UInt64) { random = Choice(seed: seed) }

  var drawing: Drawing {
    Drawing(flow, CheckedChatflow(flow, workspace: Workspace()), Workspace(), words: .english, width: 90, zoom: .cards)
  }

  mutating func insert() throws {
    let drawing = drawing
    let offer = random.pick(Offer.all)
    let point = drawing.insertionPoint(random.pick(drawing.pluses))
    let place = drawing.filePlace(of: point, of: flow)
    let (edit, id) = try #require(flow.inserting(offer, at: point, in: place, words: .english))
    flow.apply(edit)
    // Some of what is new branches, but that adds nothing that has an order.
    if flow.actions[id]?.kind == "question", random.number(0...1) == 0 {
      flow.actions[id]?.replies = [QuickReply("Yes"), QuickReply("No"), QuickReply("Perhaps")]
    }
  }

  /// Leads a connection elsewhere, and brings the file into the order of what there is then.
  mutating func relink() {
    let origins: [Origin] = flow.actions.values.flatMap { action in
      action.drawnPorts.map { Origin.port(action.id, $0.id) }
    }
    guard !origins.isEmpty else { return }
    let target = random.pick(Array(flow.actions.keys))
    let links: [Link] = [.to(target), .to(target), .jump(to: target), .end]
    if let edit = flow.relinking(random.pick(origins), to: random.pick(links)) { flow.apply(edit) }
    flow = flow.inVisitOrder(words: .english)
  }

  struct Choice {
    private var numbers: SeededRandom
    init(seed: UInt64) { numbers = SeededRandom(seed: seed) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }
  }
}

extension Drawing {
  /// Every plus icon.
  fileprivate var pluses: [Plus] {
    let actions = snapshot.actions
    let connections = actions.indices.flatMap { action in
      actions[action].ports.indices.map { Plus.connection(Connection(action: action, port: $0)) }
    }
    let joins = actions.indices.map(Plus.join).filter { layout.rect(of: .plus($0)) != nil }
    return [.start] + connections + joins
  }
}

extension Chatflow {
  /// The ids in the order of the numbers on the canvas.
  fileprivate var visitOrder: [ActionID] { Array(inVisitOrder(words: .english).actions.keys) }
}
