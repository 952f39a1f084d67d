import Builder
import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// The man page: what the program declares of its command line, its settings and its keys, and behind them a part that
/// is written by hand.
struct ManualPage {
  private let root: DeclaredCommand
  private var lines: [String] = []

  /// The text of the page in the language of manuals, mdoc.
  static func text(_ root: DeclaredCommand, byHand: String) -> String {
    var page = ManualPage(root)
    page.writeHead()
    page.writeCommands()
    page.writeSettings()
    page.writeKeys()
    return page.lines.map { $0 + "\n" }.joined() + byHand
  }

  private init(_ root: DeclaredCommand) { self.root = root }

  private mutating func write(_ line: String) { lines.append(line) }

  /// Plain text; what mdoc would take for its own is kept apart from it.
  private mutating func say(_ text: String) {
    let escaped = Self.escaped(text)
    write(escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  /// One argument of a macro, whatever it consists of.
  private static func word(_ text: String) -> String {
    "\"\\&" + escaped(text).replacing("\"", with: "\\(dq") + "\""
  }

  // MARK: - Command line

  private mutating func writeHead() {
    write(
      ".\\\" Written by `make manual` from what the program declares, and docs/chatflow.more; a change here is lost.")
    write(".Dd January 1, 2026\n.Dt CHATFLOW 1\n.Os")
    write(".Sh NAME\n.Nm chatflow")
    write(".Nd " + Self.word(root.abstract.hasSuffix(".") ? String(root.abstract.dropLast()) : root.abstract))
    write(".Sh SYNOPSIS")
    writeSynopsis(root)
    for command in commands { writeSynopsis(command) }
    write(".Nm\n.Cm help\n.Op Ar command\n.Nm\n.Fl \\-version | Fl h | Fl \\-help")
    write(".Sh DESCRIPTION")
    say(root.discussion ?? "")
    writeArguments(root)
  }

  /// `help` is the library's own.
  private var commands: [DeclaredCommand] { (root.subcommands ?? []).filter { $0.commandName != "help" } }

  private mutating func writeSynopsis(_ command: DeclaredCommand) {
    write(".Nm")
    if command.commandName != root.commandName { write(".Cm " + command.commandName) }
    for argument in command.ownArguments {
      let more = argument.isRepeating ? " ..." : ""
      write((argument.isOptional ? ".Op " : ".") + Self.usage(argument) + more)
    }
  }

  private static func usage(_ argument: DeclaredCommand.Argument) -> String {
    let value = "Ar " + word(argument.valueName)
    guard argument.kind != .positional else { return value }
    let names = (argument.names ?? []).map { "Fl " + ($0.kind == "long" ? "\\-" : "") + escaped($0.name) }
    return names.joined(separator: " , ") + (argument.kind == .option ? " " + value : "")
  }

  private mutating func writeArguments(_ command: DeclaredCommand) {
    guard !command.ownArguments.isEmpty else { return }
    write(".Bl -tag -width 6n")
    for argument in command.ownArguments {
      write(".It " + Self.usage(argument))
      say(argument.abstract ?? "")
    }
    write(".El")
  }

  private mutating func writeCommands() {
    write(".Sh COMMANDS")
    for command in commands {
      write(".Ss " + command.commandName)
      say(command.abstract)
      if let discussion = command.discussion, !discussion.isEmpty { say(discussion) }
      writeArguments(command)
    }
  }

  // MARK: - Settings and keys

  private mutating func writeSettings() {
    write(".Sh SETTINGS")
    say("What can stand in config.yaml, with its values; the first one holds where the file is silent.")
    write(".Bl -tag -width 6n")
    for setting in Setting.all {
      write(".It Ic " + Self.word(setting.id) + " Ar " + Self.word(Self.values(of: setting)))
      say(Words.english["setting.\(setting.id).help"])
    }
    write(".It Ic " + Self.word(Setting.keys))
    say(Words.english["setting.\(Setting.keys).help"])
    write(".El")
  }

  private static func values(of setting: Setting) -> String {
    let standard = setting.standard.word
    switch setting.form {
    case .choice(let words): return ([standard] + words.filter { $0 != standard }).joined(separator: " | ")
    case .number(let range): return "\(standard) (\(range.lowerBound) to \(range.upperBound))"
    case .text: return standard
    case .flag: return standard == "true" ? "true | false" : "false | true"
    }
  }

  private mutating func writeKeys() {
    write(".Sh KEYS")
    say("A letter after Ctrl or Alt is pressed without Shift. Where no key stands, the command is reached by its name.")
    for part in KeyList(.standard, .english).parts {
      write(".Ss " + Self.word(part.heading))
      write(".Bl -tag -width 18n -compact")
      for row in part.rows {
        let keys = row.keys.isEmpty ? Words.english["keys.by-name"] : row.keys.joined(separator: ", ")
        write(".It Ic " + Self.word(keys))
        say(row.title)
      }
      write(".El")
    }
  }
}
