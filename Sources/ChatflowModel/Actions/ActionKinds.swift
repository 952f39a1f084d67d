/// All kinds of actions that this version knows.
public enum ActionKinds {
  /// In the order of the picker within each category; each has a file of its own.
  public static let all: [ActionKind] = [
    .message,
    .question,
    .sendToTeamMember,
    .sendToCustomerAgent,
    .bookMeeting,
    .offerSubscription,
    .addToSegment,
    .setContactProperty,
    .setCompanyProperty,
    .submitTicket,
    .knowledgeBase,
    .enrollInWorkflow,
    .webhook,
    .codeSnippet,
    .ifThen,
  ]

  /// The kind for a word, or nil if this version does not know it.
  public static subscript(id: KindID) -> ActionKind? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}

extension Action {
  /// What its kind is, or nil if this version does not know it.
  public var definition: ActionKind? { ActionKinds[kind] }

  /// Whether this version has a form for it.
  public var hasForm: Bool { defect == nil && definition != nil }
}
