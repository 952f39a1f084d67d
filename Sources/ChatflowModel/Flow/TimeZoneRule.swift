/// What holds in a time zone every year, as in `CET-1CEST,M3.5.0,M10.5.0/3`; see RFC 9636, section 3.3.
struct TimeZoneRule: Sendable {
  /// The seconds ahead of UTC in standard time.
  private let standard: Int
  private let summer: (offset: Int, start: Change, end: Change)?

  /// When the clock changes: a day of the year and the seconds of that day, by the clock that is changed.
  fileprivate struct Change {
    let day: Day
    var seconds = 7200

    enum Day {
      /// The nth day of the week of a month, counted from Sunday; the fifth is the last.
      case weekday(month: Int, week: Int, weekday: Int)
      /// The nth day of the year from 1, of which 29 February is never one.
      case withoutLeapDay(Int)
      /// The nth day of the year from 0.
      case number(Int)
    }
  }

  /// Reads a rule; nil if it is none.
  init?(_ text: some Sequence<UInt8>) {
    var reader = Reader(Array(text))
    guard reader.name(), let standard = reader.time() else { return nil }
    self.standard = -standard
    if reader.isAtEnd {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    // Summer is an hour ahead where nothing else is said.
    let offset = reader.isAtComma ? 3600 - standard : reader.time().map { -$0 }
    guard let offset, let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
    summer = (offset, start, end)
  }

  /// The seconds ahead of UTC at an instant.
  func offset(at instant: UnixSeconds) -> Int {
    guard let summer else { return standard }
    let today = CalendarDay(number: Int(CalendarDay.floor(instant + UnixSeconds(standard), LocalTime.day)))
    let year = today.parts.year
    let start = summer.start.instant(in: year) - UnixSeconds(standard)
    let end = summer.end.instant(in: year) - UnixSeconds(summer.offset)
    // In the south summer lasts over the end of the year.
    let isSummer = start < end ? instant >= start && instant < end : instant >= start || instant < end
    return isSummer ? summer.offset : standard
  }
}

extension TimeZoneRule.Change {
  /// The seconds since 1970 of a year's change, by the clock on the wall.
  fileprivate func instant(in year: Int) -> UnixSeconds {
    UnixSeconds(number(in: year)) * LocalTime.day + UnixSeconds(seconds)
  }

  private func number(in year: Int) -> Int {
    func first(of month: Int) -> Int { CalendarDay(year: year, month: month, day: 1)?.number ?? 0 }
    switch day {
    case .number(let number): return first(of: 1) + number
    case .withoutLeapDay(let number):
      let isLeapYear = first(of: 3) - first(of: 2) == 29
      return first(of: 1) + number - (isLeapYear && number >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let start = first(of: month)
      let fromSunday = (CalendarDay(number: start).weekday.rawValue + 1) % 7
      var number = start + (weekday - fromSunday + 7) % 7 + (week - 1) * 7
      while CalendarDay(number: number).parts.month != month { number -= 7 }
      return number
    }
  }
}

extension TimeZoneRule {
  /// Reads a rule from left to right.
  private struct Reader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }
    var isAtComma: Bool { rest.first == UInt8(ascii: ",") }

    /// Passes over what the time is called: letters, or anything in angle brackets.
    mutating func name() -> Bool {
      let before = rest.count
      if rest.first == UInt8(ascii: "<") {
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      } else {
        rest = rest.drop { $0 >= UInt8(ascii: "A") }
      }
      return rest.count < before
    }

    /// Hours, minutes and seconds as seconds, also below zero.
    mutating func time() -> Int? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard var seconds = number().map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where skip(":") {
        guard let more = number() else { return nil }
        seconds += more * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// A day and a time, as in `,M3.5.0/2`.
    mutating func change() -> Change? {
      guard skip(","), let day = day() else { return nil }
      guard skip("/") else { return Change(day: day) }
      return time().map { Change(day: day, seconds: $0) }
    }

    private mutating func day() -> Change.Day? {
      if skip("J") { return number().flatMap { (1...365).contains($0) ? .withoutLeapDay($0) : nil } }
      guard skip("M") else { return number().flatMap { (0...365).contains($0) ? .number($0) : nil } }
      guard let month = number(), skip("."), let week = number(), skip("."), let weekday = number(),
        (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number() -> Int? {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count < 5 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first.map({ Unicode.Scalar($0) }) == character else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}
