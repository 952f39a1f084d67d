import ChatflowModel
import Words
import Yaml

/// One function per shape of value: from what stands in the file to what a field holds.
extension NodeReader {
  /// What a field holds, or nil if nothing or nothing that can be read stands there.
  ///
  /// A text with attachments comes without them: they stand under a key of their own.
  mutating func value(of field: Field, _ node: Node, depth: Int = 0) -> FieldValue? {
    if Self.isNothing(node) { return nil }
    let shape = field.editor.shape
    switch shape {
    case .text(let notation): return text(node, in: notation).map(FieldValue.text)
    case .flag: return flag(node).map(FieldValue.flag)
    case .number(let range): return number(node, range).map(FieldValue.number)
    case .duration: return duration(node).map(FieldValue.number)
    case .message, .propertyValue: return text(node).map { .message(Message(TextForm.read($0, shape.tools))) }
    case .messages(let tools): return bubbles(node, tools).map(FieldValue.messages)
    case .list(let notation): return texts(node, in: notation).map(FieldValue.list)
    case .record(let fields, _): return group(node, fields, depth: depth + 1).map(FieldValue.record)
    case .records(let shape): return records(node, shape, depth: depth + 1).map(FieldValue.records)
    case .edge, .replies: return nil
    }
  }

  private mutating func texts(_ node: Node, in notation: Notation) -> [ListedText]? {
    let expected = notation == .recipient ? "problem.expected.assignees" : "problem.expected.texts"
    guard let nodes = list(node, expected: expected, orSingle: true) else { return nil }
    return nodes.compactMap { node in
      guard let text = text(node, in: notation) else { return nil }
      var listed = ListedText(text)
      listed.entry = mark(node)
      return listed
    }
  }

  private mutating func duration(_ node: Node) -> Int? {
    guard let text = text(node, expected: "problem.expected.duration") else { return nil }
    if let milliseconds = Durations.milliseconds(text) { return milliseconds }
    report(at: node, "duration", found: text, expected: "problem.expected.duration")
    return nil
  }

  private mutating func bubbles(_ node: Node, _ tools: TextTools) -> [Message]? {
    guard let nodes = list(node, expected: "problem.expected.bubbles", orSingle: true) else { return nil }
    return nodes.compactMap { node in
      var bubble = bubble(node, tools)
      bubble?.entry = mark(node)
      return bubble
    }
  }

  private mutating func bubble(_ node: Node, _ tools: TextTools) -> Message? {
    guard case .mapping = node else {
      return text(node, expected: "problem.expected.bubble").map { Message(TextForm.read($0, tools)) }
    }
    var message = Message()
    for entry in entries(node) ?? [] {
      switch entry.key {
      case "message": if let text = text(entry.value) { message.text = TextForm.read(text, tools) }
      case "attachments": message.attachments = attachments(entry.value) ?? []
      default:
        reportUnknown(entry, among: FileKeys.bubble)
        message.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      }
    }
    return message
  }

  /// Files and videos.
  mutating func attachments(_ node: Node) -> [Attachment]? {
    if Self.isNothing(node) { return nil }
    guard let nodes = list(node, expected: "problem.expected.attachments") else { return nil }
    return nodes.compactMap { node in
      var attachment = attachment(node)
      attachment?.entry = mark(node)
      return attachment
    }
  }

  private mutating func attachment(_ node: Node) -> Attachment? {
    guard let entries = entries(node, expected: "problem.expected.attachment") else { return nil }
    var found: Attachment?
    var kept: [KeptEntry] = []
    for entry in entries {
      guard let kind = Attachment.Kind(rawValue: entry.key) else {
        reportUnknown(entry, among: FileKeys.attachment)
        kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
        continue
      }
      guard let location = text(entry.value) else { continue }
      if found == nil {
        found = Attachment(kind, location)
      } else {
        report(at: entry.keyNode, "two-attachments", found: entry.key)
      }
    }
    if found == nil { report(at: node, "attachment", expected: "problem.expected.attachment") }
    found?.kept = kept
    return found
  }

  private mutating func group(_ node: Node, _ fields: [Field], depth: Int) -> FieldValues? {
    guard let entries = entries(node) else { return nil }
    return values(entries, KeyTable(fields: fields), depth: depth)
  }

  /// The values of fields from keys of which all that have no meaning are kept, with a warning.
  mutating func values(_ entries: [Entry], _ table: KeyTable, depth: Int = 0) -> FieldValues {
    var values = FieldValues()
    for entry in entries { read(entry, table, into: &values, depth: depth) }
    return values
  }

  /// Reads the value of a field from a key; one that has no meaning is kept, with a warning.
  mutating func read(_ entry: Entry, _ table: KeyTable, into values: inout FieldValues, depth: Int = 0) {
    if let slot = table[entry.key] { return read(entry, slot, into: &values, depth: depth) }
    reportUnknown(entry, among: table.keys)
    values.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
  }

  /// Reads a field or what is attached to it.
  mutating func read(_ entry: Entry, _ slot: KeyTable.Slot, into values: inout FieldValues, depth: Int = 0) {
    switch slot {
    case .field(let field):
      guard let value = value(of: field, entry.value, depth: depth) else { return }
      if case .message(var message) = value {
        message.attachments = values[field.id]?.message?.attachments ?? []
        values[field.id] = .message(message)
      } else {
        values[field.id] = value
      }
    case .attachments(let field):
      guard let attachments = attachments(entry.value) else { return }
      var message = values[field.id]?.message ?? Message()
      message.attachments = attachments
      values[field.id] = .message(message)
    default: break
    }
  }

  /// Says that a key has no meaning here; what stands under it is kept.
  mutating func reportUnknown(_ entry: Entry, among keys: [String]) {
    report(.warning, at: entry.keyNode, "unknown-key", found: entry.key, among: keys)
  }
}
