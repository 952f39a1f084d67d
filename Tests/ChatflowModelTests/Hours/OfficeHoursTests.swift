import ChatflowModel
import Testing

@Suite struct OfficeHoursTests {
  /// Monday to Friday nine to five, in UTC; 2026-11-23 is a Monday.
  static let nineToFive: OfficeHours = {
    var week = OfficeHours.Week()
    for day in Weekday.allCases.prefix(5) { week[day] = [hours("09:00", "17:00")] }
    return OfficeHours(timeZone: "UTC", week: week)
  }()

  static func hours(_ start: String, _ end: String) -> OfficeHours.Interval {
    func minute(_ clock: String) -> Int {
      let parts = clock.split(separator: ":").compactMap { Int($0) }
      return parts[0] * 60 + parts[1]
    }
    return OfficeHours.Interval(from: minute(start), to: minute(end)) ?? .wholeDay
  }

  /// `2026-11-23 09:00` at so many seconds from UTC.
  static func at(_ text: String, _ offset: Int = 0) -> UnixSeconds {
    let parts = text.split(separator: " ")
    let day = CalendarDay(text: parts[0]) ?? CalendarDay(number: 0)
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    return Int64(day.number) * 86_400 + clock[0] * 3600 + clock[1] * 60 - Int64(offset)
  }

  func state(_ hours: OfficeHours = nineToFive, _ text: String) -> OfficeHoursState {
    hours.state(at: Self.at(text), zone: FixedTimeZone.utc)
  }

  @Test func opensAtItsFirstMinuteAndClosesAtItsLast() {
    let five = Self.at("2026-11-23 17:00")
    #expect(state("2026-11-23 08:59") == .closed(opensAgain: Self.at("2026-11-23 09:00")))
    #expect(state("2026-11-23 09:00") == .open(until: five))
    #expect(state("2026-11-23 16:59") == .open(until: five))
    #expect(state("2026-11-23 17:00") == .closed(opensAgain: Self.at("2026-11-24 09:00")))
  }

  func state(_ text: String) -> OfficeHoursState { state(Self.nineToFive, text) }

  @Test func opensAgainAfterTheWeekend() {
    #expect(state("2026-11-27 18:00") == .closed(opensAgain: Self.at("2026-11-30 09:00")))
  }

  @Test func severalIntervalsOfADayLeaveABreak() {
    var hours = Self.nineToFive
    hours.week?[.friday] = [Self.hours("13:00", "15:00"), Self.hours("09:00", "12:00")]
    #expect(state(hours, "2026-11-27 10:00") == .open(until: Self.at("2026-11-27 12:00")))
    #expect(state(hours, "2026-11-27 12:00") == .closed(opensAgain: Self.at("2026-11-27 13:00")))
    #expect(state(hours, "2026-11-27 14:00") == .open(until: Self.at("2026-11-27 15:00")))
  }

  @Test func openUntilLooksThroughAdjoiningIntervals() {
    var hours = Self.nineToFive
    hours.week?[.friday] = [Self.hours("22:00", "24:00")]
    hours.week?[.saturday] = [Self.hours("00:00", "02:00"), Self.hours("01:00", "03:00")]
    #expect(state(hours, "2026-11-27 23:00") == .open(until: Self.at("2026-11-28 03:00")))
  }

  @Test func anIntervalMayCrossMidnightAndBelongsToItsFirstDay() {
    var hours = OfficeHours(timeZone: "UTC", week: OfficeHours.Week())
    hours.week?[.friday] = [Self.hours("22:00", "02:00")]
    #expect(state(hours, "2026-11-28 01:30") == .open(until: Self.at("2026-11-28 02:00")))
    #expect(state(hours, "2026-11-27 01:30") == .closed(opensAgain: Self.at("2026-11-27 22:00")))
    hours.exceptions = [OfficeHours.Exception(CalendarDay(year: 2026, month: 11, day: 28)!, [])]
    #expect(state(hours, "2026-11-28 01:30") == .open(until: Self.at("2026-11-28 02:00")))
  }

  @Test func anExceptionOverridesTheWeek() {
    var hours = Self.nineToFive
    hours.exceptions = [
      OfficeHours.Exception(CalendarDay(year: 2026, month: 12, day: 24)!, [], note: "Christmas Eve"),
      OfficeHours.Exception(CalendarDay(year: 2026, month: 12, day: 25)!, [Self.hours("10:00", "11:00")]),
      OfficeHours.Exception(CalendarDay(year: 2026, month: 12, day: 26)!, [Self.hours("10:00", "11:00")]),
    ]
    #expect(state(hours, "2026-12-23 17:30") == .closed(opensAgain: Self.at("2026-12-25 10:00")))
    #expect(state(hours, "2026-12-25 11:00") == .closed(opensAgain: Self.at("2026-12-26 10:00")))
  }

