import ChatTesting
import ChatflowEngine
import ChatflowFiles
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

  /// What is known of them is what their properties allow, whatever conditions compare with.
  @Test func theirRecordsHoldWhatTheWorkspaceAllows() throws {
    let properties = [
      ("plan", "{type: choice, options: [free, paid]}", "is any of \"platinum\""),
      ("age", "{type: number}", "is unknown"), ("since", "{type: date}", "is known"),
      ("vip", "{type: yes-no}", "is known"), ("mail", "{type: email}", "is known"),
    ]
    var text = "workspace: 1\ncontact-properties:\n"
    for (name, entry, _) in properties { text += "  \(name): \(entry)\n" }
    let workspace = WorkspaceFile.decode(text).workspace
    var branches = ""
    for (name, _, condition) in properties {
      branches += "      - label: \(name)\n        if: contact.\(name) \(condition)\n        next: end\n"
    }
    let head = "chatflow: 1\nname: A\nstart: a\nactions:\n  a:\n    action: if-then\n    name: A\n    branches:\n"
    let flow = try #require(ChatflowFile.decode(head + branches).flow)
    let explorer = Sample.explorer(of: PreparedFlow(flow, in: workspace))
    var known: Set<String> = []
    for seed in 0..<100 as Range<UInt64> {
      for (reference, value) in explorer.talk(seed: seed).situation.visitor.values {
        known.insert(reference)
        #expect(workspace.property(reference)?.holds(value) == true, "\(reference) = \(value)")
      }
    }
    #expect(known == Set(properties.map { "contact.\($0.0)" }))
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
