import Foundation
import FuzzTargets
import Randomness
import Testing

/// Whatever somebody puts into a file, sends to a terminal, or types as a text: the rules of reading hold.
///
/// `make fuzz` looks for such bytes for long, guided by what code runs; here all that it began from and all that it once
/// found has to hold, and some changes of it, the same each time.
@Suite struct FuzzTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let changes = 150
  private static let longest = 4_000

  @Test(arguments: FuzzTarget.all.map(\.name)) func whatWasFoundHolds(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let corpus = try Self.files(in: "Tests/Fuzz/Corpus/\(name)")
    #expect(!corpus.isEmpty)
    for file in try corpus + target.folders.flatMap(Self.files) {
      let finding = target.finding(Array(try Data(contentsOf: file)))
      #expect(finding == nil, "\(file.lastPathComponent)")
    }
  }

  @Test(arguments: FuzzTarget.all.map(\.name)) func whatIsMadeOfItHolds(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let files = try (Self.files(in: "Tests/Fuzz/Corpus/\(name)") + target.folders.flatMap(Self.files))
    let corpus = try files.map { Array(try Data(contentsOf: $0)) }.filter { $0.count <= Self.longest }
    var random = SeededRandom(seed: 1)
    for number in 0..<Self.changes {
      let bytes = Self.changed(corpus, target.tokens, &random)
      let finding = target.finding(bytes)
      #expect(finding == nil, "change \(number): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  /// The files of a folder of the project, in one order.
  private static func files(in folder: String) throws -> [URL] {
    let folder = project.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
      .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
      .sorted { $0.path() < $1.path() }
  }

  /// One of the corpus with a few bytes, tokens, and parts of another in it.
  private static func changed(
    _ corpus: [[UInt8]], _ tokens: [String], _ random: inout SeededRandom
  ) -> [UInt8] {
    var bytes = corpus.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 0...20, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(.random(in: 0...255, using: &random), at: at)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 3:
        let other = corpus.randomElement(using: &random) ?? []
        let from = Int.random(in: 0...other.count, using: &random)
        bytes.replaceSubrange(at..<end, with: other[from..<min(other.count, from + 200)])
      default: bytes.insert(contentsOf: (tokens.randomElement(using: &random) ?? "").utf8, at: at)
      }
    }
    return bytes
  }
}
