import ChatflowModel
import OrderedCollections
import Screen
import Widgets

/// All commands: the keys, the hint row, the help, the palette and the mouse read this and nothing else.
public enum CommandTable {
  /// In the order of the help.
  public static let all: [Command] =
    canvas + clips + target + zoom + openingPreview + settings + form + picker + preview + versions + problems + list
    + popups
    + everywhere

  /// The commands by key.
  static let keys = KeyMap(all)

  /// The commands that the hint row of a context shows, most important first.
  static let hinted: [Context: [Command]] = {
    var ranked: [Context: [(rank: Int, command: Command)]] = [:]
    for command in all {
      for binding in command.bindings {
        if let rank = binding.hint { ranked[binding.context, default: []].append((rank, command)) }
      }
    }
    return ranked.mapValues { $0.sorted { $0.rank < $1.rank }.map(\.command) }
  }()

  /// The command with an id.
  public static subscript(id: String) -> Command? { all.first { $0.id == id } }

  /// A command that changes state and wants nothing from outside.
  static func does(_ body: @escaping @Sendable (inout BuilderState) -> Void)
    -> @Sendable (inout BuilderState) -> [Effect]
  {
    { state in
      body(&state)
      return []
    }
  }
}

/// Conditions of commands, each with the word key of the reason against it.
extension BuilderState {
  var isWritable: Availability {
    file.readOnlyReason == nil || form?.isSituation == true ? .available : .disabled(Self.readOnly)
  }
  /// The reason that `mayEdit` tells in full.
  static let readOnly = "read-only"
  var hasKeptCopies: Availability { hasCopies ? .available : .disabled("no-copies") }
  var hasUndoStep: Availability { history.canUndo || hasOlderSteps ? .available : .disabled("nothing-to-undo") }
  var hasRedoStep: Availability { history.canRedo ? .available : .disabled("nothing-to-redo") }
  var hasProblems: Availability {
    checked.total != ProblemCount() || !checked.ofWorkspace.isEmpty ? .available : .disabled("no-problems")
  }
  /// In a text of several lines Enter and Space are text.
  var hasControl: Availability { form?.editor?.shape == .lines ? .disabled("in-lines") : .available }
  var isOnCondition: Availability {
    switch form?.focus {
    case .branch(_, .condition)?, .branch(_, .and)?, .branch(_, .or)?: .available
    default: .disabled("no-condition")
    }
  }
  /// Whether the focus is on an entry that can be taken out of its list.
  var isOnEntry: Availability {
    switch form?.focus {
    case .reply(let index, _)?:
      form?.action.flatMap { flow.actions[$0]?.replies[checked: index] } == nil ? .disabled("no-entry") : .available
    case .entry(let id, let index)?:
      form.map { FormValues(self, $0) }?.holdsEntry(id, index) == true ? .available : .disabled("no-entry")
    case .branch?, .attachment?: .available
    default: .disabled("no-entry")
    }
  }
  var isInText: Availability { form?.editor == nil ? .disabled("no-text") : .available }
}
