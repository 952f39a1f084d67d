import ChatflowModel
import Yaml

/// Lists whose entries have fields, as `RecordShape` says how they are written.
extension NodeReader {
  mutating func records(_ node: Node, _ shape: RecordShape, depth: Int) -> [FieldValues]? {
    let table = KeyTable(fields: shape.fields)
    guard let key = shape.key else {
      guard let nodes = list(node, expected: "problem.expected.records") else { return nil }
      return nodes.compactMap { node in
        var record = record(node, shape, table, depth: depth)
        record?.entry = mark(node)
        return record
      }
    }
    guard let entries = entries(node) else { return nil }
    return entries.map { entry in
      var values = record(entry.value, shape, table, depth: depth) ?? FieldValues()
      values[key] = .text(entry.key)
      return values
    }
  }

  private mutating func record(_ node: Node, _ shape: RecordShape, _ table: KeyTable, depth: Int) -> FieldValues? {
    if Self.isNothing(node) { return FieldValues() }
    if case .scalar = node, let short = shape.short, let field = shape.fields.first(where: { $0.id == short }) {
      var values = FieldValues()
      values[short] = value(of: field, node, depth: depth)
      return values
    }
    let isText = shape.short != nil && shape.fields.count == 1
    let expected = isText ? "problem.expected.text" : "problem.expected.mapping"
    guard let entries = entries(node, expected: expected) else { return nil }
    var values = values(entries, table, depth: depth)
    // So is an entry written that says nothing but what holds anyway.
    if shape.key == nil, values.kept.isEmpty, values.ids.count == 1, let first = shape.fields.first,
      values[first.id] == .text("") || values[first.id] == first.defaultValue
    {
      values[first.id] = nil
    }
    return values
  }

  /// A whole number.
  mutating func number(_ node: Node, _ range: ClosedRange<Int>) -> Int? {
    let expected = "\(range.lowerBound)–\(range.upperBound)"
    guard let text = text(node, expected: expected) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    report(at: node, "number", found: text, expected: expected)
    return nil
  }
}

extension Draft {
  init(_ records: [FieldValues], _ shape: RecordShape) {
    guard let key = shape.key else {
      self = .sequence(records.map { Draft(record: $0, shape) }, of: records.map(\.entry))
      return
    }
    self = .mapping(records.map { Entry(key: $0[key]?.text ?? "", value: Draft(record: $0, shape)) })
  }

  private init(record: FieldValues, _ shape: RecordShape) {
    var entries = DraftEntries()
    entries.add(record, shape.fields)
    let written = entries.entries.filter { !$0.isDefault }
    if let short = shape.short, written.count == 1, written[0].key == short.text, case .scalar = written[0].value {
      self = written[0].value
    } else if entries.entries.isEmpty, shape.key != nil {
      self = .scalar("", .word)
    } else if written.isEmpty, shape.key == nil, let first = shape.fields.first {
      self = Draft(startingWith: first, entries)
    } else {
      self = entries.draft
    }
  }

  /// An entry of a plain list that says nothing but what holds anyway is written by its first key: it is there all the
  /// same, and somebody may go on with it.
  private init(startingWith first: Field, _ entries: DraftEntries) {
    let value = first.defaultValue.flatMap { Draft.of(first.editor.shape, $0) } ?? .scalar("", .text)
    let others = entries.entries.filter { $0.key != first.id.text }
    self = .mapping([Entry(key: first.id.text, value: value)] + others)
  }
}
