import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// A team member is available when their status says so, now is inside their working hours, and they are not out of
/// office; a team when one of its members is.
struct PersonAvailabilityTests {
  private static let workspace = WorkspaceFile.decode(
    """
    office-hours: {time-zone: Europe/Stockholm}
    people:
      anna: Anna
      bo: {name: Bo, status: away}
      cleo:
        name: Cleo
        hours: {mon: 09:00-17:00, tue: 22:00-02:00}
        out-of-office: [{from: 2026-12-21, to: 2026-12-25}]
      dan: {name: Dan, time-zone: America/New_York, hours: {mon: 09:00-17:00}}
      eve: {name: Eve, time-zone: Europe/Nowhere, hours: {mon: 09:00-17:00}}
    teams:
      support: {name: Support, members: [bo, cleo]}
      sales: {name: Sales, members: [dan]}
      empty: Nobody
    """
  ).workspace

  @Test(arguments: [
    // 2026-11-23 is a Monday; Stockholm is one hour ahead of UTC, New York five behind.
    ("2026-11-23 08:00", ["anna", "cleo", "eve"], ["support"]),
    ("2026-11-23 07:59", ["anna", "eve"], []),
    ("2026-11-23 14:00", ["anna", "cleo", "dan", "eve"], ["support", "sales"]),
    ("2026-11-23 16:00", ["anna", "dan", "eve"], ["sales"]),
    ("2026-11-24 23:30", ["anna", "cleo", "eve"], ["support"]),
    ("2026-11-25 01:00", ["anna", "eve"], []),
    ("2026-12-21 10:00", ["anna", "eve"], []),
  ])
  func whoIsAvailable(_ time: String, _ people: [String], _ teams: [String]) {
    let available = Self.workspace.available(at: Self.instant(time)) { NamedTimeZone($0) }
    #expect(available.people.map(\.text) == people)
    #expect(available.teams.map(\.text) == teams)
  }

  @Test func whyNotIsSaid() throws {
    let people = try #require(Self.workspace.values["people"]?.records)
    let texts = people.map { person in
      PersonAvailability(person, in: Self.workspace, at: Self.instant("2026-11-23 20:00")) { NamedTimeZone($0) }
        .text(.english)
    }
    #expect(texts == ["available now", "away", "works again Tue 22:00", "available now", "available now"])
  }

  private static func instant(_ text: String) -> UnixSeconds {
    let parts = text.split(separator: " ")
    let day = CalendarDay(text: parts[0])?.number ?? 0
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return Int64(day) * 86_400 + Int64(clock[0] * 3_600 + clock[1] * 60)
  }
}
