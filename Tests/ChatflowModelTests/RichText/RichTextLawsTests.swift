import ChatflowModel
import Randomness
import Testing

/// What must hold for every text, tried on many random ones.
@Suite struct RichTextLawsTests {
  static let toolSets: [TextTools] = [.all, .attach, .formatting, []]

  @Test(arguments: 0..<20) func writtenTextIsReadBackInNormalForm(seed: UInt64) {
    var texts = RandomRichText(random: SeededRandom(seed: seed))
    for tools in Self.toolSets {
      for _ in 0..<60 {
        let text = texts.text()
        let written = text.text(tools: tools)
        let expected = text.normalized(for: tools)
        #expect(
          RichText(text: written, tools: tools) == expected,
          "seed \(seed), tools \(tools.rawValue), written \(written.debugDescription)")
        #expect(expected.normalized(for: tools) == expected, "seed \(seed): normal form is not normal")
      }
    }
  }

  @Test(arguments: 0..<20) func readingAndWritingSettlesAtOnce(seed: UInt64) {
    var texts = RandomRichText(random: SeededRandom(seed: seed &+ 1000))
    for tools in Self.toolSets {
      for _ in 0..<60 {
        let source = texts.source()
        let read = RichText(text: source, tools: tools)
        let once = read.text(tools: tools)
        #expect(
          read == read.normalized(for: tools), "seed \(seed): \(source.debugDescription) is not read in normal form")
        #expect(
          RichText(text: once, tools: tools) == read,
          "seed \(seed): \(source.debugDescription) then \(once.debugDescription)")
      }
    }
  }
}
