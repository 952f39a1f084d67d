/// A service that a conversation can ask.
public enum AskedService: String, Hashable, Sendable, CaseIterable {
  case webhook, snippet, articles
  case freeTimes = "free-times"
  case booking, ticket
}

/// How a service answers what it was asked.
public enum ServiceAnswer: Hashable, Sendable {
  /// A webhook, with the status of HTTP and the body as it came.
  case webhook(status: Int, body: String)
  /// A snippet called back.
  case snippet(JSON)
  /// A knowledge base found articles, the best first.
  case articles([Article])
  /// A calendar has free times, as visitors read them.
  case freeTimes([String])
  /// A calendar booked the time, or did not.
  case booked(Bool)
  /// A ticket was opened, under a number.
  case ticket(String)
  /// The answer did not come in time.
  case late
  /// It failed, for a reason that authors can read.
  case failed(String)
}

/// An article of a knowledge base.
public struct Article: Hashable, Sendable {
  /// What it is called.
  public var title: String
  /// Where it stands; nil where nobody said.
  public var address: String?
  /// An article.
  public init(_ title: String, address: String? = nil) {
    self.title = title
    self.address = address
  }
}
