import Words

/// Something in a file that could not be read as it stands, with its place and a way out.
public struct FileProblem: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: Hashable, Sendable {
    /// A part of the file was not understood.
    case error
    /// It was understood, and something deserves attention.
    case warning
  }
  /// How bad it is.
  public var severity: Severity
  /// Line, counted from 1.
  public var line: Int
  /// Column, counted from 1, in characters.
  public var column: Int
  /// The word key of what is wrong (`problem.…`).
  public var reason: String
  /// What was found there.
  public var found: String?
  /// What was expected there, in words.
  public var expected: String?
  /// The nearest valid word.
  public var suggestion: String?
  /// The rule that tells of the same value once it is checked, and by its name; nil where only the reader knows.
  public var rule: RuleID?

  /// A problem at a place.
  public init(
    _ severity: Severity = .error, line: Int, column: Int, reason: String, found: String? = nil,
    expected: String? = nil, suggestion: String? = nil
  ) {
    self.severity = severity
    self.line = line
    self.column = column
    self.reason = reason
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }

  /// What is shown of a text in a message: one line, not too long.
  package static func clipped(_ text: String) -> String {
    // Bytes first: counting characters is dear, and most texts are short.
    if text.utf8.count <= 60, !text.utf8.contains(UInt8(ascii: "\n")) { return text }
    let line = text.prefix { $0 != "\n" }
    return line.count > 60 ? line.prefix(59) + "…" : String(line)
  }
}
