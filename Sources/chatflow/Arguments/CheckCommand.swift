import ArgumentParser
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// `chatflow check [FILE|FOLDER…]`: judges chatflows by all rules.
struct CheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "chatflow", abstract: Words.ours["cli.check"])

  @Argument(help: .words("cli.check.files", "file-or-folder"), completion: .file(extensions: ["yaml"]))
  var names: [String] = []
  @Option(help: .words("cli.check.format", "form"))
  var format = CheckReport.Form.plain
  @Option(help: .words("cli.check.output", "file"), completion: .file())
  var output: String?
  @Flag(help: .words("cli.report.force"))
  var force = false
  @Flag(help: .words("cli.check.strict"))
  var strict = false
  @Flag(help: .words("cli.check.fix"))
  var fix = false
  @Option(help: .words("cli.check.baseline", "file"), completion: .file())
  var baseline: String?
  @Option(help: .words("cli.check.write-baseline", "file"), completion: .file())
  var writeBaseline: String?
  @Option(help: .words("cli.check.explain", "rule"), completion: .list(FileFinding.rules.map(\.text)))
  var explain: String?

  /// What is asked for where all rules are.
  private static let allRules = "all"

  /// To the library an option has a value, and without a rule all are told.
  static func prepared(_ arguments: [String]) -> [String] {
    guard let place = arguments.firstIndex(of: "--explain"), !arguments[..<place].contains("--"),
      arguments.dropFirst(place + 1).first?.hasPrefix("-") ?? true
    else { return arguments }
    var arguments = arguments
    arguments[place] += "=\(allRules)"
    return arguments
  }

  func validate() throws {
    if force, output == nil, writeBaseline == nil { throw ValidationError(Words.ours["cli.check.force-output"]) }
    if explain != nil, ![.plain, .json].contains(format) || output != nil {
      throw ValidationError(Words.ours["cli.check.explain-form"])
    }
  }

  func perform() throws(Failure) -> ExitStatus {
    if let explain { return try tell(of: explain) }
    let wanted = try FlowPaths(names.isEmpty ? ["."] : names, .all)
    let unwritten = fix ? try mend(wanted) : nil
    var run = CheckRun(wanted, today: CalendarDay(at: Machine.now()))
    for failure in run.unread { failure.lines.forEach(Streams.say) }
    if let writeBaseline {
      let written = try BaselineFile(writeBaseline).write(run.files, mayReplace: force)
      written.notes.forEach(Streams.say)
      if let file = OpenStream.file(writeBaseline) {
        for line in written.changes { try Streams.output(Printable.text(line) + "\n") }
        let facts = ["file": Printable.line(file), "count": "\(written.count)", "kept": "\(written.kept)"]
        let key = written.kept == 0 ? "cli.check.baseline-written" : "cli.check.baseline-written.kept"
        try Streams.output(Words.ours(key, facts) + "\n")
      }
      return run.unread.first?.status ?? .success
    }
    if let baseline { try BaselineFile(baseline).mark(&run.files).forEach(Streams.say) }
    let report = CheckReport(run.files, isStrict: strict)
    try tell(report)
    return run.unread.first?.status ?? unwritten ?? (report.isGood ? .success : .problems)
  }

  /// Mends what is certain, and tells what that was. What the program ends with where a file could not be written.
  private func mend(_ wanted: FlowPaths) throws(Failure) -> ExitStatus? {
    let run = FixRun(wanted)
    run.refused.forEach(Streams.say)
    for line in run.done {
      // What is for other programs stands alone.
      if format == .plain || reportFile != nil {
        try Streams.output(Printable.text(line) + "\n")
      } else {
        Streams.say(line)
      }
    }
    let facts = ["count": "\(run.done.count)", "left": "\(run.left)"]
    Streams.say(Words.ours(run.left == 0 ? "cli.check.fixed-count" : "cli.check.fixed-count.left", facts))
    return run.status
  }

  /// The file that the report goes to; nil where it goes to standard output.
  private var reportFile: String? { OpenStream.file(output) }

  private func tell(_ report: CheckReport) throws(Failure) {
    let text = report.text(format, .ours, version: Version.text)
    guard let output = reportFile else {
      // Of nothing that could be read there is nothing to count; other programs get their report all the same.
      if format == .plain, report.files.isEmpty { return }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        try Streams.output(Printable.text(String(line)) + "\n")
      }
      return
    }
    let target = try ReportTarget(output, about: report.files.map(\.path), mayReplace: force)
    for note in try target.write(text) { Streams.say(note) }
    if !report.files.isEmpty { try Streams.output(report.closing(.ours) + "\n") }
  }

  /// Tells of a rule, or of all: what each is for, a line each.
  private func tell(of wanted: String) throws(Failure) -> ExitStatus {
    let isAll = wanted == Self.allRules
    let rules = FileFinding.rules.filter { isAll || $0.text == wanted }.sorted { $0.text < $1.text }
    guard let first = rules.first else { throw Self.unknown(wanted) }
    if format == .json {
      try Streams.output(RuleReport.text(of: rules, .ours))
    } else if isAll {
      for rule in rules { try Streams.output("\(Self.title(rule)): \(rule.why(.ours))\n") }
    } else {
      try tell(first)
    }
    return .success
  }

  /// There is no such rule: which one was meant, or where all stand.
  private static func unknown(_ rule: String) -> Failure {
    let nearest = NearestWord.to(rule, among: FileFinding.rules.map(\.text))
    let key = nearest == nil ? "cli.check.no-rule.any" : "cli.check.no-rule"
    let what = FileMessages.suggesting(Words.ours(key, ["rule": Printable.text(rule)]), nearest)
    return Failure(.usage, Words.ours("cli.failed", ["what": what]))
  }

  /// Tells what a rule is for, and shows it.
  private func tell(_ rule: RuleID) throws(Failure) {
    var lines = [Self.title(rule), rule.why(.ours), rule.mending(.ours)]
    if let example = RuleExample(of: rule) {
      lines += ["", Words.ours["cli.check.explain.breaks"]] + example.breaks.map { "    " + $0 }
      lines += ["", Words.ours["cli.check.explain.sound"]] + example.isSound.map { "    " + $0 }
      lines += ["", Words.ours["cli.check.explain.example"]]
    }
    for line in lines { try Streams.output(Words.ours.signs(line) + "\n") }
  }

  private static func title(_ rule: RuleID) -> String {
    let severity = Words.ours["problem.severity.\(Checks.severity(of: rule)?.word ?? "either")"]
    return "\(rule) (\(severity))"
  }
}

extension CheckReport.Form: ExpressibleByArgument {}
