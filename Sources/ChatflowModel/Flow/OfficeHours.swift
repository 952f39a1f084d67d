/// Seconds since 1970-01-01 00:00 UTC.
public typealias UnixSeconds = Int64

/// When the chat channel is open: hours for each day of the week, and days that are different.
///
/// They are the channel's hours in the channel's own time zone, not those of a person. An interval belongs to the day
/// on which it begins: one from 22:00 to 02:00 on a Friday lasts into Saturday even if that Saturday is an exception.
/// See "Office hours" in docs/behaviour.md.
public struct OfficeHours: Hashable, Sendable {
  /// The IANA name of the time zone, such as `Europe/Stockholm`.
  public var timeZone: String
  /// The ordinary week; nil where none is given, and then every day that is no exception is open all day.
  public var week: Week?
  /// Days that do not follow the week; of several for one day the last holds.
  public var exceptions: [Exception]

  /// Hours in a time zone.
  public init(timeZone: String, week: Week? = nil, exceptions: [Exception] = []) {
    self.timeZone = timeZone
    self.week = week
    self.exceptions = exceptions
  }

  /// Whether any hours are set at all; without them the chat is always open.
  public var areSet: Bool { week != nil || !exceptions.isEmpty }

  /// A stretch of time, from its first minute up to but not including its last.
  public struct Interval: Hashable, Sendable {
    /// Minutes from the beginning of its day, 0 up to 1439.
    public let start: Int
    /// Minutes from the beginning of its day, more than `start`; above 1440 it ends on the day after.
    public let end: Int

    /// A stretch from one time of day to another; an end that is not after the start is meant on the day after.
    ///
    /// Nil unless the start lies in 0…1439, the end in 0…1440, and the two differ: from nine to nine could mean
    /// a whole day or nothing.
    public init?(from start: Int, to end: Int) {
      guard (0..<Interval.day).contains(start), (0...Interval.day).contains(end), start != end else { return nil }
      self.start = start
      self.end = end > start ? end : end + Interval.day
    }

    private init(wholeDay: Void) {
      start = 0
      end = Interval.day
    }

    /// The minutes of an ordinary day.
    public static let day = 24 * 60
    /// From 00:00 to 24:00.
    public static let wholeDay = Interval(wholeDay: ())
  }

  /// The hours of an ordinary week.
  public struct Week: Hashable, Sendable {
    private var days: [[Interval]]
    /// A week that is closed throughout.
    public init() { days = Array(repeating: [], count: Weekday.allCases.count) }
    /// The intervals that begin on a day, in the order in which they are written; none means closed.
    public subscript(day: Weekday) -> [Interval] {
      get { days[day.rawValue] }
      set { days[day.rawValue] = newValue }
    }
  }

  /// A day that does not follow the week, such as a holiday.
  public struct Exception: Hashable, Sendable {
    /// Which day.
    public var date: CalendarDay
    /// Its own hours; none means closed.
    public var intervals: [Interval]
    /// What it is, for people.
    public var note: String?
    /// A day with its own hours.
    public init(_ date: CalendarDay, _ intervals: [Interval], note: String? = nil) {
      self.date = date
      self.intervals = intervals
      self.note = note
    }
  }

  /// The intervals that begin on a day, earliest first.
  public func intervals(on day: CalendarDay) -> [Interval] {
    let written = exceptions.last { $0.date == day }?.intervals ?? week.map { $0[day.weekday] } ?? [.wholeDay]
    return written.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}

/// Whether the chat is open, and until when that holds.
public enum OfficeHoursState: Hashable, Sendable {
  /// It is open; nil where no closing time lies within the horizon.
  case open(until: UnixSeconds?)
  /// It is closed; nil where no opening time lies within the horizon.
  case closed(opensAgain: UnixSeconds?)
  /// No hours are set, so it is always open.
  case notSet
}

extension OfficeHours {
  /// How many days ahead a change is looked for: a year and some weeks, so that a yearly closing is found.
  static let horizon = 400

  /// Whether the chat is open at an instant, and until when.
  ///
  /// Intervals that touch or overlap count as one, also across midnight. On the days on which clocks change, an
  /// interval begins at the first and ends at the last occurrence of its times of day; a time that is left out is the
  /// moment of the change.
  public func state(at instant: UnixSeconds, zone: some TimeZoneRules) -> OfficeHoursState {
    guard areSet else { return .notSet }
    if let always = constantState { return always }
    var closing: UnixSeconds?
    // The day before may have an interval that lasts until now.
    var day = CalendarDay(containing: instant, zone: zone).advanced(by: -1)
    for _ in 0...(OfficeHours.horizon + 1) {
      for interval in intervals(on: day) {
        let opens = zone.first(minute: interval.start, of: day)
        let closes = zone.last(minute: interval.end, of: day)
        if closes <= instant || closes <= opens { continue }
        if let known = closing {
          if opens > known { return .open(until: known) }
          closing = max(known, closes)
        } else if opens <= instant {
          closing = closes
        } else {
          return .closed(opensAgain: opens)
        }
      }
      if let closing, day.begins(after: closing) { return .open(until: closing) }
      day = day.advanced(by: 1)
    }
    return closing == nil ? .closed(opensAgain: nil) : .open(until: nil)
  }

  /// The state of hours that never change, found without walking through the days.
  private var constantState: OfficeHoursState? {
    let days = (week.map { week in Weekday.allCases.map { week[$0] } } ?? [[.wholeDay]]) + exceptions.map(\.intervals)
    if days.allSatisfy({ $0.contains(.wholeDay) }) { return .open(until: nil) }
    if days.allSatisfy(\.isEmpty) { return .closed(opensAgain: nil) }
    return nil
  }
}
