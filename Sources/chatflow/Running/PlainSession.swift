import Builder
import ChatflowModel
import Screen
import Words

/// The loop of plain mode: a line goes in, effects are done, what is new comes out.
struct PlainSession {
  /// Lines have no height: a form is laid out as if all of it were visible.
  static let size = Size(width: 100, height: 200)

  private let file: String
  private var mode: PlainMode
  private var outside: Outside

  init(_ file: String, _ state: BuilderState, at action: ActionID?, outside: Outside) {
    self.file = file
    mode = PlainMode(state, at: action)
    self.outside = outside
  }

  /// Opens a chatflow and works on it until the user leaves it.
  static func run(
    _ opening: Opening, at action: ActionID?, _ library: Library, _ user: UserConfiguration, _ colours: Colours,
    telling notices: [String] = []
  ) throws(Failure) -> ExitStatus {
    var outside = Outside(device: nil, library: library, user: user, colours: colours)
    outside.add(opening.document, of: opening.name)
    let state = opening.state(size: size, tier: user.glyphs ?? .ascii, user: user, telling: notices)
    var session = PlainSession(opening.name, state, at: action, outside: outside)
    return try session.run()
  }

  /// Runs until the user quits or the input ends; then what was not saved is kept.
  mutating func run() throws(Failure) -> ExitStatus {
    try print(mode.state.words("plain.welcome", ["name": mode.state.flow.name]))
    while true {
      for line in mode.tell() { try print(line) }
      try FileMessages.output(mode.prompt)
      guard let line = Streams.line() else {
        try FileMessages.output("\n")
        return outside.rescue(mode.state, of: file)
      }
      var waiting = mode.take(line, at: Machine.now())[...]
      while let effect = waiting.popFirst() {
        switch effect {
        case .screen(.quit): return outside.giveUpCopies()
        case .showList, .screen(.showOther), .openFlow: try print(mode.state.words["plain.one-chatflow"])
        default: break
        }
        for outcome in outside.perform(effect, of: file) { waiting += mode.take(outcome, at: Machine.now()) }
      }
      if let failed = outside.keep(mode.state, of: file) { try print(failed) }
    }
  }

  private func print(_ line: String) throws(Failure) { try FileMessages.output(Printable.line(line) + "\n") }
}
