/// What the chatflows of a folder share, as it stands in `workspace.yaml` beside them; without such a file everything
/// works on what is said here to hold where nothing is set.
public struct Workspace: Hashable, Sendable {
  /// The version of the file format that it was read from.
  public var version: Int
  /// Why its file could not be read; nil if it could, or if there is none. What is not there then is not known, which is
  /// something else than not set.
  public var unreadable: String?
  /// What could not be read of its settings.
  @NotCompared public var unread: Unread = [:]
  /// The chatflows in order of priority, by the names of their files without the ending. The list of chatflows keeps it,
  /// and no edit of a chatflow changes it; one that it does not name comes after those that it does.
  public var priority: [String] = []
  /// What the fields of `WorkspaceSettings` hold, and the unknown keys.
  public var values: FieldValues {
    didSet { derive() }
  }
  /// When the chat channel is open; nil where none are set, and then it always is.
  public private(set) var officeHours: OfficeHours?
  /// The properties of contacts and companies: those that every account has, and the workspace's own.
  public private(set) var properties: [Property]
  private var byReference: [String: Int]
  /// The names of the values that each record is known to have, by the record: kept, since names that nobody knows are
  /// compared with all of them.
  private(set) var propertyNames: [String: [String]] = [:]

  /// One that holds nothing; made once, as what is asked for each action needs it often.
  static let empty = Workspace()

  /// A workspace that holds some values.
  public init(_ values: FieldValues = FieldValues()) {
    version = 1
    self.values = values
    properties = []
    byReference = [:]
    derive()
  }

  /// Whether it lists properties of its own.
  public var listsProperties: Bool {
    Property.lists.contains { values[$0]?.records?.isEmpty == false }
  }

  /// The version of the file format that this program writes.
  public static let version = 1

  private mutating func derive() {
    officeHours = OfficeHours(values)
    properties = Property.all(in: values)
    byReference = Dictionary(properties.enumerated().map { ($1.reference, $0) }) { first, _ in first }
    for record in Token.known {
      let own = properties.filter { $0.object == record.id }.map(\.name)
      propertyNames[record.id] = own + record.properties.filter { !own.contains($0) }
    }
  }

  /// The same workspace, with more properties that can be asked for.
  func knowing(_ more: [Property]) -> Workspace {
    var copy = self
    for property in more where copy.byReference[property.reference] == nil {
      copy.byReference[property.reference] = copy.properties.count
      copy.properties.append(property)
    }
    return copy
  }

  /// The property that a reference such as `contact.email` means, or nil if nobody said what it is.
  public func property(_ reference: String) -> Property? { byReference[reference].map { properties[$0] } }

  /// The workspace's name.
  public var name: String? { values["name"]?.text }

  /// The account's agent handoff settings, by `HandoffSettings.fields`; actions inherit them.
  public var handoff: FieldValues { values["handoff"]?.record ?? FieldValues() }

  /// What the workspace lists of a kind, by id and name, in file order.
  public func listed(_ kind: ReferenceKind) -> [(id: String, name: String)] {
    (values[kind.field]?.records ?? []).map { entry in
      let id = entry["id"]?.text ?? ""
      return (id, entry["name"]?.text ?? id)
    }
  }

  /// The entry of something that it lists, of which nothing is said yet but what it is called.
  public static func entry(_ id: String, name: String) -> FieldValues { ["id": .text(id), "name": .text(name)] }

  /// The name of what the workspace lists under an id.
  public func name(of kind: ReferenceKind, _ id: String) -> String? { listed(kind).first { $0.id == id }?.name }

  /// The name of a person or team, or nil if the workspace has none by that id.
  public func name(of recipient: Recipient) -> String? {
    switch recipient {
    case .person(let id): name(of: .person, id.text)
    case .team(let id): name(of: .team, id.text)
    }
  }

  /// What stands in place of a token without a fallback of its own; nil where the workspace has none for it.
  public func fallback(of token: Token) -> String? {
    fallbacks.first { $0.token == "\(token.object).\(token.property)" }?.text
  }

  /// What stands in place of tokens that have no fallback of their own, by tokens such as `contact.email`.
  public var tokenFallbacks: [String: String] {
    Dictionary(fallbacks.compactMap { token, text in text.map { (token, $0) } }) { first, _ in first }
  }

  /// Who belongs to which team.
  public var members: [TeamID: Set<PersonID>] {
    let teams = (values["teams"]?.records ?? []).compactMap { team in
      team["id"]?.text.map { (TeamID($0), Set((team["members"]?.list ?? []).map { PersonID($0) })) }
    }
    return Dictionary(teams) { first, _ in first }
  }

  /// The statuses that a ticket of a pipeline can have, the first of which it has first; empty where the workspace lists none.
  public func statuses(ofPipeline id: String) -> [String] {
    (values["pipelines"]?.records ?? []).first { $0["id"]?.text == id }?["statuses"]?.list ?? []
  }

  /// What stands in place of tokens, such as `contact.email`, that have no fallback of their own.
  var fallbacks: [(token: String, text: String?)] {
    (values["fallbacks"]?.records ?? []).compactMap { entry in
      entry["token"]?.text.map { ($0, entry["text"]?.text) }
    }
  }

  /// Whether office hours say of which time zone they are.
  var hasTimeZone: Bool { values["office-hours"]?.record?["time-zone"] != nil }
}

extension Property {
  /// The properties of a workspace: one of its own takes the place of one that every account has.
  fileprivate static func all(in values: FieldValues) -> [Property] {
    objects.flatMap { object in
      let own = (values[list(of: object)]?.records ?? []).map { Property(object, entry: $0) }
      let names = Set(own.map(\.name))
      return builtIn.filter { $0.object == object && !names.contains($0.name) } + own
    }
  }
}

extension OfficeHours.Week {
  /// The week that the fields of its days hold; nil where none of them is mentioned.
  fileprivate init?(_ days: FieldValues) {
    if days.ids.isEmpty { return nil }
    self.init()
    for day in Weekday.allCases { self[day] = HoursText(days[FieldID(day.word)]?.text ?? "").intervals }
  }
}

extension OfficeHours {
  /// The working hours of a person of a workspace; nil where none are set.
  public init?(_ person: FieldValues, timeZone: String) {
    guard let week = person["hours"]?.record.flatMap(Week.init) else { return nil }
    self.init(timeZone: timeZone, week: week)
  }

  /// The hours that the fields of a workspace hold; what cannot be read in them counts for nothing.
  init?(_ values: FieldValues) {
    guard let fields = values["office-hours"]?.record, !fields.isEmpty else { return nil }
    self.init(timeZone: fields["time-zone"]?.text ?? "UTC")
    week = fields["hours"]?.record.flatMap(Week.init)
    exceptions = (fields["exceptions"]?.records ?? []).compactMap { entry in
      guard let date = entry["date"]?.text.flatMap({ CalendarDay(text: $0) }) else { return nil }
      return Exception(date, HoursText(entry["hours"]?.text ?? "").intervals, note: entry["note"]?.text)
    }
  }
}
