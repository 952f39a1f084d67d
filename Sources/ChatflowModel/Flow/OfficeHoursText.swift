import Words

extension OfficeHours {
  /// The time zone's place as people call it: `Stockholm` for `Europe/Stockholm`.
  public var place: String {
    String((timeZone.split(separator: "/").last ?? "").map { $0 == "_" ? " " : $0 })
  }
}

extension OfficeHours.Interval {
  /// As the file has it: `09:00-17:00`.
  public var text: String {
    let day = OfficeHours.Interval.day
    return "\(LocalTime.clock(minute: start))-\(LocalTime.clock(minute: end > day ? end - day : end))"
  }

  /// Reads `09:00-17:00`; a dash of any length and spaces around it are fine.
  init?(text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
    guard parts.count == 2, let start = LocalTime.minute(clock: parts[0]), let end = LocalTime.minute(clock: parts[1])
    else { return nil }
    self.init(from: start, to: end)
  }
}

extension LocalTime {
  /// A time of day in 24 hours: `09:00`, `24:00`.
  public static func clock(minute: Int) -> String { "\(two(minute / 60)):\(two(minute % 60))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Reads `9:00`, `09:00` or `24:00` as minutes of the day.
  static func minute(clock: some StringProtocol) -> Int? {
    let trimmed = clock.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let parts = trimmed.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }

  /// When something later happens, as short as it is clear on another day: `17:00` on that same day, `Mon 09:00` within
  /// a week, else `24 Dec 09:00`, with the year if it is another one.
  ///
  /// The midnight at the end of that day is `24:00` where something ends with it; what begins then begins on the next day.
  public func text(seenOn today: CalendarDay, words: Words, isBeginning: Bool = false) -> String {
    let minute = second / 60
    if day == today { return LocalTime.clock(minute: minute) }
    if day == today.advanced(by: 1), second == 0, !isBeginning {
      return LocalTime.clock(minute: OfficeHours.Interval.day)
    }
    let parts = day.parts
    let facts = [
      "time": LocalTime.clock(minute: minute),
      "weekday": words["weekday.\(day.weekday.word)"],
      "day": "\(parts.day)",
      "month": words["month.\(parts.month)"],
      "year": "\(parts.year)",
    ]
    if (0..<Weekday.allCases.count).contains(day.number - today.number) { return words("time.this-week", facts) }
    return words(parts.year == today.parts.year ? "time.this-year" : "time.another-year", facts)
  }
}

extension CalendarDay {
  /// As the file has it: `2026-12-24`.
  public var text: String {
    let parts = parts
    let year = String(repeating: "0", count: max(0, 4 - "\(parts.year)".count)) + "\(parts.year)"
    return "\(year)-\(parts.month < 10 ? "0" : "")\(parts.month)-\(parts.day < 10 ? "0" : "")\(parts.day)"
  }

  /// Reads `2026-12-24`.
  public init?(text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
