import Words

/// The texts that the bot has by itself; the words have them under `preset.`.
enum BotText: String, CaseIterable, Sendable {
  case agree, disagree, yes, no
  case noTimeFits = "no-time-fits"
  case askForEmail = "ask-for-email"

  /// All of them in the language of a chatflow.
  static func all(in code: String) -> [BotText: String] { byLanguage[Language.ofTexts(code).code] ?? [:] }

  private static let byLanguage = Dictionary(
    uniqueKeysWithValues: Language.all.map { language in
      (
        language.code,
        Dictionary(uniqueKeysWithValues: allCases.map { ($0, Preset.text($0.rawValue, in: language.code)) })
      )
    })
}
