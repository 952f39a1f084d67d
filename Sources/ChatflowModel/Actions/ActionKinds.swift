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
  public static subscript(id: KindID) -> ActionKind? { number(of: id).map { all[$0] } }

  /// Which of them a word is, or nil if this version does not know it.
  static func number(of id: KindID) -> Int? { numbers[id] }

  private static let numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
}

extension Action {
  /// What its kind is, or nil if this version does not know it.
  public var definition: ActionKind? { kindNumber.map { ActionKinds.all[$0] } }

  /// Whether this version has a form for it.
  public var hasForm: Bool { defect == nil && definition != nil }
}
