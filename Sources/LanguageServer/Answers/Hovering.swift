import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

extension LanguageServer {
  /// `textDocument/hover`: what a key means, what a value says, what an action is.
  mutating func hover(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    let telling = Telling(words: words, isMarkdown: client.readsMarkdown)
    guard let told = telling.told(place) else { return .null }
    let kind = client.readsMarkdown ? "markdown" : "plaintext"
    return .object([
      ("contents", .object([("kind", .text(kind)), ("value", .text(told.text))])),
      ("range", place.positions.range(told.bytes)),
    ])
  }
}

/// What is said of what stands at a place.
private struct Telling {
  let words: Words
  let isMarkdown: Bool

  func told(_ place: AskedPlace) -> (text: String, bytes: Range<Int>)? {
    let cursor = place.cursor
    switch cursor.spot {
    case .nothing: return nil
    case .key:
      guard !cursor.bytes.isEmpty, let meaning = place.meaning else { return nil }
      return key(place.text(cursor.bytes), in: meaning, place).map { ($0, cursor.bytes) }
    case .text, .value:
      if let token = place.token, let text = self.token(place.text(token), place) { return (text, token) }
      if cursor.spot == .value, let text = value(place) { return (text, cursor.bytes) }
      guard !cursor.bytes.isEmpty, let above = place.above(cursor.path) else { return nil }
      return key(above.key, in: above.meaning, place).map { ($0, cursor.bytes) }
    }
  }

  // MARK: - Keys

  private func key(_ written: String, in meaning: Meaning, _ place: AskedPlace) -> String? {
    if meaning == .actions { return action(ActionID(written), place) }
    guard let key = meaning.keys(words).first(where: { $0.key == written }) else { return nil }
    var lines = [strong(key.title ?? key.key)]
    if let help = key.help { lines.append(plain(help)) }
    if let (field, owner) = Self.field(written, in: meaning) { lines += facts(field, owner) }
    return lines.joined(separator: "\n\n")
  }

  private static func field(_ key: String, in meaning: Meaning) -> (field: Field, owner: String)? {
    switch meaning.at([.key(key)], kinds: { _ in nil }) {
    case .field(let field, let owner)?: (field, owner)
    default: nil
    }
  }

  /// What must hold for a field, and what holds where it is left out.
  private func facts(_ field: Field, _ owner: String) -> [String] {
    var lines: [String] = []
    if field.isRequired { lines.append(words["key.required"]) }
    if let limit = field.limit {
      let isList = if case .list = field.editor.shape { true } else { false }
      lines.append(words(isList ? "key.limit.entries" : "key.limit", ["count": "\(limit)"]))
    }
    if let value = field.defaultValue.flatMap({ said($0, of: field) }) {
      lines.append(words("key.left-out", ["value": code(value)]))
    }
    if case .word(let known)? = field.editor.shape.notation {
      lines += known.map { "- \(code($0)) \(plain(words.optional("field.\(owner).\(field.id).\($0)") ?? ""))" }
    }
    return lines
  }

  /// A value as the file has it.
  private func said(_ value: FieldValue, of field: Field) -> String? {
    switch value {
    case .text(let text): text
    case .flag(let flag): "\(flag)"
    case .number(let number): if case .duration = field.editor.shape { Durations.text(number) } else { "\(number)" }
    case .message(let message): message.text.plain(words)
    case .messages, .list, .record, .records: nil
    }
  }

  // MARK: - Values

  private func value(_ place: AskedPlace) -> String? {
    guard let meaning = place.meaning, !place.cursor.bytes.isEmpty else { return nil }
    let written = unquoted(place.text(place.cursor.bytes))
    switch meaning {
    case .link, .edge: return action(ActionID(written), place)
    case .kind: return ActionKinds[KindID(written)].map { kind($0) }
    case .conditions:
      let told = Condition(written).told(words, in: place.workspace)
      return told == written ? nil : plain(told)
    case .field(let field, let owner):
      let workspace = place.openedWorkspace?.workspace ?? place.workspace
      let offers = Offers(words: words, flow: place.flow, workspace: workspace)
      let named = offers.values(.field(field, owner: owner)).first { $0.text == written }
      return named?.title.map { strong($0) + "\n\n" + code(written) }
    default: return nil
    }
  }

  private func unquoted(_ text: String) -> String {
    guard text.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first else { return text }
    return String(text.dropFirst().dropLast())
  }

  private func kind(_ kind: ActionKind) -> String {
    [strong(words["action.\(kind.id).label"]), plain(words["action.\(kind.id).does"])].joined(separator: "\n\n")
  }

  private func action(_ id: ActionID, _ place: AskedPlace) -> String? {
    guard let action = place.flow?.actions[id] else {
      return id.text == ActionID.reservedWord ? plain(words["key.end"]) : nil
    }
    var lines = [strong(action.shownName)]
    if let kind = action.definition { lines.append(plain(words["action.\(kind.id).label"])) }
    if let note = action.note, !note.isBlank { lines.append(plain(note)) }
    if let text = action.values["message"]?.message?.text.plain(words), !text.isBlank {
      lines.append((isMarkdown ? "> " : "") + plain(text).replacing("\n", with: isMarkdown ? "  \n> " : "\n"))
    }
    return lines.joined(separator: "\n\n")
  }

  private func token(_ written: String, _ place: AskedPlace) -> String? {
    guard let token = Token(written: "{{\(written)}}") else { return nil }
    if token.object == Token.answers {
      let id = ActionID(token.property)
      guard let flow = place.flow, flow.actions[id] != nil else { return nil }
      return plain(words("operand.answer", ["question": flow.name(of: id)]))
    }
    var lines = [strong(place.workspace.property(written)?.title(words) ?? token.name(words)), code(written)]
    if let fallback = place.workspace.fallback(of: token) {
      lines.append(words("key.left-out", ["value": code(fallback)]))
    }
    return lines.joined(separator: "\n\n")
  }

  // MARK: - Markup

  private func strong(_ text: String) -> String { isMarkdown ? "**\(plain(text))**" : text }
  private func code(_ text: String) -> String { isMarkdown ? "`\(text.replacing("`", with: "'"))`" : text }

  /// A text as it is, whatever signs are in it.
  private func plain(_ text: String) -> String {
    guard isMarkdown else { return text }
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
