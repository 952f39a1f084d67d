import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// Rules about hours and days, and about hand-overs that go by them.
@Suite struct HoursRuleTests {
  private func found(_ workspace: String, today: String? = nil) -> [String] {
    let opened = WorkspaceFile.decode(workspace)
    #expect(opened.problems == [])
    return Checks.settings(of: opened.workspace, today: today.flatMap { CalendarDay(text: $0) }).map(\.short)
  }

  @Test func hoursOpenAtSomeTime() {
    let never = "▲ hours-never-open office-hours/hours"
    #expect(found("office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed, tue: closed}}") == [never])
    #expect(found("office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed, tue: 9:00-12:00}}") == [])
    #expect(
      found("office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2026-12-24, hours: closed}]}") == [],
      "without a week every other day is open")
    let once = "exceptions: [{date: 2026-12-24, hours: 9:00-12:00}]"
    #expect(found("office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed}, \(once)}") == [])
    #expect(
      found("people: {anna: {name: Anna, time-zone: Europe/Paris, hours: {mon: closed}}}")
        == ["▲ hours-never-open people[0]/hours"])
    #expect(found("people: {anna: {name: Anna, time-zone: Europe/Paris, hours: {mon: 9:00-10:00}}}") == [])
  }

  @Test(arguments: [
    ("9:00-12:00, 13:00-17:00", 0), ("9:00-12:00, 12:00-17:00", 0), ("9:00-13:00, 12:00-17:00", 1),
    ("9:00-17:00, 12:00-13:00", 1), ("22:00-02:00, 23:00-24:00", 1), ("22:00-02:00, 1:00-3:00", 0),
    ("9:00-10:00, 9:00-10:00, 9:00-10:00", 2),
  ])
  func theHoursOfADayDoNotOverlap(hours: String, count: Int) {
    let found = found("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '\(hours)'}}")
    #expect(found == Array(repeating: "▲ hours-overlap office-hours/hours/mon", count: count))
  }

  @Test func whoIsOutOfOfficeIsSoFromOneDayToALaterOne() {
    func found(_ span: String) -> [String] {
      self.found("people: {anna: {name: Anna, time-zone: Europe/Paris, out-of-office: [{\(span)}]}}")
    }
    #expect(found("from: 2026-07-20, to: 2026-07-02") == ["▲ dates-reversed people[0]/out-of-office[0]/to"])
    #expect(found("from: 2026-07-20, to: 2026-07-20") == [])
  }

  @Test func daysThatAreOverAreTold() {
    let hours = """
      office-hours:
        time-zone: Europe/Stockholm
        exceptions: [{date: 2026-12-24, hours: closed}, {date: 2026-12-31, hours: closed}]
      """
    let over = ["▲ dates-past office-hours/exceptions"]
    #expect(found(hours) == [], "nobody said which day it is")
    #expect(found(hours, today: "2026-12-24") == [])
    #expect(found(hours, today: "2026-12-25") == [], "its hours may last until the next day, and it is later elsewhere")
    #expect(found(hours, today: "2026-12-26") == over)
    #expect(found(hours, today: "2027-02-01") == over)
  }

  /// A day that stands there twice counts once.
  @Test func aDayThatIsOverIsCountedOnce() throws {
    let opened = WorkspaceFile.decode(
      "office-hours: {time-zone: UTC, exceptions: [{date: 2020-01-01, hours: closed}, {date: 2020-01-01, hours: closed}]}"
    )
    let found = Checks.settings(of: opened.workspace, today: CalendarDay(text: "2026-01-01"))
    let over = try #require(found.first { $0.rule == "dates-past" })
    #expect(over.facts["count"] == "1" && over.facts["problem-key"] == "problem.dates-past.one")
  }

  @Test func aHandOverThatOnlyComesWhileTheChatIsOpenIsNotSkipped() {
    var bot = SupportBot().with("hand-over") {
      $0.values["respect-office-hours"] = .flag(true)
      $0.edges["on-failure"] = .end
    }
    bot.workspace =
      WorkspaceFile.decode("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '9:00-12:00'}}").workspace
    func found(_ groups: [String]...) -> [String] {
      bot.with("online") { $0.branches[0].groups = groups.map { $0.map { Condition($0) } } }.found
    }
    let closed = ["▲ closed-leads-nowhere hand-over edge(when-closed)"]
    #expect(found(["team member is available"]) == [])
    #expect(found(["office hours are open"]) == [])
    #expect(found(["contact.email is known", "office hours are open"]) == [])
    #expect(found(["office hours are closed"]) == closed)
    #expect(found(["office hours are open"], ["contact.email is known"]) == closed, "one of two groups")
    func otherwise(_ groups: [String]...) -> [String] {
      bot.with("online") {
        $0.branches = [Branch(groups: groups.map { $0.map { Condition($0) } }, link: .to("ticket"))]
        $0.next = .to("hand-over")
      }.found
    }
    #expect(otherwise(["office hours are closed"]) == [])
    #expect(otherwise(["office hours are closed"], ["contact.email is unknown"]) == [])
    #expect(otherwise(["office hours are closed", "contact.email is unknown"]) == closed, "one of both is enough")
    // On another way it may be closed, and it may have closed while somebody was asked.
    #expect(bot.with("topic") { $0.replies[1].link = .to("hand-over") }.found.contains(closed[0]))
    let later = bot.adding("more", "question") { $0.next = .to("hand-over") }.with("online") {
      $0.branches[0].link = .to("more")
    }
    #expect(later.found == closed)
  }

  @Test func aChatflowThatOnlyStartsWhileTheChatIsOpenIsOpenBeforeItWaits() {
    let workspace =
      WorkspaceFile.decode("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '9:00-12:00'}}").workspace
    let team = "t: {action: send-to-team-member, name: T, respect-office-hours: true}\n"
    func isTold(_ options: String, _ first: String = "hi: {action: message, name: Hi, message: Hi, next: t}\n") -> Bool
    {
      var (flow, _) = CheckExample.decoded(first + team)
      flow.values["options"] =
        ChatflowFile.decode("chatflow: 1\nname: X\noptions: {\(options)}\nactions: {}\n")
        .flow?.values["options"]
      return Checks.run(flow, workspace: workspace).contains { $0.rule == "closed-leads-nowhere" }
    }
    #expect(isTold("availability: always"))
    #expect(!isTold("availability: office-hours"))
    #expect(isTold("availability: office-hours", "q: {action: question, name: Q, message: Hi, next: t}\n"))
    #expect(isTold("availability: office-hours, ask-consent: true"), "it may close while consent is waited for")
  }

  @Test func aHandOverThatIsSkippedLeadsSomewhere() {
    var bot = SupportBot().with("hand-over") { $0.values["respect-office-hours"] = .flag(true) }.with("online") {
      $0.branches[0].groups = [[Condition("contact.email is known")]]
    }
    bot.workspace =
      WorkspaceFile.decode("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '9:00-12:00'}}").workspace
    let (closed, failed) = (
      "▲ closed-leads-nowhere hand-over edge(when-closed)", "▲ closed-leads-nowhere hand-over edge(on-failure)"
    )
    #expect(bot.found == [closed], "once for both")
    #expect(bot.with("hand-over") { $0.edges["on-failure"] = .end }.found == [closed])
    #expect(bot.with("hand-over") { $0.next = .to("ticket") }.found == [])
    #expect(bot.with("hand-over") { $0.edges["when-closed"] = .end }.found == [failed], "an end that was asked for")
    #expect(bot.with("hand-over") { $0.edges = ["when-closed": .end, "on-failure": .end] }.found == [])
    #expect(bot.with("hand-over") { $0.values["respect-office-hours"] = nil }.found == [])
    var team = SupportBot().with("team") { $0.values["respect-office-hours"] = .flag(true) }
    team.workspace = bot.workspace
    #expect(team.found == ["▲ closed-leads-nowhere team edge(when-closed)"])
    let away = team.with("team") { $0.values["message-away"] = FormRuleTests.text("We are away.") }
    #expect(away.found == team.found, "that is for a hand-over that is performed")
    #expect(
      away.findings.first?.sentence(.english).contains("its message for when the team members are away with it") == true
    )
    #expect(team.findings.first?.sentence(.english).contains("its message") == false)
    team.workspace.values["texts"] = .record(["away": FormRuleTests.text("We are away.")])
    #expect(team.found == [], "the workspace has something to say")
  }

  /// The end behind a hand-over was written for whoever is handed over: for the others it is as good as nothing written,
  /// and the away message of the workspace does not come before it.
  @Test func anEndBehindAHandOverIsNotMeantForWhoeverIsNotHandedOver() {
    let open = "office-hours: {time-zone: Europe/Stockholm, hours: {mon: '9:00-12:00'}}"
    let away = open + "\ntexts: {away: We are away.}"
    func found(_ kind: String, _ more: String, _ workspace: String) -> [String] {
      let (flow, _) = CheckExample.decoded(
        "t: {action: \(kind), name: T, respect-office-hours: true\(more)}\nm: {action: message, name: M, message: Hi}\n"
      )
      return Checks.run(flow, workspace: WorkspaceFile.decode(workspace).workspace)
        .filter { $0.rule == "closed-leads-nowhere" }.map(\.short)
    }
    let (team, customerAgent) = ("send-to-team-member", "send-to-customer-agent")
    let closed = ["▲ closed-leads-nowhere t edge(when-closed)"]
    let failed = ["▲ closed-leads-nowhere t edge(on-failure)"]
    for kind in [team, customerAgent] {
      for end in ["next: end", "go-to: end"] {
        #expect(found(kind, ", \(end)", open) == closed)
        #expect(found(kind, ", \(end)", away) == closed, "it is not said before an end")
      }
      #expect(found(kind, ", next: m", open) == [])
    }
    #expect(found(team, ", when-closed: m, next: end", open) == [])
    #expect(found(team, ", when-closed: end, next: end", open) == [], "the edge says so itself")
    #expect(found(customerAgent, ", when-closed: end, next: end", open) == failed, "unavailable is no less silent")
    #expect(found(customerAgent, ", when-closed: end, on-failure: end, next: end", open) == [])
    #expect(found(customerAgent, ", on-failure: end, next: end", open) == closed)
    #expect(found(team, ", next: end", "workspace: 1") == [], "without hours it is always open")
  }

  @Test func handoffSettingsDoNotContradictEachOther() {
    func found(_ settings: FieldValues) -> [String] {
      let bot = SupportBot().with("hand-over") { $0.values["handoff"] = .record(settings) }
      return bot.found.map { $0.replacing("hand-over/handoff/", with: "") }
    }
    let message = FormRuleTests.text("I am connecting you.")
    #expect(found(["message-available": message]) == [])
    #expect(
      found(["message-available": message, "when-available": .text("later")]) == [
        "▲ handoff-conflict message-available"
      ])
    #expect(found(["message-available": message, "when-available": .text("later"), "use": .text("account")]) == [])
    let routed: FieldValues = ["route-to": .text("workflow:win-back")]
    #expect(found(routed) == [])
    #expect(found(routed.merging(["create-ticket": .flag(false)])) == ["▲ handoff-conflict create-ticket"])
    #expect(found(routed.merging(["create-ticket": .flag(true)])) == [])
    #expect(
      self.found("handoff: {when-available: keep-assigned, message-available: Hi}") == [
        "▲ handoff-conflict handoff/message-available"
      ])
  }
}

extension FieldValues {
  fileprivate func merging(_ other: FieldValues) -> FieldValues {
    var both = self
    for id in other.ids { both[id] = other[id] }
    return both
  }
}
