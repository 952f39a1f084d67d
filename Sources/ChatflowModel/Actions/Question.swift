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

  /// Whether nobody is asked whose property has a value already.
  public var skipsIfKnown: Bool { savesTo != nil && flag(Self.skipIfKnown) ?? false }
  /// Whether an answer may not be understood: only what is typed or sent, and has to fit a property.
  public var mayMisunderstand: Bool { savesTo != nil && takesFreeText }
  /// How often it is asked again when an answer is not understood.
  public var furtherAttempts: Int { kind.field(Self.attempts).flatMap { values.value(of: $0)?.number } ?? 0 }
  /// What the visitor reads then; nil where nothing is said of its own.
  public var errorText: Message? {
    kind.field(Self.errorText).flatMap { values.value(of: $0)?.message }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func flag(_ id: FieldID) -> Bool? { kind.field(id).flatMap { values.value(of: $0)?.flag } }

  /// What stands between several answers.
  public static let betweenAnswers = "; "

  static let freeText: FieldID = "free-text"
  static let severalAnswers: FieldID = "several-answers"
  static let saveTo: FieldID = "save-to"
  private static let skipIfKnown: FieldID = "skip-if-known"
  private static let attempts: FieldID = "attempts"
  private static let errorText: FieldID = "error-text"

  /// Whether who leaves it by a port gave an answer: who was not understood did not.
  static func isAnswered(leavingBy port: PortID) -> Bool { port != .edge(notUnderstood) }

  /// Where it goes on when no attempt is left.
  public static let notUnderstood: EdgeID = "when-not-understood"
}

extension Action {
  /// What it asks, if it takes an answer with quick replies.
  public var question: Question? { Question(self) }

  /// The place of the quick reply that stands for what the question's property holds already, so that nobody is asked: the
  /// one that passes on that value, else the one with that label.
  public func reply(known value: String) -> Int? {
    let known = value.comparable
    return replies.firstIndex { ($0.value ?? $0.label).comparable == known }
      ?? replies.firstIndex { $0.label.comparable == known }
  }
}
