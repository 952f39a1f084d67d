import Screen

/// What a key, after the keys that wait for it, stands for.
enum KeyMatch {
  /// A command.
  case command(Command)
  /// The beginning of longer sequences.
  case pending
  /// Nothing.
  case none
}

/// Finds commands by key and keys by command.
struct KeyMap: Sendable {
  private let byContext: [Context: [Chord: Command]]
  private let prefixes: [Context: Set<Chord>]

  init(_ commands: [Command]) {
    var byContext: [Context: [Chord: Command]] = [:]
    var prefixes: [Context: Set<Chord>] = [:]
    for command in commands {
      for binding in command.bindings {
        for chord in binding.keys {
          byContext[binding.context, default: [:]][chord] = command
          for length in 1..<max(1, chord.keys.count) {
            prefixes[binding.context, default: []].insert(Chord(Array(chord.keys.prefix(length))))
          }
        }
      }
    }
    self.byContext = byContext
    self.prefixes = prefixes
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
