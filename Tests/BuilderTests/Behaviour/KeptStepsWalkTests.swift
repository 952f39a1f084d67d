import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

@testable import Builder

/// To close a chatflow and open it again changes nothing about what undo gives.
@Suite struct KeptStepsWalkTests {
  /// A random walk through the builder, from a file on.
  private static func walk(_ flow: Chatflow, _ workspace: Workspace, seed: UInt64, events: Int) -> Session {
    var session = Session(flow: flow, workspace: workspace)
    var monkey = Monkey(seed: seed)
    for _ in 0..<events { session.handle(monkey.event(on: session.state.size)) }
    return session
  }

  private static func opened(_ text: String) throws -> Chatflow { try #require(ChatflowFile.decode(text).flow) }

  private static func undoAll(_ history: inout History<Place, EditRun>) -> [Chatflow] {
    var flows: [Chatflow] = []
    while history.undo() != nil { flows.append(history.flow) }
    return flows
  }

  /// Two runs, the second of which knows the steps of the first from what that kept, or has never asked for them.
  @Test(arguments: 0..<24) func closingAndOpeningChangesNothingAboutUndo(seed: UInt64) throws {
    let text = try ChatflowFile.canonical([Sample.support, Sample.short, Sample.branching][Int(seed % 3)])
    let shared = WorkspaceFile.decode(try WorkspaceFile.canonical(Sample.acme)).workspace
    let first = Self.walk(try Self.opened(text), shared, seed: seed, events: 120)
    guard let saved = try? ChatflowFile.canonical(first.flow) else { return }
    let kept = KeptSteps(first.state.history.steps, endingIn: first.state.workspace)
    let bytes = kept.bytes(of: Array(saved.utf8))
    let read = try #require(KeptSteps(bytes, of: Array(saved.utf8)))
    let workspace = first.state.workspace

    // All of them, one by one.
    let again = try Self.opened(saved)
    #expect(read.edits(endingIn: again, workspace) == Array(first.state.history.steps.suffix(KeptSteps.most)))
    var (left, right) = (first.state.history, History<Place, EditRun>(again, workspace))
    right.putBehind(read.edits(endingIn: again, workspace)) { _ in Place(spot: .plus(.start)) }
    #expect(right.state == 0 && !right.isUnsaved)
    let (before, after) = (Self.undoAll(&left), Self.undoAll(&right))
    #expect(after == Array(before.prefix(KeptSteps.most)), "seed \(seed)")
    #expect(after.map { Array($0.actions.keys) } == before.prefix(KeptSteps.most).map { Array($0.actions.keys) })
    while right.redo() != nil {}
    #expect(right.flow == again && right.workspace == workspace && !right.isUnsaved && right.state == 0)

    // A second run that never asks for them keeps them behind its own.
    let second = Self.walk(again, workspace, seed: seed + 1000, events: 60)
    guard let later = try? ChatflowFile.canonical(second.flow) else { return }
    let both = KeptSteps(second.state.history.steps, endingIn: second.state.workspace, after: read)
    let third = try Self.opened(later)
    let all = first.state.history.steps + second.state.history.steps
    #expect(both.edits(endingIn: third, second.state.workspace) == Array(all.suffix(KeptSteps.most)), "seed \(seed)")
  }

  private static let commented = """
    chatflow: 1
    name: Bot
    start: greet
    actions:
      greet:
        action: question
        name: Greeting
        message: Hello
        replies:
          # The first.
          - reply: Yes, please
          # The same again.
          - reply: Maybe
          # And again.
          - reply: Maybe
          # The last.
          - reply: No, thanks

    """

  /// What changes the replies of an action, and loses none.
  private static let changes: [@Sendable (inout Action) -> Void] = [
    { $0.name = "Other" },
    { $0.replies[0].label = "Sure, please" },
    { $0.replies[2].label = "Perhaps" },
    { $0.replies.swapAt(0, 3) },
    { action in
      action.replies[3].label = "Never"
      action.replies.swapAt(0, 1)
    },
  ]

  /// What is taken back in a later run leaves the comments of the file where they stand.
  @Test(arguments: changes.indices) func commentsFollowWhatIsTakenBack(index: Int) throws {
    let first = ChatflowFile.decode(Self.commented)
    var flow = try #require(first.flow)
    let edit = try #require(Edit.make("edit.setting", changing: "greet", in: flow, Self.changes[index]))
    flow.apply(edit)
    let saved = try #require(try first.source?.encode(flow).text)
    let kept = try #require(
      KeptSteps(KeptSteps([edit], endingIn: Workspace()).bytes(of: Array(saved.utf8)), of: Array(saved.utf8)))
    let second = ChatflowFile.decode(saved)
    var again = try #require(second.flow)
    for edit in kept.edits(endingIn: again, Workspace()).reversed() { again.apply(edit.inverse) }
    #expect(try second.source?.encode(again).text == Self.commented)
  }

