import ChatTesting
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// Where only ASCII can be shown, no sign of the program's own is another, whatever file of the sources it stands in.
@Suite struct SignTests {
  /// What the builder shows and does not take from the table says beside it what it is in ASCII.
  @Test func eachSignOfTheBuilderHasItsASCII() {
    for (path, source) in Sources.files(of: "Builder") {
      for line in source.split(separator: "\n").map(String.init) {
        let hasSign = SwiftLiterals(line).texts.contains { $0.contains { !$0.isASCII && !$0.isLetter } }
        let isSaid = line.contains(".ascii") || line.contains("signs(")
        #expect(!hasSign || isSaid, "\(path): \(line)")
      }
    }
  }

  /// What a file or a situation may hold is listed by the program.
  @Test func whatIsExpectedIsToldInASCII() {
    let words = Words.english.inASCII
    let texts = [
      "test: A\nbott: x\n", "test: A\nzone:\n", "test: A\ncustomer agent: sings\n", "test: A\nmaybe visitor: x\n",
    ]
    let long =
      "chatflow: 1\nname: [\(String(repeating: "a, ", count: 40))]\nlive: \(String(repeating: "b", count: 90))\n"
    let problems = texts.flatMap { ChatFile($0, in: Workspace()).problems } + ChatflowFile.decode(long).problems
    #expect(problems.count >= 6)
    for problem in problems {
      let sentence = problem.sentence(words)
      #expect(sentence.utf8.allSatisfy { $0 < 0x80 }, "\(sentence)")
    }
  }

  /// A token is framed with signs of the program's own.
  @Test func aTokenIsFramedInASCII() {
    let token = Token(object: "contact", property: "firstname")
    #expect(token.shown(Words.english.inASCII) == "<first name>" && token.shown(Words.english) == "‹first name›")
  }
}
