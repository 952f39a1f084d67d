import Foundation

/// The example files of the project.
enum Examples {
  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names = ["support-bot", "lead-qualification", "support-triage", "hand-over"]

  static func text(_ name: String) throws -> String {
    try String(contentsOf: project.appending(path: "examples/\(name).chatflow.yaml"), encoding: .utf8)
  }
}

/// Random numbers that can be had again: a failing test prints the seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
