/// A text that visitors read where a file leaves it out. It is part of the format, so it is in the language of the chatflow,
/// whoever looks at it.
public enum Preset {
  /// The text of a word, in the language of a chatflow where the program speaks that, else in English.
  public static func text(_ id: String, in code: String = Language.english.code) -> String {
    let (key, language) = ("preset.\(id)", Language.ofTexts(code))
    return language == .english ? Words.english[key] : language.text(for: key) ?? Words.english[key]
  }
}
