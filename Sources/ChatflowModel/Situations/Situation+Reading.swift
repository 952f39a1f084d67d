extension SituationTime {
  /// Reads `2026-12-24 19:30`, and a time zone behind it.
  public init(_ text: String) throws(SituationProblem) {
    let words = text.split(separator: " ")
    let problem = SituationProblem("time", text, expected: "2026-12-24 19:30")
    guard (2...3).contains(words.count), let day = CalendarDay(text: String(words[0])) else { throw problem }
    let clock = words[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard clock.count == 2, let hour = clock[0], let minute = clock[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { throw problem }
    self.init(day, minute: hour * 60 + minute, zone: words.count == 3 ? String(words[2]) : nil)
  }

  /// As it is written.
  public var text: String {
    ([day.text, LocalTime.clock(minute: minute)] + [zone].compactMap { $0 }).joined(separator: " ")
  }
}

extension CustomerAgentPart {
  /// Reads one of the words for it.
  public init(_ text: String) throws(SituationProblem) {
    let word = text.comparable.map { $0 == "-" ? " " : String($0) }.joined()
    guard let part = Self.allCases.first(where: { $0.rawValue == word || $0.short == word }) else {
      throw SituationProblem(
        "customer-agent", text, expected: Self.allCases.map(\.rawValue).joined(separator: " · "),
        suggestion: NearestWord.to(text, among: Self.allCases.map(\.rawValue)))
    }
    self = part
  }

  /// Without "is" before it.
  private var short: String { rawValue.hasPrefix("is ") ? String(rawValue.dropFirst(3)) : rawValue }
}

extension TeamPresence {
  private static let words: [(word: String, team: TeamPresence)] = [
    ("by the workspace", .byWorkspace), ("everybody", .everybody), ("nobody", .nobody),
  ]

  /// Reads `everybody`, `nobody`, `by the workspace`, or who is there: ids of people and teams, such as `anna, support`, or
  /// as a chatflow's file writes them.
  public init(_ text: String, in workspace: Workspace) throws(SituationProblem) {
    if let known = Self.words.first(where: { $0.word == text.comparable }) {
      self = known.team
      return
    }
    var recipients: Set<Recipient> = []
    for part in SituationText.parts(text) {
      recipients.insert(try Recipient(part.text, in: workspace, or: Self.words.map(\.word)))
    }
    guard !recipients.isEmpty else {
      throw SituationProblem("team", text, expected: Self.words.map(\.word).joined(separator: " · "))
    }
    self = .only(recipients)
  }

  /// As it is written.
  public var text: String {
    if let known = Self.words.first(where: { $0.team == self }) { return known.word }
    guard case .only(let recipients) = self else { return "" }
    return recipients.map(\.text).sorted().joined(separator: ", ")
  }
}

extension Recipient {
  /// Reads an id of the workspace, or what a chatflow's file writes for one.
  fileprivate init(_ text: String, in workspace: Workspace, or words: [String]) throws(SituationProblem) {
    if let recipient = Recipient(text: text) {
      self = recipient
      return
    }
    let (people, teams) = (workspace.listed(.person).map(\.id), workspace.listed(.team).map(\.id))
    if teams.contains(text) {
      self = .team(TeamID(text))
    } else if people.contains(text) {
      self = .person(PersonID(text))
    } else {
      throw SituationProblem(
        "team", text, expected: words.joined(separator: " · "),
        suggestion: NearestWord.to(text, among: words + teams + people))
    }
  }
}

extension PersonID {
  /// Reads the id of a person of the workspace; where it lists none, any.
  init?(_ text: String, in workspace: Workspace) throws(SituationProblem) {
    guard !text.isEmpty else { return nil }
    let id = text.hasPrefix("user:") ? String(text.dropFirst(5)) : text
    let people = workspace.listed(.person).map(\.id)
    guard people.isEmpty || people.contains(id) else {
      throw SituationProblem(
        "person", text, expected: people.prefix(5).joined(separator: " · "),
        suggestion: NearestWord.to(id, among: people))
    }
    self.init(id)
  }
}

extension ServiceAnswer {
  /// Reads what a service answers: `late` or `fails` for each, with a reason behind it if there is one, and else what such a
  /// service says.
  public init(_ text: String, of service: AskedService) throws(SituationProblem) {
    let word = text.comparable
    if word.isEmpty, let example = service.key.example { throw SituationProblem(nothingUnder: service.key, example) }
    if word == "late" {
      self = .late
    } else if word == "fails" || word.hasPrefix("fails:") {
      self = .failed(String(text.dropFirst("fails:".count)).trimmedOfSpaces)
    } else {
      self = try Self.said(text, by: service)
    }
  }

  private static func said(
    _ text: String, by service: AskedService
  ) throws(SituationProblem) -> ServiceAnswer {
    let parts = text.comparable == "none" ? [] : SituationText.parts(text).map(\.text)
    switch service {
    case .webhook:
      let status = text.prefix { $0.isNumber }
      let body = text.dropFirst(status.count).drop { $0 == " " }
      guard status.isEmpty || Int(status).map((100...599).contains) == true else {
        throw SituationProblem("status", String(status), expected: "200")
      }
      // What begins like JSON is meant to be some; a webhook may answer any other text as well.
      if let first = body.first, "{[".contains(first) { _ = try json(String(body)) }
      return .webhook(status: Int(status) ?? 200, body: body.isEmpty ? "{}" : String(body))
    case .snippet: return .snippet(try json(text))
    case .articles: return .articles(parts.map { Article(written: $0) })
    case .freeTimes: return .freeTimes(parts)
    case .booking:
      guard let isBooked = ["booked": true, "not booked": false][text.comparable] else {
        throw SituationProblem("booking", text, expected: "booked · not booked · fails")
      }
      return .booked(isBooked)
    case .ticket: return .ticket(text)
    }
  }

  private static func json(_ text: String) throws(SituationProblem) -> JSON {
    do { return try JSON(reading: text) } catch {
      throw SituationProblem("json", text, expected: "{\"botMessage\": \"Hello\"}")
    }
  }

  /// As it is written.
  public var text: String {
    switch self {
    case .late: "late"
    case .failed(let reason): reason.isEmpty ? "fails" : "fails: \(reason)"
    case .webhook(let status, let body): "\(status) \(body)"
    case .snippet(let json): json.line
    case .articles(let articles):
      articles.isEmpty ? "none" : articles.map { SituationText.quoted($0.written) }.joined(separator: ", ")
    case .freeTimes(let times): times.isEmpty ? "none" : times.map(SituationText.quoted).joined(separator: ", ")
    case .booked(let isBooked): isBooked ? "booked" : "not booked"
    case .ticket(let number): number
    }
  }
}

extension Article {
  /// Reads `How to pay <https://example.com/pay>`.
  fileprivate init(written: String) {
    guard written.hasSuffix(">"), let sign = written.lastIndex(of: "<") else {
      self.init(written)
      return
    }
    let address = String(written[written.index(after: sign)...].dropLast())
    self.init(String(written[..<sign]).trimmedOfSpaces, address: address)
  }

  fileprivate var written: String { address.map { "\(title) <\($0)>" } ?? title }
}

extension Situation {
  /// What is said under a key, as it is written; nil where it is as it usually is.
  public func text(_ key: SituationKey) -> String? {
    let usual = Situation()
    switch key {
    case .at: return time?.text
    case .contact: return visitor.isKnown ? record("contact") ?? "known" : nil
    case .company: return record("company")
    case .owner: return visitor.owner?.text
    case .team: return team == usual.team ? nil : team.text
    case .customerAgent: return customerAgent == usual.customerAgent ? nil : customerAgent.rawValue
    case .page: return page.isEmpty ? nil : page
    case .language: return browserLanguage
    case .country: return country
    case .visits: return visits == usual.visits ? nil : "\(visits)"
    case .webhook, .snippet, .articles, .meeting, .booking, .ticket:
      return key.service.flatMap { answers[$0]?.text }
    }
  }

  private func record(_ object: String) -> String? {
    let values = visitor.values.filter { $0.key.hasPrefix(object + ".") }.sorted { $0.key < $1.key }
    guard !values.isEmpty else { return nil }
    return values.map { reference, value in
      "\(reference.dropFirst(object.count + 1)) = \(SituationText.quoted(value))"
    }.joined(separator: ", ")
  }
}
