import ChatflowModel
import Testing

@testable import ChatflowEngine

@Suite struct PatternTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("a*c", "abbc", true), ("a*c", "abbd", false),
    ("a?c", "abc", true),
    ("a?c", "ac", false), ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true),
    ("[^a]", "a", false),
    ("[]]", "]", true), ("[a-]", "-", true), ("[z-a]", "m", false), ("[", "[", true), ("a[b", "a[b", true),
    ("\\*", "*", true),
    ("\\*", "x", false), ("\\", "\\", true), ("**a**", "bab", true), ("?", "é", true), ("[à-ü]", "é", true),
  ])
  func matchesAsShellsDo(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(TextPattern(pattern).matches(text) == expected, "\(pattern) of \(text)")
  }

  /// What takes other engines for ever.
  @Test func takesNoLongerThanTextTimesPattern() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!TextPattern(pattern).matches(String(repeating: "a", count: 2_000)))
  }
}
