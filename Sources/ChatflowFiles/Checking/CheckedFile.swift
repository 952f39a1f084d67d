import ChatflowModel
import OrderedCollections
import Words

/// A file with everything that was found in it.
public struct CheckedFile: Sendable {
  /// The file, as it was named.
  public let path: String
  /// What its chatflow is called; nil where it has none that can be read.
  public let name: String?
  /// What was found, in the order of the file.
  public var findings: [FileFinding]

  /// Checks a chatflow that was read from a file.
  ///
  /// - Parameters:
  ///   - workspace: what the chatflows of its folder share
  ///   - files: what is known about the files that it names
  ///   - more: what was found in it by looking at the chatflows of its folder together
  public init(
    _ path: String, _ opened: ChatflowFile.Opened, workspace: Workspace, files: KnownFiles = [:],
    and more: [Finding] = [], words: Words
  ) {
    var checks = KeptChecks()
    self.init(path, opened, after: &checks, workspace: workspace, files: files, and: more, words: words)
  }

  /// The same, going on from the checks of what the file held before.
  public init(
    _ path: String, _ opened: ChatflowFile.Opened, after checks: inout KeptChecks, workspace: Workspace,
    files: KnownFiles = [:], and more: [Finding] = [], words: Words
  ) {
    self.path = path
    name = opened.flow?.name
    // What keeps an action from being read is told under the name that it has in the builder.
    let defects = Set(opened.flow?.actions.values.flatMap(\.defects) ?? [])
    var found = opened.problems.map { problem in
      FileFinding(
        problem, in: opened.source?.text, of: opened.source?.action(onLine: problem.line),
        rule: defects.contains(problem) ? .brokenAction : FileFinding.unreadable, words)
    }
    if let flow = opened.flow, let source = opened.source {
      let told = checks.judge(flow, workspace: workspace, files: files)
      let all =
        (told.findings + more).map { (finding: $0, standing: FileFinding.Standing.open) }
        + told.ignored.map { ($0.finding, .ignored($0.reason)) }
      if !all.isEmpty {
        var places = FindingPlaces(source)
        // Of an action that could not be read is told already why.
        for (finding, standing) in all where finding.place.action.flatMap({ flow.actions[$0]?.defect }) == nil {
          let place = places.find(finding.place).shown
          found.append(FileFinding(finding, at: place, in: flow, words, standing))
        }
      }
    }
    findings = found.inOrder
  }

  /// Checks a workspace that was read from a file. What is wrong in one that cannot be taken apart is told without checking
  /// what could be read of it.
  ///
  /// - Parameter today: which day it is; without it no day is found to be over
  public init(
    _ path: String, _ opened: WorkspaceFile.Opened, files: KnownFiles = [:], today: CalendarDay?,
    and more: [Finding] = [], words: Words
  ) {
    self.path = path
    name = nil
    var read = ReadValues(opened.problems)
    var checked: [FileFinding] = []
    if let source = opened.source {
      var places = FindingPlaces(source)
      checked = (Checks.settings(of: opened.workspace, files: files, today: today) + more).map { finding in
        let place = places.find(finding.place)
        guard let problem = read.take(finding, in: place.value ?? place.key) else {
          return FileFinding(finding, at: place.shown, in: nil, words)
        }
        let span = source.text.span(ofWhatIsFoundBy: problem, finding.facts["found"] ?? "")
        return FileFinding(finding, at: span ?? place.shown, in: nil, suggestion: problem.suggestion, words)
      }
    }
    let told = read.left.map { FileFinding($0, in: opened.source?.text, of: nil, words) }
    findings = (told + checked).inOrder
  }

  /// What is left to be looked at.
  public var open: [FileFinding] { findings.filter { $0.standing == .open } }
}

/// What was told while a file was read: of a value of which a rule tells as well, only the rule tells, at the place that
/// the reader knows better.
private struct ReadValues {
  /// What only the reader knows.
  private let others: [FileProblem]
  /// What a rule may tell as well, by its line; of each line the last comes first.
  private var doubted: [Int: [FileProblem]]

  init(_ problems: [FileProblem]) {
    others = problems.filter { $0.rule == nil }
    doubted = Dictionary(grouping: problems.filter { $0.rule != nil }.reversed(), by: \.line)
  }

  /// What no rule told.
  var left: [FileProblem] { others + doubted.values.joined() }

  /// What was told of the value that a finding is about, which is not told again.
  mutating func take(_ finding: Finding, in span: TextSpan) -> FileProblem? {
    guard !doubted.isEmpty, let found = finding.facts["found"].map(FileProblem.clipped) else { return nil }
    for line in span.line...max(span.line, span.endLine) {
      let index = doubted[line]?.lastIndex { problem in
        problem.rule == finding.rule && problem.found == found
          && (line > span.line || problem.column >= span.column)
          && (line < span.endLine || problem.column <= span.endColumn)
      }
      if let index { return doubted[line]?.remove(at: index) }
    }
    return nil
  }
}

extension SourceText {
  /// Where what was found stands; nil where it is written in another way than it is read.
  fileprivate func span(ofWhatIsFoundBy problem: FileProblem, _ found: String) -> TextSpan? {
    let start = span(at: Place(line: problem.line, column: problem.column)).bytes.lowerBound
    guard !found.isEmpty, bytes[start...].starts(with: found.utf8) else { return nil }
    return span(start..<(start + found.utf8.count))
  }
}

extension [FileFinding] {
  /// In the order of their places; those at one place in the order in which they were found.
  fileprivate var inOrder: [FileFinding] {
    enumerated().sorted { left, right in
      (left.element.place.line, left.element.place.column, left.offset)
        < (right.element.place.line, right.element.place.column, right.offset)
    }.map(\.element)
  }
}
