import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

@testable import Builder

/// Whatever is done to a chatflow, its journal holds it, edit by edit, from the file on that it was opened from.
@Suite struct JournalWalkTests {
  /// A random walk through the builder with the states that it came by, and the journals that were kept meanwhile.
  private struct Walk {
    var flow: [UInt8]
    var workspace: [UInt8]
    /// How long the journal of the chatflow was in each state, and the state.
    var states: [(length: Int, flow: Chatflow)]
    var last: BuilderState
  }

  private static func walk(seed: UInt64) throws -> Walk {
    let text = try ChatflowFile.canonical([Sample.support, Sample.short, Sample.branching][Int(seed % 3)])
    let shared = try WorkspaceFile.canonical(Sample.acme)
    let opened = try #require(ChatflowFile.decode(text).flow)
    var session = Session(flow: opened, workspace: WorkspaceFile.decode(shared).workspace)
    var monkey = Monkey(seed: seed)
    var walk = Walk(
      flow: Journal.beginning(.init(.chatflow, path: "/a/b", bytes: Array(text.utf8))),
      workspace: Journal.beginning(.init(.workspace, path: "/a/workspace.yaml", bytes: Array(shared.utf8))),
      states: [], last: session.state)
    walk.states = [(walk.flow.count, opened)]
    for _ in 0..<400 {
      session.handle(monkey.event(on: session.state.size))
      for edit in session.state.history.takeUnrecorded() {
        walk.flow += Journal.record(edit, of: .chatflow)
        walk.workspace += Journal.record(edit, of: .workspace)
      }
      if walk.flow.count > walk.states.last?.length ?? 0 { walk.states.append((walk.flow.count, session.flow)) }
    }
    walk.last = session.state
    return walk
  }

  @Test(arguments: 0..<24) func theJournalOfARandomWalkGivesWhatWasShown(seed: UInt64) throws {
    let walk = try Self.walk(seed: seed)
    let read = try #require(Journal.read(walk.flow))
    #expect(!read.isCut && read.state == .chatflow(walk.last.flow), "seed \(seed)")
    guard case .chatflow(let flow)? = read.state else { return }
    #expect(Array(flow.actions.keys) == Array(walk.last.flow.actions.keys), "seed \(seed)")
    // What is not compared, such as which entry of the file a value is, goes on as well: comments follow it.
    #expect(Journal.record(.chatflow(flow)) == Journal.record(.chatflow(walk.last.flow)), "seed \(seed)")
    #expect(Journal.read(walk.workspace)?.state == .workspace(walk.last.workspace.values), "seed \(seed)")
  }

  /// A program that is killed, and a disk that goes bad, leave any part of a journal, and any byte of it changed.
  @Test(arguments: 0..<8) func aDamagedJournalGivesAnEarlierStateAndSaysSo(seed: UInt64) throws {
    let walk = try Self.walk(seed: seed)
    var random = SeededRandom(seed: seed)
    let first = try #require(walk.states.first).length
    for _ in 0..<60 {
      let place = first + Int(random.next() % UInt64(max(1, walk.flow.count - first)))
      let cut = Array(walk.flow[..<place])
      let read = try #require(Journal.read(cut))
      // Between two states that were shown there may be several edits; what is read is one that was there.
      let (before, after) = (walk.states.last { $0.length <= place }, walk.states.first { $0.length > place })
      if case .chatflow(let flow)? = read.state, flow != before?.flow {
        #expect(Journal.read(Array(walk.flow[..<(after?.length ?? place)]))?.count ?? 0 > read.count, "seed \(seed)")
      } else {
        #expect(read.state == before.map { .chatflow($0.flow) }, "seed \(seed), cut at \(place)")
      }
      guard place < walk.flow.count else { continue }
      var changed = walk.flow
      changed[place] ^= 1 << (random.next() % 8)
      let damaged = try #require(Journal.read(changed))
      #expect(damaged.isCut, "seed \(seed), changed at \(place)")
      #expect(damaged.count < Journal.read(walk.flow)?.count ?? 0)
    }
    #expect(Journal.read([]) == nil && Journal.read(Array(walk.flow[1...])) == nil)
  }

  /// A journal that is begun anew holds the whole state.
  @Test(arguments: 0..<4) func aStateIsKeptAsAWhole(seed: UInt64) throws {
    let walk = try Self.walk(seed: seed)
    let base = try #require(Journal.read(walk.flow)).base
    let anew = Journal.beginning(base) + Journal.record(.chatflow(walk.last.flow))
    #expect(Journal.read(anew)?.state == .chatflow(walk.last.flow))
    let shared = try #require(Journal.read(walk.workspace)).base
    let values = walk.last.workspace.values
    #expect(Journal.read(Journal.beginning(shared) + Journal.record(.workspace(values)))?.state == .workspace(values))
  }
}
