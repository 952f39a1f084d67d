import ChatflowModel

/// What follows from an input, in the order in which it happens.
public enum Happening: Hashable, Sendable {
  /// The visitor reads something.
  case said(Said)
  /// The visitor is asked, and the conversation waits.
  case waits(Waiting)
  /// The conversation went on.
  case went(Went)
  /// An action was not performed.
  case skipped(ActionID, SkipReason)
  /// A property was to be written.
  case wrote(Written)
  /// Something else was done with the contact.
  case did(Deed)
  /// A service is asked, and waited for unless the request says otherwise.
  case asks(ServiceRequest)
  /// The bot gave the conversation away.
  case handedOver(HandedOver)
  /// The customer agent gives the conversation to a human.
  case handoff(Handoff)
  /// The conversation ended.
  case ended(Ending)
  /// Something is wrong with the chatflow; where it cannot go on, `ended` follows.
  case trouble(Trouble)
  /// The input fits nothing that the conversation waits for; nothing changed but the transcript.
  case ignored(IgnoreReason)
}

/// Who speaks.
public enum Speaker: String, Hashable, Sendable, CaseIterable {
  case visitor, bot
  case customerAgent = "customer-agent"
  case teamMember = "team-member"
}

/// A bubble that the visitor reads.
public struct Said: Hashable, Sendable {
  /// Who says it; never the visitor.
  public var speaker: Speaker
  /// The text, with its tokens filled in.
  public var text: RichText
  /// What is attached to it.
  public var attachments: [Attachment]
  /// The quick replies below it.
  public var replies: [OfferedReply]
  /// The milliseconds of typing before it.
  public var delay: Int
  /// Where it comes from.
  public var source: Source

  /// Where a bubble comes from.
  public enum Source: Hashable, Sendable {
    /// The settings of the chatflow, or the workspace's texts where it has none.
    case welcome, cookies, consent, errorMessage
    /// The workspace.
    case awayMessage(ActionID)
    /// A bubble of an action, counted from 0.
    case bubble(ActionID, Int)
    /// Another text of an action.
    case text(ActionID, Part)
    /// What a service, the customer agent or a team member said.
    case outside(ActionID)
  }

  /// A text of an action that is no bubble of its message.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case errorText, consent, askForEmail, confirmation, askForName, askForDescription
    case articles, didThisHelp, nothingFound, providedMessage, messageAvailable, messageAway
  }
}

/// That a conversation went from one action to another, and why.
public struct Went: Hashable, Sendable {
  /// From where; nil for the start.
  public var from: ActionID?
  /// By which connection; nil where a service named the next action, and for the start.
  public var port: PortID?
  /// To where.
  public var to: Destination
  /// Whether the connection is a jump.
  public var isJump: Bool
  /// Why this one.
  public var why: Reason

  /// Where the connection is written; nil where there is none, since a service named the next action.
  public var origin: Origin? {
    guard let from else { return .start }
    return port.map { .port(from, $0) }
  }

  /// Why a conversation goes on there.
  public enum Reason: Hashable, Sendable {
    /// It begins.
    case start
    /// The visitor chose a quick reply, by its label.
    case reply(String)
    /// A branch matched: the group that did, and the condition of it that decided, which is its last.
    case branch(group: Int, condition: String)
    /// Nothing else applied.
    case otherwise
    /// A special edge is there for it.
    case edge(EdgeID)
    /// A webhook or a snippet named the action.
    case named(String)
  }
}

/// Why an action was not performed.
public enum SkipReason: Hashable, Sendable {
  /// Its property is known, with this value.
  case known(property: String, value: String)
  /// The chat is closed, and it respects office hours.
  case closed
  /// The customer agent is missing or paused.
  case unavailable(World.CustomerAgent)
  /// The customer agent failed.
  case failed
}

/// That a property was to be written.
public struct Written: Hashable, Sendable {
  /// The action that did.
  public var action: ActionID
  /// Which property, by a reference such as `contact.email`.
  public var property: String
  /// What it held before; nil for nothing.
  public var old: String?
  /// What it was to hold.
  public var new: String
  /// What became of it.
  public var outcome: Outcome

  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    case done
    /// It waits until the contact is known.
    case queued
    /// A token in it is unknown, by its reference: the property stays as it is.
    case unknownToken(String)
    /// It is nothing that the property can hold.
    case unreadable
    /// Outside refused.
    case failed
  }
}

