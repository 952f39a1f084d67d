/// Why a text holds no node.
public struct YamlError: Error, Hashable {
  /// What is wrong.
  public let mistake: Mistake
  /// Its line, counted from 1.
  public let line: Int
  /// Its column, counted from 1 in Unicode scalars.
  public let column: Int

  /// What a writer of YAML got wrong, by what mends it.
  public enum Mistake: Hashable, Sendable {
    /// A quote that nothing closes.
    case openQuote
    /// A bracket that nothing closes, or in which a comma is missing.
    case openBracket
    /// A tab where only spaces can be.
    case tab
    /// A line that is not indented like those that it belongs with.
    case indentation
    /// A colon in a text without quotes.
    case colonInText
    /// A text that begins with a sign that has a meaning: the sign.
    case sign(String)
    /// A sign behind a backslash that means nothing there.
    case escape
    /// A line that is neither a key with a colon nor anything else.
    case noColon
    /// A dash for an item of a list where there is none.
    case strayDash
    /// Something behind `|` or `>` that has to stand on the next line.
    case behindBlockSign
    /// A second document in one text.
    case secondDocument
    /// An anchor: none is read.
    case anchor(String)
    /// An alias: none is followed, for that is how a small text becomes a huge one.
    case alias(String)
    /// A tag: none is read.
    case tag(String)
    /// Lists and keys that are nested too deep.
    case tooDeep
    /// More keys and values than any file of ours has.
    case tooMany
    /// Anything else, in the parser's words.
    case other(String)
  }
}

extension YamlError: CustomStringConvertible {
  /// The place and what is wrong there, for programmers.
  public var description: String { "\(line):\(column): \(mistake)" }
}

extension YamlError.Mistake {
  /// What the parser calls a problem, and the character at which it shows.
  ///
  /// The parser tells its problems by fixed sentences, and has no codes for them. One that is not known here stays in
  /// its words, and is no less refused.
  init(parser problem: String, at sign: String) {
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator": self = .openQuote
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": self = .openBracket
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      self = .tab
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      self = .indentation
    case "mapping values are not allowed in this context": self = .colonInText
    case "found character that cannot start any token": self = sign == "\t" ? .tab : .sign(sign)
    case "did not find expected alphabetic or numeric character": self = .sign(sign)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      self = .escape
    case "could not find expected ':'": self = .noColon
    case "block sequence entries are not allowed in this context": self = .strayDash
    case "did not find expected comment or line break", "found an indentation indicator equal to 0":
      self = .behindBlockSign
    default: self = .other(problem)
    }
  }

  /// Whether it is to be seen where what is wrong begins, rather than where it shows.
  var showsAtItsBeginning: Bool {
    switch self {
    case .openQuote, .openBracket, .sign, .noColon: true
    default: false
    }
  }
}
