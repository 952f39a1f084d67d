import Words

/// How a condition compares its operand: all operators of the condition language, in the order of the menus.
public enum ConditionOperator: String, Hashable, Sendable, CaseIterable {
  case equalsAny, equalsNone, containsAny, containsNone, startsWithAny, isEmpty, matchesPattern
  case isAnyOf, isNoneOf
  case isEqual, isNotEqual, isGreater, isAtLeast, isLess, isAtMost, isBetween
  case isOn, isBefore, isAfter, isBetweenDays, isMoreDaysAgo, isLessDaysAgo
  case isKnown, isUnknown
  case isAvailable, isNotAvailable
  case areOpen, areClosed

  /// What can stand behind an operator.
  public enum Values: Hashable, Sendable {
    /// Nothing.
    case none
    /// Texts with commas between them, at least one.
    case texts
    /// One text.
    case pattern
    /// One number.
    case number
    /// Two numbers with `and` between them.
    case numbers
    /// One day.
    case day
    /// Two days with `and` between them.
    case days
    /// A number of days, followed by `days ago`.
    case daysAgo
  }

  /// What sort of operand an operator can compare; that of a property depends on its type.
  public enum OperandKind: String, Hashable, Sendable, CaseIterable {
    case response
    case text, number, choice, date
    case availability
    case officeHours
  }

  /// Its words, its values, and what it fits; the further phrasings are understood, too, but never written.
  public var definition: (words: String, values: Values, fits: Set<OperandKind>, also: [String]) {
    switch self {
    case .equalsAny: ("is equal to any of", .texts, [.response, .text], ["is equal to", "equals", "="])
    case .equalsNone: ("is not equal to any of", .texts, [.response, .text], ["is not equal to", "!="])
    case .containsAny: ("contains any of", .texts, [.response, .text], ["contains"])
    case .containsNone: ("does not contain any of", .texts, [.response, .text], ["does not contain"])
    case .startsWithAny: ("starts with any of", .texts, [.response, .text], ["starts with"])
    case .isEmpty: ("is empty", .none, [.response, .text], [])
    case .matchesPattern: ("matches pattern", .pattern, [.response, .text], ["matches"])
    case .isAnyOf: ("is any of", .texts, [.choice], ["is one of"])
    case .isNoneOf: ("is none of", .texts, [.choice], ["is not any of"])
    case .isEqual: ("is equal to", .number, [.number], ["equals", "=", "is"])
    case .isNotEqual: ("is not equal to", .number, [.number], ["!=", "≠", "is not"])
    case .isGreater: ("is greater than", .number, [.number], [">", "is more than"])
    case .isAtLeast: ("is at least", .number, [.number], [">=", "≥"])
    case .isLess: ("is less than", .number, [.number], ["<", "is fewer than"])
    case .isAtMost: ("is at most", .number, [.number], ["<=", "≤"])
    case .isBetween: ("is between", .numbers, [.number], [])
    case .isOn: ("is", .day, [.date], ["is on", "="])
    case .isBefore: ("is before", .day, [.date], ["<"])
    case .isAfter: ("is after", .day, [.date], [">"])
    case .isBetweenDays: ("is between", .days, [.date], [])
    case .isMoreDaysAgo: ("is more than", .daysAgo, [.date], [])
    case .isLessDaysAgo: ("is less than", .daysAgo, [.date], [])
    case .isKnown: ("is known", .none, [.text, .number, .choice, .date], [])
    case .isUnknown: ("is unknown", .none, [.text, .number, .choice, .date], ["is not known"])
    case .isAvailable: ("is available", .none, [.availability], [])
    case .isNotAvailable: ("is not available", .none, [.availability], ["is unavailable"])
    case .areOpen: ("are open", .none, [.officeHours], ["is open"])
    case .areClosed: ("are closed", .none, [.officeHours], ["is closed"])
    }
  }

  /// The words that are written.
  public var words: String { definition.words }

  /// The operators that fit any of some kinds of operands, in the order of the menus.
  public static func fitting(_ kinds: Set<OperandKind>) -> [ConditionOperator] {
    allCases.filter { !$0.definition.fits.isDisjoint(with: kinds) }
  }
}
