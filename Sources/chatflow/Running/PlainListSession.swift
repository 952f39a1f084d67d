import Builder
import ChatflowFiles
import ChatflowModel
import Host
import Screen
import Words

/// The loop of plain mode over the list of chatflows; a chatflow that is opened from it has the lines until it is left.
struct PlainListSession: ~Copyable {
  private let files: ListedFolder
  private let user: UserConfiguration
  private let colours: Colours
  private var outside: Outside
  private var list: PlainList

  init(_ listed: ListedFolder, _ user: UserConfiguration, _ colours: Colours) {
    files = listed
    self.user = user
    self.colours = colours
    outside = Outside(terminal: nil, listed: listed, user: user, colours: colours)
    list = PlainList(
      ChatflowListState(
        folder: listed.name, words: .ours, size: PlainSession.size, tier: user.glyphs ?? .ascii,
        keys: user.rebound.keys, filters: listed.filters, now: Machine.now()), telling: user.notices.reversed())
  }

  /// Runs until the user quits or the input ends.
  mutating func run() throws(Failure) -> ExitStatus {
    if try perform([.look]) { return .success }
    while true {
      for line in list.tell() { try Streams.output(Printable.line(line) + "\n") }
      try Streams.output("> ")
      guard let line = Streams.line() else {
        try Streams.output("\n")
        return .success
      }
      if try perform(list.take(line, at: Machine.now())) { return .success }
    }
  }

  /// Does effects and what follows from them, and reads what is listed; whether the user has quit.
  private mutating func perform(_ effects: [ChatflowListEffect]) throws(Failure) -> Bool {
    if try carryOut(effects) { return true }
    while let reading = list.state.nextReading() { if try carryOut([reading]) { return true } }
    return false
  }

  private mutating func carryOut(_ effects: [ChatflowListEffect]) throws(Failure) -> Bool {
    let (files, user, colours) = (files, user, colours)
    return try outside.carryOut(effects.map { .list($0) }) { request, _ throws(Failure) in
      var opened: (file: String, action: ActionID?)?
      if case .list(.open(let file, let action)) = request { opened = (file, action) }
      if case .list(.problem(let file, let place)) = request { opened = (file, place.action) }
      if case .list(.preview(let file)) = request { opened = (file, nil) }
      if case .list(.mend(let file, let finding)) = request { opened = (file, finding.place.action) }
      if case .list(.tests(let file, _)) = request { opened = (file, nil) }
      guard let (file, action) = opened else { return nil }
      if let opening = Self.opening(files.path(of: file), telling: &list) {
        let status = try PlainSession.run(opening, at: action, files, user, colours)
        // What went wrong was said.
        if status != .success { throw Failure(status) }
      }
      return list.comeBack().map { .list($0) }
    } finish: { result, _ in
      guard case .list(let outcome) = result else { return [] }
      return list.take(outcome, at: Machine.now()).map { .list($0) }
    }
  }

  /// A chatflow that is opened; nil if it cannot be, and then the list says why.
  private static func opening(_ path: String, telling list: inout PlainList) -> Opening? {
    do throws(Failure) {
      return try Opening(FlowFile(path), mayBeNew: Streams.areSeen)
    } catch {
      _ = list.take(.refused(Printable.text(error.lines.first ?? "")), at: Machine.now())
      return nil
    }
  }
}
