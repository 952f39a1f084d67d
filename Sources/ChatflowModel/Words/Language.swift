/// A language that the program speaks.
public struct Language: Sendable, Equatable {
  /// Its code, as locales and the configuration write it: `sv`.
  public let code: String
  /// What visitors read where a file leaves it out.
  let presets: [String: String]
  private let makeTable: @Sendable () -> [String: String]

  private init(
    _ code: String, _ presets: [String: String], _ makeTable: @escaping @Sendable () -> [String: String]
  ) {
    self.code = code
    self.presets = presets
    self.makeTable = makeTable
  }

  /// English, which has every word.
  public static let english = Language("en", English.presets) { English.table }

  /// All languages; a table is made when its language is spoken, and not before.
  public static let all: [Language] = [
    english,
    Language("sv", Swedish.presets) { Swedish.table },
  ]

  /// The language of a chatflow's texts, by the code that its file gives: that of `sv-SE` is Swedish. English, where the
  /// program speaks no other that fits.
  public static func ofTexts(_ code: String) -> Language {
    let primary = code.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return all.first { $0.code == primary } ?? english
  }

  /// Its words by key.
  var table: [String: String] { makeTable() }

  /// Two languages are the same if their codes are.
  public static func == (one: Language, other: Language) -> Bool { one.code == other.code }

  /// The language to speak: the one that the user wishes, else that of the locale, else English.
  ///
  /// A wish is a code; anything else, such as `auto`, wishes nothing. Of the variables of the locale the first one that is
  /// set counts, as POSIX has it: `LC_ALL`, `LC_MESSAGES`, `LANG`.
  public static func chosen(wish: String? = nil, environment: (String) -> String?) -> Language {
    all.first { $0.code == wish } ?? ofLocale(environment)?.language ?? english
  }

  /// The language of the locale, and the variable that says so; nil if the program does not speak it.
  public static func ofLocale(_ environment: (String) -> String?) -> (language: Language, variable: String)? {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let variable = variables.first(where: { environment($0)?.isEmpty == false }),
      let code = environment(variable)?.prefix(while: { !"_.@".contains($0) }).lowercased()
    else { return nil }
    return all.first { $0.code == code }.map { ($0, variable) }
  }
}
