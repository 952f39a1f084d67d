import ArgumentParser
import ChatflowModel
import Host
import Screen
import Words

/// `chatflow [FILE]`: the builder, and what the other commands belong to.
struct BuilderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chatflow", abstract: Words.ours["cli.abstract"], usage: Words.ours["cli.usage"],
    discussion: Words.ours["cli.discussion"], version: Version.text,
    subcommands: [
      DrawCommand.self, DiffCommand.self, HistoryCommand.self, ExportCommand.self, FormatCommand.self,
      ShowCommand.self, CheckCommand.self, TestCommand.self, ChatCommand.self, ExploreCommand.self, MergeCommand.self,
      GitSetupCommand.self, LspCommand.self, ConfigCommand.self, KeysCommand.self,
    ])

  @Argument(help: .words("cli.files", "file"), completion: .file(extensions: ["yaml"]))
  var files: [String] = []
  @OptionGroup
  var look: LookOptions
  @Flag(help: .words("cli.plain"))
  var plain = false

  /// The names of the commands beside the builder.
  static let commands: [String: any Subcommand.Type] = [
    "draw": DrawCommand.self, "diff": DiffCommand.self, "history": HistoryCommand.self,
    "export": ExportCommand.self, "format": FormatCommand.self, "show": ShowCommand.self, "check": CheckCommand.self,
    "test": TestCommand.self, "chat": ChatCommand.self, "explore": ExploreCommand.self, "merge": MergeCommand.self,
    "git-setup": GitSetupCommand.self, "lsp": LspCommand.self, "config": ConfigCommand.self, "keys": KeysCommand.self,
  ]

  /// The command that somebody probably meant whose first argument is no file; nil if it may be meant as it is.
  static func misspelled(_ arguments: [String]) -> String? {
    guard let first = arguments.first, first.first?.isLetter == true, !first.contains("."), !arguments.contains("+"),
      !FlowFile.isThere(first)
    else { return nil }
    return NearestWord.misspelled(first, among: commands.keys.sorted())
  }

  func validate() throws {
    guard StartUp.Wishes(files: files) != nil else { throw ValidationError(Words.ours["cli.files-count"]) }
  }
}

extension BuilderCommand: Subcommand {
  func perform() throws(Failure) -> ExitStatus {
    guard var wishes = StartUp.Wishes(files: files) else { return .usage }
    wishes.theme = look.theme
    wishes.glyphs = look.glyphs
    wishes.noMouse = look.noMouse
    wishes.isPlain = plain
    return try StartUp.run(wishes)
  }
}

extension StartUp.Wishes {
  /// What the files of the command line ask for; nil if they are more than one, or none beside a `+`.
  init?(files: [String]) {
    let names = files.filter { $0 != "+" }
    let isNew = names.count < files.count
    guard names.count <= 1, files.count - names.count <= 1, !isNew || names.count == 1 else { return nil }
    self.init(file: names.first, isNew: isNew)
  }

  /// What a command line without any option asks for; nil if it has one, or makes no sense.
  init?(plain arguments: [String]) {
    guard !arguments.contains(where: { $0.hasPrefix("-") }) else { return nil }
    self.init(files: arguments)
  }
}

/// A command of the command line.
protocol Subcommand: ParsableCommand {
  /// Does what it is for; problems that leave a result are part of the status.
  func perform() throws(Failure) -> ExitStatus
  /// How the program ends where its arguments make no sense.
  static var usageStatus: ExitStatus { get }
  /// Its arguments as the library shall read them.
  static func prepared(_ arguments: [String]) -> [String]
}

extension Subcommand {
  static var usageStatus: ExitStatus { .usage }
  static func prepared(_ arguments: [String]) -> [String] { arguments }
}

/// Which version this is.
enum Version {
  static let text = "0.1.0"
}

extension GlyphTier: ExpressibleByArgument {}
