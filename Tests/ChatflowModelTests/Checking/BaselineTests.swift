import ChatflowFiles
import ChatflowModel
import Testing

/// What a baseline knows.
@Suite struct BaselineTests {
  /// An entry that is there twice knows as many as both, however many that are.
  @Test(arguments: [(1, 2, 3), (Int.max, 1, Int.max), (Int.max, Int.max, Int.max)])
  func entriesAreCountedTogether(one: Int, other: Int, together: Int) throws {
    func entry(_ count: Int) -> String { "{\"file\": \"a\", \"rule\": \"unreachable\", \"count\": \(count)}" }
    let text = "{\"version\": 1, \"findings\": [\(entry(one)), \(entry(other))]}"
    let baseline = try #require(Baseline(reading: text))
    var files: [CheckedFile] = []
    let gone = baseline.mark(&files, { $0 }, isLookedAt: { _ in true })
    #expect(gone.map(\.count) == [together])
  }

  private static func baseline(_ entries: [(rule: String, count: Int)]) throws -> Baseline {
    let lines = entries.map { "{\"file\": \"a\", \"rule\": \"\($0.rule)\", \"action\": \"b\", \"count\": \($0.count)}" }
    return try #require(
      Baseline(reading: "{\"version\": 1, \"findings\": [\(lines.joined(separator: ", "))]}"))
  }

  /// What one knows more than another one is told with how many more, each once.
  @Test func twoAreHeldAgainstEachOther() throws {
    let old = try Self.baseline([("one", 3), ("two", 1), ("three", 1), ("three", 1)])
    let new = try Self.baseline([("one", 1), ("two", 1), ("three", 4), ("four", Int.max)])
    #expect(new.more(than: old).map { "\($0.count) \($0.rule)" } == ["2 three", "\(Int.max) four"])
    #expect(old.more(than: new).map { "\($0.count) \($0.rule)" } == ["2 one"])
    #expect(new.more(than: new) == [])
  }
}
