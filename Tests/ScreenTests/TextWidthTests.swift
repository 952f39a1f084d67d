import Randomness
import Screen
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("hello", 5), ("åäö", 3), ("e\u{301}", 1), ("日本語", 6), ("한국", 4), ("🙂", 2), ("ﾊ", 1), ("─│┌", 3),
    ("■…›", 3),
    ("👩‍💻", 2), ("👍🏽", 2), ("🇸🇪", 1), ("❤️", 1), ("1️⃣", 1), ("กำ", 1), ("\u{3000}", 2), ("\u{a0}", 1),
  ])
  func textTakesColumns(_ text: String, _ width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test(arguments: [
    ("👩‍💻", "👩"), ("👍🏽", "👍"), ("❤️", "❤"), ("1️⃣", "1"), ("e\u{301}\u{302}", "e\u{301}"), ("🇸🇪", "\u{fffd}"),
    ("กำ", "ก"), ("\u{301}", "\u{fffd}"), ("\u{378}", "\u{fffd}"), ("\u{e000}", "\u{fffd}"),
  ])
  func whatACellCannotHoldIsShownAsItsBase(_ text: String, _ shown: String) {
    #expect(TextWidth.glyphs(text).map(\.text).joined() == shown)
  }

  @Test(arguments: [
    "\u{0}", "\u{7}", "\u{1b}", "\t", "\n", "\r\n", "\u{7f}", "\u{85}", "\u{9b}", "\u{ad}", "\u{61c}", "\u{200b}",
    "\u{200e}", "\u{200f}", "\u{2028}", "\u{2029}", "\u{202a}", "\u{202e}", "\u{2060}", "\u{2066}", "\u{2069}",
    "\u{feff}", "\u{fff9}", "\u{e0041}", "\u{115f}", "\u{3164}", "\u{ffa0}",
  ])
  func controlAndInvisibleCharactersAreShownAsReplacement(_ text: String) {
    #expect(TextWidth.glyphs(text) == [Cell(scalar: 0xfffd)])
    #expect(TextWidth.of(text) == 1)
  }

  @Test func everyScalarTakesOneOrTwoColumnsAndIsNoControl() {
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cell = TextWidth.glyph(Character(scalar))
      let isControl = cell.scalar < 0x20 || (0x7f..<0xa0).contains(cell.scalar)
      guard !isControl, cell.width == 1 || cell.width == 2 else {
        Issue.record("U+\(String(value, radix: 16)): \(cell)")
        return
      }
    }
  }

  @Test func columnsAreThoseOfTheGlyphs() {
    for seed in UInt64(0)..<500 {
      var random = SeededRandom(seed: seed)
      let text = randomText(&random)
      let slow = text.map { TextWidth.glyph($0) }
      #expect(TextWidth.glyphs(text) == slow, "seed \(seed)")
      #expect(TextWidth.of(text) == slow.reduce(0) { $0 + Int($1.width) }, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""), ("日本語", 5, "日本…"),
    ("日本語", 4, "日… "),
    ("a👩‍💻b", 3, "a… "),
  ])
  func clippingCutsTheEnd(_ text: String, _ width: Int, _ result: String) {
    #expect(TextWidth.clip(text, to: width) == result)
  }

  @Test(arguments: [
    ("flows/bot.yaml", 14, "flows/bot.yaml"), ("flows/bot.yaml", 9, "…bot.yaml"), ("日本語", 5, "…本語"), ("日本語", 4, "… 語"),
    ("ab", 1, "…"), ("ab", 0, ""),
  ])
  func clippingLeftCutsTheBeginning(_ text: String, _ width: Int, _ result: String) {
    #expect(TextWidth.clipLeft(text, to: width) == result)
  }

  @Test func clippedAndPaddedTextNeverTakesMore() {
    for seed in UInt64(0)..<500 {
      var random = SeededRandom(seed: seed)
      // A mark at the beginning would join the space or ellipsis before it.
      let text =
        "x"
        + randomText(&random).filter {
          $0.unicodeScalars.allSatisfy { !$0.properties.isGraphemeExtend && $0 != "\u{200d}" }
        }
      let width = Int.random(in: 0...20, using: &random)
      let full = TextWidth.of(text)
      for clipped in [TextWidth.clip(text, to: width), TextWidth.clipLeft(text, to: width)] {
        #expect(
          TextWidth.of(clipped) == (full > width ? width : full),
          "seed \(seed): \(text.debugDescription) \(clipped.debugDescription)")
      }
      for alignment in [TextWidth.Alignment.left, .centre, .right] {
        #expect(TextWidth.of(TextWidth.pad(text, to: width, alignment)) == width, "seed \(seed)")
      }
    }
  }

  @Test func paddingAligns() {
    #expect(TextWidth.pad("ab", to: 5) == "ab   ")
    #expect(TextWidth.pad("ab", to: 5, .right) == "   ab")
    #expect(TextWidth.pad("ab", to: 5, .centre) == " ab  ")
    #expect(TextWidth.pad("abcdef", to: 4, ellipsis: "~") == "abc~")
  }
}

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("", 5, [""]),
    ("hello world", 11, ["hello world"]),
    ("hello world", 10, ["hello", "world"]),
    ("hello world", 5, ["hello", "world"]),
    ("hello world", 3, ["hel", "lo", "wor", "ld"]),
    ("a  b", 1, ["a", "b"]),
    ("a\n\nb\n", 5, ["a", "", "b", ""]),
    ("one two\r\nthree", 20, ["one two", "three"]),
    ("日本語です", 4, ["日本", "語で", "す"]),
    ("go 日本語", 5, ["go 日", "本語"]),
    ("end   ", 4, ["end "]),
    ("  indented", 6, ["  ", "indent", "ed"]),
    ("see https://example.com/a", 10, ["see", "https://ex", "ample.com/", "a"]),
  ])
  func textIsBroken(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(TextWidth.wrap(text, to: width).map { String(text[$0]) } == lines)
  }

  @Test func linesFitAndLeaveOutOnlySpacesAndBreaks() {
    for seed in UInt64(0)..<1000 {
      var random = SeededRandom(seed: seed)
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Bool.random(using: &random)
          ? hardPieces[Int.random(in: 0..<hardPieces.count, using: &random)]
          : ["word ", "a\n", "  ", "longerword"][Int.random(in: 0..<4, using: &random)]
      }.joined()
      let width = Int.random(in: 2...12, using: &random)
      let ranges = TextWidth.wrap(text, to: width)
      #expect(!ranges.isEmpty, "seed \(seed)")
      var place = text.startIndex
      for range in ranges {
        #expect(range.lowerBound >= place, "seed \(seed)")
        let gap = text[place..<range.lowerBound]
        #expect(gap.allSatisfy { $0 == " " || $0.isNewline }, "seed \(seed): \(gap)")
        #expect(TextWidth.of(String(text[range])) <= width, "seed \(seed): \(text[range])")
        place = range.upperBound
      }
      #expect(text[place...].allSatisfy { $0 == " " }, "seed \(seed)")
    }
  }
}
