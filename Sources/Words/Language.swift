import CWords

/// A language that the program speaks.
public struct Language: Sendable, Equatable {
  /// Its code, as locales and the configuration write it: `sv`.
  public let code: String
  /// Its file; it is part of the program and never changes.
  private nonisolated(unsafe) let file: UnsafeBufferPointer<UInt8>

  /// The language with a number among those that are compiled in; nil behind the last one.
  private init?(_ number: Int) {
    guard let language = cw_language_at(number)?.pointee else { return nil }
    code = String(cString: language.code)
    file = UnsafeBufferPointer(start: language.text, count: language.length)
  }

  /// All languages. Their files are read when they are spoken, and not before.
  public static let all: [Language] = sequence(state: 0) { number in
    defer { number += 1 }
    return Language(number)
  }.map { $0 }

  /// English, which has every word.
  public static let english = all[0]

  /// The language of a chatflow's texts, by the code that its file gives: that of `sv-SE` is Swedish. English, where the
  /// program speaks no other that fits.
  public static func ofTexts(_ code: String) -> Language {
    let primary = code.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return all.first { $0.code == primary } ?? english
  }

  /// Its texts by key.
  package var table: [String: String] { WordFile.read(file) }

  /// The text for one key, without reading all others; nil if there is none.
  func text(for key: String) -> String? { WordFile.text(for: key, in: file) }

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
