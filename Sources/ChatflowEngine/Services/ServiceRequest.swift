import ChatflowModel

/// What a service is asked, exactly. Nothing here sends it.
public enum ServiceRequest: Hashable, Sendable {
  case webhook(WebhookRequest)
  case snippet(SnippetRequest)
  /// Articles of a knowledge base about something, at most so many.
  case articles(ActionID, knowledgeBase: String, about: String, atMost: Int)
  /// The free times of a calendar.
  case freeTimes(ActionID, CalendarRequest)
  /// One of them, to be booked.
  case booking(ActionID, CalendarRequest, time: String)
  case ticket(TicketRequest)

  /// The action that asks.
  public var action: ActionID {
    switch self {
    case .webhook(let request): request.action
    case .snippet(let request): request.action
    case .ticket(let request): request.action
    case .articles(let action, _, _, _), .freeTimes(let action, _), .booking(let action, _, _): action
    }
  }

  /// Whether the conversation waits for the answer.
  public var isWaitedFor: Bool { if case .webhook(let request) = self { request.waits } else { true } }
}

extension ServiceRequest {
  /// Which service is asked.
  public var service: AskedService {
    switch self {
    case .webhook: .webhook
    case .snippet: .snippet
    case .articles: .articles
    case .freeTimes: .freeTimes
    case .booking: .booking
    case .ticket: .ticket
    }
  }
}

/// A calendar whose times are asked for.
public enum CalendarRequest: Hashable, Sendable {
  /// That of a meeting page.
  case page(String)
  /// That of a person.
  case person(PersonID)
}

/// What is posted to a webhook.
public struct WebhookRequest: Hashable, Sendable {
  /// The action that asks.
  public var action: ActionID
  /// The address.
  public var url: String
  /// The body.
  public var body: JSON
  /// Whether the conversation waits for the answer.
  public var waits: Bool
  /// For how many milliseconds it does.
  public var timeout: Int
}

/// What a snippet is called with.
public struct SnippetRequest: Hashable, Sendable {
  /// The action that asks.
  public var action: ActionID
  /// The version of Node.js, by its word.
  public var runtime: String
  /// The program.
  public var code: String
  /// Its first argument.
  public var event: JSON
}

/// A ticket that is to be opened.
public struct TicketRequest: Hashable, Sendable {
  /// The action that asks.
  public var action: ActionID
  /// What it is about.
  public var subject: String
  /// The description.
  public var content: String
  /// Where it is opened; nil for the account's default.
  public var pipeline: String?
  /// Its status; nil for the first of a pipeline of which none is known.
  public var status: String?
  /// How urgent it is.
  public var priority: String
  /// Where it comes from.
  public var source: String
  /// Who gets it; nil for nobody.
  public var owner: Recipient?
  /// Its further properties, in the order of the file.
  public var properties: [Property]

  /// A further property.
  public struct Property: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it is set to.
    public var value: String
  }
}
