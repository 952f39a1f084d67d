/// What can be said of a situation, a line each, in a workspace, in a test and on the command line alike.
public enum SituationKey: String, Hashable, Sendable, CaseIterable {
  case at, contact, company, owner, team
  case customerAgent = "customer agent"
  case page, language, country, visits, webhook, snippet, articles, meeting, booking, ticket

  /// The key that a word means; a workspace writes it with a hyphen.
  public init?(word: String) {
    self.init(rawValue: word.lowercased().putting(" ", inPlaceOf: "-"))
  }

  /// The field of a saved situation.
  public var field: FieldID { FieldID(rawValue.putting("-", inPlaceOf: " ")) }

  /// The service whose answer it says.
  public var service: AskedService? {
    switch self {
    case .webhook: .webhook
    case .snippet: .snippet
    case .articles: .articles
    case .meeting: .freeTimes
    case .booking: .booking
    case .ticket: .ticket
    case .at, .contact, .company, .owner, .team, .customerAgent, .page, .language, .country, .visits: nil
    }
  }
}

extension String {
  /// The same with one character in place of another.
  fileprivate func putting(_ new: Character, inPlaceOf old: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}

extension SituationKey {
  /// How something is said under it, where nothing is; nil where nothing is something to say, too.
  var example: String? {
    switch self {
    case .at: "2026-12-24 19:30"
    case .contact: "firstname = Anna"
    case .company: "name = Acme"
    case .owner: "anna"
    case .team: "nobody"
    case .customerAgent: "cannot answer"
    case .visits: "2"
    case .webhook: "200 {\"botMessage\": \"Hello\"}"
    case .snippet: "{\"botMessage\": \"Hello\"}"
    case .articles: "How to pay, Invoices"
    case .meeting: "Monday 09:00, Monday 10:00"
    case .booking: "not booked"
    case .ticket: "1"
    case .page, .language, .country: nil
    }
  }
}

extension AskedService {
  /// The key under which its answers are written.
  public var key: SituationKey {
    switch self {
    case .webhook: .webhook
    case .snippet: .snippet
    case .articles: .articles
    case .freeTimes: .meeting
    case .booking: .booking
    case .ticket: .ticket
    }
  }
}

/// Why something cannot be said of a situation.
public struct SituationProblem: Error, Hashable, Sendable {
  /// The word key of what is wrong (`situation.problem.…`).
  public let reason: String
  /// What was found.
  public let found: String
  /// What was expected, as it would be written.
  public var expected: String?
  /// The nearest valid word.
  public var suggestion: String?

  init(_ reason: String, _ found: String, expected: String? = nil, suggestion: String? = nil) {
    self.reason = "situation.problem.\(reason)"
    (self.found, self.expected, self.suggestion) = (found, expected, suggestion)
  }

  /// There is no time zone of that name on this machine.
  public init(noZone name: String) {
    self.init("zone", name, suggestion: NearestWord.to(name, among: NamedTimeZone.names))
  }

  /// Nothing stands where something is to be said.
  init(nothingUnder key: SituationKey, _ example: String) {
    self.init("nothing", "", expected: "\(key.rawValue): \(example)")
  }
}

extension Situation {
  /// Says something of it as it is written: `team`, `nobody`.
  public mutating func set(
    _ key: SituationKey, _ text: String, in workspace: Workspace
  ) throws(SituationProblem) {
    let text = text.trimmedOfSpaces
    if text.isEmpty, let example = key.example { throw SituationProblem(nothingUnder: key, example) }
    switch key {
    case .at: time = try SituationTime(text)
    case .contact: try setContact(text, in: workspace)
    case .company: try setRecord("company", text, in: workspace)
    case .owner: visitor.owner = try PersonID(text, in: workspace)
    case .team: team = try TeamPresence(text, in: workspace)
    case .customerAgent: customerAgent = try CustomerAgentPart(text)
    case .page: page = text
    case .language: browserLanguage = text.isEmpty ? nil : text
    case .country: country = text.isEmpty ? nil : text
    case .visits:
      guard let count = Int(text), count > 0 else { throw SituationProblem("count", text, expected: "1") }
      visits = count
    case .webhook, .snippet, .articles, .meeting, .booking, .ticket:
      if let service = key.service { answers[service] = try ServiceAnswer(text, of: service) }
    }
  }

  /// `unknown`, or what the record of a known contact holds.
  private mutating func setContact(_ text: String, in workspace: Workspace) throws(SituationProblem) {
    visitor.values = visitor.values.filter { !$0.key.hasPrefix("contact.") }
    visitor.isKnown = text.comparable != "unknown"
    if visitor.isKnown, text.comparable != "known" { try setRecord("contact", text, in: workspace) }
  }

  private mutating func setRecord(
    _ object: String, _ text: String, in workspace: Workspace
  ) throws(SituationProblem) {
    visitor.values = visitor.values.filter { !$0.key.hasPrefix(object + ".") }
    for part in SituationText.parts(text) {
      guard let sign = part.text.firstIndex(of: "="), !part.isQuoted else {
        throw SituationProblem("value", part.text, expected: "firstname = Anna")
      }
      let name = String(part.text[..<sign]).trimmedOfSpaces
      let value = SituationText.unquoted(String(part.text[part.text.index(after: sign)...]).trimmedOfSpaces)
      guard !name.isEmpty else { throw SituationProblem("value", part.text, expected: "firstname = Anna") }
      if let unknown = workspace.unknown("\(object).\(name)") {
        let nearest = unknown.nearest.map { String($0.dropFirst(object.count + 1)) }
        throw SituationProblem("property", name, expected: object, suggestion: nearest)
      }
      visitor.values["\(object).\(name)"] = value
    }
  }
}

/// How lists are written in a situation: parts with commas between them, in quotes where they hold one.
enum SituationText {
  /// The parts, without space around them.
  static func parts(_ text: String) -> [(text: String, isQuoted: Bool)] {
    var parts: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if !isQuoted, character == "," {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmedOfSpaces).filter { !$0.isEmpty }.map { part in
      let text = unquoted(part)
      return (text == part ? part : text, text != part)
    }
  }

  /// A part without the quotes around it.
  static func unquoted(_ text: String) -> String {
    guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      result.append(character)
      isEscaped = false
    }
    return result
  }

  /// A part as it is written.
  static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.contains { ",\"\\=|#".contains($0) } || text != text.trimmedOfSpaces
    guard needsQuotes else { return text }
    return "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
