import Words

/// The agent handoff settings: what happens if the customer agent cannot answer (customer agent to human).
///
/// An action without them uses the account's settings. The default triggers (cannot answer, asks for a human, is
/// paused) are always active and therefore no field.
public enum HandoffSettings {
  /// The fields of the sub-panel, in order.
  public static let fields: [Field] = [
    Field("when-available", .choice(["immediately", "later", "keep-assigned"]), default: .text("immediately")),
    Field("when-unavailable", .choice(["later", "keep-assigned"]), default: .text("later")),
    Field(
      "route-to", .route(words: ["channel-default"], to: [.team, .person, .workflow]),
      default: .text("channel-default")),
    Field("triggers", .phrases(eachAtMost: Limits.trigger), limit: Limits.triggers),
    Field(
      "message-available", .message([.formatting, .tokens], attachments: "attachments-available"),
      limit: Limits.message),
    Field(
      "message-unavailable", .message([.formatting, .tokens], attachments: "attachments-unavailable"),
      limit: Limits.message),
    Field("ask-for-email", .flag(), default: .flag(true)),
    Field("create-ticket", .flag(), default: .flag(false)),
  ]

  /// Whether the settings of an action are used: its own are kept while those of the account hold.
  public static let use = Field("use", .choice(["own", "account"]), default: .text("own"))

  /// The fields of an action's own settings.
  public static let ofAction: [Field] = [use] + fields.map { $0.shown(when: .init(use.id, is: .text("own"))) }
}

/// What the agent handoff settings mean that hold for an action; see "Agent handoff settings" in docs/behaviour.md.
public struct HandoffProcess: Sendable {
  private let values: FieldValues
  private let account: FieldValues

  /// The settings of an action that hands over to the customer agent: its own if it uses them, else the account's.
  public init(of action: Action, in workspace: Workspace) {
    account = workspace.handoff
    values = action.values.usesOwn("handoff") ? action.values["handoff"]?.record ?? FieldValues() : account
  }

  /// What some settings mean by themselves.
  init(_ values: FieldValues) { (self.values, account) = (values, FieldValues()) }

  /// What happens with the conversation.
  public enum Process: String, Hashable, Sendable, CaseIterable {
    /// A team member gets it at once.
    case immediately
    /// It waits for one.
    case later
    /// The customer agent keeps it, and a team member follows up.
    case keepAssigned = "keep-assigned"
  }

  /// To whom it goes.
  public enum Route: Hashable, Sendable {
    case channelDefault
    case recipient(Recipient)
    case workflow(String)
  }

  /// What happens, by whether a team member is available.
  public func process(available: Bool) -> Process {
    let fallback: Process = available ? .immediately : .later
    return text(available ? "when-available" : "when-unavailable").flatMap(Process.init(rawValue:)) ?? fallback
  }
  /// To whom a conversation goes.
  public var route: Route {
    guard let text = text("route-to") else { return .channelDefault }
    if let recipient = Recipient(text: text) { return .recipient(recipient) }
    guard let prefix = ReferenceKind.workflow.prefix, text.hasPrefix(prefix) else { return .channelDefault }
    return .workflow(String(text.dropFirst(prefix.count)))
  }
  /// Further words and phrases on which the customer agent gives the conversation away.
  public var triggers: [String] { (value("triggers")?.list ?? []).filter { !$0.isBlank } }
  /// What the visitor reads, by whether a team member is available; the account's where nothing is said of its own.
  public func message(available: Bool) -> Message? {
    let id: FieldID = available ? "message-available" : "message-unavailable"
    return [values, account].lazy.compactMap { $0[id]?.message }.first { !$0.isEmpty }
  }
  /// Whether the visitor is asked for an email address where none is known.
  public var asksForEmail: Bool { value("ask-for-email")?.flag ?? true }
  /// Whether a ticket is made of it. Workflows route tickets, so that they always get one.
  public var makesTicket: Bool {
    if case .workflow = route { return true }
    return value("create-ticket")?.flag ?? false
  }

  private func value(_ id: FieldID) -> FieldValue? { HandoffSettings.fields[id].flatMap { values.value(of: $0) } }
  private func text(_ id: FieldID) -> String? { value(id)?.text }
}
