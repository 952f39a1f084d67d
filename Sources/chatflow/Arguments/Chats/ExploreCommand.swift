import ArgumentParser
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Host
import OrderedCollections
import Words

/// `chatflow explore FILE`: lets visitors talk who answer anything, and tells what they found.
struct ExploreCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", _superCommandName: "chatflow", abstract: Words.ours["cli.explore"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Option(help: .words("cli.explore.runs", "count"))
  var runs = 1000
  @Option(help: .words("cli.explore.seed", "number"))
  var seed = 1
  @Option(help: .words("cli.chat.situation", "name"))
  var situation: String?

  func validate() throws {
    guard (1...1_000_000).contains(runs) else {
      throw ValidationError(Words.ours("cli.explore.count", ["found": "\(runs)"]))
    }
    guard seed >= 0 else { throw ValidationError(Words.ours("cli.explore.seed-range", ["found": "\(seed)"])) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let read = try FlowFile(file).read()
    guard read.report() == .success else {
      throw Failure(.problems, FileMessages.line(read.file.path, Words.ours["cli.explore.unsound"]))
    }
    let workspace = WorkspaceDocument(in: FolderFiles(of: read.file)).workspace
    let situation = try SituationOptions(named: self.situation).situation(in: workspace)
    let time = situation.time ?? .usual
    let explorer = Explorer(
      PreparedFlow(read.flow, in: workspace), in: situation,
      now: time.instant(in: workspace, zone: { NamedTimeZone.known($0) }), zone: { NamedTimeZone.known($0) })
    let seed = UInt64(seed)
    let findings = explorer.explore(runs: runs, seed: seed)
    let lines = findings.told(.ours, file: file, of: read.flow, in: workspace, seed: seed)
    for line in lines { try Streams.output(Printable.text(line) + "\n") }
    return findings.troubles.isEmpty ? .success : .problems
  }
}
