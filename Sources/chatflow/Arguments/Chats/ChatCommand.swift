import ArgumentParser
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Host
import OrderedCollections
import Words

/// `chatflow chat FILE`: a conversation with the chatflow, line by line.
struct ChatCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", _superCommandName: "chatflow", abstract: Words.ours["cli.chat"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Option(help: .words("cli.chat.at", "time"))
  var at: String?
  @Option(help: .words("cli.chat.contact", "values"))
  var contact: String?
  @Option(help: .words("cli.chat.situation", "name"))
  var situation: String?
  @Option(help: .words("cli.chat.start", "id"))
  var start: String?
  @Flag(help: .words("cli.chat.silent"))
  var silent = false
  @Flag(help: .words("cli.chat.json"))
  var json = false

  func perform() throws(Failure) -> ExitStatus {
    let read = try FlowFile(file).read()
    let status = read.report()
    let shared = WorkspaceDocument(in: FolderFiles(of: read.file))
    for notice in shared.notices { Streams.say(notice) }
    let situation = try SituationOptions(named: self.situation, at: at, contact: contact).situation(
      in: shared.workspace)
    let id = start.map { ActionID($0) }
    if let id, read.flow.actions[id] == nil {
      throw Failure(.usage, Words.ours("cli.failed", ["what": Words.ours("chat.failure.no-action", ["id": id.text])]))
    }
    var chat = LineChat(
      PreparedFlow(read.flow, in: shared.workspace), situation, isSilent: silent, isJSON: json)
    try chat.run(startingAt: id)
    return status
  }
}

/// What the command line says of the situation in which a conversation is tried out.
struct SituationOptions {
  let named: String?
  let at: String?
  let contact: String?

  init(named: String?, at: String? = nil, contact: String? = nil) {
    (self.named, self.at, self.contact) = (named, at, contact)
  }

  /// The situation.
  func situation(in workspace: Workspace) throws(Failure) -> Situation {
    var situation = Situation()
    if let named {
      guard let saved = try read({ () throws(SituationProblem) in try Situation(saved: named, in: workspace) }) else {
        let what = Words.ours("chat.failure.no-situation", ["name": named])
        let names = workspace.situationNames.joined(separator: " · ")
        throw Failure(.usage, Words.ours("cli.failed", ["what": names.isEmpty ? what : "\(what): \(names)"]))
      }
      situation = saved
    }
    situation = try read { () throws(SituationProblem) in
      if let at { try situation.set(.at, at, in: workspace) }
      if let contact { try situation.set(.contact, contact, in: workspace) }
      if let zone = situation.time?.zone, NamedTimeZone.known(zone) == nil { throw SituationProblem(noZone: zone) }
      return situation
    }
    return situation
  }

  private func read<Value>(_ reading: () throws(SituationProblem) -> Value) throws(Failure) -> Value {
    do throws(SituationProblem) {
      return try reading()
    } catch {
      throw Failure(.usage, Words.ours("cli.failed", ["what": error.sentence(.ours)]))
    }
  }
}
