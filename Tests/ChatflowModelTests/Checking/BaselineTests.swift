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
}
