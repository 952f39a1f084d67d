import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Testing

/// Mistakes that are put into a chatflow, one at a time.
@Suite struct MutantTests {
  @Test(arguments: Sample.names)
  func eachDiffersInOnePlace(name: String) throws {
    let flow = try Sample.example(name)
    let mutants = Mutant.all(of: flow)
    #expect(mutants.count > flow.actions.count)
    #expect(Set(mutants.map { "\($0.action?.text ?? "") \($0.change)" }).count == mutants.count)
    for mutant in mutants {
      #expect(Array(mutant.flow.actions.keys) == Array(flow.actions.keys))
      let changed = Array(flow.actions.keys.filter { mutant.flow.actions[$0] != flow.actions[$0] })
      switch mutant.change {
      case .restarted(let to):
        #expect(changed == [] && mutant.action == nil)
        #expect(mutant.flow.start?.destination == to && flow.start?.destination != to)
      case .reaimed, .turned, .relabelled:
        #expect(changed == [mutant.action].compactMap { $0 } && mutant.flow.start == flow.start)
        // And of the action, only that place.
        guard let id = mutant.action, let old = flow.actions[id], let new = mutant.flow.actions[id] else {
          Issue.record("\(mutant.change)")
          continue
        }
        #expect(new.placesThatDiffer(from: old) == 1, "\(mutant.change)")
      }
    }
  }
}

extension Action {
  fileprivate func placesThatDiffer(from other: Action) -> Int {
    var count = next == other.next ? 0 : 1
    count += zip(replies, other.replies).count { $0.link != $1.link || $0.label != $1.label }
    count += zip(branches, other.branches).reduce(0) { sum, pair in
      let (branch, old) = pair
      let conditions = zip(branch.groups.joined(), old.groups.joined()).count { $0 != $1 }
      return sum + (branch.link == old.link ? 0 : 1) + conditions
    }
    count += Set(edges.keys).union(Set(other.edges.keys)).count { edges[$0] != other.edges[$0] }
    return count
  }
}
