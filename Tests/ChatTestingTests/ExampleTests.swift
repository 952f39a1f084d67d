import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// The examples have tests, which pass, take every connection, and notice any mistake.
@Suite struct ExampleTests {
  @Test(arguments: Sample.names)
  func anExampleIsTested(name: String) throws {
    let flow = try Sample.example(name)
    let file = ChatFile(try Sample.tests(of: name), in: Sample.workspace)
    #expect(file.problems == [])
    #expect(!file.tests.isEmpty)
    var coverage = Coverage(of: flow)
    let prepared = PreparedFlow(flow, in: Sample.workspace)
    for test in file.tests {
      let outcome = ChatRun.outcome(of: test, following: prepared, in: Sample.workspace, zone: Sample.zone)
      let told = outcome.failure?.told(.english, of: flow).joined(separator: "\n") ?? ""
      #expect(outcome.failure == nil, "\(test.name)\n\(told)")
      coverage.add(outcome.taken)
    }
    #expect(coverage.missing == [])
    for mutant in Mutant.all(of: flow) {
      let changed = PreparedFlow(mutant.flow, in: Sample.workspace)
      let isNoticed = file.tests.contains {
        ChatRun.outcome(of: $0, following: changed, in: Sample.workspace, zone: Sample.zone).failure != nil
      }
      #expect(isNoticed, "\(mutant.told(.english, file: name, of: flow, in: Sample.workspace))")
    }
  }
}
