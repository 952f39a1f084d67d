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
  var report = ChatReport.Form.plain
  @Option(help: .words("cli.test.output", "file"), completion: .file())
  var output: String?
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
    if json, !coverage { throw ValidationError(Words.ours["cli.test.json-coverage"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let paths = try ChatSuites.paths(of: names.isEmpty ? ["."] : names)
    guard !paths.isEmpty else {
      throw Failure(.inputOrOutput, FileMessages.line(names.first ?? ".", Words.ours["cli.test.none"]))
    }
    var suites: [(file: ChatSuiteFile, outcomes: [ChatRun.Outcome])] = []
    var isStopped = false
    for path in paths where !isStopped {
      let file = try ChatSuiteFile(path)
      for notice in file.notices { Streams.say(notice) }
      let outcomes = file.run({ isWanted($0) }, stopsAtFailure: failFast)
      suites.append((file, outcomes))
      isStopped = failFast && (outcomes.contains { $0.failure != nil } || !file.chats.problems.isEmpty)
    }
    let report = ChatReport(
      suites.map {
        ChatReport.Suite($0.file.path, of: $0.file.flow, problems: $0.file.chats.problems, outcomes: $0.outcomes)
      })
    try tell(report)
    if update { for suite in suites { try write(suite.file) } }
    var status = report.failed == 0 ? ExitStatus.success : .problems
    if coverage || min != nil { status = try tellCoverage(suites) ?? status }
    if mutants, try tellMutants(suites.map(\.file)) { status = .problems }
    return status
  }

  private func isWanted(_ test: ChatTest) -> Bool {
    filter.map { test.name.lowercased().contains($0.lowercased()) } ?? true
  }

  private func tell(_ report: ChatReport) throws(Failure) {
    let text = report.text(self.report, .ours)
    if let output {
      for note in try ReportTarget(output).write(text) { Streams.say(note) }
    } else if !json {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        try Streams.output(Printable.text(String(line)) + "\n")
      }
      return
    }
    // What is for other programs stands alone.
    if !json { try Streams.output(Words.ours("chat.summary", report.counts) + "\n") }
  }

  // MARK: - Writing what happened

  private func write(_ file: ChatSuiteFile) throws(Failure) {
    let prepared = PreparedFlow(file.flow, in: file.workspace)
    let (updated, updates) = file.chats.updated(
      following: prepared, in: file.workspace, zone: { MachineZones.rules($0) })
    guard !updates.isEmpty else { return }
    var saver = FileSaver(path: file.path, loaded: file.loaded)
    for note in try saver.saveOrFail(updated.text) { Streams.say(note) }
    for change in updates {
      let facts = ["file": file.path, "line": "\(change.line)", "test": change.test]
      try Streams.output(Printable.text(Words.ours("chat.updated", facts)) + "\n")
      for line in change.old { try Streams.output(Printable.text("  - \(line)") + "\n") }
      for line in change.new { try Streams.output(Printable.text("  + \(line)") + "\n") }
    }
  }

  // MARK: - Coverage

  /// Tells which connections were taken; the status if too few were.
  private func tellCoverage(
    _ suites: [(file: ChatSuiteFile, outcomes: [ChatRun.Outcome])]
  ) throws(Failure) -> ExitStatus? {
    var isEnough = true
    var flows: [JSON] = []
    for suite in suites {
      var covered = Coverage(of: suite.file.flow)
      for outcome in suite.outcomes { covered.add(outcome.taken) }
      isEnough = isEnough && covered.percent >= min ?? 0
      if json {
        flows.append(covered.json(of: suite.file.flowPath))
      } else if coverage || covered.percent < min ?? 0 {
        let lines = covered.told(.ours, file: suite.file.flowPath, of: suite.file.flow, in: suite.file.workspace)
        for line in lines { try Streams.output(Printable.text(line) + "\n") }
      }
    }
    if json { try Streams.output(JSON.list(flows).written + "\n") }
    return isEnough ? nil : .problems
  }

  // MARK: - Mutants

  /// Tells which mistakes no test notices; whether there are some.
  private func tellMutants(_ files: [ChatSuiteFile]) throws(Failure) -> Bool {
    var unnoticed = 0
    var count = 0
    for file in files {
      for mutant in Mutant.all(of: file.flow) {
        count += 1
        let prepared = PreparedFlow(mutant.flow, in: file.workspace)
        let outcomes = file.run(following: prepared, { isWanted($0) }, stopsAtFailure: true)
        guard outcomes.allSatisfy({ $0.failure == nil }) else { continue }
        unnoticed += 1
        try Streams.output(
          Printable.text(mutant.told(.ours, file: file.flowPath, of: file.flow, in: file.workspace)) + "\n")
      }
    }
    let facts = ["count": "\(count)", "noticed": "\(count - unnoticed)", "unnoticed": "\(unnoticed)"]
    try Streams.output(Words.ours("chat.mutants", facts) + "\n")
    return unnoticed > 0
  }
}

extension ChatReport.Form: ExpressibleByArgument {}

extension ChatReport {
  fileprivate var counts: [String: String] { ["passed": "\(passed)", "failed": "\(failed)"] }
}
