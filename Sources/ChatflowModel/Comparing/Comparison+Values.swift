/// One function per shape of value: from what a field held and holds to what differs.
extension Comparison {
  mutating func compare(_ before: FieldValue?, _ after: FieldValue?, _ field: Field, _ path: Path) {
    guard before != after else { return }
    let (old, new) = (before.flatMap { field.held($0) }, after.flatMap { field.held($0) })
    guard old != new else { return }
    switch field.editor.shape {
    case .message where Self.are([old, new], \.message):
      compare(old?.message ?? Message(), new?.message ?? Message(), path)
    case .messages where Self.are([old, new], \.messages):
      compare(old?.messages ?? [], new?.messages ?? [], path)
    case .list where Self.are([old, new], \.entries):
      compare(old?.list ?? [], new?.list ?? [], path)
    case .record(let fields, inherits: false) where Self.are([old, new], \.record):
      compare(old?.record ?? FieldValues(), new?.record ?? FieldValues(), fields, field.ownerOfInner, path)
    case .record(let fields, inherits: true):
      // Without settings of its own others hold, whatever they are.
      guard let old = old?.record, let new = new?.record else { return note(path, old, new) }
      compare(old, new, fields, field.ownerOfInner, path)
    case .records(let shape) where Self.are([old, new], \.records):
      compare(old?.records ?? [], new?.records ?? [], shape, field.ownerOfInner, path)
    case .text, .flag, .number, .duration, .propertyValue, .edge, .replies, .message, .messages, .list, .record,
      .records:
      note(path, old, new)
    }
  }

  /// Whether values are of one sort, as far as there are any.
  private static func are<Sort>(_ values: [FieldValue?], _ sort: (FieldValue) -> Sort?) -> Bool {
    values.allSatisfy { $0.map { sort($0) != nil } ?? true }
  }

  /// A text, and what is attached to it.
  mutating func compare(_ before: Message, _ after: Message, _ path: Path) {
    func value(_ text: RichText) -> FieldValue? { text.isEmpty ? nil : .message(Message(text)) }
    note(path, value(before.text), value(after.text))
    let attached = path + [.part(.attachments)]
    compareList(
      before.attachments, after.attachments, attached, by: [{ AnyHashable($0) }],
      named: { .init(name: $0.location, number: $1) }
    ) {
      .attachment($0)
    } inside: {
      $0.note($3, .attachment(Attachment($1.kind, $1.location)), .attachment(Attachment($2.kind, $2.location)))
      $0.compare($1.kept, $2.kept, $3)
    }
    compare(before.kept, after.kept, path)
  }

  private mutating func compare(_ before: [Message], _ after: [Message], _ path: Path) {
    compareList(before, after, path, by: [{ AnyHashable($0) }, { AnyHashable($0.text) }]) {
      .field(.message($0))
    } inside: {
      $0.compare($1, $2, $3)
    }
  }

  private mutating func compare(_ before: [String], _ after: [String], _ path: Path) {
    compareList(before, after, path, by: [{ AnyHashable($0) }], named: { .init(name: $0, number: $1) }) {
      .field(.text($0))
    } inside: {
      $0.note($3, .text($1), .text($2))
    }
  }

  private mutating func compare(
    _ before: [FieldValues], _ after: [FieldValues], _ shape: RecordShape, _ owner: String, _ path: Path
  ) {
    let title: Pairing.Identity<FieldValues> = { $0[shape.key ?? shape.title].map { AnyHashable($0) } }
    compareList(
      before, after, path, by: shape.key == nil ? [{ AnyHashable($0) }, title] : [title],
      reworded: { old, new in shape.key.map { old.without($0) == new.without($0) } ?? true },
      named: { record, number in
        .init(name: record[shape.key ?? shape.title]?.text, number: number, record: record)
      }
    ) {
      .field(.record($0))
    } inside: {
      $0.compare($1, $2, shape.all, owner, $3)
    }
  }

  /// What differs of the fields of an entry, seen from itself.
  consuming func parts(_ before: FieldValues, _ after: FieldValues, _ fields: [Field], _ owner: String) -> [ValueChange]
  {
    compare(before, after, fields, owner, [])
    return changes
  }

  /// What differs of a text, seen from itself.
  consuming func parts(_ before: Message, _ after: Message) -> [ValueChange] {
    compare(before, after, [])
    return changes
  }

  /// Compares two lists: what came, what went, what moved, and inside those that stayed.
  mutating func compareList<Entry: Equatable>(
    _ before: [Entry], _ after: [Entry], _ path: Path, by identities: [Pairing.Identity<Entry>],
    reworded: @escaping (Entry, Entry) -> Bool = { _, _ in true },
    named: (Entry, Int) -> ValueChange.Entry = { .init(number: $1) },
    value: (Entry) -> ValueChange.Value,
    inside: (inout Comparison, Entry, Entry, Path) -> Void
  ) {
    guard before != after else { return }
    let pairing = Pairing(before, after, by: identities, reworded: reworded)
    for index in pairing.removed {
      note(path + [.entry(named(before[index], index + 1))], value(before[index]), nil)
    }
    let old = Dictionary(uniqueKeysWithValues: pairing.pairs.map { ($0.after, $0.before) })
    for (index, entry) in after.enumerated() {
      let place = path + [.entry(named(entry, index + 1))]
      guard let old = old[index] else {
        note(place, nil, value(entry))
        continue
      }
      if pairing.moved.contains(index) { note(place, .place(old + 1), .place(index + 1)) }
      inside(&self, before[old], entry, place)
    }
  }
}

extension Field {
  /// What it holds beside what it would hold anyway; nil if that is nothing.
  fileprivate func held(_ value: FieldValue) -> FieldValue? {
    if leavesOut(value) { return nil }
    return switch value {
    case .text(let text): text.isEmpty ? nil : value
    case .message(let message): message.isEmpty ? nil : value
    case .messages(let messages): messages.isEmpty ? nil : value
    case .list(let list): list.isEmpty ? nil : value
    case .records(let records): records.isEmpty ? nil : value
    case .flag, .number, .record: value
    }
  }
}

extension FieldValues {
  /// The same without what a field holds.
  fileprivate func without(_ field: FieldID) -> FieldValues {
    var values = self
    values[field] = nil
    return values
  }
}