  /// A disk that goes bad, and a file that somebody has changed, give no steps rather than wrong ones.
  @Test func whatIsDamagedOrOfAnotherFileIsNotUsed() throws {
    // The first walk that leaves steps: some undo all that they did.
    let walks = (1...50 as ClosedRange<UInt64>).lazy.map {
      Self.walk(Sample.support, Sample.acme, seed: $0, events: 100)
    }
    let session = try #require(walks.first { !$0.state.history.steps.isEmpty })
    let text = Array("a file".utf8)
    let kept = KeptSteps(session.state.history.steps, endingIn: session.state.workspace)
    let bytes = kept.bytes(of: text)
    #expect(!kept.isEmpty && KeptSteps(bytes, of: text) == kept)
    #expect(KeptSteps(bytes, of: text + [10]) == nil && !KeptSteps.isKept(inBeginning: bytes, for: text + [10]))
    #expect(KeptSteps.isKept(inBeginning: Array(bytes.prefix(KeptSteps.beginning)), for: text))
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let place = Int(random.next() % UInt64(bytes.count))
      var damaged = bytes
      damaged[place] ^= 1 << (random.next() % 8)
      #expect(KeptSteps(damaged, of: text) == nil, "changed at \(place)")
      if place > 0, case let cut? = KeptSteps(Array(bytes[..<place]), of: text) {
        // Cut between two of them, the oldest are missing.
        #expect(session.state.history.steps.count > cut.edits(endingIn: session.flow, session.state.workspace).count)
      }
    }
  }

  /// What is shared may have been changed by another chatflow.
  @Test func stepsAboutWhatIsSharedNeedItAsItWas() throws {
    var other = Sample.acme
    let name = try #require(Edit.make("edit.setting", in: Sample.acme) { $0["language"] = .text("sv") })
    other.apply(name)
    let kept = KeptSteps([name], endingIn: other)
    #expect(kept.edits(endingIn: Sample.short, other) == [name])
    #expect(kept.edits(endingIn: Sample.short, Sample.acme).isEmpty)
  }

  @Test func theOldestStepsGoFirst() throws {
    var flow = Sample.short
    let id = try #require(flow.actions.keys.first)
    var edits: [Edit] = []
    for number in 0..<300 {
      let edit = try #require(Edit.make("edit.rename", changing: id, in: flow) { $0.name = "\(number)" })
      flow.apply(edit)
      edits.append(edit)
    }
    let kept = KeptSteps(edits, endingIn: Workspace())
    #expect(kept.edits(endingIn: flow, Workspace()) == Array(edits.suffix(KeptSteps.most)))
    // Those of earlier runs have no room beside them.
    #expect(KeptSteps(edits, endingIn: Workspace(), after: kept) == kept)
    let long = String(repeating: "x", count: KeptSteps.maximumBytes / 3)
    edits = []
    for number in 0..<5 {
      let edit = try #require(
        Edit.make("edit.rename", changing: id, in: flow) { $0.values["note"] = .text("\(number)\(long)") })
      flow.apply(edit)
      edits.append(edit)
    }
    #expect((1...3).contains(KeptSteps(edits, endingIn: Workspace()).edits(endingIn: flow, Workspace()).count))
  }
}
