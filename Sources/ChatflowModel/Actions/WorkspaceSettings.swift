/// What the chatflows of a folder share, described like an action's fields; see "Workspace" in docs/behaviour.md.
public enum WorkspaceSettings {
  /// In the order of the file; the version is not among them.
  public static let fields: [Field] = [
    Field("name", .line, limit: Limits.name),
    Field("office-hours", .group(officeHours, inherits: false)),
    Field(
      "people", .records(RecordShape(person, key: "id", title: "name")), limit: Limits.listed, tells: .availability),
    Field("teams", .records(RecordShape(team, key: "id", title: "name")), limit: Limits.listed),
    Field("contact-properties", .records(property), limit: Limits.listed),
    Field("company-properties", .records(property), limit: Limits.listed),
    Field("segments", .records(named), limit: Limits.listed),
    Field("workflows", .records(named), limit: Limits.listed),
    Field("pipelines", .records(pipeline), limit: Limits.listed),
    Field("knowledge-bases", .records(named), limit: Limits.listed),
    Field("meeting-pages", .records(named), limit: Limits.listed),
    Field("subscriptions", .records(named), limit: Limits.listed),
    Field("handoff", .group(HandoffSettings.fields, inherits: false)),
    Field("texts", .group(texts, inherits: false)),
    Field("fallbacks", .records(fallback), limit: Limits.listed),
    Field("situations", .records(RecordShape(situation, key: "id", title: "name")), limit: Limits.listed),
  ]

  /// The chatflows in order of priority. It is no setting among the others: the list of chatflows shows and keeps it.
  public static let priority = Field("priority", .phrases(eachAtMost: Limits.name))

  /// The tabs of the form, in order.
  public static let tabs: [SettingsTab] = [
    tab("hours", ["name", "office-hours.time-zone", "office-hours.hours.*", "office-hours.exceptions"]),
    tab("people", ["people", "teams"]),
    tab("properties", ["contact-properties", "company-properties"]),
    tab(
      "lists", ["segments", "workflows", "pipelines", "knowledge-bases", "meeting-pages", "subscriptions"]),
    tab("handoff", ["handoff.*"]),
    tab("texts", ["texts.*", "fallbacks"]),
    tab("situations", ["situations"]),
  ]

  private static func tab(_ id: String, _ names: [String]) -> SettingsTab {
    SettingsTab(id, of: fields, owner: "workspace", showing: names)
  }

  /// When the chat channel is open.
  static let officeHours: [Field] = [
    Field("time-zone", .timeZone, tells: .officeHours),
    Field("hours", .group(week, inherits: false)),
    Field("exceptions", .records(RecordShape(exception, title: "date")), limit: Limits.exceptions),
  ]

  /// The days of a week, Monday first. A week in which no day is mentioned is not set at all.
  static let week: [Field] = Weekday.allCases.map { Field(FieldID($0.word), .hours) }

  private static let exception: [Field] = [
    Field("date", .date, isRequired: true),
    Field("hours", .hours),
    Field("note", .line, limit: Limits.name),
  ]

  private static let person: [Field] = [
    Field("name", .line, isRequired: true, limit: Limits.name),
    Field("status", .choice(["available", "away"]), default: .text("available")),
    Field("time-zone", .timeZone),
    Field("hours", .group(week, inherits: false)),
    Field("out-of-office", .records(RecordShape(absence, title: "from")), limit: Limits.exceptions),
  ]

  private static let absence: [Field] = [
    Field("from", .date, isRequired: true),
    Field("to", .date, isRequired: true),
    Field("note", .line, limit: Limits.name),
  ]

  private static let team: [Field] = [
    Field("name", .line, isRequired: true, limit: Limits.name),
    Field("members", .references(.person), limit: Limits.listed),
  ]

  private static let property = RecordShape(
    [
      Field("label", .line, isRequired: true, limit: Limits.name),
      Field("type", .choice(Property.Kind.allCases.map(\.rawValue)), default: .text(Property.Kind.text.rawValue)),
      Field(
        "options", .phrases(eachAtMost: Limits.replyLabel), isRequired: true, limit: Limits.listed,
        shownWhen: .init("type", is: .text(Property.Kind.choice.rawValue))),
    ], key: "id", title: "label", owner: "property")

  private static let named = RecordShape(
    [Field("name", .line, isRequired: true, limit: Limits.name)], key: "id", title: "name", owner: "listed")

  private static let pipeline = RecordShape(
    [
      Field("name", .line, isRequired: true, limit: Limits.name),
      Field("statuses", .phrases(eachAtMost: Limits.name), limit: Limits.listed),
    ], key: "id", title: "name")

  /// What a conversation can be tried out in: see "Situations" in docs/behaviour.md. What each says is text, the same as in a
  /// test and on the command line.
  private static let situation: [Field] =
    [Field("name", .line, isRequired: true, limit: Limits.name)]
    + (["at", "contact", "company", "owner", "team"] as [FieldID]).map { Field($0, .line, limit: Limits.propertyValue) }
    + [
      Field(
        "customer-agent",
        .choice(["answers", "cannot-answer", "is-asked-for-a-human", "fails", "is-paused", "is-missing"]),
        default: .text("answers"))
    ]
    + (["page", "language", "country", "visits", "webhook", "snippet", "articles", "meeting", "booking", "ticket"]
    as [FieldID]).map { Field($0, .line, limit: Limits.propertyValue) }

  /// Texts that hold where a chatflow or an action has none of its own.
  private static let texts: [Field] = [
    Field("away", .message([.formatting, .tokens], attachments: "away-attachments"), limit: Limits.message),
    Field(
      "not-understood", .message([.formatting, .tokens], attachments: "not-understood-attachments"),
      limit: Limits.message),
    Field("error", .message([.formatting, .tokens], attachments: "error-attachments"), limit: Limits.message),
    Field("consent", .message([.formatting, .tokens], attachments: "consent-attachments"), limit: Limits.message),
  ]

  private static let fallback = RecordShape(
    [Field("text", .line, isRequired: true, limit: Limits.fallback)], key: "token",
    keyEditor: .property(of: Token.known.map(\.id).filter { $0 != Token.answers }), title: "token")
}
