import Foundation
import Glibc
import Randomness
import Testing

/// Two builders on one file, again and again: whoever is told that something is saved has
/// it in the file, and what is not saved is kept.
///
/// `make torture` does it as often as it kills the program; here a few times have to do.
@Suite struct TortureTogetherTests {
  private static let file = "shared.chatflow.yaml"
  private static let rounds = Int(ProcessInfo.processInfo.environment["TORTURE"] ?? "") ?? 6
  private static let seed = UInt64(ProcessInfo.processInfo.environment["TORTURE_SEED"] ?? "") ?? 1

  /// Both have a name of their own in it, which the other one leaves alone.
  private static let text = """
    chatflow: 1
    name: Shared
    start: ours

    actions:
      ours:
        action: message
        name: Ours
        message: One.
        next: theirs

      theirs:
        action: message
        name: Theirs
        message: Two.

    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.text, to: Self.file)
    return scratch
  }

  /// A builder in the name of an action, so many actions down.
  private func builder(_ scratch: Scratch, down: Int) throws -> App {
    let app = try App(Self.file, in: scratch)
    app.terminal.patience = .seconds(30)
    for _ in 0..<down { try app.press(.down) }
    try app.press(.enter)
    try app.expect("Esc canvas")
    try app.press(.end)
    return app
  }

  /// Types a letter; who is asked because the other one is editing joins in, and types it again, as that first key is not
  /// taken.
  private func type(_ letter: String, _ app: App) throws {
    try app.type(letter)
    try app.expect("edited, or asked") { $0.contains("unsaved") || $0.contains("join in") }
    guard app.screen.contains("join in") else { return }
    try app.press("J")
    try app.expect("unsaved")
  }

  @Test func twoWhoSaveAtTheSameMomentBothHaveWhatTheySaved() throws {
    var random = SeededRandom(seed: Self.seed)
    var lost = 0
    var (scratch, apps): (Scratch?, [App]) = (nil, [])
    for round in 0..<Self.rounds {
      // A name has a limit, and a scratch folder a beginning.
      if round % 25 == 0 {
        scratch = try self.scratch()
        apps = try [0, 1].map { try builder(try #require(scratch), down: $0) }
      }
      let letters = round % 2 == 0 ? ["a", "b"] : ["c", "d"]
      for (app, letter) in zip(apps, letters) { try type(letter, app) }
      for app in random.next() % 2 == 0 ? apps : apps.reversed() { try app.press(.control("s")) }
      for app in apps { try app.expectGone("unsaved") }
      let saved = try apps[0].saved
      for (name, letter) in zip(["Ours", "Theirs"], letters) where !ends(name, with: letter, in: saved) {
        lost += 1
        Issue.record("round \(round): the \(letter) of \(name) is not in the file:\n\(saved)")
      }
    }
    print("\(Self.rounds) rounds of two who save at once (seed \(Self.seed)): \(lost) edits lost")
  }

  /// Whether the line of a name ends in a letter.
  private func ends(_ name: String, with letter: String, in text: String) -> Bool {
    text.split(separator: "\n").contains { $0.hasPrefix("    name: \(name)") && $0.hasSuffix(letter) }
  }

  @Test func ofTwoWhoAreEndedTogetherBothKeepWhatWasOnTheScreen() throws {
    var random = SeededRandom(seed: Self.seed)
    let rounds = max(2, Self.rounds / 5)
    var lost = 0
    for round in 0..<rounds {
      let scratch = try scratch()
      let apps = try [0, 1].map { try builder(scratch, down: $0) }
      for (app, letter) in zip(apps, ["α", "β"]) {
        try type(letter, app)
        try app.expect(letter)
      }
      let signal = [SIGTERM, SIGHUP, SIGKILL][Int(random.next() % 3)]
      for app in apps { app.terminal.signal(signal) }
      for app in apps { _ = try app.terminal.waitForExit() }
      #expect(try scratch.text(of: Self.file) == Self.text)
      let kept = try journals(scratch).joined()
      for letter in ["α", "β"] where !kept.contains(letter) {
        lost += 1
        Issue.record("seed \(Self.seed), round \(round), signal \(signal): \(letter) is not kept")
      }
    }
    print("\(rounds) times two were ended together (seed \(Self.seed)): \(lost) edits lost")
  }

  private func journals(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/home/.local/state/chatflow/journal"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { try journalText("\(folder)/\($0)") }
  }
}
