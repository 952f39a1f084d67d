import ArgumentParser
import ChatflowModel
import Screen

/// `chatflow [FILE]`: the builder, and what the other commands belong to.
struct BuilderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chatflow", abstract: Words.ours["cli.abstract"], usage: Words.ours["cli.usage"],
    discussion: Words.ours["cli.discussion"], version: Version.text,
    subcommands: [DrawCommand.self, FormatCommand.self, ShowCommand.self])

  @Argument(help: .words("cli.files", "file"), completion: .file(extensions: ["yaml"]))
  var files: [String] = []
  @Option(help: .words("cli.theme", "name|file"), completion: .file(extensions: ["yaml"]))
  var theme: String?
  @Option(help: .words("cli.glyphs", "tier"))
  var glyphs: GlyphTier?
  @Flag(help: .words("cli.no-mouse"))
  var noMouse = false

  /// The names of the commands beside the builder.
  static let commands: [String: any Command.Type] = [
    "draw": DrawCommand.self, "format": FormatCommand.self, "show": ShowCommand.self,
  ]

  func validate() throws {
    let isCounted = files.count { $0 != "+" } <= 1 && files.count { $0 == "+" } <= 1
    guard isCounted, files != ["+"] else { throw ValidationError(Words.ours["cli.files-count"]) }
  }
}

extension BuilderCommand: Command {
  func perform() throws(Failure) -> ExitStatus {
    try StartUp.run(
      StartUp.Wishes(
        file: files.first { $0 != "+" }, isNew: files.contains("+"), theme: theme, glyphs: glyphs, mouse: !noMouse))
  }
}

/// A command of the command line.
protocol Command: ParsableCommand {
  /// Does what it is for; problems that leave a result are part of the status.
  func perform() throws(Failure) -> ExitStatus
}

/// Which version this is.
enum Version {
  static let text = "0.1.0"
}

extension GlyphTier: ExpressibleByArgument {}
