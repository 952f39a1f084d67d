import ChatflowEngine
import ChatflowModel

/// What happens beside the talk, as a line of a transcript has it behind `->`: what it is, and in brackets how it came.
public struct SilentLine: Hashable, Sendable {
  /// What happened.
  public let text: String
  /// How it came, or what became of it; nil where there is nothing to say.
  public let detail: String?
  /// The JSON that a service was sent.
  public let sent: JSON?

  private init(_ text: String, _ detail: String? = nil, sent: JSON? = nil) {
    (self.text, self.detail, self.sent) = (Self.oneLine(text), detail.map(Self.oneLine), sent)
  }

  /// A line of the file is one line without space around it, whatever a value holds.
  private static func oneLine(_ text: String) -> String {
    // Most are one: all of it is printable ASCII, and nothing stands around it.
    if text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }), text.utf8.first != 0x20, text.utf8.last != 0x20 {
      return text
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmedOfSpaces
  }

  /// All of it.
  public var line: String { detail.map { "\(text) (\($0))" } ?? text }

  /// With what such a line can begin.
  public static let beginnings = [
    "goes to", "goes on to the end", "skips", "adds to segment", "enrols in workflow", "subscribes to",
    "calls a webhook",
    "runs a snippet", "looks up", "asks for times", "books", "opens a ticket", "hands over to", "handoff:", "ends",
    "trouble:", "ignored:",
  ]

  /// The line of something that happened; nil for what belongs to the talk.
  public init?(_ happening: Happening) {
    switch happening {
    case .said, .waits: return nil
    case .went(let went): self.init(went)
    case .skipped(let id, let reason): self.init("skips \(id)", reason.words)
    case .wrote(let written): self.init("\(written.property) = \(written.new)", written.outcome.words)
    case .did(let deed): self.init(deed.what.words, deed.outcome == .done ? nil : deed.outcome.rawValue)
    case .asks(let request): self.init(request)
    case .handedOver(let handedOver): self.init(handedOver.to)
    case .handoff(let handoff):
      self.init("handoff: \(handoff.trigger.words), \(handoff.process.words)", handoff.details)
    case .ended(let ending):
      self.init(["ends", ending.action.map { "at \($0)" }].compactMap { $0 }.joined(separator: " "), ending.why.words)
    case .trouble(let trouble): self.init("trouble: \(trouble.words)")
    case .ignored(let reason): self.init("ignored: \(reason.words)")
    }
  }

  private init(_ went: Went) {
    switch went.to {
    case .action(let id): self.init("goes to \(id)", went.why.words)
    case .end: self.init("goes on to the end", went.why.words)
    }
  }

  private init(_ request: ServiceRequest) {
    switch request {
    case .webhook(let webhook): self.init("calls a webhook", webhook.url, sent: webhook.body)
    case .snippet(let snippet): self.init("runs a snippet", snippet.action.text, sent: snippet.event)
    case .articles(_, let base, let about, _): self.init("looks up \(about)", base.isEmpty ? nil : base)
    case .freeTimes(_, let calendar): self.init("asks for times", calendar.words)
    case .booking(_, let calendar, let time): self.init("books \(time)", calendar.words)
    case .ticket(let ticket):
      let place = ticket.pipeline.map { " in \($0)" } ?? ""
      self.init("opens a ticket\(place), \(ticket.priority)", ticket.subject)
    }
  }

  private init(_ taker: HandedOver.Taker) {
    switch taker {
    case .customerAgentAnswers: self.init("hands over to the customer agent", "recent question")
    case .customerAgentSends: self.init("hands over to the customer agent", "provided message")
    case .customerAgentFollows: self.init("hands over to the customer agent", "provided question")
    case .teamMembers(let recipients, let isAvailable):
      let names = recipients.isEmpty ? "team members" : recipients.map(\.text).joined(separator: ", ")
      self.init("hands over to \(names)", isAvailable ? "available" : "unavailable")
    }
  }
}

extension SilentLine {
  /// Whether it is of the kind that a pattern is about: the same property, or the same words at the beginning.
  func isLike(_ pattern: SilentPattern) -> Bool {
    let (own, other) = (text.split(separator: " "), pattern.text.split(separator: " "))
    return own.first == other.first && (own.first?.last == ":" || own.prefix(2).last == other.prefix(2).last)
  }
}

/// What is to happen beside the talk.
public struct SilentPattern: Hashable, Sendable {
  /// As it is written.
  public let text: String
  /// Members that the JSON is to have that a service was sent, among others.
  public let members: JSON?

  /// Why a text is none.
  struct Problem: Error {
    let found: String
    let suggestion: String?
  }

  /// Reads what stands behind `->`.
  init(_ text: String) throws(Problem) {
    var line = text
    if text.hasPrefix("calls a webhook") || text.hasPrefix("runs a snippet"),
      let range = text.firstRange(of: " with {"),
      let json = try? JSON(reading: String(text[range.lowerBound...].dropFirst(" with ".count)))
    {
      members = json
      line = String(text[..<range.lowerBound])
    } else {
      members = nil
    }
    self.text = line
    isOpen = SilentLine.beginnings.contains(line) || SilentLine.beginnings.contains(line + ":")
    let isWritten = line.contains(" = ") || line.hasSuffix(" =")
    guard isWritten || isOpen || SilentLine.beginnings.contains(where: { line.hasPrefix($0) }) else {
      let words = line.split(separator: " ").prefix(2).joined(separator: " ")
      throw Problem(found: line, suggestion: NearestWord.to(words, among: SilentLine.beginnings))
    }
  }

  /// Whether it says only what happens, and nothing of where or to whom.
  private let isOpen: Bool

  /// Whether something that happened is what is expected: with its brackets or without, an ellipsis for anything; and all
  /// of a kind where nothing else is said.
  public func matches(_ line: SilentLine) -> Bool {
    guard
      isOpen && line.text.hasPrefix(text) || BubblePattern.matches(text, line.text)
        || BubblePattern.matches(text, line.line)
    else { return false }
    guard let members else { return true }
    return line.sent.map { $0.holds(members) } ?? false
  }
}

extension JSON {
  /// Whether all that another value says stands in this one.
  func holds(_ other: JSON) -> Bool {
    guard let wanted = other.members else { return self == other }
    return wanted.allSatisfy { member in self[member.key]?.holds(member.value) ?? false }
  }
}
