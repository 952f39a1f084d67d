/// What the fields of an action mean that hands the conversation over; see "Hand-over" in docs/behaviour.md.
public struct Handover: Sendable {
  private let kind: ActionKind
  private let action: Action

  /// Nil for an action that does not hand over, and of a kind that is not known.
  public init?(_ action: Action) {
    guard let kind = action.definition, kind.behaviour == .handsOver else { return nil }
    self.kind = kind
    self.action = action
  }

  /// Whether it is only performed while the chat is open.
  public var respectsOfficeHours: Bool { value("respect-office-hours")?.flag ?? false }
  /// Whether it may turn out that nobody takes over.
  public var canFail: Bool { kind.edges.contains(.onFailure) }
  /// Where the conversation goes on when the chat is closed: the edge for that, else the next action.
  public var whenClosed: Link? { action.edges[Self.whenClosed] ?? action.next }
  /// Who takes the conversation over.
  public var taker: Taker {
    guard kind.field(Self.respond) == nil else { return .customerAgent(response) }
    switch value("assign-to") {
    case .text("contact-owner"): return .teamMember(.contactOwner)
    case .text("specific"):
      return .teamMember(.specific((value("assignees")?.list ?? []).compactMap { Recipient(text: $0) }))
    default: return .teamMember(.unassigned)
    }
  }
  /// What the visitor reads when team members get the conversation, by whether one is available.
  public func message(available: Bool) -> Message? {
    value(available ? "message-available" : "message-away")?.message.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Who takes a conversation over.
  public enum Taker: Hashable, Sendable {
    /// The customer agent, in one of its modes.
    case customerAgent(Response)
    /// People.
    case teamMember(Assignment)
  }

  /// What the customer agent does first.
  public enum Response: Hashable, Sendable {
    /// It answers what the visitor asked last.
    case recentQuestion
    /// It sends this, word for word.
    case providedMessage(Message)
    /// It follows these instructions, which the visitor does not see.
    case providedQuestion(Message)
  }

  /// Which team members get a conversation.
  public enum Assignment: Hashable, Sendable {
    /// Nobody in particular.
    case unassigned
    /// The owner of the visitor's contact record.
    case contactOwner
    /// These.
    case specific([Recipient])
  }

  private var response: Response {
    switch value(Self.respond) {
    case .text("provided-message"): .providedMessage(value("message")?.message ?? Message())
    case .text("provided-question"): .providedQuestion(value("instructions")?.message ?? Message())
    default: .recentQuestion
    }
  }
  /// Whether the customer agent answers what the visitor asked last.
  public var answersLatestQuestion: Bool { value(Self.respond) == .text("recent-question") }

  /// Whether a conversation can ever leave it there: one that is performed ends the bot.
  func canTake(_ port: PortID) -> Bool {
    switch port {
    case .edge(Self.whenClosed): respectsOfficeHours
    case .edge, .next: canFail || respectsOfficeHours
    case .reply, .branch: false
    }
  }

  private func value(_ id: FieldID) -> FieldValue? { kind.field(id).flatMap { action.values.value(of: $0) } }

  /// Where it goes on when hours are respected and the chat is closed.
  public static let whenClosed: EdgeID = "when-closed"
  static let respond: FieldID = "respond"
}

extension Action {
  /// To whom and when it hands over, if it does.
  public var handover: Handover? { Handover(self) }
}
