import ArgumentParser
import Host
import Words

/// `chatflow git-setup [FOLDER]`: tells git how chatflows are merged and compared, and what are locks. It writes
/// `.gitattributes` and `.gitignore`, which belong to the repository, and says what each of its users puts into git's own configuration.
struct GitSetupCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "git-setup", _superCommandName: "chatflow", abstract: Words.ours["cli.git-setup"])

  @Argument(help: .words("cli.git-setup.folder", "folder"), completion: .directory)
  var folder = "."

  /// What is put into git's configuration. Git quotes the places itself.
  static let settings = [
    ("merge.chatflow.name", "chatflow"),
    ("merge.chatflow.driver", "chatflow merge %O %A %B --path=%P --marker-size=%L"),
    ("diff.chatflow.command", "chatflow diff"),
  ]

  func perform() throws(Failure) -> ExitStatus {
    for sort in GitFile.Sort.allCases {
      let file = try GitFile(sort, in: folder)
      let notes = try file.completed()
      for note in notes ?? [] { Streams.say(note) }
      Streams.say(Words.ours(notes == nil ? "cli.git-setup.present" : "cli.git-setup.written", ["file": file.path]))
    }
    Streams.say(Words.ours["cli.git-setup.configure"])
    try Streams.output(Self.settings.map { "git config --global \($0) '\($1)'\n" }.joined())
    return .success
  }
}
