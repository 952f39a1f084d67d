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
    var found = opened.problems.map { FileFinding($0, in: opened.source?.text, of: nil, words) }
    if let source = opened.source {
      var places = FindingPlaces(source)
      found += (Checks.settings(of: opened.workspace, files: files, today: today) + more).map { finding in
        FileFinding(finding, at: places.find(finding.place).shown, in: nil, words)
      }
    }
    findings = found.inOrder
  }

  /// What is left to be looked at.
  public var open: [FileFinding] { findings.filter { $0.standing == .open } }
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
