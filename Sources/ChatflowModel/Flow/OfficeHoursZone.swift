/// The rules of a time zone: all that the office hours need to know of one.
public protocol TimeZoneRules: Sendable {
  /// The seconds by which clocks are ahead of UTC at an instant; negative west of Greenwich.
  func offset(at instant: UnixSeconds) -> Int
}

/// A time zone whose clocks never change.
public struct FixedTimeZone: TimeZoneRules, Hashable {
  /// The seconds ahead of UTC.
  public let seconds: Int
  /// A zone so many seconds ahead of UTC.
  public init(seconds: Int) { self.seconds = seconds }
  /// Coordinated universal time.
  public static let utc = FixedTimeZone(seconds: 0)
  /// The same at every instant.
  public func offset(at instant: UnixSeconds) -> Int { seconds }
}

extension TimeZoneRules {
  /// The first instant at which clocks show a minute of a day, or the moment in which they jump over it.
  public func first(minute: Int, of day: CalendarDay) -> UnixSeconds { instants(minute: minute, of: day).first }

  /// The last instant at which clocks show a minute of a day, or the moment in which they jump over it.
  func last(minute: Int, of day: CalendarDay) -> UnixSeconds { instants(minute: minute, of: day).last }

  /// The first and last instant at which clocks show a minute of a day; two different ones when clocks go back.
  ///
  /// The offsets a day before and a day after enclose every change that can matter, since no clock is more than
  /// fourteen hours from UTC. That clocks change twice within two days has not happened anywhere.
  private func instants(minute: Int, of day: CalendarDay) -> (first: UnixSeconds, last: UnixSeconds) {
    let shown = UnixSeconds(day.number) * LocalTime.day + UnixSeconds(minute) * 60
    let before = offset(at: shown - LocalTime.day)
    let after = offset(at: shown + LocalTime.day)
    let old = shown - UnixSeconds(before)
    if before == after { return (old, old) }
    let new = shown - UnixSeconds(after)
    switch (offset(at: old) == before, offset(at: new) == after) {
    case (true, true): return (min(old, new), max(old, new))
    case (true, false): return (old, old)
    case (false, true): return (new, new)
    case (false, false):
      let change = change(from: shown - LocalTime.day, to: shown + LocalTime.day)
      return (change, change)
    }
  }

  /// The first instant of the offset that holds at `end`, when another holds at `start`.
  private func change(from start: UnixSeconds, to end: UnixSeconds) -> UnixSeconds {
    let old = offset(at: start)
    var (low, high) = (start, end)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: middle) == old { low = middle } else { high = middle }
    }
    return high
  }
}
