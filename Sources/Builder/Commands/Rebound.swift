import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// The keys of the commands with those of the configuration in place of their own, as far as they make sense.
///
/// A key that would take another command's away, in any context in which both work, is refused, and the command keeps its
/// own keys. What is set is judged together, so that two commands can exchange their keys.
public struct Rebound: Sendable {
  /// The keys in force.
  public private(set) var keys = KeyMap.standard
  /// What of the configuration is in force.
  public private(set) var accepted: [Rebinding] = []
  /// What was refused, in the order of the file.
  public private(set) var problems: [FileProblem] = []

  /// A rebinding whose command, context and keys are known.
  private struct Change {
    let rebinding: Rebinding
    let command: Command
    let context: Context
    let chords: [Chord]
    var place: KeyMap.Place { KeyMap.Place(command: command.id, context: context) }
  }

  /// Gives commands the keys of a configuration.
  public init(_ rebindings: [Rebinding]) {
    guard !rebindings.isEmpty else { return }
    var changes = rebindings.compactMap { understood($0) }
    // The last one that clashes is refused first; what it gives back may make another one clash.
    while let index = changes.indices.last(where: { clash(of: changes[$0], among: changes) != nil }) {
      if let problem = clash(of: changes[index], among: changes) { problems.append(problem) }
      changes.remove(at: index)
    }
    accepted = changes.map(\.rebinding)
    keys = KeyMap(CommandTable.all, changed: Self.table(changes))
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private static func table(_ changes: [Change]) -> [KeyMap.Place: [Chord]] {
    Dictionary(changes.map { ($0.place, $0.chords) }) { _, last in last }
  }

  // MARK: - Understanding

  private mutating func understood(_ rebinding: Rebinding) -> Change? {
    let count = problems.count
    guard let command = CommandTable[rebinding.command] else {
      refuse(
        rebinding.place, "unknown-command", rebinding.command, "",
        NearestWord.to(rebinding.command, among: CommandTable.all.map(\.id)))
      return nil
    }
    let own = command.bindings.map(\.context)
    guard let context = rebinding.context.map({ Context(rawValue: $0) }) ?? own.first, own.contains(context) else {
      let words = own.map(\.rawValue)
      let found = rebinding.context ?? ""
      refuse(
        rebinding.place, "unknown-context", found, words.joined(separator: ", "), NearestWord.to(found, among: words))
      return nil
    }
    let chords = rebinding.keys.compactMap { chord($0, of: command, in: context) }
    if rebinding.keys.isEmpty, Self.isNeeded(command, in: context) { refuse(rebinding.place, "key-needed", "", "") }
    guard problems.count == count else { return nil }
    return Change(rebinding: rebinding, command: command, context: context, chords: chords)
  }

  /// Whether nothing but a key can make a command: no list of commands reaches it, or it is that list.
  private static func isNeeded(_ command: Command, in context: Context) -> Bool {
    context.traits.needsKeys || command.id == "palette" && context == .everywhere
  }

  private mutating func chord(_ written: Rebinding.Written, of command: Command, in context: Context) -> Chord? {
    guard let chord = Chord(written: written.text), let first = chord.keys.first else {
      refuse(written.place, "no-key", written.text, "")
      return nil
    }
    // Its own keys are known to work.
    if command.binding(in: context)?.keys.contains(chord) == true { return chord }
    if let sent = chord.keys.lazy.compactMap({ Self.sentAs[$0] }).first {
      refuse(written.place, "key-not-sent", chord.title, sent)
    } else if [.canvas, .everywhere].contains(context.traits.place), Self.isDigit(first) {
      refuse(written.place, "key-is-number", chord.title, "")
    } else if context.traits.typing == .always, Self.isText(first) {
      refuse(written.place, "key-is-text", chord.title, "")
    } else if context.traits.typing != .never, !Self.isText(first), let entry = TextKey.entries(for: first).first {
      refuse(written.place, "key-of-text", chord.title, entry.action.title)
    } else {
      return chord
    }
    return nil
  }

  /// Keys that terminals cannot tell from others.
  private static let sentAs: [Key: String] = [.control("i"): "Tab", .control("m"): "Enter", .control("["): "Esc"]

  private static func isText(_ key: Key) -> Bool {
    if case .character = key.code { key.modifiers.isEmpty } else { false }
  }

  private static func isDigit(_ key: Key) -> Bool {
    if case .character(let character) = key.code {
      key.modifiers.isEmpty && "0123456789".contains(character)
    } else {
      false
    }
  }

  // MARK: - Clashes

  private func clash(of change: Change, among changes: [Change]) -> FileProblem? {
    let own = change.command.binding(in: change.context)?.keys ?? []
    let table = Self.table(changes)
    for (written, chord) in zip(change.rebinding.keys, change.chords) where !own.contains(chord) {
      for context in change.context.rivals {
        for other in CommandTable.all where other.id != change.command.id {
          let place = KeyMap.Place(command: other.id, context: context)
          let taken = table[place] ?? other.binding(in: context)?.keys ?? []
          if taken.contains(where: { $0.begins(chord) || chord.begins($0) }) {
            return Self.problem(written.place, "key-taken", chord.title, other.id)
          }
        }
      }
    }
    return nil
  }

  private mutating func refuse(
    _ place: Rebinding.Place, _ reason: String, _ found: String, _ expected: String, _ suggestion: String? = nil
  ) {
    problems.append(Self.problem(place, reason, found, expected, suggestion))
  }

  private static func problem(
    _ place: Rebinding.Place, _ reason: String, _ found: String, _ expected: String, _ suggestion: String? = nil
  ) -> FileProblem {
    FileProblem(
      line: place.line, column: place.column, reason: "problem.\(reason)", found: found, expected: expected,
      suggestion: suggestion)
  }
}

extension Chord {
  /// Whether another chord is this one, or goes on from it.
  func begins(_ other: Chord) -> Bool { other.keys.starts(with: keys) }
}
