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
  @Flag(help: .words("cli.check.strict"))
  var strict = false

  func perform() throws(Failure) -> ExitStatus {
    let run = CheckRun(try FlowPaths(names.isEmpty ? ["."] : names, .all))
    for failure in run.unread { failure.lines.forEach(Streams.say) }
    let report = CheckReport(run.files, isStrict: strict)
    try tell(report)
    return run.unread.first?.status ?? (report.isGood ? .success : .problems)
  }

  private func tell(_ report: CheckReport) throws(Failure) {
    let text = report.text(format, .ours, version: Version.text)
    guard let output else {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        try Streams.output(Printable.text(String(line)) + "\n")
      }
      return
    }
    for note in try ReportTarget(output).write(text) { Streams.say(note) }
    try Streams.output(report.closing(.ours) + "\n")
  }
}

extension CheckReport.Form: ExpressibleByArgument {}
