import ArgumentParser
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// `chatflow test [FILE|FOLDER…]`: runs the tests of conversations.
struct TestCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "chatflow", abstract: Words.ours["cli.test"])

  @Argument(help: .words("cli.test.files", "file-or-folder"), completion: .file(extensions: ["chat", "yaml"]))
  var names: [String] = []
  @Option(help: .words("cli.test.filter", "text"))
  var filter: String?
  @Flag(help: .words("cli.test.fail-fast"))
  var failFast = false
  @Option(help: .words("cli.test.report", "form"))
  var report: ChatReport.Form?
  @Option(help: .words("cli.test.output", "file"), completion: .file())
  var output: String?
  @Flag(help: .words("cli.report.force"))
  var force = false
  @Flag(help: .words("cli.test.coverage"))
  var coverage = false
  @Flag(help: .words("cli.test.json"))
  var json = false
  @Option(help: .words("cli.test.min", "percent"))
  var min: Int?
  @Flag(help: .words("cli.test.mutants"))
  var mutants = false
  @Flag(help: .words("cli.test.update"))
  var update = false

  func validate() throws {
    if let min, !(0...100).contains(min) { throw ValidationError(Words.ours("cli.test.percent", ["found": "\(min)"])) }
    if force, output == nil { throw ValidationError(Words.ours["cli.export.force-output"]) }
    if json, !coverage { throw ValidationError(Words.ours["cli.test.json-coverage"]) }
    if json, report != nil, reportFile == nil { throw ValidationError(Words.ours["cli.test.json-report"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let paths = try ChatSuites.paths(of: folders)
    guard !paths.isEmpty else {
      throw Failure(.inputOrOutput, FileMessages.line(names.first ?? ".", Words.ours["cli.test.none"]))
    }
    var suites: [Suite] = []
    var isStopped = false
    var unread: Failure?
    for path in paths where !isStopped {
      var file: ChatSuiteFile
      do throws(Failure) {
        file = try ChatSuiteFile(path)
        // What is told then is what holds afterwards.
        if update { try write(&file) }
      } catch {
        // The others can be run all the same.
        guard paths.count > 1 else { throw error }
        for line in error.lines { Streams.say(line.hasPrefix(path) ? line : FileMessages.line(path, line)) }
        unread = error
        continue
      }
      for notice in file.notices { Streams.say(notice) }
      let outcomes = file.run({ isWanted($0) }, stopsAtFailure: failFast)
      suites.append(Suite(file: file, outcomes: outcomes))
      isStopped = failFast && (outcomes.contains { $0.failure != nil } || !file.chats.problems.isEmpty)
    }
    if let filter, !suites.contains(where: { !$0.outcomes.isEmpty }) {
      throw Failure(.problems, Words.ours("cli.failed", ["what": Words.ours("cli.test.no-match", ["text": filter])]))
    }
    let report = ChatReport(
      suites.map {
        ChatReport.Suite($0.file.path, of: $0.file.flow, unread: $0.file.chats.unread, outcomes: $0.outcomes)
      })
    try tell(report)
    if !update, self.report ?? .plain == .plain, report.canBeUpdated { Streams.say(Words.ours["cli.test.update-hint"]) }
    let isSound = suites.allSatisfy(\.file.isSound)
    var status = report.failed == 0 && isSound ? ExitStatus.success : .problems
    if coverage || min != nil { status = try tellCoverage(suites) ?? status }
    if mutants, try tellMutants(suites) { status = .problems }
    return unread?.status ?? status
  }

  /// A file of tests and what came of it.
  private struct Suite {
    let file: ChatSuiteFile
    let outcomes: [ChatRun.Outcome]

    /// Whether one of the tests that pass fails with another version of the chatflow.
    func notice(_ flow: PreparedFlow) -> Bool {
      let passing = Set(outcomes.filter { $0.failure == nil }.map(\.test.line))
      return file.run(following: flow, { passing.contains($0.line) }, stopsAtFailure: true).contains {
        $0.failure != nil
      }
    }
  }

  /// The files by the chatflow that they are about, in the order of the first of each.
  private static func byFlow(_ suites: [Suite]) -> [(path: String, suites: [Suite])] {
    var paths: [String] = []
    for suite in suites where !paths.contains(suite.file.flowPath) { paths.append(suite.file.flowPath) }
    return paths.map { path in (path, suites.filter { $0.file.flowPath == path }) }
  }

  private func isWanted(_ test: ChatTest) -> Bool {
    filter.map { test.name.lowercased().contains($0.lowercased()) } ?? true
  }

  private func tell(_ report: ChatReport) throws(Failure) {
    let text = report.text(self.report ?? .plain, .ours)
    if let output = reportFile {
      let target = try ReportTarget(output, about: report.suites.map(\.file), mayReplace: force)
      for note in try target.write(text) { Streams.say(note) }
      return try tell(Words.ours("chat.summary", report.counts))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) {
      if self.report == nil || self.report == .plain {
        try tell(line)
      } else {
        try Streams.output(Printable.text(line) + "\n")
      }
    }
  }

  /// The file that the report goes to; nil where it goes to standard output.
  private var reportFile: String? { OpenStream.file(output) }

  /// Whether standard output is for other programs. What is for them stands alone.
  private var isForPrograms: Bool { json || reportFile == nil && [.tap, .junit].contains(report) }

  /// Tells a line that is for people.
  private func tell(_ line: String) throws(Failure) {
    if isForPrograms { Streams.say(line) } else { try Streams.output(Printable.text(line) + "\n") }
  }

  // MARK: - Writing what happened

  /// Writes what happened into the tests of a file that fail, and tells what was changed.
  private func write(_ file: inout ChatSuiteFile) throws(Failure) {
    let prepared = PreparedFlow(file.flow, in: file.workspace)
    let (updated, updates) = file.chats.updated(
      following: prepared, in: file.workspace, zone: { NamedTimeZone.known($0) }, where: isWanted)
    guard !updates.isEmpty else { return }
    var saver = FileSaver(path: file.path, loaded: file.loaded)
    for note in try saver.saveOrFail(updated.text) { Streams.say(note) }
    file.chats = updated
    for change in updates {
      let facts = ["file": file.path, "line": "\(change.line)", "test": change.test]
      try tell(Words.ours("chat.updated", facts))
      for line in change.old { try tell("  - \(line)") }
      for line in change.new { try tell("  + \(line)") }
    }
  }

  // MARK: - Coverage

  /// A chatflow and what came of its tests; of one without any, nothing.
  private struct Tested {
    let path: String
    let flow: Chatflow
    let workspace: Workspace
    let outcomes: [ChatRun.Outcome]
  }

  /// The files and folders that are meant.
  private var folders: [String] { names.isEmpty ? ["."] : names }

  /// Tells which connections were taken; the status if too few were. A chatflow of a folder that has no tests counts, too.
  private func tellCoverage(_ suites: [Suite]) throws(Failure) -> ExitStatus? {
    var isEnough = true
    var flows: [JSON] = []
    var tested = Self.byFlow(suites).compactMap { path, suites in
      suites.first.map {
        Tested(path: path, flow: $0.file.flow, workspace: $0.file.workspace, outcomes: suites.flatMap(\.outcomes))
      }
    }
    for path in try ChatSuites.untested(in: folders, besides: tested.map(\.path)) {
      do throws(Failure) {
        let read = try FlowFile(path).read()
        if read.report() != .success { isEnough = false }
        let workspace = WorkspaceDocument(in: FolderFiles(of: read.file)).workspace
        tested.append(Tested(path: path, flow: read.flow, workspace: workspace, outcomes: []))
      } catch {
        error.lines.forEach(Streams.say)
        isEnough = false
      }
    }
    for own in tested {
      var covered = Coverage(of: own.flow)
      for outcome in own.outcomes { covered.add(outcome.taken) }
      isEnough = isEnough && covered.percent >= min ?? 0
      if json {
        flows.append(covered.json(of: own.path))
      } else if coverage || covered.percent < min ?? 0 {
        for line in covered.told(.ours, file: own.path, of: own.flow, in: own.workspace) { try tell(line) }
      }
    }
    if json { try Streams.output(JSON.list(flows).written + "\n") }
    return isEnough ? nil : .problems
  }

  // MARK: - Mutants

  /// Tells which mistakes no test notices, of those that pass without one; whether there are some.
  private func tellMutants(_ suites: [Suite]) throws(Failure) -> Bool {
    var unnoticed = 0
    var count = 0
    for (path, suites) in Self.byFlow(suites) {
      guard let first = suites.first?.file else { continue }
      for mutant in Mutant.all(of: first.flow) {
        count += 1
        let prepared = PreparedFlow(mutant.flow, in: first.workspace)
        guard !suites.contains(where: { $0.notice(prepared) }) else { continue }
        unnoticed += 1
        try tell(mutant.told(.ours, file: path, of: first.flow, in: first.workspace))
      }
    }
    let facts = ["count": "\(count)", "noticed": "\(count - unnoticed)", "unnoticed": "\(unnoticed)"]
    try tell(Words.ours(count == 1 ? "chat.mutants-one" : "chat.mutants", facts))
    return unnoticed > 0
  }
}

extension ChatReport.Form: ExpressibleByArgument {}

extension ChatReport {
  fileprivate var counts: [String: String] { ["passed": "\(passed)", "failed": "\(failed)"] }
}
