/// What a plain text says, and so how it has to be written.
public enum Notation: Hashable, Sendable {
  /// Anything.
  case free
  /// One of some words.
  case word([String])
  /// A property of one of some records, such as `contact.email`.
  case property(of: [String])
  /// The code of a language.
  case language
  /// The id of something that the workspace lists.
  case id(of: ReferenceKind)
  /// One of some words, or the id of something of some kinds, with its prefix: `team:support`.
  case route([String], to: [ReferenceKind])
  /// The id of a person or a team, with its prefix.
  case recipient
  /// Hours of a day, such as `09:00-12:00, 13:00-17:00`, or `closed`.
  case hours
  /// A day, such as `2026-12-24`.
  case date
  /// The name of a time zone, such as `Europe/Stockholm`.
  case timeZone
  /// The name of a rule of the checks.
  case rule
}

extension Notation {
  /// Whether ids have the prefix of their kind before them.
  public var isPrefixed: Bool {
    switch self {
    case .route, .recipient: true
    case .free, .word, .property, .language, .id, .hours, .date, .timeZone, .rule: false
    }
  }

  /// A typed text in the form in which files have it; nil if it is not understood, or may be written in any form.
  public func normalForm(of text: String) -> String? {
    switch self {
    case .hours: HoursText(typed: text).map { HoursText.text($0.intervals) }
    case .date: CalendarDay(typed: text)?.text
    case .free, .word, .property, .language, .id, .route, .recipient, .timeZone, .rule: nil
    }
  }
}
