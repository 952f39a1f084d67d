import ChatflowEngine
import ChatflowModel

// The words of a transcript are those of its file format: the same in every language.

extension Went.Reason {
  var words: String? {
    switch self {
    case .start: "start"
    case .reply(let label): Buttons.written(label)
    case .branch(_, let condition): "if \(condition)"
    case .otherwise: "otherwise"
    case .edge(let edge): "\(edge)".map { $0 == "-" ? " " : String($0) }.joined()
    case .named(let name): "named \(name)"
    }
  }
}

extension SkipReason {
  var words: String {
    switch self {
    case .known(let property, let value): "\(property) is known: \(value)"
    case .closed: "closed"
    case .unavailable(.missing): "the customer agent is missing"
    case .unavailable: "the customer agent is paused"
    case .failed: "the customer agent failed"
    }
  }
}

extension Written.Outcome {
  var words: String? {
    switch self {
    case .done: nil
    case .queued: "queued"
    case .unknownToken(let token): "left alone: \(token) is unknown"
    case .unreadable: "left alone: unreadable"
    case .failed: "failed"
    }
  }
}

extension Deed.What {
  var words: String {
    switch self {
    case .addedToSegment(let id): "adds to segment \(id)"
    case .enrolledInWorkflow(let id): "enrols in workflow \(id)"
    case .subscribed(let id): "subscribes to \(id)"
    }
  }
}

extension CalendarRequest {
  var words: String {
    switch self {
    case .page(let id): id
    case .person(let id): Recipient.person(id).text
    }
  }
}

extension Handoff.Trigger {
  var words: String {
    switch self {
    case .cannotAnswer: "cannot answer"
    case .askedForHuman: "asked for a human"
    case .paused: "paused"
    case .phrase(let phrase): "trigger “\(phrase)”"
    }
  }
}

extension HandoffProcess.Process {
  var words: String {
    switch self {
    case .immediately: "immediately"
    case .later: "later"
    case .keepAssigned: "keep assigned"
    }
  }
}

extension Handoff {
  /// To whom it goes, and what else is done.
  var details: String? {
    var parts: [String] = []
    switch route {
    case .channelDefault: break
    case .recipient(let recipient): parts.append("to \(recipient.text)")
    case .workflow(let id): parts.append("to workflow:\(id)")
    }
    if makesTicket { parts.append("with a ticket") }
    if asksForEmail { parts.append("asks for the email") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Ending.Reason {
  var words: String {
    rawValue.map { $0 == "-" ? " " : String($0) }.joined()
  }
}

extension Trouble {
  var words: String {
    switch self {
    case .noStart: "nothing runs first"
    case .missingTarget(let id): "there is no action \(id)"
    case .brokenAction(let id): "\(id) could not be read"
    case .unknownKind(let id, let kind): "\(id) is of an unknown kind \(kind)"
    case .unreadableCondition(let id, let branch, _): "condition of branch \(branch + 1) of \(id) is not understood"
    case .noWayToAnswer(let id): "\(id) cannot be answered"
    case .endless(let ids): "goes round without a word of the visitor at \(ids.last?.text ?? "")"
    case .failure(let id, let failure): "\(id) failed: \(failure.words)"
    }
  }
}

extension Trouble.Failure {
  var words: String {
    switch self {
    case .refused: "refused"
    case .late: "no answer in time"
    case .status(let status): "status \(status)"
    case .noJSON: "no JSON object"
    case .service(let reason): reason.isEmpty ? "failed" : reason
    case .noEmail: "no email address"
    case .unreadable(let value): "cannot hold \(value)"
    }
  }
}

extension IgnoreReason {
  var words: String {
    switch self {
    case .chatIsClosed: "the chat is closed"
    case .alreadyStarted: "it has started"
    case .notStarted: "it has not started"
    case .hasEnded: "it has ended"
    case .notOffered: "not offered"
    case .waitsForService: "a service is waited for"
    case .nobodyAsked: "nobody asked"
    case .notTheirs: "somebody else has the conversation"
    }
  }
}
