import Builder
import ChatflowModel
import Screen
import Words

/// The loop of plain mode over the list of chatflows; a chatflow that is opened from it has the lines until it is left.
struct PlainLibrarySession {
  private let files: Library
  private let user: UserConfiguration
  private let colours: Colours
  private var outside: Outside
  private var list: PlainLibrary

  init(_ library: Library, _ user: UserConfiguration, _ colours: Colours) {
    files = library
    self.user = user
    self.colours = colours
    outside = Outside(device: nil, library: library, user: user, colours: colours)
    list = PlainLibrary(
      LibraryState(
        folder: library.name, words: .ours, size: PlainSession.size, tier: user.glyphs ?? .ascii,
        keys: user.rebound.keys, filters: library.filters, now: Machine.now()), telling: user.notices.reversed())
  }

  /// Runs until the user quits or the input ends.
  mutating func run() throws(Failure) -> ExitStatus {
    _ = try perform([.look])
    while true {
      for line in list.tell() { try FileMessages.output(Printable.line(line) + "\n") }
      try FileMessages.output("> ")
      guard let line = Streams.line() else {
        try FileMessages.output("\n")
        return .success
      }
      if let status = try perform(list.take(line, at: Machine.now())) { return status }
    }
  }

  /// Does effects and what follows from them; the exit status if the program is to end.
  private mutating func perform(_ effects: [LibraryEffect]) throws(Failure) -> ExitStatus? {
    var waiting = effects[...]
    while let effect = waiting.popFirst() ?? list.library.nextReading() {
      switch effect {
      case .screen(.quit): return .success
      case .open(let file, let action):
        if let status = try open(file, at: action) { return status }
        waiting += list.comeBack()
      default:
        for case .library(let outcome) in outside.perform(.library(effect)) {
          waiting += list.take(outcome, at: Machine.now())
        }
      }
    }
    return nil
  }

  /// Works on a chatflow until it is left; the exit status if the lines ended there, or something went wrong with it.
  private mutating func open(_ file: String, at action: ActionID?) throws(Failure) -> ExitStatus? {
    let opening: Opening
    do throws(Failure) {
      opening = try Opening(FlowFile(files.path(of: file)), mayBeNew: false)
    } catch {
      _ = list.take(.refused(Printable.text(error.lines.first ?? "")), at: Machine.now())
      return nil
    }
    let status = try PlainSession.run(opening, at: action, files, user, colours)
    return status == .success ? nil : status
  }
}
