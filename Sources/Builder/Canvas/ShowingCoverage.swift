import Canvas
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What the tests of a chatflow take of it, as they were run last.
struct TestCoverage: Sendable {
  /// How often they took each connection.
  let coverage: Coverage
  /// The same as ways on the canvas.
  let way: ConversationWay
  /// How much that is, for sentences.
  let facts: [String: String]
  /// How many of them failed: what those take ends where they do.
  let failed: Int
  /// Which state of the history they were run on.
  let state: Int
  /// The connection that was come to last, and what has had the focus since.
  var last: (origin: Origin, spot: Spot)?

  init(_ results: TestResults, of flow: Chatflow, state: Int) {
    var coverage = Coverage(of: flow)
    var way = ConversationWay()
    for outcome in results.outcomes {
      coverage.add(outcome.taken)
      for case .action(let id) in outcome.taken.map(\.to) { way.passed.insert(id) }
    }
    way.counts = Dictionary(coverage.counts.map { ($0.origin, $0.count) }) { first, _ in first }
    facts = [
      "file": results.file, "taken": "\(coverage.taken)", "count": "\(coverage.counts.count)",
      "percent": "\(coverage.percent)", "failed": "\(results.failed)",
    ]
    failed = results.failed
    (self.coverage, self.way, self.state) = (coverage, way, state)
  }
}

/// What tests take, on the canvas: each plus icon says how often its connection was taken, until the chatflow is another.
extension BuilderState {
  /// Runs the tests to show what they take, or shows it no longer.
  mutating func switchCoverage() -> [Effect] {
    guard currentCoverage != nil, canvas.way == nil else { return [.runTests(flow, workspace, for: .canvas)] }
    coverage = nil
    followCoverage()
    say(.info, words["coverage.hidden"])
    return []
  }

  /// What tests take of the chatflow as it is, if that is shown.
  var currentCoverage: TestCoverage? { coverage.flatMap { $0.state == history.state ? $0 : nil } }

  /// Shows what tests took, and says how much that is.
  mutating func showCoverage(_ results: TestResults) {
    let shown = TestCoverage(results, of: flow, state: history.state)
    coverage = shown
    canvas.coverage = shown.way
    canvas.way = nil
    if let problem = results.problems.first {
      return say(.warning, words("tests.unreadable", ["what": problem.line(in: results.file, words)]))
    }
    let told = told(shown)
    guard shown.failed > 0 else { return say(shown.coverage.isComplete ? .success : .info, told) }
    var facts = shown.facts
    facts["key"] = key(of: "canvas.run-tests", in: [.canvas]) ?? ""
    say(.warning, "\(told) \(words("coverage.failing", facts))")
  }

  /// How much tests take, as a sentence.
  private func told(_ shown: TestCoverage) -> String {
    var facts = shown.facts
    facts["key"] = key(of: "canvas.next-untaken", in: [.canvas]) ?? ""
    if shown.coverage.counts.isEmpty { return words("coverage.none", facts) }
    if !shown.coverage.isComplete { return words("coverage.shown", facts) }
    return words(shown.coverage.counts.count == 1 ? "coverage.all-one" : "coverage.all", facts)
  }

  /// The file of tests was changed by somebody else: what is shown of them is looked at again.
  func lookAtTestsAgain() -> [Effect] { coverage == nil ? [] : [.runTests(flow, workspace, for: .renewing)] }

  /// Tests could not be run: what was shown of them may not be so any more.
  mutating func dropCoverage() {
    coverage = nil
    followCoverage()
  }

  /// Takes over that tests were run again, where what they take is shown.
  mutating func renewCoverage(_ results: TestResults) {
    guard coverage != nil else { return }
    let new = TestCoverage(results, of: flow, state: history.state)
    coverage = new
    canvas.coverage = new.way
  }

  /// Shows what tests take as long as the chatflow is the one that they were run on, also after edits were taken back.
  mutating func followCoverage() {
    let current = currentCoverage
    if (canvas.coverage == nil) != (current == nil) { canvas.coverage = current?.way }
  }

  /// What the line above the canvas says of it; nil where nothing of it is shown.
  var coverageLine: String? {
    guard let coverage, canvas.way == nil else { return nil }
    if currentCoverage != nil {
      return words(coverage.failed > 0 ? "coverage.line.failing" : "coverage.line", coverage.facts)
    }
    return words("coverage.stale", ["key": key(of: "canvas.coverage", in: [.canvas]) ?? ""])
  }

  // MARK: - From one to the next

  /// Whether there are connections known that no test takes.
  var hasCoverage: Availability { currentCoverage == nil ? .disabled("no-coverage") : .available }

  /// Goes to the next connection that no test takes, in drawing order, round and round.
  mutating func goToUntaken() {
    guard let coverage = currentCoverage else { return }
    let order = canvas.drawing.inOrder(coverage.coverage.missing)
    guard !order.isEmpty else { return say(coverage.coverage.isComplete ? .success : .info, told(coverage)) }
    let last = coverage.last.flatMap { $0.spot == canvas.spot ? $0.origin : nil }
    let here = last.map(canvas.drawing.place) ?? canvas.drawing.place(of: canvas.spot)
    let next = order.firstIndex { canvas.drawing.place(of: $0) > here } ?? 0
    show(untaken: order[next])
    let spot = canvas.spot
    self.coverage?.last = (order[next], spot)
    let connection = flow.told(order[next], words, in: workspace)
    say(
      .warning,
      words(
        "coverage.next", ["connection": connection, "number": "\(next + 1)", "count": "\(order.count)"]))
  }

  /// Goes to a connection: to its header or plus icon, or to the card that it leaves where it is not drawn.
  mutating func show(untaken origin: Origin) {
    canvas.remember(canvas.spot)
    let stop = canvas.drawing.stop(.plus(origin))
    focus(stop.map(canvas.drawing.spot) ?? origin.action.map { .card($0) } ?? .plus(.start))
  }
}

extension Drawing {
  /// Connections in the order in which they are drawn.
  func inOrder(_ origins: [Origin]) -> [Origin] {
    origins.map { ($0, place(of: $0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Where a connection stands in that order: by the number of its card, which the start comes before, and its port.
  func place(of origin: Origin) -> (card: Int, port: Int) {
    guard case .port(let id, let port) = origin, let index = index(id) else { return (0, 0) }
    return (
      layout.number(of: index), snapshot.actions[index].ports.indices.first { self.port(index, $0) == port } ?? .max
    )
  }

  /// Where an element of the canvas stands in it: before all that leaves it.
  func place(of spot: Spot) -> (card: Int, port: Int) {
    switch spot {
    case .card(let id), .join(let id): (index(id).map(layout.number) ?? 0, -1)
    case .header(let id, let port): place(of: .port(id, port))
    case .plus(.start): (0, -1)
    case .plus(let origin): place(of: origin)
    }
  }
}
