import ChatflowModel
import Randomness

/// Random texts, full of the signs that mean something.
struct RandomRichText {
  var random: SeededRandom

  private static let bits = [
    "a", "b", "word", "Ünï", "e\u{301}", "\u{301}", "这是", "ภาษา", "👩‍💻", "👍🏽", "🇸🇪", " ", "  ", "\u{a0}", "\t", ".", ",",
    "!",
    "*", "**", "***", "****", "_", "__", "___", "~", "~~", "~~~", "[", "]", "(", ")", "](", "](http://x.y)", "{", "}",
    "{{", "}}",
    "{{contact.firstname}}", "{{a.b|c}}", "\\", "\\\\", "\\*", "\\&", "\\{{", "-", "- ", "-x", "1", "1.", "1. ", "17. ",
    "&", "|", "#",
  ]
  private static let addresses = [
    "http://x.y", "https://e.org/a_(b)", "https://e.org/(", "https://e.org/)(", "https://e.org/a)b", "mailto:a@b.c",
    "tel:+46", "ftp://x",
    "javascript:x",
    "http://", "https://e.org/\\(x", "https://e.org/__a__*b*", "https://e.org/a b", "http://x.y/\\",
    "https://x/{{a.b}}", "",
  ]

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

  mutating func string(upTo most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in pick(Self.bits) }.joined()
  }

  mutating func source() -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in string(upTo: 14) }.joined(
      separator: pick(["\n", "\n", "\r\n", "\u{2028}"]))
  }

  mutating func token() -> Token {
    Token(
      object: pick(["contact", "answer", "a b", "", "x_1", "a.b"]),
      property: pick(["firstname", "ask-it", "}}", "", "naïve"]),
      fallback: pick([nil, nil, "", "there", " x ", "a}}b", "\\", "}", "a|b", "a\nb", "*x*", "\\}", "{{a.b}}"]))
  }

  mutating func span() -> RichText.Span {
    let content: RichText.Span.Content =
      Int.random(in: 0..<6, using: &random) == 0 ? .token(token()) : .text(string(upTo: 3) + pick(["", "", "", "\n"]))
    return RichText.Span(
      content,
      marks: RichText.Marks(rawValue: pick([0, 0, 0, 1, 1, 2, 3, 4, 8, 15, UInt8.random(in: 0...15, using: &random)])),
      link: pick([nil, nil, nil, pick(Self.addresses)]))
  }

  mutating func text() -> RichText {
    RichText(
      blocks: (0..<Int.random(in: 0...4, using: &random)).map { _ in
        RichText.Block(
          pick([.paragraph, .paragraph, .bullet, .numbered]),
          spans: (0..<Int.random(in: 0...5, using: &random)).map { _ in span() })
      })
  }
}
