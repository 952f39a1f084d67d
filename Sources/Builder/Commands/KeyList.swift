import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// The table of keys, by context: what `chatflow keys` prints and `docs/keys.md` shows.
public struct KeyList: Sendable {
  /// The keys of a context.
  public struct Part: Sendable {
    /// The context.
    public let context: Context
    /// Where that is, in words.
    public let heading: String
    /// Its commands, in the order of the help.
    public let rows: [Row]
  }

  /// A command in a context.
  public struct Row: Sendable {
    /// Its keys there, as the help writes them; none if it is reached by its name only.
    public let keys: [String]
    /// By what the configuration names it.
    public let id: String
    /// What it does.
    public let title: String
    /// More about it; may be empty.
    public let help: String
  }

  /// In the order of the page.
  public let parts: [Part]

  /// The table for some keys.
  public init(_ keys: KeyMap, _ words: Words) {
    parts = Context.allCases.map { context in
      let rows = CommandTable.all.filter { $0.binding(in: context) != nil }.map { command in
        Row(
          keys: keys.keys(of: command, in: context).map(\.title), id: command.id,
          title: words["command.\(command.id)"], help: words["command.\(command.id).help"])
      }
      return Part(context: context, heading: words["keys.\(context.rawValue)"], rows: rows)
    }
  }

  /// The commands with the contexts in which they can have keys, for the schema of the configuration.
  public static func commands(_ words: Words) -> [ConfigurationSchema.Command] {
    CommandTable.all.map { command in
      ConfigurationSchema.Command(
        id: command.id, title: words["command.\(command.id)"], contexts: command.bindings.map(\.context.rawValue))
    }
  }
}
