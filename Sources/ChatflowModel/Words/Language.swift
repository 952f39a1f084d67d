/// A language that the program speaks.
public struct Language: Sendable, Equatable {
  /// Its code, as locales and the configuration write it: `sv`.
  public let code: String
  private let makeTable: @Sendable () -> [String: String]

  private init(_ code: String, _ makeTable: @escaping @Sendable () -> [String: String]) {
    self.code = code
    self.makeTable = makeTable
  }

  /// English, which has every word.
  public static let english = Language("en") { English.table }

  /// All languages; a table is made when its language is spoken, and not before.
  public static let all: [Language] = [
    english,
    Language("sv") { Swedish.table },
  ]

  /// Its words by key.
  var table: [String: String] { makeTable() }

  /// Two languages are the same if their codes are.
  public static func == (one: Language, other: Language) -> Bool { one.code == other.code }

  /// The language to speak: the one that the user wishes, else that of the locale, else English.
  ///
  /// A wish is a code; anything else, such as `auto`, wishes nothing. Of the variables of the locale the first one that is
  /// set counts, as POSIX has it: `LC_ALL`, `LC_MESSAGES`, `LANG`.
  public static func chosen(wish: String? = nil, environment: (String) -> String?) -> Language {
    if let wished = all.first(where: { $0.code == wish }) { return wished }
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment(variable), !locale.isEmpty else { continue }
      let code = locale.prefix { !"_.@".contains($0) }.lowercased()
      return all.first { $0.code == code } ?? english
    }
    return english
  }
}
