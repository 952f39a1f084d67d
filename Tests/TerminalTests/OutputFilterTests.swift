import Testing

@testable import Terminal

@Suite struct OutputFilterTests {
  private func rewritten(_ text: String, strikes: Bool = true) -> String {
    var filter = OutputFilter()
    filter.strikes = strikes
    filter.setExact(5, red: 9, green: 9, blue: 9)
    filter.setExact(75, red: 1, green: 2, blue: 3)
    filter.setExact(236, red: 40, green: 50, blue: 60)
    var result: [UInt8] = []
    filter.rewrite(Array(text.utf8), into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1b}[38;5;75mx", "\u{1b}[38;2;1;2;3mx"),
    ("\u{1b}[1;38;5;75;48;5;236;4m", "\u{1b}[1;38;2;1;2;3;48;2;40;50;60;4m"),
    ("\u{1b}[38;5;76m", "\u{1b}[38;5;76m"),
    ("\u{1b}[0;5m", "\u{1b}[0;9m"),
    ("\u{1b}[25m", "\u{1b}[29m"),
    ("\u{1b}[38;5;5;5m", "\u{1b}[38;2;9;9;9;9m"),
    ("a\u{1b}]104\u{7}b", "ab"),
  ])
  func coloursAndStrikeAreReplaced(_ text: String, _ result: String) {
    #expect(rewritten(text) == result)
  }

  @Test(arguments: [
    "plain 38;5;75m text", "\u{1b}[38;2;5;5;5m", "\u{1b}[38:2::5:5:5m", "\u{1b}[m", "\u{1b}[;1m", "\u{1b}[1;m",
    "\u{1b}[38;5;76;m", "\u{1b}[39;49m",
    "\u{1b}[31m", "\u{1b}[95m",
    "\u{1b}[5;75H", "\u{1b}[5X", "\u{1b}(B", "\u{1b}[?25l", "\u{1b}[", "\u{1b}", "\u{1b}[38;5", "\u{1b}[38m",
    "\u{1b}[38;5m", "\u{1b}]0;title\u{7}",
    "\u{1b}[22;0;0t", "日本\u{1b}[5d",
  ])
  func everythingElseIsLeftAlone(_ text: String) {
    #expect(rewritten(text) == text)
  }

  @Test func blinkStaysBlinkWhereTheTerminalCannotStrike() {
    #expect(rewritten("\u{1b}[5m", strikes: false) == "\u{1b}[5m")
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
