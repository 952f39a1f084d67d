import ArgumentParser
import Builder
import ChatflowFiles
import ChatflowModel
import Host
import Screen
import Words

/// `chatflow config`: what is in force, and who said so. It is itself a configuration.
struct ConfigCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "config", _superCommandName: "chatflow", abstract: Words.ours["cli.config"])

  @OptionGroup
  var look: LookOptions

  func perform() throws(Failure) -> ExitStatus {
    var user = UserConfiguration.asWritten
    user.take(look)
    _ = try user.colours()
    try Streams.output(Self.text(of: user).map(Printable.text).joined(separator: "\n") + "\n")
    user.problems.forEach(Streams.say)
    return user.problems.isEmpty ? .success : .problems
  }

  private static func text(of user: UserConfiguration) -> [String] {
    let file = user.path.map { path in
      Words.ours(user.exists ? "cli.config.file" : "cli.config.no-file", ["file": path])
    }
    var rows = Setting.all.map { setting in
      let entry = user.settings[setting]
      return (text: "\(setting.id): \(ConfigurationText.word(entry.value))", origin: origin(entry.origin, user))
    }
    if !user.rebound.accepted.isEmpty { rows.append(("keys:", nil)) }
    for rebinding in user.rebound.accepted {
      let keys =
        "[" + rebinding.keys.map { ConfigurationText.word(.text($0.text), inList: true) }.joined(separator: ", ") + "]"
      let value = rebinding.context.map { "{\($0): \(keys)}" } ?? keys
      rows.append(("  \(rebinding.command): \(value)", origin(.file(line: rebinding.place.line), user)))
    }
    let width = rows.compactMap { $0.origin == nil ? nil : TextWidth.of($0.text) }.max() ?? 0
    return ["# " + (file ?? Words.ours["cli.config.no-folder"])]
      + rows.map { row in
        guard let origin = row.origin else { return row.text }
        return row.text + String(repeating: " ", count: width - TextWidth.of(row.text)) + "  # " + origin
      }
  }

  private static func origin(_ origin: Configuration.Origin, _ user: UserConfiguration) -> String? {
    switch origin {
    case .standard: Words.ours["cli.config.origin.standard"]
    case .environment(let name): Words.ours("cli.config.origin.environment", ["name": name])
    case .option(let name): Words.ours("cli.config.origin.option", ["name": name])
    case .file(let line): Words.ours("cli.config.origin.file", ["file": user.path ?? "", "line": "\(line)"])
    }
  }
}

/// `chatflow keys`: the table of keys, with those of the configuration.
struct KeysCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", _superCommandName: "chatflow", abstract: Words.ours["cli.keys"])

  func perform() throws(Failure) -> ExitStatus {
    let user = UserConfiguration.asWritten
    var lines: [String] = []
    for part in KeyList(user.rebound.keys, .ours).parts {
      if !lines.isEmpty { lines.append("") }
      lines.append(part.heading + " (\(part.context.rawValue))")
      let keys = part.rows.map { $0.keys.isEmpty ? Words.ours["keys.by-name"] : $0.keys.joined(separator: ", ") }
      let widths = (keys.map(TextWidth.of).max() ?? 0, part.rows.map { TextWidth.of($0.id) }.max() ?? 0)
      for (key, row) in zip(keys, part.rows) {
        lines.append("  \(Self.filled(key, widths.0))  \(Self.filled(row.id, widths.1))  \(row.title)")
      }
    }
    try Streams.output(lines.joined(separator: "\n") + "\n")
    user.problems.forEach(Streams.say)
    return user.problems.isEmpty ? .success : .problems
  }

  private static func filled(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TextWidth.of(text)))
  }
}
