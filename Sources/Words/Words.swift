/// Every word that a user reads, by key.
///
/// A view asks for `words["panel.save"]`; a sentence with facts is one text with places, never put together from parts:
/// `words("status.saved", ["name": "Support bot"])` fills `{name}`. Adding a language is one more file.
public struct Words: Sendable {
  private let table: [String: String]
  /// The code of their language.
  public let language: String
  /// Whether the table is the one that governs, and in whose language files are written.
  package var isEnglish: Bool { language == Language.english.code }
  /// Whether quotes, ellipses and arrows are written with signs that every terminal has.
  public private(set) var isASCII = false

  /// The words of a language. A text that it lacks is taken from English, whose file is read only then.
  public static func of(_ language: Language) -> Words {
    language == .english ? english : Words(language.table, language: language.code)
  }

  /// None: for what is given words and never says anything.
  public static let none = Words([:], language: Language.english.code)

  /// English.
  public static let english = Words(Language.english.table, language: Language.english.code)

  private init(_ table: [String: String], language: String) {
    self.table = table
    self.language = language
  }

  /// The same words for a terminal that shows ASCII: its letters may be others, its signs are not.
  public var inASCII: Words {
    var words = self
    words.isASCII = true
    return words
  }

  /// The text for a key; the key itself if there is none, so that a gap is seen and nothing breaks.
  public subscript(key: String) -> String { written(table[key] ?? (isEnglish ? nil : Self.english.table[key]) ?? key) }

  /// The text for a key, or nil where a word is optional; English is not asked, since a missing one is the rule.
  public func optional(_ key: String) -> String? { table[key].map(written) }

  /// A text of the program's own that stands in no table, such as what a file may hold, with signs that can be shown.
  public func signs(_ text: String) -> String { written(text) }

  private func written(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(text.map { Self.signs[$0] ?? String($0) }.joined())
  }

  private static let signs: [Character: String] = [
    "“": "\"", "”": "\"", "„": "\"", "’": "'", "…": "...", "‹": "<", "›": ">", "·": "-", "•": "*", "×": "x", "–": "-",
    "→": "->", "↑": "^", "↓": "v", "⟨": "<", "⟩": ">",
  ]

  /// The text for a key with its places filled in.
  public func callAsFunction(_ key: String, _ facts: [String: String]) -> String {
    var result = ""
    var rest = self[key][...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      result += facts[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// All texts, in no order; for tests.
  package var texts: some Collection<String> { table.values }

  /// Whether the language has a text for a key.
  public func has(_ key: String) -> Bool { table[key] != nil }
}
