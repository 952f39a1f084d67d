/// Every word that a user reads, by key.
///
/// A view asks for `words["panel.save"]`; a sentence with facts is one text with places, never put together from parts:
/// `words("status.saved", ["name": "Support bot"])` fills `{name}`. Adding a language is one more table.
public struct Words: Sendable {
  private let table: [String: String]
  private let fallback: [String: String]

  /// The words of a language; a missing one is taken from English.
  public init(_ table: [String: String], fallback: [String: String] = [:]) {
    self.table = table
    self.fallback = fallback
  }

  /// English.
  public static let english = Words(English.table)

  /// The text for a key; the key itself if there is none, so that a gap is seen and nothing breaks.
  public subscript(key: String) -> String { table[key] ?? fallback[key] ?? key }

  /// The text for a key, or nil where a word is optional.
  public func optional(_ key: String) -> String? { table[key] ?? fallback[key] }

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

  /// Whether there is a text for a key.
  public func has(_ key: String) -> Bool { table[key] != nil || fallback[key] != nil }
}
