import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// What came of the tests that stand beside a chatflow.
public struct TestResults: Sendable {
  /// The name of their file.
  public let file: String
  /// What could not be read in it.
  public let problems: [FileProblem]
  /// How many tests have such a problem and were not run.
  public let unread: Int
  /// What came of each, in the order of the file.
  public let outcomes: [ChatRun.Outcome]

  /// What came of the tests of a file.
  public init(_ file: String, problems: [FileProblem] = [], unread: Int = 0, outcomes: [ChatRun.Outcome]) {
    (self.file, self.problems, self.unread, self.outcomes) = (file, problems, unread, outcomes)
  }

  /// How many of its tests failed, with those that could not be read.
  var failed: Int { outcomes.count { $0.failure != nil } + unread }
}

extension TestResults: Hashable {
  /// Whether the same came of the same tests.
  public static func == (left: Self, right: Self) -> Bool { left.parts == right.parts }

  /// What tells results apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  private var parts: [AnyHashable] {
    [file, problems] + outcomes.flatMap { [$0.test.name, $0.failure] as [AnyHashable] }
  }
}

/// What tests are run for.
public enum TestUse: Hashable, Sendable {
  /// To be listed.
  case list
  /// To show what came of the one with a name.
  case one(String)
  /// To be shown on the canvas.
  case canvas
  /// To show it there anew, without a word.
  case renewing
}

/// The tests of the chatflow that is open, run on it as it is shown.
extension BuilderState {
  /// Takes what came of them for what they were run for.
  mutating func take(_ results: TestResults, for use: TestUse) -> [Effect] {
    switch use {
    case .list:
      renewCoverage(results)
      list(results)
    case .one(let name):
      renewCoverage(results)
      // It may have another name here by now.
      guard let outcome = results.outcomes.first(where: { $0.test.name == name }) else {
        list(results)
        break
      }
      return show(outcome, in: results.file)
    case .canvas: showCoverage(results)
    case .renewing: renewCoverage(results)
    }
    return []
  }

  /// Lists what came of them: those that failed first, then connections that none takes, then those that passed.
  private mutating func list(_ results: TestResults) {
    let taken = TestCoverage(results, of: flow, state: history.state)
    let missing = taken.coverage.missing
    let failed = results.outcomes.enumerated().filter { $0.element.failure != nil }
    let passed = results.outcomes.enumerated().filter { $0.element.failure == nil }
    var items = results.problems.enumerated().map { index, problem in
      let line = problem.line(in: results.file, words)
      return Chooser.Item(id: "problem/\(index)", title: words("tests.unreadable", ["what": line]), help: line)
    }
    items += failed.map { item(of: $0.element, at: $0.offset) }
    items += missing.enumerated().map { index, origin in
      Chooser.Item(
        id: "missing/\(index)",
        title: words("tests.missing", ["connection": flow.told(origin, words, in: workspace)]))
    }
    items += passed.map { item(of: $0.element, at: $0.offset) }
    let facts = taken.facts.merging(["passed": "\(passed.count)"]) { $1 }
    let listed = items
    var chooser = Chooser(.tests, title: words("tests.title", facts), items: items)
    chooser.focus = focus(in: items)
    open(chooser) { state, item in
      let parts = item.id.split(separator: "/")
      guard parts.count == 2, let index = Int(parts[1]) else { return [] }
      switch parts[0] {
      case "test":
        let row = listed.firstIndex { $0.id == item.id } ?? 0
        return state.show(results.outcomes[index], in: results.file, from: .init(title: item.title, row: row))
      case "missing":
        state.popups.removeAll()
        state.leavePane()
        state.show(untaken: missing[index])
        return []
      default: return []
      }
    }
    replaceLayer(.chooser(scrolled(chooser)))
  }

  /// The row of the test that the preview shows; where that passes or fails otherwise by now, the next one stands in its place.
  private func focus(in items: [Chooser.Item]) -> Int {
    guard let test = preview?.test else { return 0 }
    return items.row(where: { $0.title == test.title }, else: test.row)
  }

  /// Goes back to where what is shown was opened from: to the list of tests as long as the preview shows one of it, else to
  /// what led to the chatflow.
  mutating func goBackToOrigin() -> [Effect] {
    isPane(PreviewPane.self) && preview?.test != nil ? [.runTests(flow, workspace, for: .list)] : [.goBack]
  }

  private func item(of outcome: ChatRun.Outcome, at index: Int) -> Chooser.Item {
    outcome.item("test/\(index)", of: flow, words)
  }

  /// Shows a conversation in the preview, as far as its test came; why that was not further, and how to go back to where it
  /// was listed.
  private mutating func show(
    _ outcome: ChatRun.Outcome, in file: String, from row: Preview.ListedTest? = nil
  ) -> [Effect] {
    let effects = showPreview(of: outcome.rehearsal)
    preview?.test = row
    var sentences: [String] = []
    if let failure = outcome.failure {
      let told = failure.parts(words, of: flow).joined(separator: " \(glyphs.dot) ")
      sentences.append(words("tests.why", ["file": file, "line": "\(failure.line)", "what": told]))
    }
    if row != nil, let key = key(of: "go-back", in: contexts) {
      sentences.append(words("tests.back", ["key": key]))
    }
    if !sentences.isEmpty { say(outcome.failure == nil ? .info : .warning, sentences.joined(separator: " ")) }
    return effects
  }
}

extension ChatRun.Outcome {
  /// The test as an entry of a list: whether it passed, and what went wrong; where several files are listed, with its file.
  func item(_ id: String, in file: String? = nil, of flow: Chatflow, _ words: Words) -> Chooser.Item {
    let line = words("tests.line", ["line": "\(failure?.line ?? test.line)"])
    return Chooser.Item(
      id: id, title: words(failure == nil ? "tests.passed" : "tests.failed", ["name": test.name]),
      detail: file.map { "\($0), \(line)" } ?? line, help: failure?.help(words, of: flow) ?? "")
  }
}

extension ChatFailure {
  /// What a test says and what came, and how what came is written into it.
  fileprivate func help(_ words: Words, of flow: Chatflow) -> String {
    let way = reason.canBeWritten ? [words["cli.test.update-hint"]] : []
    return (parts(words, of: flow) + way).joined(separator: "\n")
  }

  /// What went wrong, part by part; without the sign below where two texts part, which needs lines of its own.
  fileprivate func parts(_ words: Words, of flow: Chatflow) -> [String] {
    told(words, of: flow).filter { !$0.allSatisfy { $0 == " " || $0 == "^" } }
      .map { $0.split(separator: " ").joined(separator: " ") }
  }
}

extension FieldValues {
  /// An entry of a workspace that says what a situation says.
  init(_ situation: Situation) {
    self.init()
    for key in SituationKey.allCases {
      guard let text = situation.text(key) else { continue }
      self[key.field] = .text(key == .customerAgent ? situation.customerAgent.word : text)
    }
  }
}
