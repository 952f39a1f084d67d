import ChatflowModel
import Testing

/// Clocks in Stockholm: 2026-03-29 02:00 is followed by 03:00, 2026-10-25 03:00 by 02:00.
@Suite struct ClockChangeTests {
  let stockholm: NamedTimeZone

  init() throws { stockholm = try #require(Self.named("Europe/Stockholm")) }

  static func named(_ name: String) -> NamedTimeZone? { NamedTimeZone(name) }
  let winter = 3600
  let summer = 7200

  func sunday(_ intervals: (String, String)...) -> OfficeHours {
    var week = OfficeHours.Week()
    week[.sunday] = intervals.map { OfficeHoursTests.hours($0.0, $0.1) }
    return OfficeHours(timeZone: "Europe/Stockholm", week: week)
  }

  func at(_ text: String, _ offset: Int) -> UnixSeconds { OfficeHoursTests.at(text, offset) }

  func state(_ hours: OfficeHours, _ instant: UnixSeconds) -> OfficeHoursState {
    hours.state(at: instant, zone: stockholm)
  }

  @Test func hoursFollowTheClockOnBothSidesOfAChange() {
    let hours = sunday(("09:00", "17:00"))
    #expect(state(hours, at("2026-03-28 12:00", winter)) == .closed(opensAgain: at("2026-03-29 09:00", summer)))
    #expect(state(hours, at("2026-10-24 12:00", summer)) == .closed(opensAgain: at("2026-10-25 09:00", winter)))
    #expect(state(hours, at("2026-10-25 12:00", winter)) == .open(until: at("2026-10-25 17:00", winter)))
  }

  @Test func anIntervalAcrossAChangeIsAnHourShorterOrLonger() {
    let hours = sunday(("00:00", "06:00"))
    #expect(state(hours, at("2026-03-29 01:00", winter)) == .open(until: at("2026-03-29 06:00", summer)))
    #expect(state(hours, at("2026-10-25 01:00", summer)) == .open(until: at("2026-10-25 06:00", winter)))
  }

  @Test func aTimeThatIsLeftOutIsTheMomentOfTheChange() {
    let jump = at("2026-03-29 03:00", summer)
    #expect(state(sunday(("02:30", "06:00")), jump - 60) == .closed(opensAgain: jump))
    #expect(state(sunday(("02:30", "06:00")), jump) == .open(until: at("2026-03-29 06:00", summer)))
    #expect(state(sunday(("00:00", "02:30")), jump - 60) == .open(until: jump))
    // All of it is left out: it opens a week later.
    #expect(state(sunday(("02:15", "02:45")), jump - 60) == .closed(opensAgain: at("2026-04-05 02:15", summer)))
  }

  @Test func aTimeThatComesTwiceOpensTheFirstAndClosesTheSecondTime() {
    let hours = sunday(("02:15", "02:45"))
    #expect(state(hours, at("2026-10-25 02:00", summer)) == .closed(opensAgain: at("2026-10-25 02:15", summer)))
    #expect(state(hours, at("2026-10-25 02:15", summer)) == .open(until: at("2026-10-25 02:45", winter)))
    #expect(state(hours, at("2026-10-25 02:50", summer)) == .open(until: at("2026-10-25 02:45", winter)))
    #expect(state(hours, at("2026-10-25 02:45", winter)) == .closed(opensAgain: at("2026-11-01 02:15", winter)))
  }

  @Test func aDayThatACountryLeftOutHasNoHours() {
    let apia = NamedTimeZone("Pacific/Apia")!
    var week = OfficeHours.Week()
    for day in Weekday.allCases { week[day] = [OfficeHoursTests.hours("09:00", "17:00")] }
    // After Thursday the 29th of December 2011 came Saturday the 31st.
    let thursday = at("2011-12-29 18:00", -36_000)
    #expect(
      OfficeHours(timeZone: "Pacific/Apia", week: week).state(at: thursday, zone: apia)
        == .closed(opensAgain: at("2011-12-31 09:00", 50_400)))
  }
}
