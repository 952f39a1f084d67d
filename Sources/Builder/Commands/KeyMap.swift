import Screen
import Widgets

/// What a key, after the keys that wait for it, stands for.
enum KeyMatch {
  /// A command.
  case command(Command)
  /// The beginning of longer sequences.
  case pending
  /// Nothing.
  case none
}

/// Finds commands by key and keys by command: those that the commands come with, or others in their place.
public struct KeyMap: Sendable {
  /// Where keys are given to a command.
  struct Place: Hashable, Sendable {
    let command: String
    let context: Context
  }

  private let byContext: [Context: [Chord: Command]]
  private let prefixes: [Context: Set<Chord>]
  private let changed: [Place: [Chord]]

  /// The keys that the commands come with.
  public static var standard: KeyMap { CommandTable.keys }

  /// Room for the keys of most contexts: growing would copy the commands again and again at each start.
  private static let usualCount = 96

  init(_ commands: [Command], changed: [Place: [Chord]] = [:]) {
    var byContext: [Context: [Chord: Command]] = [:]
    var prefixes: [Context: Set<Chord>] = [:]
    self.changed = changed
    for command in commands {
      for binding in command.bindings {
        let chords =
          changed.isEmpty ? binding.keys : changed[Place(command: command.id, context: binding.context)] ?? binding.keys
        for chord in chords {
          byContext[binding.context, default: Dictionary(minimumCapacity: Self.usualCount)][chord] = command
          for length in 1..<max(1, chord.keys.count) {
            prefixes[binding.context, default: []].insert(Chord(Array(chord.keys.prefix(length))))
          }
        }
      }
    }
    self.byContext = byContext
    self.prefixes = prefixes
  }

  /// The keys of a command in one context.
  func keys(of command: Command, in context: Context) -> [Chord] {
    changed[Place(command: command.id, context: context)] ?? command.binding(in: context)?.keys ?? []
  }

  /// The keys that stand for a command where some contexts hold, nearest first.
  func keys(of command: Command, in contexts: [Context]) -> [Chord] {
    var keys: [Chord] = []
    for chord in contexts.flatMap({ self.keys(of: command, in: $0) }) where !keys.contains(chord) {
      // A nearer context may have given the key to another command.
      if case .command(let found) = match(chord.keys, in: contexts), found.id == command.id { keys.append(chord) }
    }
    return keys
  }

  /// What can follow keys that wait for more: the rest of each longer chord, and its command; nearer contexts first.
  func continuations(of keys: [Key], in contexts: [Context]) -> [(rest: Chord, command: Command)] {
    var found: [(rest: Chord, command: Command)] = []
    for command in CommandTable.all {
      for chord in self.keys(of: command, in: contexts) where chord.keys.count > keys.count {
        if chord.keys.starts(with: keys) { found.append((Chord(Array(chord.keys.dropFirst(keys.count))), command)) }
      }
    }
    return found
  }

  /// What the keys stand for; nearer contexts come first.
  func match(_ keys: [Key], in contexts: [Context]) -> KeyMatch {
    let chord = Chord(keys)
    for context in contexts {
      if let command = byContext[context]?[chord] { return .command(command) }
      if prefixes[context]?.contains(chord) == true { return .pending }
    }
    return .none
  }
}
