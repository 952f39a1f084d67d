import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

@Suite struct WorkspaceTests {
  static let text = """
    workspace: 1
    name: Acme support
    office-hours:
      time-zone: Europe/Stockholm
      hours:
        mon: 09:00-17:00
        fri: 09:00-12:00, 13:00-15:00
        sat: closed
        sun: 22:00 – 02:00
      exceptions:
        - date: 2026-12-24
          hours: closed
          note: Christmas Eve
        - date: 2026-12-31
          hours: 9:00-12:00
    people: {anna: {name: Anna Berg, shift: early}, bo: Bo Ek}
    teams: {support: {name: Support}}
    handoff: {when-available: later}
    """

  @Test func readsWhatTheChatflowsShare() throws {
    let opened = WorkspaceFile.decode(Self.text)
    let workspace = opened.workspace
    #expect(workspace.name == "Acme support")
    let hours = try #require(workspace.officeHours)
    #expect(hours.timeZone == "Europe/Stockholm")
    #expect(hours.week?[.monday].map(\.text) == ["09:00-17:00"])
    #expect(hours.week?[.friday].map(\.text) == ["09:00-12:00", "13:00-15:00"])
    #expect(hours.week?[.saturday] == [])
    #expect(hours.week?[.sunday].map(\.text) == ["22:00-02:00"])
    #expect(hours.week?[.sunday].map(\.end) == [26 * 60])
    #expect(hours.exceptions.map(\.date.text) == ["2026-12-24", "2026-12-31"])
    #expect(hours.exceptions.map { $0.intervals.map(\.text) } == [[], ["09:00-12:00"]])
    #expect(hours.exceptions[0].note == "Christmas Eve")
    #expect(workspace.listed(.person).map(\.name) == ["Anna Berg", "Bo Ek"])
    #expect(workspace.listed(.person).map(\.id) == ["anna", "bo"])
    #expect(workspace.name(of: .team("support")) == "Support")
    #expect(workspace.values["people"]?.records?[0].kept == [KeptEntry(key: "shift", value: .scalar("early"))])
    #expect(workspace.handoff["when-available"] == .text("later"))
    #expect(opened.problems.map(\.reason) == ["problem.unknown-key"])
  }

  @Test func anEmptyFileIsAnEmptyWorkspace() {
    for text in ["", "# nothing\n", "workspace: 1\noffice-hours:\npeople:\n"] {
      let opened = WorkspaceFile.decode(text)
      #expect(opened.workspace == Workspace() && opened.problems.isEmpty, "\(text)")
    }
  }

  @Test(arguments: [
    ("office-hours:\n  time-zone: Stockholm\n", "2:14 problem.time-zone"),
    ("office-hours:\n  time-zone: UTC\n  hours:\n    mon: 09:00-12:00, 13-15\n", "4:23 problem.hours"),
    ("office-hours:\n  time-zone: UTC\n  hours:\n    monday: closed\n", "4:5 problem.unknown-key mon"),
    ("office-hours:\n  time-zone: UTC\n  hours:\n    mon: colsed\n", "4:10 problem.hours closed"),
    ("office-hours:\n  time-zone: UTC\n  exceptions:\n    - date: 24/12\n", "4:13 problem.date"),
    ("office-hour:\n  time-zone: UTC\n", "1:1 problem.unknown-key office-hours"),
    ("people: [anna]\n", "1:9 problem.not-a-list-here"),
    ("name: \"a\\e[2J\"\n", "1:7 problem.control-character"),
    ("name: &a x\nteams: {support: *a}\n", "1:7 problem.anchor"),
    ("name: a\nname: b\n", "2:1 problem.key-twice"),
    ("name: [\n", "2:1 problem.not-yaml"),
    ("workspace: 2\n", "1:12 problem.newer-version"),
  ])
  func aProblemHasAPlaceAndAWayOut(_ text: String, _ expected: String) throws {
    let problem = try #require(WorkspaceFile.decode(text).problems.first)
    let suggestion = problem.suggestion.map { " \($0)" } ?? ""
    #expect("\(problem.line):\(problem.column) \(problem.reason)\(suggestion)" == expected)
    #expect(Words.english.has(problem.reason))
  }

  /// What the reader doubts and a rule tells, only the rule tells, where exactly that stands; the word that was probably
  /// meant is kept.
  @Test(arguments: [
    ("office-hours:\n  time-zone: Stockholm\n", ["2:14-23 time-zone-missing"]),
    ("office-hours:\n  time-zone: UTC\n  hours: {mon: 9-17}\n", ["3:16-20 hours-unreadable"]),
    ("office-hours:\n  time-zone: UTC\n  hours:\n    mon: 09:00-12:00, 13-15\n", ["4:23-28 hours-unreadable"]),
    (
      "office-hours:\n  time-zone: UTC\n  hours:\n    mon: 'x, 9-17, x'\n",
      ["4:11-12 hours-unreadable", "4:14-18 hours-unreadable", "4:20-21 hours-unreadable"]
    ),
    (
      "office-hours:\n  time-zone: UTC\n  hours:\n    mon:\n    - 9-17\n    - 09:00-25:00\n",
      ["5:7-11 hours-unreadable", "6:7-18 hours-unreadable"]
    ),
    ("office-hours:\n  time-zone: UTC\n  hours:\n    mon: colsed\n", ["4:10-16 hours-unreadable closed"]),
    ("office-hours:\n  time-zone: UTC\n  exceptions:\n    - date: 2026-02-30\n", ["4:13-23 date-unreadable"]),
    (
      "people: {anna: {name: Anna, time-zone: UTC, hours: {mon: nine to five}}}\n", ["1:58-70 hours-unreadable"]
    ),
  ])
  func whatARuleTellsIsToldOnce(_ text: String, _ expected: [String]) {
    let opened = WorkspaceFile.decode(text)
    #expect(opened.problems.allSatisfy { $0.rule != nil })
    let found = CheckedFile("workspace.yaml", opened, today: nil, words: .english).findings
    let told = found.filter { opened.problems.compactMap(\.rule).contains($0.rule) || $0.rule == .fileProblem }.map {
      "\($0.place.line):\($0.place.column)-\($0.place.endColumn) \($0.rule)\($0.suggestion.map { " \($0)" } ?? "")"
    }
    #expect(told == expected)
  }

  @Test func nestedAliasesAreNotUnfolded() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let problems = WorkspaceFile.decode(text).problems
    #expect(problems.contains { $0.reason == "problem.anchor" })
  }

  @Test func recipientsAreReadAndWrittenAlike() {
    #expect(Recipient(text: "team:support") == .team("support"))
    #expect(Recipient(text: "user:anna")?.text == "user:anna")
    #expect(Recipient(text: "anna") == nil)
  }
}
