import ChatTesting
import ChatflowFiles
import ChatflowModel
import Words

/// What came of the tests beside the chatflows of a folder.
public struct FolderTests: Sendable {
  /// The chatflows with tests, in order.
  public let tested: [Tested]
  /// The files of the chatflows without any.
  public let untested: [String]
  /// Which tests could not be run, as sentences.
  public let notRun: [String]

  /// What came of the tests of a chatflow.
  public struct Tested: Sendable {
    /// The name of the chatflow's file.
    public let file: String
    /// The chatflow that they were run on.
    public let flow: Chatflow
    /// What came of them.
    public let results: TestResults

    /// What came of the tests of a chatflow.
    public init(file: String, flow: Chatflow, results: TestResults) {
      (self.file, self.flow, self.results) = (file, flow, results)
    }
  }

  /// What came of the tests of a folder.
  public init(tested: [Tested], untested: [String], notRun: [String] = []) {
    (self.tested, self.untested, self.notRun) = (tested, untested, notRun)
  }
}

/// The tests of the whole folder, over the list of chatflows.
extension ChatflowListState {
  /// Lists what came of them: what failed first, then chatflows without tests, then what passed.
  mutating func list(_ tests: FolderTests) {
    for sentence in tests.notRun { say(.error, sentence) }
    let unreadable = tests.tested.flatMap { tested in
      tested.results.problems.map { problem in
        let line = problem.line(in: tested.results.file, words)
        return Chooser.Item(id: tested.file, title: words("tests.unreadable", ["what": line]), help: line)
      }
    }
    let outcomes = tests.tested.flatMap { tested in
      tested.results.outcomes.map { outcome in
        let id = "\(tested.file)/\(outcome.test.name)"
        let item = outcome.item(id, in: tested.results.file, of: tested.flow, words)
        return (isPassed: outcome.failure == nil, item: item)
      }
    }
    let untested = tests.untested.map { Chooser.Item(id: $0, title: words("tests.untested", ["file": $0])) }
    let failed = outcomes.filter { !$0.isPassed }.map(\.item)
    let items = unreadable + failed + untested + outcomes.filter(\.isPassed).map(\.item)
    guard !items.isEmpty else { return closeListed(.tests) }
    let facts = [
      "passed": "\(outcomes.count(where: \.isPassed))",
      "failed": "\(tests.tested.reduce(0) { $0 + $1.results.failed })", "untested": "\(untested.count)",
    ]
    let focused = focusedItem(of: .tests)
    // What passes by now is another row: whoever mends one after the other goes on with the next that failed.
    list(Chooser(.tests, title: words("tests.folder", facts), items: items)) { item in
      item.id == focused?.id && item.title == focused?.title
    } _: { _, item in
      [Self.showing(item)]
    }
  }

  /// Shows what came of the chosen test in its chatflow; what could not be read is listed there.
  private static func showing(_ item: Chooser.Item) -> ChatflowListEffect {
    // No name of a file holds the sign between the two.
    let parts = item.id.split(separator: "/", maxSplits: 1).map(String.init)
    return .tests(file: parts.first ?? "", for: parts.count == 2 ? .one(parts[1]) : .list)
  }
}
