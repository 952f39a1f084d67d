import ChatflowModel

/// How a conversation is kept: as JSON, which is read back as the same state. What another version wrote and this one does not
/// understand is refused as a whole.
extension ConversationState {
  /// The state as JSON, for keeping it.
  public var json: JSON {
    .object(
      [
        ("conversation", .integer(Self.version)), ("stand", stand.json), ("contact-known", .flag(isContactKnown)),
        ("values", .texts(values)), ("owner", .optional(owner?.text)), ("queue", .list(queue.map(\.json))),
        ("consents", .list(consents.map(\.rawValue).sorted().map(JSON.text))), ("session", session.json),
        ("ticket", .texts(ticket)), ("transcript", .list(transcript.map(\.json))),
        ("silent", .list(silent.map { .text($0.text) })),
      ])
  }

  /// The state that was kept; nil for anything else.
  public init?(_ json: JSON) {
    guard json["conversation"]?.integer == Self.version, let stand = json["stand"].flatMap(Stand.init),
      let isContactKnown = json["contact-known"]?.flag, let values = json["values"]?.texts,
      let queue = json["queue"]?.all(Queued.init), let session = json["session"].flatMap(Session.init),
      let consents = json["consents"]?.all({ $0.text.flatMap(Waiting.Purpose.init(rawValue:)) }),
      let ticket = json["ticket"]?.texts, let transcript = json["transcript"]?.all(Spoken.init),
      let silent = json["silent"]?.all({ $0.text.map { ActionID($0) } })
    else { return nil }
    self.init(Visitor())
    (self.stand, self.isContactKnown, self.values, self.queue) = (stand, isContactKnown, values, queue)
    (self.consents, self.session, self.ticket) = (Set(consents), session, ticket)
    (self.transcript, self.silent) = (transcript, silent)
    owner = json["owner"]?.text.map { PersonID($0) }
  }

  /// The state whose JSON was kept as text; nil for anything else.
  public init?(kept text: String) {
    // What a service passed on lies some levels deeper here than where it was read.
    guard let json = try? JSON(reading: text, deepest: 80) else { return nil }
    self.init(json)
  }

  /// The version of this form.
  private static let version = 1
}

extension JSON {
  /// Texts by their names, in the order of these.
  fileprivate static func texts(_ texts: [String: String]) -> JSON {
    .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }

  fileprivate var texts: [String: String]? {
    guard let members else { return nil }
    var texts: [String: String] = [:]
    for member in members {
      guard let text = member.value.text else { return nil }
      texts[member.key] = text
    }
    return texts
  }

  /// All entries of a list, read; nil if one of them cannot be.
  fileprivate func all<Value>(_ read: (JSON) -> Value?) -> [Value]? {
    guard let list else { return nil }
    let values = list.compactMap(read)
    return values.count == list.count ? values : nil
  }

  fileprivate func word<Word: RawRepresentable<String>>(_ key: String) -> Word? {
    self[key]?.text.flatMap(Word.init(rawValue:))
  }

  fileprivate func action(_ key: String = "action") -> ActionID? { self[key]?.text.map { ActionID($0) } }
  fileprivate func instant(_ key: String) -> UnixSeconds? { self[key]?.integer.map { UnixSeconds($0) } }
}

extension Stand {
  fileprivate var json: JSON {
    switch self {
    case .beforeStart: .object([("is", .text("before-start"))])
    case .waits(let waiting): .object([("is", .text("waits"))] + waiting.members)
    case .waitsForService(let wait):
      .object([
        ("is", .text("waits-for-service")), ("action", .text(wait.action.text)),
        ("service", .text(wait.service.rawValue)), ("deadline", wait.deadline.map { .integer($0) } ?? .null),
      ])
    case .withCustomerAgent(let turn):
      .object([
        ("is", .text("with-customer-agent")), ("action", .text(turn.action.text)), ("spoken", .flag(turn.hasSpoken)),
        ("owes", .flag(turn.owesAnswer)), ("followed-up", .flag(turn.isFollowedUp)),
        ("asks-for-email", .flag(turn.asksForEmail)),
      ])
    case .withTeam(let turn):
      .object([
        ("is", .text("with-team")), ("action", .text(turn.action.text)),
        ("recipients", .list(turn.recipients.map { .text($0.text) })), ("queued", .flag(turn.isQueued)),
        ("asks-for-email", .flag(turn.asksForEmail)),
      ])
    case .ended(let ending):
      .object([
        ("is", .text("ended")), ("action", .optional(ending.action?.text)), ("why", .text(ending.why.rawValue)),
      ])
    }
  }

  fileprivate init?(_ json: JSON) {
    switch json["is"]?.text {
    case "before-start": self = .beforeStart
    case "waits":
      guard let waiting = Waiting(json) else { return nil }
      self = .waits(waiting)
    case "waits-for-service":
      guard let action = json.action(), let service: AskedService = json.word("service") else { return nil }
      self = .waitsForService(ServiceWait(action: action, service: service, deadline: json.instant("deadline")))
    case "with-customer-agent":
      guard let action = json.action(), let hasSpoken = json["spoken"]?.flag, let owesAnswer = json["owes"]?.flag,
        let isFollowedUp = json["followed-up"]?.flag, let asksForEmail = json["asks-for-email"]?.flag
      else { return nil }
      self = .withCustomerAgent(
        CustomerAgentTurn(
          action: action, hasSpoken: hasSpoken, owesAnswer: owesAnswer, isFollowedUp: isFollowedUp,
          asksForEmail: asksForEmail))
    case "with-team":
      guard let action = json.action(), let isQueued = json["queued"]?.flag,
        let recipients = json["recipients"]?.all({ $0.text.flatMap(Recipient.init(text:)) }),
        let asksForEmail = json["asks-for-email"]?.flag
      else { return nil }
      self = .withTeam(
        TeamTurn(action: action, recipients: recipients, isQueued: isQueued, asksForEmail: asksForEmail))
    case "ended":
      guard let why: Ending.Reason = json.word("why") else { return nil }
      self = .ended(Ending(action: json.action(), why: why))
    default: return nil
    }
  }
}

