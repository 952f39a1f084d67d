import ChatflowEngine
import ChatflowModel

/// Why a test failed, and where.
public struct ChatFailure: Error, Hashable, Sendable {
  /// The line of the file, counted from 1, that was not as it says.
  public let line: Int
  /// What was not.
  public let reason: Reason
  /// The action at which the conversation was; nil before the first one.
  public let action: ActionID?

  /// Why a test fails.
  public enum Reason: Hashable, Sendable {
    /// Another bubble came; this part of it differs.
    case otherBubble(BubblePattern, BubbleText, BubblePattern.Part, Said.Source)
    /// A bubble was expected, and none came.
    case noBubble(BubblePattern)
    /// A bubble came of which the test says nothing.
    case furtherBubble(BubbleText, Said.Source)
    /// It did not happen; this did, beside the talk.
    case notHappened(SilentPattern, [SilentLine])
    /// A quick reply that is not there, among those that are.
    case notOffered([String], [String])
    /// Nobody hears it: the chat has ended, or did not begin.
    case notHeard
    /// Nobody asked the service.
    case notAsked(AskedService)
    case notWithCustomerAgent
    case notWithTeam
    /// Something of the situation is mistaken, or cannot become so.
    case situation(RehearsalProblem)
    /// The workspace has no such situation; it has these.
    case noSituation(String, [String])
    /// The chatflow has no such action.
    case noAction(ActionID)
  }
}

extension ChatFailure.Reason {
  /// The bubble that came; nil where it is about something else.
  var bubble: BubbleText? {
    switch self {
    case .otherBubble(_, let bubble, _, _), .furtherBubble(let bubble, _): bubble
    case .noBubble, .notHappened, .notOffered, .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation,
      .noSituation, .noAction:
      nil
    }
  }

  /// Whether what came in the place of what is expected can be written into the test. Anything else is its author's to say.
  public var canBeWritten: Bool {
    switch self {
    case .otherBubble, .furtherBubble, .noBubble, .notHappened: true
    case .notOffered, .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation, .noSituation, .noAction:
      false
    }
  }

  /// The action that is to blame.
  var action: ActionID? {
    switch self {
    case .otherBubble(_, _, _, let source), .furtherBubble(_, let source): source.action
    case .noBubble, .notHappened, .notOffered, .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation,
      .noSituation, .noAction:
      nil
    }
  }
}

extension Said.Source {
  /// The action that says it; nil for the chatflow itself.
  public var action: ActionID? {
    switch self {
    case .welcome, .cookies, .consent, .errorMessage: nil
    case .awayMessage(let id), .bubble(let id, _), .text(let id, _), .outside(let id): id
    }
  }
}
