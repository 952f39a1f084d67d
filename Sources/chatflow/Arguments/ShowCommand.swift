import ArgumentParser
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// `chatflow show FILE`: what a chatflow holds, for other programs.
struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: "chatflow", abstract: Words.ours["cli.show"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Flag(help: .words("cli.show.json"))
  var json = false

  func validate() throws {
    // Other forms may come; which one is meant is said from the start.
    guard json else { throw ValidationError(Words.ours["cli.show-form"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let opened = try FlowFile(file).read()
    try Streams.output(ChatflowJSON.text(of: opened.flow) + "\n")
    return opened.report()
  }
}