extension Waiting {
  fileprivate var members: [(key: String, value: JSON)] {
    [
      ("action", .optional(action?.text)), ("purpose", .text(purpose.rawValue)), ("free-text", .flag(takesFreeText)),
      ("replies", .list(replies.map(\.json))), ("several", .flag(takesSeveral)), ("attempt", .integer(attempt)),
      ("attempts", .integer(attempts)),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let purpose: Purpose = json.word("purpose"), let takesFreeText = json["free-text"]?.flag,
      let replies = json["replies"]?.all(OfferedReply.init(kept:)), let takesSeveral = json["several"]?.flag,
      let attempt = json["attempt"]?.integer, let attempts = json["attempts"]?.integer
    else { return nil }
    self.init(
      action: json.action(), purpose: purpose, takesFreeText: takesFreeText, replies: replies,
      takesSeveral: takesSeveral, attempt: attempt, attempts: attempts)
  }
}

extension OfferedReply {
  fileprivate var json: JSON { .object([("label", .text(label)), ("value", .text(value))]) }

  fileprivate init?(kept json: JSON) {
    guard let label = json["label"]?.text, let value = json["value"]?.text else { return nil }
    self.init(label, value: value)
  }
}

extension ConversationState.Queued {
  fileprivate var json: JSON {
    let members: [(key: String, value: JSON)] =
      switch what {
      case .write(let property, let old, let new):
        [("write", .text(property)), ("old", .optional(old)), ("new", .text(new))]
      case .deed(.addedToSegment(let id)): [("segment", .text(id))]
      case .deed(.enrolledInWorkflow(let id)): [("workflow", .text(id))]
      case .deed(.subscribed(let id)): [("subscription", .text(id))]
      }
    return .object([("action", .text(action.text))] + members)
  }

  fileprivate init?(_ json: JSON) {
    guard let action = json.action() else { return nil }
    let what: What
    if let property = json["write"]?.text, let new = json["new"]?.text {
      what = .write(property: property, old: json["old"]?.text, new: new)
    } else if let id = json["segment"]?.text {
      what = .deed(.addedToSegment(id))
    } else if let id = json["workflow"]?.text {
      what = .deed(.enrolledInWorkflow(id))
    } else if let id = json["subscription"]?.text {
      what = .deed(.subscribed(id))
    } else {
      return nil
    }
    self.init(action: action, what: what)
  }
}

extension Session {
  fileprivate var json: JSON {
    .object([
      ("started", .integer(startedAt)), ("last-message", .integer(lastMessageAt)), ("message", .optional(message)),
      ("chosen", .list(chosen.map(\.json))),
      ("answers", .object(answers.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.json) })),
      ("latest-answer", .optional(latestAnswer?.text)),
      ("collected", .object(collected.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
      ("custom-state", customState.map { .list([$0]) } ?? .null), ("ticket-name", .optional(ticketName)),
      ("asked-for-email", .flag(hasAskedForEmail)),
    ])
  }

  fileprivate init?(_ json: JSON) {
    guard let startedAt = json.instant("started"), let lastMessageAt = json.instant("last-message"),
      let chosen = json["chosen"]?.all(OfferedReply.init(kept:)), let answers = json["answers"]?.members,
      let collected = json["collected"]?.members, let hasAskedForEmail = json["asked-for-email"]?.flag
    else { return nil }
    self.init(at: startedAt)
    (self.lastMessageAt, self.chosen, self.hasAskedForEmail) = (lastMessageAt, chosen, hasAskedForEmail)
    for member in answers {
      guard let answer = GivenAnswer(member.value) else { return nil }
      self.answers[ActionID(member.key)] = answer
    }
    for member in collected {
      guard let instant = member.value.integer else { return nil }
      self.collected[member.key] = UnixSeconds(instant)
    }
    message = json["message"]?.text
    latestAnswer = json.action("latest-answer")
    customState = json["custom-state"]?.list?.first
    ticketName = json["ticket-name"]?.text
  }
}

extension GivenAnswer {
  fileprivate var json: JSON {
    .object([
      ("value", .text(value)), ("labels", .list(labels.map(JSON.text))), ("preempted", .flag(isPreempted)),
    ])
  }

  fileprivate init?(_ json: JSON) {
    guard let value = json["value"]?.text, let labels = json["labels"]?.all(\.text),
      let isPreempted = json["preempted"]?.flag
    else { return nil }
    self.init(value, labels: labels, isPreempted: isPreempted)
  }
}

extension Spoken {
  fileprivate var json: JSON { .object([("by", .text(speaker.rawValue)), ("text", .text(text))]) }

  fileprivate init?(_ json: JSON) {
    guard let speaker: Speaker = json.word("by"), let text = json["text"]?.text else { return nil }
    self.init(speaker: speaker, text: text)
  }
}
