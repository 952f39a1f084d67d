/// A text that visitors read where a file leaves it out. It is part of the format, so it is in the language of the chatflow,
/// whoever looks at it.
enum Preset {
  /// The text of a word, in the language of a chatflow where the program speaks that, else in English.
  static func text(_ id: String, in code: String = Language.english.code) -> String {
    Language.ofTexts(code).presets[id] ?? English.presets[id] ?? id
  }
}

extension English {
  static let presets: [String: String] = [
    "accept": "Yes, please",
    "decline": "No, thanks",
    "ask-for-name": "What is it about, in a few words?",
    "ask-for-description": "Please describe it.",
    "did-this-help": "Did this help?",
    "nothing-found": "I found nothing about that.",
  ]
}

extension Swedish {
  static let presets: [String: String] = [
    "accept": "Ja, gärna",
    "decline": "Nej, tack",
    "ask-for-name": "Vad gäller det, i några få ord?",
    "ask-for-description": "Beskriv det, är du snäll.",
    "did-this-help": "Var det till hjälp?",
    "nothing-found": "Jag hittade ingenting om det.",
  ]
}