  @Test func withoutAWeekOnlyTheExceptionsAreClosed() {
    let hours = OfficeHours(
      timeZone: "UTC", exceptions: [OfficeHours.Exception(CalendarDay(year: 2026, month: 12, day: 24)!, [])])
    #expect(state(hours, "2026-12-20 03:00") == .open(until: Self.at("2026-12-24 00:00")))
    #expect(state(hours, "2026-12-24 03:00") == .closed(opensAgain: Self.at("2026-12-25 00:00")))
  }

  @Test func hoursThatNeverChangeHaveNoEnd() {
    var week = OfficeHours.Week()
    #expect(state(OfficeHours(timeZone: "UTC", week: week), "2026-11-23 12:00") == .closed(opensAgain: nil))
    for day in Weekday.allCases { week[day] = [.wholeDay] }
    #expect(state(OfficeHours(timeZone: "UTC", week: week), "2026-11-23 12:00") == .open(until: nil))
    // Not seen at once, but found by walking through the days.
    for day in Weekday.allCases { week[day] = [Self.hours("12:00", "24:00"), Self.hours("00:00", "12:00")] }
    #expect(state(OfficeHours(timeZone: "UTC", week: week), "2026-11-23 12:00") == .open(until: nil))
    #expect(state(OfficeHours(timeZone: "UTC"), "2026-11-23 12:00") == .notSet)
  }

  @Test func anExceptionInThePastOpensNothing() {
    let hours = OfficeHours(
      timeZone: "UTC", week: OfficeHours.Week(),
      exceptions: [OfficeHours.Exception(CalendarDay(year: 2020, month: 1, day: 1)!, [.wholeDay])])
    #expect(state(hours, "2026-11-23 12:00") == .closed(opensAgain: nil))
  }

  /// The same answer as asking every single minute what the clock shows.
  @Test func agreesWithAskingEveryMinute() {
    for seed in UInt64(1)...60 {
      var choice = SeededChoice(seed: seed)
      let hours = Self.random(&choice)
      let zone = FixedTimeZone(seconds: choice.number(-48...56) * 900)
      var expected = PlainState(hours: hours, zone: zone, from: Self.at("2026-11-18 00:00"), days: 20)
      for _ in 0..<40 {
        let instant = Self.at("2026-11-20 00:00") + Int64(choice.number(0...7 * 86_400))
        #expect(
          hours.state(at: instant, zone: zone) == expected.state(at: instant), "seed \(seed), instant \(instant)")
      }
    }
  }

  static func random(_ choice: inout SeededChoice) -> OfficeHours {
    func intervals(_ choice: inout SeededChoice) -> [OfficeHours.Interval] {
      (0..<choice.pick([0, 1, 1, 1, 2, 3])).compactMap { _ in
        OfficeHours.Interval(from: choice.number(0...23) * 60, to: choice.number(0...24) * 60)
      }
    }
    var week = OfficeHours.Week()
    for day in Weekday.allCases { week[day] = intervals(&choice) }
    let first = CalendarDay(number: 20_777)
    // One interval a week that certainly opens, so that the plain search below ends.
    week[.wednesday] = [Self.hours("10:00", "11:00")]
    let exceptions = (0..<choice.number(0...3)).map { _ in
      OfficeHours.Exception(first.advanced(by: choice.number(0...6)), intervals(&choice))
    }
    return OfficeHours(timeZone: "", week: week, exceptions: exceptions)
  }
}

/// Office hours by the definition: for every minute, whether the clock is inside an interval.
struct PlainState {
  private let start: Int64
  private var isOpen: [Bool] = []

  init(hours: OfficeHours, zone: FixedTimeZone, from start: Int64, days: Int) {
    self.start = start
    for minute in 0..<days * 1440 {
      let local = start + Int64(minute) * 60 + Int64(zone.seconds)
      let day = CalendarDay(number: Int((local - (local % 86_400 + 86_400) % 86_400) / 86_400))
      let now = Int(local - Int64(day.number) * 86_400) / 60
      let today = hours.intervals(on: day).contains { $0.start <= now && now < $0.end }
      let before = hours.intervals(on: day.advanced(by: -1)).contains { $0.start <= now + 1440 && now + 1440 < $0.end }
      isOpen.append(today || before)
    }
  }

  mutating func state(at instant: Int64) -> OfficeHoursState {
    let minute = Int((instant - start) / 60)
    let change = isOpen[minute...].firstIndex(of: !isOpen[minute]).map { start + Int64($0) * 60 }
    return isOpen[minute] ? .open(until: change) : .closed(opensAgain: change)
  }
}
