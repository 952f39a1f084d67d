import Words

/// A day of the week, Monday first.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Its word in the file.
  public var word: String { Weekday.words[rawValue] }
  /// The day for a word of the file.
  public init?(word: String) {
    guard let index = Weekday.words.firstIndex(of: word) else { return nil }
    self.init(rawValue: index)
  }
  /// The day before; Sunday comes before Monday.
  public var dayBefore: Weekday {
    let days = Weekday.allCases
    return days[(rawValue + days.count - 1) % days.count]
  }
  private static let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}

/// A day of the calendar, without a time zone.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01, negative before.
  public let number: Int

  /// The day that is so many days after 1970-01-01.
  public init(number: Int) { self.number = number }

  /// The day with a year, month and day of the month; nil if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    // Count from March, so that the leap day comes last: then a month's first day is a linear formula.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    number = shifted * 365 + leapDays + dayOfYear - CalendarDay.epoch
    guard parts.day == day, parts.month == month else { return nil }
  }

  /// The day on which an instant falls in a time zone.
  public init(containing instant: UnixSeconds, zone: some TimeZoneRules) {
    self.init(number: LocalTime(instant, zone: zone).day.number)
  }

  /// The day on which an instant falls in UTC; elsewhere it may be the one before or behind.
  public init(at instant: UnixSeconds) { self.init(number: CalendarDay.floor(Int(instant), 86_400)) }

  /// The days from 0000-03-01 to 1970-01-01.
  private static let epoch = 719_468

  /// Year, month from 1, day of the month from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let fromMarch = number + CalendarDay.epoch
    let era = CalendarDay.floor(fromMarch, 146_097)
    let inEra = fromMarch - era * 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = era * 400 + yearOfEra
    return month < 10 ? (year, month + 3, day) : (year + 1, month - 9, day)
  }

  /// Which day of the week it is; 1970-01-01 was a Thursday.
  public var weekday: Weekday {
    let index = number + Weekday.thursday.rawValue
    return Weekday(rawValue: index - CalendarDay.floor(index, 7) * 7) ?? .monday
  }

  /// The day so many days later.
  public func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + days) }

  /// The earlier day is the lesser.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Whether it certainly begins after an instant, in whatever time zone.
  func begins(after instant: UnixSeconds) -> Bool {
    UnixSeconds(number) * LocalTime.day - LocalTime.day > instant
  }

  /// Division that rounds down, also below zero.
  static func floor<Number: SignedInteger>(_ number: Number, _ divisor: Number) -> Number {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
  }
}

/// What a clock on the wall shows: a day and the seconds since its midnight.
public struct LocalTime: Hashable, Sendable {
  /// The day.
  public let day: CalendarDay
  /// The seconds since midnight, 0 up to 86 399.
  public let second: Int

  /// What a clock in a time zone shows at an instant.
  public init(_ instant: UnixSeconds, zone: some TimeZoneRules) {
    let shown = instant + UnixSeconds(zone.offset(at: instant))
    let days = CalendarDay.floor(shown, LocalTime.day)
    day = CalendarDay(number: Int(days))
    second = Int(shown - days * LocalTime.day)
  }

  /// The seconds of an ordinary day.
  static let day: UnixSeconds = 86_400
}
