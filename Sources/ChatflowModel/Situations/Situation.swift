/// What is true outside of a conversation that is tried out: who the visitor is, what time it is, who is there, and how
/// those answer who are asked.
///
/// Saved ones stand in the workspace under a name, and are the same in the preview, in `chatflow chat` and in tests. See
/// "Situations" in docs/behaviour.md.
public struct Situation: Hashable, Sendable {
  /// What the clock shows when the conversation begins; nil where that is left to whoever tries it out.
  public var time: SituationTime?
  /// Who the visitor is.
  public var visitor = Visitor()
  /// Which of the people and teams are there.
  public var team = TeamPresence.byWorkspace
  /// What the customer agent does.
  public var customerAgent = CustomerAgentPart.answers
  /// The page on which the chat is shown, with its query.
  public var page = ""
  /// The language of the visitor's browser, by its code.
  public var browserLanguage: String?
  /// The country from which the visitor comes.
  public var country: String?
  /// For how many times the visitor is there, this time included.
  public var visits = 1
  /// What services answer that do not answer as most do.
  public var answers: [AskedService: ServiceAnswer] = [:]

  /// A visitor whom nobody knows, at a time when everything works.
  public init() {}

  /// What a service answers.
  public func answer(of service: AskedService) -> ServiceAnswer { answers[service] ?? service.usualAnswer }
}

/// What a customer agent does in a situation.
public enum CustomerAgentPart: String, Hashable, Sendable, CaseIterable {
  /// It answers whatever is asked.
  case answers
  /// It cannot answer.
  case cannotAnswer = "cannot answer"
  /// It understands each message as the wish for a human.
  case isAskedForHuman = "is asked for a human"
  /// It fails as soon as it has the conversation.
  case fails
  /// It takes no conversation, and gives away the one that it has.
  case paused = "is paused"
  /// There is none.
  case missing = "is missing"

  /// The same as a word without spaces, as a workspace has it.
  public var word: String { String(rawValue.map { $0 == " " ? "-" : $0 }) }
}

extension AskedService {
  /// What is answered where nobody says anything else: as if everything went well.
  public var usualAnswer: ServiceAnswer {
    switch self {
    case .webhook: .webhook(status: 200, body: "{}")
    case .snippet: .snippet(.members([]))
    case .articles: .articles([Article("An article")])
    case .freeTimes: .freeTimes(["Monday 09:00", "Monday 10:00"])
    case .booking: .booked(true)
    case .ticket: .ticket("1")
    }
  }
}

/// What a clock on the wall shows when a conversation begins, to the minute.
public struct SituationTime: Hashable, Sendable {
  /// The day.
  public var day: CalendarDay
  /// The minutes since midnight.
  public var minute: Int
  /// The time zone of the clock; nil for that of the chat channel.
  public var zone: String?

  /// A time of a day.
  public init(_ day: CalendarDay, minute: Int, zone: String? = nil) {
    (self.day, self.minute, self.zone) = (day, minute, zone)
  }

  /// The instant; the first one where clocks show it twice. A zone that is not known counts as UTC.
  public func instant(in workspace: Workspace, zone rules: (String) -> (any TimeZoneRules)?) -> UnixSeconds {
    let zone = (zone ?? workspace.officeHours?.timeZone).flatMap(rules) ?? FixedTimeZone.utc
    return zone.first(minute: minute, of: day)
  }

  /// A Monday at noon, in no holiday season: when a test runs that says nothing of time, on whatever day it is run.
  public static let usual = SituationTime(CalendarDay(number: 20_605), minute: 12 * 60)
}
