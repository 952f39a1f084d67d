import ChatflowModel
import Foundation
import Testing
import Words

@Suite struct ZoneTests {
  /// zones.txt was written by Python 3 with its module zoneinfo (the system's tzdata): per zone 667 random instants from 1990
  /// to 2037, and the last second before and the first after up to 25 random changes of the clock, each with
  /// `int(datetime.fromtimestamp(instant, ZoneInfo(name)).utcoffset().total_seconds())`.
  @Test func offsetsAgreeWithZoneinfo() throws {
    let table = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "zones.txt")
    let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
    var zone: NamedTimeZone?
    var compared = 0
    for line in lines {
      let parts = line.split(separator: " ")
      if parts.count == 1 {
        zone = NamedTimeZone(String(line))
        #expect(zone != nil, "\(line)")
      } else if let instant = Int64(parts[0]), let zone {
        #expect(zone.offset(at: instant) == Int(parts[1]), "\(zone.name) at \(instant)")
        compared += 1
      }
    }
    #expect(compared == 10_601)
  }

  @Test func namesThatAreNoPlacesAreRefused() {
    #expect(NamedTimeZone("Europe/Stockholm") != nil)
    #expect(NamedTimeZone("UTC") != nil)
    for name in ["", "Europ/Stockholm", "CET", "GMT+5", "Stockholm", "../../etc/passwd"] {
      #expect(NamedTimeZone(name) == nil, "\(name)")
    }
  }

  @Test func daysOfTheCalendarHaveANumberAndAWeekday() {
    #expect(CalendarDay(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(CalendarDay(year: 2026, month: 11, day: 22)?.weekday == .sunday)
    #expect(CalendarDay(year: 2000, month: 2, day: 29)?.weekday == .tuesday)
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 2026, month: 4, day: 31) == nil)
    for number in stride(from: -719_162, through: 2_932_896, by: 97) {
      let day = CalendarDay(number: number)
      let parts = day.parts
      #expect(CalendarDay(year: parts.year, month: parts.month, day: parts.day) == day)
    }
    // Every single day around the end of February.
    for number in 10_950...13_000 {
      let day = CalendarDay(number: number)
      #expect(CalendarDay(text: day.text) == day)
      #expect(day.advanced(by: 1).weekday.rawValue == (day.weekday.rawValue + 1) % 7)
    }
  }

  @Test(arguments: [
    ("2026-11-23 17:05", "17:05"), ("2026-11-24 00:00", "24:00"), ("2026-11-24 00:01", "Tue 00:01"),
    ("2026-11-29 09:00", "Sun 09:00"), ("2026-11-30 09:00", "30 Nov 09:00"), ("2027-01-04 09:00", "4 Jan 2027 09:00"),
  ])
  func aTimeIsAsShortAsItIsClear(_ time: String, _ expected: String) {
    let today = CalendarDay(year: 2026, month: 11, day: 23)!
    let then = LocalTime(OfficeHoursTests.at(time), zone: FixedTimeZone.utc)
    #expect(then.text(seenOn: today, words: .english) == expected)
  }
}
