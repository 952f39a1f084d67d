import Testing

@testable import Terminal

private let esc = "\u{1b}"

@Suite struct OutputFilterTests {
  private func rewritten(
    _ text: String, strikes: Bool = true, repeats: Bool = true, endsAttributes: Bool = true
  ) -> String {
    var filter = OutputFilter(dialect: .init(strikes: strikes, endsAttributes: endsAttributes))
    filter.repeats = repeats
    return rewritten(text, by: &filter)
  }

  private func rewritten(_ text: String, by filter: inout OutputFilter) -> String {
    var exact = ExactColours()
    exact[5] = .init(red: 9, green: 9, blue: 9)
    exact[75] = .init(red: 1, green: 2, blue: 3)
    exact[236] = .init(red: 40, green: 50, blue: 60)
    var result: [UInt8] = []
    filter.rewrite(Array(text.utf8), exact: exact, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  @Test(arguments: [
    ("\(esc)[38;5;75mx", "\(esc)[38;2;1;2;3mx"),
    ("\(esc)[1;38;5;75;48;5;236;4mx", "\(esc)[1;4;38;2;1;2;3;48;2;40;50;60mx"),
    ("\(esc)[38;5;76mx", "\(esc)[38;5;76mx"),
    ("\(esc)[0;5mx", "\(esc)[0;9mx"),
    ("\(esc)[25mx", "\(esc)[29mx"),
    ("\(esc)[38;5;5;5mx", "\(esc)[9;38;2;9;9;9mx"),
    ("\(esc)[38;2;5;5;5mx", "\(esc)[38;2;5;5;5mx"),
    ("a\(esc)]104\u{7}b", "ab"),
  ])
  func coloursAndStrikeAreReplaced(_ text: String, _ result: String) {
    #expect(rewritten(text) == result)
  }

  @Test(arguments: [
    "plain 38;5;75m text", "\(esc)[38:2::5:5:5mx", "\(esc)[mx", "\(esc)[31mx", "\(esc)[95mx", "\(esc)[39;49mx",
    "\(esc)[5;75H", "\(esc)[5X", "\(esc)(B", "\(esc)[?25l", "\(esc)[", "\(esc)", "\(esc)[38;5", "\(esc)[38mx",
    "\(esc)[38;5mx", "\(esc)[10;11mx", "\(esc)[21mx", "\(esc)[>4;2mx", "\(esc)[1;2;3\(esc)[A",
    "\(esc)]0;title aaaaaaaaaaaa\u{7}x", "\(esc)]0;t\(esc)\\x", "\(esc)[22;0;0t", "日本\(esc)[5d", "\(esc)7\(esc)8",
  ])
  func everythingElseIsLeftAlone(_ text: String) {
    #expect(rewritten(text) == text)
  }

  @Test func blinkStaysBlinkWhereTheTerminalCannotStrike() {
    #expect(rewritten("\(esc)[5mx", strikes: false) == "\(esc)[5mx")
  }

  @Test(arguments: [
    // Both colours in one sequence, and only what differs.
    ("\(esc)[38;5;80m\(esc)[48;5;234mx", "\(esc)[38;5;80;48;5;234mx"),
    ("\(esc)[38;5;90m\(esc)[48;5;234mx", "\(esc)[38;5;90mx"),
    (
      "\(esc)[38;5;80m\(esc)[48;5;234mx\(esc)[39;49m\(esc)(B\(esc)[m\(esc)[2d",
      "\(esc)[38;5;80;48;5;234mx\(esc)(B\(esc)[2d"
    ),
    // A reset and the same again is nothing; the end of bold is one code, also where dim goes on.
    ("\(esc)[m\(esc)[1mx\(esc)[0;1my", "\(esc)[mx".replacing("[m", with: "[1m") + "y"),
    ("\(esc)[1;31;44mx\(esc)[0;31;44my", "\(esc)[1;31;44mx\(esc)[22my"),
    ("\(esc)[1;2mx\(esc)[0;2my", "\(esc)[1;2mx\(esc)[22;2my"),
    ("\(esc)[1;2;4;31mx\(esc)[0my", "\(esc)[1;2;4;31mx\(esc)[my"),
  ])
  func onlyTheDifferenceIsSentWhenItIsNeeded(_ text: String, _ result: String) {
    var filter = OutputFilter()
    _ = rewritten("\(esc)[m-", by: &filter)
    _ = rewritten(text.contains("90m") ? "\(esc)[48;5;234m-" : "", by: &filter)
    #expect(rewritten(text, by: &filter) == result)
  }

  @Test(arguments: [
    "\(esc)[5X", "\(esc)[K", "\(esc)[J", "\(esc)[2@", "\(esc)[2P", "\(esc)[L", "\(esc)[M", "\n", "\(esc)M",
  ])
  func whatTakesTheBackgroundGetsItFirst(_ sequence: String) {
    var filter = OutputFilter()
    _ = rewritten("\(esc)[m-", by: &filter)
    #expect(rewritten("\(esc)[41m\(sequence)", by: &filter) == "\(esc)[41m\(sequence)")
  }

  @Test func aFrameEndsWithoutAResetUntilTheTerminalIsLeft() {
    var filter = OutputFilter()
    #expect(rewritten("\(esc)[m\(esc)[41mx\(esc)[m", by: &filter) == "\(esc)[0;41mx")
    #expect(rewritten("\(esc)[2d\(esc)[41my\(esc)[m", by: &filter) == "\(esc)[2dy")
    var rest: [UInt8] = []
    filter.finish(into: &rest)
    #expect(String(decoding: rest, as: UTF8.self) == "\(esc)[m")
  }

  @Test func aForgottenStateIsSentWhole() {
    var filter = OutputFilter()
    _ = rewritten("\(esc)(B\(esc)[0;1;31;44mx", by: &filter)
    filter.forget()
    #expect(rewritten("\(esc)(By", by: &filter) == "\(esc)(B\(esc)[0;1;31;44my")
  }

  @Test func hardwareTerminalsEndAttributesByTheReset() {
    #expect(rewritten("\(esc)[0;1;4mx\(esc)[0;4my", endsAttributes: false).hasSuffix("x\(esc)[0;4my"))
  }

  @Test(arguments: [
    ("─────", "─\(esc)[2b──"), ("━━━━", "━━━━"), ("──", "──"), ("aaaaaaa", "aaaaaaa"), ("aaaaaaaa", "a\(esc)[5baa"),
    ("x──────y──────", "x─\(esc)[3b──y─\(esc)[3b──"), ("─────━━━━━", "─\(esc)[2b──━\(esc)[2b━━"),
    ("──────\u{301}", "─\(esc)[3b──\u{301}"), ("中中中中中中", "中中中中中中"), ("éééééééé", "éééééééé"),
    ("─────\(esc)[C─────", "─\(esc)[2b──\(esc)[C─\(esc)[2b──"),
    (String(repeating: "█", count: 200), "█\(esc)[197b██"), ("abcabcabcabc", "abcabcabcabc"),
  ])
  func runsBecomeRepetitions(_ text: String, _ result: String) {
    #expect(rewritten(text) == result)
    #expect(rewritten(text, repeats: false) == text)
  }
}

@Suite struct SequencesTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
    ("å~", "w6V+"),
  ])
  func base64IsThatOfTheStandard(_ text: String, _ result: String) {
    #expect(String(decoding: Sequences.base64(Array(text.utf8)), as: UTF8.self) == result)
  }
}
