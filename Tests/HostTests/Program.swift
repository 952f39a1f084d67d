@testable import Builder
import ChatflowModel
import Screen
import Testing
import Words

@testable import Host

/// The application and the world outside of it, on a desk of their own: what the program is without its terminal and loop.
struct Program {
  let terminal = NotedTerminal()
  private(set) var application: Application
  private(set) var outside: Outside

  /// 2 February 2026, 12:00 UTC.
  private static let noon: Int64 = 1_770_033_600

  /// The list of a desk, with its chatflow opened.
  init(on desk: Desk) throws { try self.init(on: desk, keepingIn: desk.state) }

  init(on desk: Desk, keepingIn state: StateFolder?) throws {
    let listed = ListedFolder(desk.files, state: state)
    let user = UserConfiguration(at: nil)
    outside = Outside(terminal: terminal, listed: listed, user: user, colours: try Colours("dark", folder: nil))
    application = Application(
      list: ChatflowListState(
        folder: listed.name, words: .ours, size: terminal.size, tier: .rich, keys: user.rebound.keys,
        filters: listed.filters, now: Self.noon))
    carryOut([.list(.open(file: Desk.file, at: nil))])
  }

  /// Presses keys, having read what is asked; whether the user has quit.
  @discardableResult
  mutating func press(_ keys: Key...) -> Bool {
    keys.reduce(false) { hasQuit, key in
      application.read()
      return carryOut(application.handle(.key(key), at: Self.noon)) || hasQuit
    }
  }

  /// Does effects and what follows from them; whether the user has quit.
  @discardableResult
  mutating func carryOut(
    _ requests: [Application.Request], own: (Application.Request) -> [Application.Request]? = { _ in nil }
  ) -> Bool {
    outside.carryOut(requests) { request, _ in
      own(request)
    } finish: { result, _ in
      switch result {
      case .chatflow(let file, let outcome): application.finish(outcome, of: file, at: Self.noon)
      case .list(let outcome): application.finish(outcome, at: Self.noon)
      }
    }
  }

  /// Writes a letter behind the name of the action that has the focus.
  mutating func change() { press(Key(.enter), .character("!")) }

  /// The chatflow that is shown.
  var flow: Chatflow? { application.shown.map { application.open[$0].state.flow } }
  /// How much of its file could not be read, actions aside.
  var problems: Int { application.shown.map { application.open[$0].state.file.problems.count } ?? 0 }
  /// What was said.
  var notices: [String] { application.shown.map { application.open[$0].state.notices.map(\.text) } ?? [] }
  /// What is asked in front of it.
  var question: PopupQuestion? {
    guard let shown = application.shown, case .question(let question)? = application.open[shown].state.layers.last
    else {
      return nil
    }
    return question
  }

  /// What the line above the canvas says of tests.
  var coverageLine: String? { application.shown.flatMap { application.open[$0].state.coverageLine } }
  /// What is wrong with the line that is typed in front of it.
  var promptProblem: String? {
    guard let shown = application.shown, case .prompt(let prompt)? = application.open[shown].state.layers.last else {
      return nil
    }
    return prompt.problem
  }

  mutating func rescue() -> ProgramEnding { outside.rescue(application) }
  mutating func giveUpCopies() -> ProgramEnding { outside.giveUpCopies() }
  mutating func keep() -> String? { outside.keepEdits(of: &application) }
  mutating func sync() -> String? { outside.sync() }
  var isSyncDue: Bool { outside.isSyncDue }
}
