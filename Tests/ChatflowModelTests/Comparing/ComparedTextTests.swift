import ChatflowModel
import Randomness
import Testing

/// A text beside another state of it: what stays and goes is the one, what stays and comes is the other.
@Suite struct ComparedTextTests {
  private static let words = ["we", "are", "here,", "Anna", "📎", "{{contact.email}}", "a-b", "\n", "\n\n", "é", "  "]

  private static func text(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...14, using: &random)).map { _ in
      words[Int.random(in: 0..<words.count, using: &random)]
    }.joined(separator: " ")
  }

  @Test(arguments: 0..<300 as Range<UInt64>) func bothTextsCanBeReadFromIt(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (before, after) = (Self.text(&random), Self.text(&random))
    let compared = ComparedText(before, after)
    #expect(compared.lines.compactMap { $0.text(.removed) }.joined(separator: "\n") == before)
    #expect(compared.lines.compactMap { $0.text(.added) }.joined(separator: "\n") == after)
    #expect(ComparedText(before, before).lines.allSatisfy { $0.mark == .same })
  }

  private func marked(_ before: String, _ after: String) -> String {
    ComparedText(before, after).lines.map { line in
      let sign = line.mark == .removed ? "-" : line.mark == .added ? "+" : line.mark == .same ? " " : "~"
      return sign
        + line.pieces.map { piece in
          piece.mark == .same || line.mark != nil
            ? piece.text : piece.mark == .removed ? "[-\(piece.text)-]" : "{+\(piece.text)+}"
        }.joined()
    }.joined(separator: "\n")
  }

  @Test func whatWasRewordedIsMarkedByWords() {
    #expect(marked("Hi there! We help.", "Hi all! We help.") == "~Hi [-there-]{+all+}! We help.")
    #expect(marked("one two three four", "one 2 3 four") == "~one [-two three-]{+2 3+} four")
    #expect(marked("Hello.", "Goodbye and thanks") == "-Hello.\n+Goodbye and thanks")
    #expect(marked("a\nb\nc", "a\nc") == " a\n-b\n c")
    #expect(marked("the A x the B y", "the A x the B the y") == "~the A x the B {+the +}y")
  }

  /// However long texts are, comparing them takes no time that anybody would notice.
  @Test func longTextsAreCompared() {
    let before = (0..<20_000).map { "line \($0)" }.joined(separator: "\n")
    let after = (0..<20_000).map { "other \($0)" }.joined(separator: "\n")
    #expect(ComparedText(before, after).lines.count { $0.mark != .same } >= 20_000)
  }
}
