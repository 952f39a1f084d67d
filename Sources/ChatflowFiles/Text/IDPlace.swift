import ChatflowModel
import Yaml

/// A place of a text where the id of an action stands.
public struct IDPlace: Hashable, Sendable {
  /// What the id does there.
  public enum Role: Hashable, Sendable {
    /// The action stands under it.
    case action
    /// A connection leads to it.
    case connection
    /// The answer to it is put into a text, or asked for by a condition.
    case answer
  }

  /// The id.
  public let id: ActionID
  /// What it does there.
  public let role: Role
  /// In which action; nil in the settings.
  public let owner: ActionID?
  /// Where it stands, with its quotes if it has some.
  public let span: TextSpan
}

extension Source {
  /// Every place where the id of an action stands, in file order; what is no YAML is left out.
  public var idPlaces: [IDPlace] {
    let parts = TextParts(self)
    var finder = IDFinder(text: text)
    for setting in parts.settings where setting.key != "actions" {
      guard let entry = parts.setting(setting.key) else { continue }
      if setting.key == "start" { finder.link(entry.value) }
      if let slot = KeyTable.settings[setting.key] { finder.slot(slot, entry.value) }
    }
    for action in actions {
      guard let entry = parts.action(action.id) else { continue }
      finder.action(action.id, entry)
    }
    return finder.found.sorted { $0.span.bytes.lowerBound < $1.span.bytes.lowerBound }
  }
}

/// Walks through the nodes of a text by what its keys mean.
private struct IDFinder {
  let text: SourceText
  private(set) var found: [IDPlace] = []
  private var owner: ActionID?

  init(text: SourceText) { self.text = text }

  mutating func action(_ id: ActionID, _ entry: TextParts.Entry) {
    owner = id
    defer { owner = nil }
    note(id, .action, entry.key)
    let table = KeyTable.action(KindID(entry.value.mapping?["action"]?.scalar?.string ?? ""))
    for (key, value) in entry.value.mapping?.map({ $0 }) ?? [] {
      guard let slot = table[key.scalar?.string ?? ""] else { continue }
      self.slot(slot, value)
    }
  }

  mutating func slot(_ slot: KeyTable.Slot, _ node: Node) {
    switch slot {
    case .kind, .name, .attachments: break
    case .next, .goTo, .edge: link(node)
    case .branches: branches(node)
    case .field(let field): self.field(field, node)
    }
  }

  private mutating func field(_ field: Field, _ node: Node) {
    switch field.editor.shape {
    case .message, .propertyValue, .messages: texts(node)
    case .record(let fields, _): fieldsOf(node, fields)
    case .records(let shape):
      if shape.key == nil {
        for entry in node.sequence?.nodes ?? [] { fieldsOf(entry, shape.fields) }
      } else {
        for (_, value) in node.mapping?.map({ $0 }) ?? [] { fieldsOf(value, shape.fields) }
      }
    case .edge: link(node)
    case .replies:
      for reply in node.sequence?.nodes ?? [] { links(of: reply) }
    case .text, .flag, .number, .duration, .list: break
    }
  }

  private mutating func fieldsOf(_ node: Node, _ fields: [Field]) {
    let table = KeyTable(fields: fields)
    for (key, value) in node.mapping?.map({ $0 }) ?? [] {
      if let slot = table[key.scalar?.string ?? ""] { self.slot(slot, value) }
    }
  }

  private mutating func branches(_ node: Node) {
    for branch in node.sequence?.nodes ?? [] {
      links(of: branch)
      for key in ["if", "or"] { if let node = branch.mapping?[key] { conditions(node) } }
    }
  }

  private mutating func links(of node: Node) {
    for key in ["next", "go-to"] { if let node = node.mapping?[key] { link(node) } }
  }

  mutating func link(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      if !scalar.string.isEmpty, scalar.string != ActionID.reservedWord, !NodeReader.isNothing(node) {
        note(ActionID(scalar.string), .connection, node)
      }
    case .mapping(let mapping): if let node = mapping["go-to"] { link(node) }
    case .sequence: break
    }
  }

  private mutating func conditions(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      guard let id = Condition(scalar.string).answer else { return }
      answer(id, in: scalar.place) { _ in true }
    case .sequence(let sequence):
      for index in NodeReader.beginnings(ofConditions: sequence.nodes) { conditions(sequence[index]) }
    case .mapping: break
    }
  }

  private mutating func texts(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      guard scalar.string.contains("{{") else { return }
      let text = text
      // In double quotes, a backslash is written as two.
      let step = scalar.style == .doubleQuoted ? 2 : 1
      for token in Self.tokens(in: scalar.string) where token.object == Token.answers {
        answer(ActionID(token.property), in: scalar.place) { Self.isOpening(text, $0, backslash: step) }
      }
    case .sequence(let sequence): for node in sequence.nodes { texts(node) }
    case .mapping(let mapping): if let node = mapping["message"] { texts(node) }
    }
  }

  /// The tokens of a text, each once.
  private static func tokens(in text: String) -> Set<Token> {
    Set(TextForm.read(text, .all).tokens.map { Token(object: $0.object, property: $0.property) })
  }

  /// Whether what stands before a byte opens a token; a backslash of so many bytes keeps it from doing so.
  private static func isOpening(_ text: SourceText, _ at: Int, backslash step: Int) -> Bool {
    var at = at
    while at > 0, text.bytes[at - 1] == UInt8(ascii: " ") { at -= 1 }
    guard at >= 2, text.bytes[at - 1] == UInt8(ascii: "{"), text.bytes[at - 2] == UInt8(ascii: "{") else {
      return false
    }
    let backslashes = text.bytes[..<(at - 2)].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return backslashes / step % 2 == 0
  }

  /// Notes where a value names the answer to an action; what stands before the name decides whether it does.
  private mutating func answer(_ id: ActionID, in place: NodePlace, _ counts: (Int) -> Bool) {
    let name = Array("\(Token.answers).".utf8)
    let wanted = Array(id.text.utf8)
    var at = place.start
    while at + name.count + wanted.count <= place.end {
      defer { at += 1 }
      let start = at + name.count
      let end = start + wanted.count
      guard zip(text.bytes[at..<start], name).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 }),
        text.bytes[start..<end].elementsEqual(wanted), !isInWord(end), at == place.start || !isInWord(at - 1),
        counts(at)
      else { continue }
      let span = text.span(start..<end)
      if found.last(where: { $0.span == span }) == nil {
        found.append(IDPlace(id: id, role: .answer, owner: owner, span: span))
      }
    }
  }

  /// Whether a byte goes on with a name.
  private func isInWord(_ at: Int) -> Bool {
    guard at < text.bytes.count else { return false }
    let byte = text.bytes[at]
    return byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  private mutating func note(_ id: ActionID, _ role: IDPlace.Role, _ node: Node) {
    found.append(
      IDPlace(id: id, role: role, owner: owner, span: text.span(node.place.start..<text.end(of: node))))
  }
}
