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

  /// The first words alone stand for whatever comes of that kind, with a colon or without.
  @Test(arguments: SilentLine.beginnings)
  func theFirstWordsAreEnough(beginning: String) {
    for words in Set([beginning, beginning.replacing(":", with: "")]) {
      let text = "test: A\n-> \(words)\n"
      let file = ChatFile(text, in: Sample.workspace)
      #expect(file.problems.map { $0.sentence(.english) } == [], "\(words)")
    }
  }

  /// What nobody hears after the end is no mistake where it is written down so.
  @Test(arguments: ["ignored", "ignored:"])
  func whatNobodyHearsMayBeSaid(words: String) throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let talk = "test: A\n\(FailureTests.hello)visitor: [Order]\nbot: …\nvisitor: Hello?\n"
    let outcomes = [talk, talk + "-> \(words)\n"].map {
      Sample.outcomes($0, following: flow, in: FailureTests.workspace).first?.failure
    }
    #expect(outcomes[0] != nil && outcomes[1] == nil, "\(outcomes)")
  }
}
