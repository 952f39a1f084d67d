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
  public var canFail: Bool { kind.edges.contains("on-failure") }
  /// Where the conversation goes on when the chat is closed: the edge for that, else the next action.
  public var whenClosed: Link? { action.edges[Self.whenClosed] ?? action.next }
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

  static let whenClosed: EdgeID = "when-closed"
  static let respond: FieldID = "respond"
}

extension Action {
  /// To whom and when it hands over, if it does.
  public var handover: Handover? { Handover(self) }
}
