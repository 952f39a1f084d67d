import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Testing
import Words

@Suite struct HandoverOutlookTests {
  /// Monday to Friday nine to five in Stockholm.
  let hours: OfficeHours = {
    var week = OfficeHours.Week()
    for day in Weekday.allCases.prefix(5) { week[day] = OfficeHours.Interval(from: 540, to: 1020).map { [$0] } ?? [] }
    return OfficeHours(timeZone: "Europe/Stockholm", week: week)
  }()
  let zone = FixedTimeZone(seconds: 3600)
  /// 2026-11-27, a Friday, 16:00 and 20:00.
  let afternoon: UnixSeconds = 1_795_791_600
  let evening: UnixSeconds = 1_795_806_000

  func flow(_ change: (inout Action) -> Void = { _ in }) -> (Chatflow, Action) {
    var flow = Chatflow(name: "Support")
    var action = Action(id: "hand-over", kind: "send-to-customer-agent", name: "Hand over")
    action.values["respect-office-hours"] = .flag(true)
    change(&action)
    flow.actions[action.id] = action
    flow.actions["ticket"] = Action(id: "ticket", kind: "submit-ticket", name: "Open a support ticket")
    flow.actions["bye"] = Action(id: "bye", kind: "message", name: "Say goodbye")
    return (flow, action)
  }

  func outlook(
    at instant: UnixSeconds, hours: OfficeHours?, _ change: (inout Action) -> Void = { _ in }
  ) throws -> HandoverOutlook {
    let (flow, action) = flow(change)
    return try #require(HandoverOutlook.of(action, in: flow, hours: hours, at: instant, zone: zone))
  }

  @Test func saysUntilWhenItIsOpen() throws {
    let outlook = try outlook(at: afternoon, hours: hours)
    #expect(outlook.isPerformed)
    #expect(outlook.state(.english) == "Now open, until 17:00 (Stockholm)")
  }

  /// What ends ends at 24:00; what begins begins at 00:00 of the day after.
  @Test func midnightBelongsToTheDayThatBegins() throws {
    var week = OfficeHours.Week()
    week[.saturday] = OfficeHours.Interval(from: 0, to: 60).map { [$0] } ?? []
    let opening = try outlook(at: evening, hours: OfficeHours(timeZone: "Europe/Stockholm", week: week))
    #expect(opening.state(.english) == "Now closed, opens Sat 00:00 (Stockholm)")
    week[.saturday] = []
    week[.friday] = OfficeHours.Interval(from: 540, to: 1440).map { [$0] } ?? []
    let ending = try outlook(at: evening, hours: OfficeHours(timeZone: "Europe/Stockholm", week: week))
    #expect(ending.state(.english) == "Now open, until 24:00 (Stockholm)")
  }

  @Test func hoursThatCannotBeReadAreNotTakenForNone() throws {
    let hours = HandoverOutlook.Hours(nil, unreadable: "workspace.yaml:3:1: oops", at: afternoon) { nil }
    #expect(hours == .unknown("workspace.yaml:3:1: oops"))
    #expect(hours.text(.english).contains("not known") && hours.text(.english).contains("oops"))
    #expect(!hours.text(.english).contains("always open"))
    let known = HandoverOutlook.Hours(self.hours, unreadable: "oops", at: afternoon) { zone }
    #expect(known.text(.english) == "Now open, until 17:00 (Stockholm)")
  }

  @Test func saysWhenItOpensAgain() throws {
    let outlook = try outlook(at: evening, hours: hours)
    #expect(!outlook.isPerformed)
    #expect(outlook.state(.english) == "Now closed, opens Mon 09:00 (Stockholm)")
  }

  @Test func isPerformedWhenClosedUnlessItAsksForOfficeHours() throws {
    let outlook = try outlook(at: evening, hours: hours) { $0.values["respect-office-hours"] = nil }
    #expect(outlook.isPerformed && !outlook.respectsOfficeHours)
  }

  @Test func withoutHoursTheChatIsAlwaysOpen() throws {
    for hours in [nil, OfficeHours(timeZone: "Europe/Stockholm")] {
      let outlook = try outlook(at: evening, hours: hours)
      #expect(outlook.isPerformed)
      #expect(outlook.state(.english) == "No office hours are set: always open")
    }
  }

  @Test func hoursThatNeverChangeSaySo() throws {
    let closed = OfficeHours(timeZone: "UTC", week: OfficeHours.Week())
    #expect(try outlook(at: evening, hours: closed).state(.english) == "Now closed, and no opening time is set")
    let open = OfficeHours(
      timeZone: "UTC", exceptions: [OfficeHours.Exception(CalendarDay(number: 0), [.wholeDay])])
    #expect(try outlook(at: evening, hours: open).state(.english) == "Now open, and never closed")
  }

  @Test func anUnknownTimeZoneIsTakenAsOpen() throws {
    let (flow, action) = flow()
    let outlook = try #require(HandoverOutlook.of(action, in: flow, hours: hours, at: evening, zone: nil))
    #expect(outlook.isPerformed)
    #expect(outlook.state(.english).hasPrefix("The time zone “Europe/Stockholm” is not known"))
  }

  @Test func whenClosedGoesToItsOwnEdgeElseToTheNextActionElseEnds() throws {
    func continuation(_ change: (inout Action) -> Void) throws -> String {
      try outlook(at: evening, hours: hours, change).continuation(.english)
    }
    #expect(
      try continuation {
        $0.edges["when-closed"] = .to("ticket")
        $0.next = .to("bye")
      } == "Outside office hours: Open a support ticket")
    #expect(try continuation { $0.next = .to("bye") } == "Outside office hours: Say goodbye")
    #expect(
      try continuation {
        $0.edges["when-closed"] = .end
        $0.next = .to("bye")
      } == "Outside office hours: the chat ends")
    #expect(try continuation { _ in } == "Outside office hours: the away message, then the chat ends")
    #expect(try continuation { $0.next = .to("gone") } == "Outside office hours: “gone”, which does not exist")
  }

  @Test func otherActionsHaveNoOutlook() {
    let (flow, _) = flow()
    for action in flow.actions.values.dropFirst() {
      #expect(HandoverOutlook.of(action, in: flow, hours: hours, at: evening, zone: zone) == nil)
    }
  }
}
