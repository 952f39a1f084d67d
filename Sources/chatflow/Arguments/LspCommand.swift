import ArgumentParser
import Host
import Words

/// `chatflow lsp`: a language server for editors.
struct LspCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", _superCommandName: "chatflow", abstract: Words.ours["cli.lsp"])

  @Flag(help: .words("cli.lsp.stdio"))
  var stdio = false

  func perform() throws(Failure) -> ExitStatus {
    var session = EditorSession()
    return try session.run()
  }
}
