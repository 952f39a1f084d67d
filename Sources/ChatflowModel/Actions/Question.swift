/// What the fields of an action mean that takes an answer with quick replies; see "Ask a question" in docs/behaviour.md.
public struct Question: Sendable {
  private let kind: ActionKind
  private let values: FieldValues

  /// Nil for an action of a kind without quick replies, and of one that is not known.
  public init?(_ action: Action) {
    guard action.defect == nil, let kind = action.definition, kind.hasReplies else { return nil }
    self.kind = kind
    values = action.values
  }

  /// Whether the visitor may type something else than a quick reply.
  public var takesFreeText: Bool { flag(Self.freeText) ?? true }
  /// Whether the visitor may choose several quick replies.
  public var takesSeveralAnswers: Bool { flag(Self.severalAnswers) ?? false }
  /// The property that the answer is saved to, such as `contact.email`; nil if it is saved nowhere.
  public var savesTo: String? {
    guard kind.field(Self.saveTo) != nil, let text = values[Self.saveTo]?.text, !text.isBlank else { return nil }
    return text
  }

  private func flag(_ id: FieldID) -> Bool? { kind.field(id).flatMap { values.value(of: $0)?.flag } }

  static let freeText: FieldID = "free-text"
  static let severalAnswers: FieldID = "several-answers"
  static let saveTo: FieldID = "save-to"

  /// Whether who leaves it by a port gave an answer: who was not understood did not.
  static func isAnswered(leavingBy port: PortID) -> Bool { port != notUnderstood }

  private static let notUnderstood = PortID.edge("when-not-understood")
}

extension Action {
  /// What it asks, if it takes an answer with quick replies.
  public var question: Question? { Question(self) }
}
