extension English {
  /// What the visitor reads where a file leaves such a text out: part of the format, and so of no language of the
  /// interface.
  static let presets: [String: String] = [
    "accept": "Yes, please",
    "decline": "No, thanks",
    "ask-for-name": "What is it about, in a few words?",
    "ask-for-description": "Please describe it.",
    "did-this-help": "Did this help?",
    "nothing-found": "I found nothing about that.",
  ]
}

extension RichText {
  /// The text that stands in for one that a file leaves out.
  init(preset id: String) { self.init(literal: String(preset: id)) }
}

extension String {
  /// The text that stands in for one that a file leaves out.
  init(preset id: String) { self = English.presets[id] ?? id }
}
