import Builder
import ChatflowFiles
import ChatflowModel
import Host
import Screen
import Words

/// The loop of plain mode: a line goes in, effects are done, what is new comes out.
struct PlainSession: ~Copyable {
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
    _ opening: borrowing Opening, at action: ActionID?, _ listed: ListedFolder, _ user: UserConfiguration,
    _ colours: Colours,
    telling notices: [String] = []
  ) throws(Failure) -> ExitStatus {
    var outside = Outside(terminal: nil, listed: listed, user: user, colours: colours)
    outside.add(opening.document, of: opening.name)
    let state = opening.state(size: size, tier: user.glyphs ?? .ascii, user: user, telling: notices)
    var session = PlainSession(opening.name, state, at: action, outside: outside)
    // Where nobody reads the lines any more, it ends in the middle.
    defer { session.outside.releaseLocks() }
    return try session.run()
  }

  /// Runs until the user quits or the input ends; then what was not saved is kept.
  mutating func run() throws(Failure) -> ExitStatus {
    try Self.print(mode.state.words("plain.welcome", ["name": mode.state.flow.name]))
    while true {
      for line in mode.tell() { try Self.print(line) }
      try Streams.output(mode.prompt)
      guard let line = Streams.line() else {
        try Streams.output("\n")
        return Streams.end(outside.rescue(mode.state, of: file))
      }
      // Nothing tells of changes while a line is waited for.
      _ = try perform([.lookOutside(isWanted: false)])
      if try perform(mode.take(line, at: Machine.now())) { return Streams.end(outside.giveUpCopies()) }
      try keepEdits()
      if let failed = outside.sync() { try Self.print(failed) }
    }
  }

  /// Does effects and what follows from them; whether the user has quit.
  private mutating func perform(_ effects: [Effect]) throws(Failure) -> Bool {
    try keepEdits()
    let file = file
    func requests(_ effects: [Effect]) -> [Application.Request] { effects.map { .chatflow(file: file, $0) } }
    return try outside.carryOut(requests(effects)) { request, _ throws(Failure) in
      switch request {
      case .chatflow(_, .showList), .chatflow(_, .goBack), .chatflow(_, .openFlow), .chatflow(_, .screen(.showOther)):
        try Self.print(mode.state.words["plain.one-chatflow"])
        return []
      case .chatflow, .list: return nil
      }
    } finish: { result, _ in
      guard case .chatflow(_, let outcome) = result else { return [] }
      return requests(mode.take(outcome, at: Machine.now()))
    }
  }

  /// Keeps what was done, before another line is read.
  private mutating func keepEdits() throws(Failure) {
    if let failed = outside.keep(mode.takeEdits(), of: mode.state, file) { try Self.print(failed) }
  }

  private static func print(_ line: String) throws(Failure) { try Streams.output(Printable.line(line) + "\n") }
}
