import Foundation
import Testing

/// Random keys, clicks, pastes and sizes: whatever happens, the builder goes on, and undo takes all of it back.
///
/// `make keys` presses a million of them and prints what came of it; here some thousands have to do.
@Suite struct RandomWalkTests {
  @Test(arguments: 0..<32) func undoingAllAfterARandomWalkGivesBackTheOpenedChatflow(seed: Int) {
    var walk = RandomWalk(seed: seed)
    for _ in 0..<300 {
      walk.step()
      walk.expectWhole()
    }
    walk.expectUndoGivesTheOpenedChatflow()
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let keys = Int(environment["KEYS"] ?? "") ?? 1_000
  private static let seed = max(0, Int(environment["KEYS_SEED"] ?? "") ?? 1_000)
  /// So many that a chatflow becomes large, and so few that many of them begin anew.
  private static let longest = 5_000

  @Test func longWalksKeepTheirRules() {
    let clock = ContinuousClock()
    let start = clock.now
    var done = 0
    var seed = Self.seed
    while done < Self.keys {
      // Before the walk: after a trap, this is the last that is said.
      if Self.keys > Self.longest { print("walk: seed \(seed), after \(done) keys") }
      var walk = RandomWalk(seed: seed)
      for _ in 0..<min(Self.longest, Self.keys - done) {
        walk.step()
        if walk.count % 50 == 0 { walk.expectWhole() }
      }
      walk.expectWhole()
      walk.expectUndoGivesTheOpenedChatflow()
      done += walk.count
      seed += 1
    }
    let seconds = (clock.now - start) / .seconds(1)
    print("\(done) keys (seeds \(Self.seed) to \(seed - 1)): \(Int(Double(done) / max(seconds, 0.001))) keys a second")
  }
}
