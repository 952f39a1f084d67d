/// A command as it is declared to swift-argument-parser, which tells it as JSON (`--experimental-dump-help`).
struct DeclaredCommand: Decodable {
  let commandName: String
  let abstract: String
  let discussion: String?
  let arguments: [Argument]
  let subcommands: [DeclaredCommand]?

  /// An argument, an option with a value, or a flag.
  struct Argument: Decodable {
    let kind: Kind
    let names: [Name]?
    let valueName: String
    let abstract: String?
    let isOptional: Bool
    let isRepeating: Bool
  }

  enum Kind: String, Decodable { case positional, option, flag }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  /// All that the program says of itself.
  struct Dump: Decodable { let command: DeclaredCommand }

  /// What is the command's own: every one has `--help` and `--version`.
  var ownArguments: [Argument] { arguments.filter { !["help", "version"].contains($0.valueName) } }
}
