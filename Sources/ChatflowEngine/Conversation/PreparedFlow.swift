import ChatflowModel
import OrderedCollections
import Synchronization
import Words

/// A chatflow and its workspace, made ready for conversations: conditions are read, texts and fields looked up once.
///
/// It is shared by all conversations of the chatflow, which is why its parts are classes that never change: a conversation
/// holds one reference, whatever the size of the chatflow.
public struct PreparedFlow: Sendable {
  let contents: Contents

  /// Makes a chatflow ready.
  public init(_ flow: Chatflow, in workspace: Workspace = Workspace()) {
    contents = Contents(flow, workspace)
  }

  /// Makes a chatflow ready of which the connections are known already. Each action is made ready once a conversation comes
  /// to it, so that a large chatflow can be tried out at once.
  public init(_ flow: Chatflow, in workspace: Workspace, connections: FlowConnections) {
    contents = Contents(flow, workspace, connections)
  }

  /// The chatflow.
  public var flow: Chatflow { contents.flow }
  /// Its workspace.
  public var workspace: Workspace { contents.workspace }

  /// All that is known of a chatflow before it runs.
  final class Contents: Sendable {
    let flow: Chatflow
    let workspace: Workspace
    /// All actions, where they were made ready at once.
    private let all: [PreparedAction]
    /// Else what is needed for that, and those that were made ready so far, by their places.
    private let connections: FlowConnections?
    private let asked = Mutex<[Int: PreparedAction]>([:])
    let options: ChatflowOptions
    let typingDelay: Int
    /// In seconds.
    let sessionTimeout: UnixSeconds
    let language: String
    let botTexts: [BotText: String]
    /// Who belongs to which team; nil where the workspace lists no people.
    let teams: [TeamID: Set<PersonID>]?
    /// What stands for a token without a fallback of its own, by its reference.
    let fallbacks: [String: String]

    init(_ flow: Chatflow, _ workspace: Workspace, _ connections: FlowConnections? = nil) {
      self.flow = flow
      self.workspace = workspace
      self.connections = connections
      if connections == nil {
        let connections = FlowConnections(flow, workspace: workspace)
        all = flow.actions.values.map { PreparedAction($0, of: flow, in: workspace, connections) }
      } else {
        all = []
      }
      options = ChatflowOptions(flow)
      typingDelay = max(0, options.typingDelay)
      sessionTimeout = UnixSeconds(max(0, options.sessionTimeout)) / 1000
      language = flow.language
      botTexts = BotText.all(in: language)
      teams = workspace.listed(.person).isEmpty ? nil : workspace.members
      fallbacks = workspace.tokenFallbacks
    }

    /// The action at a place of the chatflow.
    func action(at index: Int) -> PreparedAction {
      guard let connections else { return all[index] }
      return asked.withLock { asked in
        if let known = asked[index] { return known }
        let new = PreparedAction(flow.actions.values[index], of: flow, in: workspace, connections)
        asked[index] = new
        return new
      }
    }
  }

  /// The action with an id.
  func action(_ id: ActionID) -> PreparedAction? {
    contents.flow.actions.index(forKey: id).map { contents.action(at: $0) }
  }

  /// The action that a service names: by its name exactly, else without regard to case, else by its id.
  func action(named name: String) -> ActionID? {
    let actions = contents.flow.actions
    return actions.values.first { $0.name == name }?.id
      ?? actions.values.first { $0.name.comparable == name.comparable }?.id
      ?? actions[ActionID(name)]?.id
  }
}

/// A text with what is asked of it each time that it is said.
struct PreparedText: Sendable {
  let text: RichText
  let attachments: [Attachment]
  /// The text without formatting, where no token stands in it.
  let plain: String?

  init(_ message: Message) {
    text = message.text
    attachments = message.attachments
    plain = message.text.tokens.isEmpty ? message.text.plain(.none) : nil
  }
}

/// A condition with what is asked of it each time that it is looked at.
struct PreparedCondition: Sendable {
  let sentence: String
  /// Nil where it is empty or not understood.
  let parsed: ParsedCondition?
  let reference: String

