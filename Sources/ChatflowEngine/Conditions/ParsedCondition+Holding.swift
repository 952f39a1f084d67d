import ChatflowModel

/// Whether a condition holds: see "The condition language" in docs/behaviour.md. All that is known of the world stands in
/// the parameters.
extension ParsedCondition {
  /// Whether it holds of a value; nil stands for one that is not known.
  func holds(for value: String?, today: @autoclosure () -> CalendarDay) -> Bool {
    switch comparison {
    case .isKnown: value?.nonBlank != nil
    case .isUnknown: value?.nonBlank == nil
    case .isEmpty: value.map(\.isBlank) ?? false
    case .equalsAny, .isAnyOf: compares(value) { $0 == $1 } ?? false
    case .equalsNone, .isNoneOf: !(compares(value) { $0 == $1 } ?? false)
    case .containsAny: compares(value) { $0.contains($1) } ?? false
    case .containsNone: !(compares(value) { $0.contains($1) } ?? false)
    case .startsWithAny: compares(value) { $0.hasPrefix($1) } ?? false
    case .matchesPattern: compares(value) { TextPattern($1).matches($0) } ?? false
    case .isEqual, .isNotEqual, .isGreater, .isAtLeast, .isLess, .isAtMost, .isBetween: holds(number: value)
    case .isOn, .isBefore, .isAfter, .isBetweenDays, .isMoreDaysAgo, .isLessDaysAgo: holds(day: value, today())
    case .isAvailable, .isNotAvailable, .areOpen, .areClosed: false
    }
  }

  /// Whether it holds where it is asked whether somebody is available, or whether office hours are open.
  func holds(isTrue: Bool) -> Bool {
    switch comparison {
    case .isAvailable, .areOpen: isTrue
    case .isNotAvailable, .areClosed: !isTrue
    default: false
    }
  }

  /// Whether a value compares with any of the texts, without case and surrounding space; nil if it is not known.
  private func compares(_ value: String?, _ matches: (String, String) -> Bool) -> Bool? {
    guard let value = value?.comparable else { return nil }
    return values.contains { if case .text(let text) = $0 { matches(value, text.comparable) } else { false } }
  }

  private func holds(number value: String?) -> Bool {
    guard let value = value.flatMap({ DecimalNumber($0.trimmedOfSpaces) }) else { return comparison == .isNotEqual }
    let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    guard let first = numbers.first, let last = numbers.last else { return false }
    switch comparison {
    case .isEqual: return value == first
    case .isNotEqual: return value != first
    case .isGreater: return value > first
    case .isAtLeast: return value >= first
    case .isLess: return value < first
    case .isAtMost: return value <= first
    case .isBetween: return min(first, last) <= value && value <= max(first, last)
    default: return false
    }
  }

  private func holds(day value: String?, _ today: CalendarDay) -> Bool {
    guard let value = value.flatMap({ CalendarDay(text: $0.trimmedOfSpaces) }) else { return false }
    if let ago = daysAgo {
      // A day that can be written lies within some four million days; what was before that is before them all.
      let (number, isTooLarge) = today.number.subtractingReportingOverflow(ago)
      let then = isTooLarge ? Int.min : number
      return comparison == .isMoreDaysAgo ? value.number < then : value.number > then && value <= today
    }
    let days = values.compactMap { if case .day(let day) = $0 { day } else { nil } }
    guard let first = days.first, let last = days.last else { return false }
    switch comparison {
    case .isOn: return value == first
    case .isBefore: return value < first
    case .isAfter: return value > first
    case .isBetweenDays: return min(first, last) <= value && value <= max(first, last)
    default: return false
    }
  }

  private var daysAgo: Int? {
    guard comparison == .isMoreDaysAgo || comparison == .isLessDaysAgo, case .number(let number)? = values.first else {
      return nil
    }
    return Int(number.description)
  }
}
