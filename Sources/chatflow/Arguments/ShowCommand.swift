import ArgumentParser
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// `chatflow show FILE|FOLDER…`: what chatflows hold, for other programs.
struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: "chatflow", abstract: Words.ours["cli.show"])

  @Argument(help: .words("cli.show.files", "file-or-folder"), completion: .file(extensions: ["yaml"]))
  var names: [String]
  @Flag(help: .words("cli.show.json"))
  var json = false

  func validate() throws {
    // Other forms may come; which one is meant is said from the start.
    guard json else { throw ValidationError(Words.ours["cli.show-form"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let wanted = try FlowPaths(names, .chatflows)
    guard names.count > 1 || !wanted.folders.isEmpty else {
      let opened = try FlowFile(names[0]).read()
      try Streams.output(ChatflowJSON.text(of: opened.flow) + "\n")
      return opened.report()
    }
    var shown: [JSON] = []
    let status = try wanted.each { path throws(Failure) in
      let opened = try FlowFile(path).read()
      shown.append(.object([("file", .text(path)), ("chatflow", ChatflowJSON.json(of: opened.flow))]))
      return opened.report()
    }
    try Streams.output(JSON.list(shown).written + "\n")
    return status
  }
}
