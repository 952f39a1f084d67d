import ChatflowFiles
import ChatflowModel
import Testing

/// The table under "Situations" in docs/behaviour.md, row by row: what can be said, and how it usually is.
@Suite struct SituationTests {
  static let workspace = WorkspaceFile.decode(
    "workspace: 1\npeople: {anna: Anna}\nteams: {support: {name: Support, members: [anna]}}\n"
  ).workspace

  /// For each key what can be said under it, as it is written again.
  static let said: [SituationKey: [(written: String, again: String)]] = [
    .at: [
      ("2026-12-24 19:30", "2026-12-24 19:30"), ("2026-12-24  9:05", "2026-12-24 09:05"),
      ("2026-12-24 19:30 Europe/Paris", "2026-12-24 19:30 Europe/Paris"),
    ],
    .contact: [
      ("firstname = Anna, email = anna@example.com", "email = anna@example.com, firstname = Anna"),
      ("city = \"Paris, Texas\"", "city = \"Paris, Texas\""), ("known", "known"), ("KNOWN", "known"),
    ],
    .company: [("name = Acme", "name = Acme")],
    .owner: [("anna", "anna"), ("user:anna", "anna")],
    .team: [
      ("everybody", "everybody"), ("Nobody", "nobody"), ("anna", "user:anna"),
      ("support, anna", "team:support, user:anna"),
    ],
    .customerAgent: [
      ("cannot answer", "cannot answer"), ("is asked for a human", "is asked for a human"), ("fails", "fails"),
      ("paused", "is paused"), ("is-missing", "is missing"),
    ],
    .page: [("https://example.com/a?b=c", "https://example.com/a?b=c")],
    .language: [("sv-SE", "sv-SE")],
    .country: [("se", "se")],
    .visits: [("3", "3")],
    .webhook: [
      ("404 {}", "404 {}"), ("{\"a\": 1}", "200 {\"a\": 1}"), ("500", "500 {}"), ("200 <html>", "200 <html>"),
    ],
    .snippet: [("{\"a\": 1}", "{\"a\":1}")],
    .articles: [
      ("How to pay <https://example.com/pay>, Invoices", "How to pay <https://example.com/pay>, Invoices"),
      ("none", "none"),
    ],
    .meeting: [("Monday 09:00, \"Tuesday, late\"", "Monday 09:00, \"Tuesday, late\""), ("none", "none")],
    .booking: [("booked", "booked"), ("Not booked", "not booked")],
    .ticket: [("4711", "4711")],
  ]

  @Test(arguments: SituationKey.allCases) func whatIsSaidIsUnderstoodAndWrittenAgain(key: SituationKey) throws {
    var cases = Self.said[key] ?? []
    #expect(!cases.isEmpty)
    if key.service != nil {
      cases += [("late", "late"), ("FAILS", "fails"), ("fails: out of order", "fails: out of order")]
    }
    for (written, again) in cases {
      var situation = Situation()
      try situation.set(key, written, in: Self.workspace)
      #expect(situation.text(key) == again, "\(written)")
      var second = Situation()
      try second.set(key, again, in: Self.workspace)
      #expect(second == situation, "\(written)")
    }
  }

  /// Where nothing is said, it is as it usually is, and so it is where that is said.
  @Test(arguments: [
    (SituationKey.contact, "unknown"), (.team, "by the workspace"), (.customerAgent, "answers"), (.visits, "1"),
  ]) func whatIsUsualNeedNotBeSaid(key: SituationKey, text: String) throws {
    var situation = Situation()
    try situation.set(key, text, in: Self.workspace)
    #expect(situation == Situation() && situation.text(key) == nil)
  }

  @Test func servicesUsuallyDoWell() {
    let usual = Situation()
    #expect(usual.time == nil && !usual.visitor.isKnown && usual.visitor.owner == nil)
    #expect(usual.page.isEmpty && usual.browserLanguage == nil && usual.country == nil)
    let answers = Dictionary(uniqueKeysWithValues: AskedService.allCases.map { ($0.key, usual.answer(of: $0).text) })
    #expect(
      answers == [
        .webhook: "200 {}", .snippet: "{}", .articles: "An article", .meeting: "Monday 09:00, Monday 10:00",
        .booking: "booked", .ticket: "1",
      ])
    #expect(SituationTime.usual.text == "2026-06-01 12:00")
  }

  /// Of whom something is said is known.
  @Test func whoHasARecordIsKnown() throws {
    var situation = Situation()
    try situation.set(.contact, "firstname = Anna", in: Self.workspace)
    #expect(situation.visitor == Visitor(knowing: ["contact.firstname": "Anna"]))
    try situation.set(.contact, "unknown", in: Self.workspace)
    #expect(situation.visitor == Visitor())
  }
}
