import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Foundation
import Testing
import Words

/// docs/tests.md describes what is read.
@Suite struct DocumentTests {
  private static func document() throws -> String {
    try String(contentsOf: Sample.repository.appending(path: "docs/tests.md"), encoding: .utf8)
  }

  @Test func itsTestsAreRead() throws {
    let blocks = try Self.document().components(separatedBy: "\n```chat\n").dropFirst().map {
      $0.components(separatedBy: "\n```\n")[0]
    }
    #expect(blocks.count > 4)
    for block in blocks {
      let file = ChatFile(block, in: Sample.workspace)
      #expect(file.problems.map { "\($0.line): \($0.sentence(.english))" } == [], "\(block)")
      #expect(!file.tests.isEmpty)
    }
  }

  /// Every word with which a line can begin is named there.
  @Test func itNamesEveryWord() throws {
    let document = try Self.document()
    for key in SituationKey.allCases.map(\.rawValue) + ["flow", "test", "situation", "start", "zone", "bot", "visitor"]
    {
      #expect(document.contains("`\(key):"), "\(key)")
    }
    for beginning in SilentLine.beginnings { #expect(document.contains("-> \(beginning)"), "\(beginning)") }
  }
}
