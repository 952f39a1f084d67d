import Screen
import Widgets
import Words

/// Commands and their keys, as a screen tells of them.
extension ScreenOwner {
  /// The keys of a command in force in some contexts.
  func keysText(of command: Command, in contexts: [Context]) -> String {
    keys.keys(of: command, in: contexts).map { $0.title(in: words) }.joined(separator: "  ")
  }

  /// The first key of a command in force in some contexts; nil if it has none.
  func key(of id: String, in contexts: [Context]) -> String? {
    CommandTable[id].flatMap { keys.keys(of: $0, in: contexts).first?.title(in: words) }
  }

  /// Commands as entries of a list; what cannot be done now says why.
  func commandItems(_ commands: [Command]) -> [Chooser.Item] {
    commands.map { command in
      let availability = availability(of: command) ?? .disabled("only-in-chatflow")
      var help = words["command.\(command.id).help"]
      if case .disabled(let reason) = availability { help = words["disabled.\(reason)"] }
      return Chooser.Item(
        id: command.id, title: words["command.\(command.id)"], detail: keysText(of: command, in: contexts), help: help,
        isEnabled: availability == .available)
    }
  }
}
