import Foundation
import Randomness
import Testing

/// The program is killed in the middle of its work, again and again: what was on the screen is never lost, and the file is
/// never anything else than what was saved.
///
/// `make torture` kills it a thousand times and prints what came of it; here a few times have to do.
@Suite struct TortureTests {
  private static let file = "support-bot.chatflow.yaml"
  private static let rounds = Int(ProcessInfo.processInfo.environment["TORTURE"] ?? "") ?? 12
  private static let seed = UInt64(ProcessInfo.processInfo.environment["TORTURE_SEED"] ?? "") ?? 1

  /// What one round did.
  private struct Round {
    /// All that was typed, and how much of it was waited for on the screen before the kill.
    var typed = ""
    var shown = 0
    /// What restoring gave of it.
    var restored = ""
  }

  @Test func aProgramThatIsKilledLosesNothingThatWasOnTheScreen() throws {
    var random = SeededRandom(seed: Self.seed)
    var (typed, shown, lost) = (0, 0, 0)
    for number in 0..<Self.rounds {
      let round = try kill(&random)
      typed += round.typed.count
      shown += round.shown
      let kept = round.typed.hasPrefix(round.restored) ? round.restored.count : 0
      if kept < round.shown { lost += round.shown - kept }
      #expect(
        kept >= round.shown,
        "seed \(Self.seed), round \(number): typed \(round.typed), \(round.shown) shown, restored “\(round.restored)”")
    }
    print("\(Self.rounds) kills (seed \(Self.seed)): \(typed) edits typed, \(shown) waited for, \(lost) lost")
    #expect(lost == 0)
  }

  /// Types letters into the first action's name, or its message, waits for some of them, and kills the program.
  private func kill(_ random: inout SeededRandom) throws -> Round {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let before = try scratch.text(of: Self.file)
    var round = Round()
    let app = try App(Self.file, in: scratch)
    try app.press(.down, .enter)
    try app.expect("Esc canvas")
    // The end of the name, or, a field further, that of the text.
    let isInMessage = random.next() % 2 == 0
    if isInMessage { try app.press(.tab) }
    try app.press(.end)
    // Each letter is on the screen only once it was typed.
    for letter in "αβγδεζηθικλμ".prefix(1 + Int(random.next() % 12)) {
      round.typed.append(letter)
      try app.type(String(letter))
      if random.next() % 3 == 0 {
        try app.expect(String(letter))
        round.shown = round.typed.count
      }
    }
    app.terminal.signal(SIGKILL)
    _ = try app.terminal.waitForExit()
    #expect(try scratch.text(of: Self.file) == before)
    // One that was killed between beginning a journal and writing into it had shown nothing yet.
    if let journal = try journals(scratch).first, try !Data(contentsOf: URL(fileURLWithPath: journal)).isEmpty {
      round.restored = try restored(journal, app, scratch)
    }
    return round
  }

  private func journals(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/home/.local/state/chatflow/journal"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  /// Opens the file again, restores and saves, and gives what was added to it.
  private func restored(_ journal: String, _ app: App, _ scratch: Scratch) throws -> String {
    let before = try scratch.text(of: Self.file)
    let again = try App(Self.file, in: scratch)
    try again.expect("An earlier run did not save its changes")
    try again.press(.enter)
    try again.expect("unsaved")
    try again.press(.control("s"))
    try again.expectGone("unsaved")
    #expect(try journals(scratch).isEmpty)
    let after = try scratch.text(of: Self.file)
    return added(to: Array(before), in: Array(after))
  }

  /// What stands in the second text between what both begin and end with.
  private func added(to before: [Character], in after: [Character]) -> String {
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before[start...].reversed(), after[start...].reversed()).prefix { $0 == $1 }.count
    return String(after[start..<(after.count - end)])
  }
}
