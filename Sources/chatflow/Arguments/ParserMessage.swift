import Words

/// What the library that reads the command line says, in the user's language. It knows English only; what it says stands in
/// the English table word for word, and is replaced by the same of another language. What is not found there stays.
struct ParserMessage {
  let text: String

  init(_ message: String, _ words: Words) {
    var text = message
    for id in Self.ids {
      let key = "parser.\(id)"
      text = Self.replacing(Words.english[key], by: words, key, in: text)
    }
    self.text = text
  }

  /// A longer text stands before one that it begins with.
  private static let ids = [
    "overview", "usage-of", "usage", "arguments", "options", "subcommands", "values", "default",
    "version", "help", "more-of-subcommand", "more", "error", "about", "unknown-option", "meant", "missing-argument",
    "missing-value", "invalid-value", "choices-many", "unexpected",
  ]

  /// Replaces a text wherever it stands. What stands in its places on one line is taken over.
  private static func replacing(_ english: String, by words: Words, _ key: String, in text: String) -> String {
    let parts = english.split(separator: "{", omittingEmptySubsequences: false)
    let places = parts.dropFirst().map { part in
      let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(pieces[0]), behind: pieces.count > 1 ? pieces[1] : "")
    }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: parts[0]) {
      var facts: [String: String] = [:]
      var end = start.upperBound
      for place in places {
        let line = rest[end...].prefix { $0 != "\n" }
        guard let behind = line.firstRange(of: place.behind) else { return result + rest }
        facts[place.name] = String(rest[end..<behind.lowerBound])
        end = behind.upperBound
      }
      result += rest[..<start.lowerBound] + words(key, facts)
      rest = rest[end...]
    }
    return result + rest
  }
}
