import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Visitors who answer anything.
@Suite struct ExploringTests {
  /// The same seed finds the same, whatever else is going on.
  @Test(arguments: Sample.names)
  func theSameSeedFindsTheSame(name: String) throws {
    let flow = try Sample.example(name)
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    func told(_ seed: UInt64) -> [String] {
      Sample.explorer(of: prepared).explore(runs: 15, seed: seed).told(
        .english, file: name, of: flow, in: Sample.workspace, seed: 1)
    }
    #expect(told(3) == told(3))
    #expect(told(3) != told(400))
  }

  /// What they took is what their conversations take, run as tests.
  @Test(arguments: Sample.names)
  func theirCoverageIsThatOfTheirTranscripts(name: String) throws {
    let flow = try Sample.example(name)
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    let explorer = Sample.explorer(of: prepared)
    let findings = explorer.explore(runs: 8, seed: 5)
    let text = (0..<8 as Range<UInt64>).flatMap { run in
      explorer.talk(seed: 5 + run).test(named: "\(run)", in: Sample.workspace) + [""]
    }.joined(separator: "\n")
    var coverage = Coverage(of: flow)
    for outcome in Sample.outcomes(text, following: flow) {
      #expect(outcome.failure == nil)
      coverage.add(outcome.taken)
    }
    #expect(coverage.counts.map(\.count) == findings.coverage.counts.map(\.count))
    #expect(coverage.taken > 0)
  }

  /// A trouble is told with a test that shows it.
  @Test func aTroubleComesWithATestThatShowsIt() throws {
    var flow = try Sample.example("support-bot")
    flow.actions["which-product-is-it"]?.next = .to("nowhere")
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    let findings = Sample.explorer(of: prepared).explore(runs: 30, seed: 1)
    let trouble = try #require(findings.troubles.first)
    #expect(trouble.trouble == .missingTarget("nowhere"))
    let test = trouble.rehearsal.test(named: "A", in: Sample.workspace)
    #expect(test.contains("-> trouble: there is no action nowhere"))
    #expect(Sample.outcomes(test.joined(separator: "\n"), following: flow).first?.failure == nil)
    #expect(
      findings.told(.english, file: "f", of: flow, in: Sample.workspace, seed: 1).contains {
        $0.hasPrefix("Trouble: there is no action nowhere (seed ")
      })
  }
}