/// That something was to be done with the contact.
public struct Deed: Hashable, Sendable {
  /// The action that did.
  public var action: ActionID
  /// What.
  public var what: What
  /// What became of it.
  public var outcome: Outcome

  /// What is done with a contact.
  public enum What: Hashable, Sendable {
    case addedToSegment(String)
    case enrolledInWorkflow(String)
    case subscribed(String)
  }
  /// What became of it.
  public enum Outcome: String, Hashable, Sendable, CaseIterable { case done, queued, failed }
}

/// That the bot gave the conversation away.
public struct HandedOver: Hashable, Sendable {
  /// The action that did.
  public var action: ActionID
  /// To whom, and how.
  public var to: Taker
  /// What was said before.
  public var transcript: [Spoken]

  /// Who takes over.
  public enum Taker: Hashable, Sendable {
    /// The customer agent answers the latest message of the visitor; nil where there is none, and it greets.
    case customerAgentAnswers(String?)
    /// The customer agent sent a message, which was said.
    case customerAgentSends
    /// The customer agent follows instructions, which the visitor does not see.
    case customerAgentFollows(RichText, [Attachment])
    /// Team members; none stands for nobody in particular.
    case teamMembers([Recipient], isAvailable: Bool)
  }
}

/// A line of the transcript.
public struct Spoken: Hashable, Sendable {
  /// Who said it.
  public var speaker: Speaker
  /// What, without formatting.
  public var text: String
}

/// That the customer agent gives the conversation to a human.
public struct Handoff: Hashable, Sendable {
  /// The action that had handed over, and whose settings hold.
  public var action: ActionID
  /// Why.
  public var trigger: Trigger
  /// Whether a team member is available.
  public var isAvailable: Bool
  /// What becomes of the conversation.
  public var process: HandoffProcess.Process
  /// To whom it goes.
  public var route: HandoffProcess.Route
  /// Whether a ticket is made of it.
  public var makesTicket: Bool
  /// Whether the visitor is asked for an email address.
  public var asksForEmail: Bool
  /// What the human reads: all that was said.
  public var transcript: [Spoken]

  /// Why the customer agent gives a conversation away.
  public enum Trigger: Hashable, Sendable {
    case cannotAnswer, askedForHuman, paused
    /// A custom trigger.
    case phrase(String)
  }
}

/// What is wrong with a chatflow, found while it ran.
public enum Trouble: Hashable, Sendable {
  /// Nothing says which action runs first.
  case noStart
  /// A connection leads to an action that does not exist.
  case missingTarget(ActionID)
  /// An action could not be read.
  case brokenAction(ActionID)
  /// This version does not know the kind of an action.
  case unknownKind(ActionID, KindID)
  /// A condition of a branch is empty or not understood; it does not hold.
  case unreadableCondition(ActionID, branch: Int, String)
  /// A question takes neither text nor quick replies.
  case noWayToAnswer(ActionID)
  /// Too many actions without a word of the visitor: the last of them, in order.
  case endless([ActionID])
  /// An action failed, for a reason that authors can read.
  case failure(ActionID, Failure)

  /// Why an action failed.
  public enum Failure: Hashable, Sendable {
    /// Outside refused.
    case refused
    /// The answer came too late, or not at all.
    case late
    /// A webhook answered with this status.
    case status(Int)
    /// The answer is no JSON object.
    case noJSON
    /// What the service said itself.
    case service(String)
    /// No email address was understood.
    case noEmail
    /// What was to be written is nothing that the property can hold.
    case unreadable(String)
  }
}

/// Why an input was not taken.
public enum IgnoreReason: Hashable, Sendable {
  /// The chatflow only starts while the chat is open.
  case chatIsClosed
  case alreadyStarted, notStarted, hasEnded
  /// What was typed or chosen is not offered, and nothing else is understood.
  case notOffered
  /// A service is waited for.
  case waitsForService
  /// No service is waited for.
  case nobodyAsked
  /// Somebody else has the conversation.
  case notTheirs
}
