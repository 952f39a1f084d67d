/// What the value of a field is: how it is read, written, compared and said in the schema, however it is edited.
public enum ValueShape: Hashable, Sendable {
  /// A plain text; `.text`.
  case text(Notation)
  /// On or off; `.flag`.
  case flag
  /// A whole number; `.number`.
  case number(ClosedRange<Int>)
  /// A span of time, in milliseconds, and which ones are offered; `.number`.
  case duration([Int])
  /// A text with tools, and the key of its attachments where it can have some; `.message`.
  case message(TextTools, attachments: FieldID?)
  /// What a property is set to: a text with tokens; `.message`. The field named holds the property.
  case propertyValue(of: FieldID)
  /// Several texts with attachments; `.messages`.
  case messages(TextTools)
  /// Several plain texts; `.list`.
  case list(Notation)
  /// Fields inside the field; `.record`. Inheriting: left out, other settings hold.
  case record([Field], inherits: Bool)
  /// A list whose entries have fields; `.records`.
  case records(RecordShape)
  /// Where an edge of the action leads, and its quick replies: no values of the field's own.
  case edge(EdgeID), replies
}

extension ValueShape {
  /// What its texts can hold beside letters.
  public var tools: TextTools {
    switch self {
    case .message(let tools, _), .messages(let tools): tools
    case .propertyValue: .tokens
    case .text, .flag, .number, .duration, .list, .record, .records, .edge, .replies: []
    }
  }

  /// The key of what is attached to its text, if something can be.
  package var attachments: FieldID? {
    if case .message(_, let attachments) = self { attachments } else { nil }
  }

  /// The notation of its plain texts; nil if it has none.
  public var notation: Notation? {
    switch self {
    case .text(let notation), .list(let notation): notation
    case .flag, .number, .duration, .message, .propertyValue, .messages, .record, .records, .edge, .replies: nil
    }
  }
}