  init(_ condition: Condition, in workspace: Workspace) {
    sentence = condition.sentence
    parsed = try? condition.parsed(in: workspace).get()
    if case .property(let object, let name)? = parsed?.operand {
      reference = "\(object).\(name)"
    } else {
      reference = ""
    }
  }
}

/// An action with what its fields mean.
final class PreparedAction: Sendable {
  let action: Action
  let doing: Doing
  let bubbles: [PreparedText]
  let replies: [OfferedReply]
  /// The conditions of its branches, by branch and group.
  let branches: [[[PreparedCondition]]]
  /// Its special edges that are drawn.
  let edges: [EdgeID: Link]

  var id: ActionID { action.id }

  /// What it does when it runs, with its fields as views.
  enum Doing: Sendable {
    case nothingKnown
    case says
    case asks(PreparedQuestion)
    case books(MeetingBooking)
    case offers(SubscriptionOffer)
    case opensTicket(TicketForm)
    case looksUp(Lookup)
    case writes(Writing)
    case enrols(Enrolment)
    case calls(Webhook)
    case runs(CodeSnippet)
    case decides
    case handsOver(Handover)
  }

  init(_ action: Action, of flow: Chatflow, in workspace: Workspace, _ connections: FlowConnections) {
    self.action = action
    doing = Doing(action, of: flow, in: workspace)
    bubbles = action.bubbles.map { PreparedText($0) }
    replies = action.replies.map { OfferedReply($0.label, value: $0.value) }
    let knowing = connections.workspace(workspace, for: action)
    branches = action.branches.map { branch in
      branch.groups.map { $0.map { PreparedCondition($0, in: knowing) } }
    }
    let possible = action.possibleEdges
    edges = action.edges.filter { possible.contains($0.key) }
  }
}

/// What a question accepts and saves.
struct PreparedQuestion: Sendable {
  let takesFreeText: Bool
  let takesSeveral: Bool
  let savesTo: String?
  /// What the property holds that is saved to; of one that nobody described, a text.
  let property: Property
  let skipsIfKnown: Bool
  let attempts: Int
  let errorText: PreparedText?

  init(_ question: Question, in workspace: Workspace) {
    takesFreeText = question.takesFreeText
    takesSeveral = question.takesSeveralAnswers
    savesTo = question.savesTo
    property = question.savesTo.flatMap { workspace.property($0) } ?? Property("", "")
    skipsIfKnown = question.skipsIfKnown
    // Otherwise every answer is understood.
    attempts = question.mayMisunderstand ? 1 + max(0, question.furtherAttempts) : 1
    errorText = (question.errorText ?? workspace.text(.notUnderstood)).map { PreparedText($0) }
  }
}

extension PreparedAction.Doing {
  fileprivate init(_ action: Action, of flow: Chatflow, in workspace: Workspace) {
    let language = flow.language
    guard action.defect == nil, let kind = action.definition else {
      self = .nothingKnown
      return
    }
    if let handover = action.handover {
      self = .handsOver(handover)
    } else if let question = action.question {
      self = .asks(PreparedQuestion(question, in: workspace))
    } else if let writing = action.writing(in: workspace) {
      self = .writes(writing)
    } else if let booking = MeetingBooking(action) {
      self = .books(booking)
    } else if let offer = SubscriptionOffer(action, in: language) {
      self = .offers(offer)
    } else if let form = TicketForm(action, in: language) {
      self = .opensTicket(form)
    } else if let lookup = Lookup(action, in: language) {
      self = .looksUp(lookup)
    } else if let enrolment = Enrolment(action) {
      self = .enrols(enrolment)
    } else if let webhook = Webhook(action) {
      self = .calls(webhook)
    } else if let snippet = CodeSnippet(action) {
      self = .runs(snippet)
    } else {
      switch kind.behaviour {
      case .says: self = .says
      case .decides: self = .decides
      case .asks, .does, .runs, .handsOver: self = .nothingKnown
      }
    }
  }
}
