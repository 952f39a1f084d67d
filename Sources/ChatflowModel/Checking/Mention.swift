/// A place that names a value of a record: a token in a text, or what a condition asks.
///
/// It says nothing of where in the text it stands, so that typing around a token changes none.
public struct Mention: Hashable, Sendable {
  /// Where.
  public let place: Finding.Place
  /// The record, such as `contact` or `answer`.
  let object: String
  /// Its property; of `answer` the id of the action that asks.
  let property: String
  /// What the field is called, by the key of its word; nil for a condition.
  let field: String?
  /// Whether it is a token whose fallback is missed where it has none.
  let lacksFallback: Bool

  /// As it is written in a condition: `contact.email`.
  var reference: String { "\(object).\(property)" }

  /// The key of the word for the text or the condition that it stands in.
  public var label: String { field ?? "mention.condition" }

  /// The action whose answer it names.
  var answer: ActionID? { object == Token.answers ? ActionID(property) : nil }
}

extension Mention {
  /// What the form of an action names, but for what is always known and for other operands than answers: those are
  /// checked by the form alone.
  static func all(of action: Action) -> [Mention] {
    var found: [Mention] = []
    if action.values.holdsTokens {
      found = tokens(of: CheckedField.all(of: action))
    }
    for (branch, groups) in action.branches.map(\.groups).enumerated() {
      for (group, conditions) in groups.enumerated() {
        for (index, condition) in conditions.enumerated() {
          guard let id = condition.answer else { continue }
          let place = Finding.Place(
            action.id, port: .branch(branch), condition: ConditionPlace(group: group, index: index))
          found.append(
            Mention(place: place, object: Token.answers, property: id.text, field: nil, lacksFallback: false))
        }
      }
    }
    return found
  }

  /// What the settings of a chatflow name.
  static func all(ofSettings flow: Chatflow) -> [Mention] {
    guard flow.values.holdsTokens else { return [] }
    return tokens(of: CheckedField.all(ChatflowSettings.fields, flow.values, owner: "chatflow", of: .chatflow))
  }

  /// The tokens in some fields, each once.
  static func tokens(of fields: [CheckedField]) -> [Mention] {
    fields.flatMap { field -> [Mention] in
      // If what a property is set to is unknown, the property stays as it is.
      let isMissed: Bool = if case .propertyValue = field.field.editor { false } else { true }
      var seen: Set<Mention> = []
      return field.tokens.compactMap { token in
        guard token.object != "conversation" else { return nil }
        let mention = Mention(
          place: field.place, object: token.object, property: token.property, field: field.labelKey,
          lacksFallback: isMissed && (token.fallback ?? "").isBlank)
        return seen.insert(mention).inserted ? mention : nil
      }
    }
  }
}

extension FieldValues {
  /// Whether a token stands in any of its texts: few have one, and so it is asked first.
  var holdsTokens: Bool {
    all.contains { value in
      switch value {
      case .message(let message): message.text.holdsTokens
      case .messages(let messages): messages.contains { $0.text.holdsTokens }
      case .record(let record): record.holdsTokens
      case .records(let records): records.contains(where: \.holdsTokens)
      case .text, .flag, .number, .list: false
      }
    }
  }
}

extension RichText {
  fileprivate var holdsTokens: Bool {
    blocks.contains { block in
      block.spans.contains { if case .token = $0.content { true } else { false } }
    }
  }
}
