/// What an action says before it does anything else: its message and further bubbles; see "Send a simple message" in
/// docs/behaviour.md.
extension Action {
  /// Its bubbles in order; those that hold nothing are none.
  public var bubbles: [Message] {
    guard let kind = definition, kind.behaviour == .says || kind.behaviour == .asks else { return [] }
    let first = kind.field("message").flatMap { values.value(of: $0)?.message }.map { [$0] } ?? []
    let more = kind.field("bubbles").flatMap { values.value(of: $0)?.messages } ?? []
    return (first + more).filter { !$0.isEmpty }
  }
}

extension EdgeID {
  /// Where an action goes on that failed.
  public static let onFailure: EdgeID = "on-failure"
}

/// The fields of an action by its kind's description, for the views that say what they mean.
struct DescribedValues: Sendable {
  private let kind: ActionKind
  private let values: FieldValues
  private let language: String

  /// Nil for an action of another kind, and for one that could not be read. Texts that are left out are in a language.
  init?(_ action: Action, _ kind: ActionKind, in language: String = "en") {
    guard action.defect == nil, action.kind == kind.id else { return nil }
    (self.kind, self.values, self.language) = (kind, action.values, language)
  }

  private func value(_ id: FieldID) -> FieldValue? {
    kind.field(id).flatMap { field in values[id] ?? field.defaultValue(in: language) }
  }

  /// A text that says something.
  func text(_ id: FieldID) -> String? { value(id)?.text.flatMap { $0.isBlank ? nil : $0 } }
  /// A message that says something.
  func message(_ id: FieldID) -> Message? { value(id)?.message.flatMap { $0.isEmpty ? nil : $0 } }
  func flag(_ id: FieldID) -> Bool { value(id)?.flag ?? false }
  func number(_ id: FieldID) -> Int { value(id)?.number ?? 0 }
  func records(_ id: FieldID) -> [FieldValues] { value(id)?.records ?? [] }
}
