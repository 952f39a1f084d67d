import ChatflowModel

extension Action: Journaled {
  func write(to bytes: inout JournalBytes) {
    id.write(to: &bytes)
    kind.write(to: &bytes)
    name.write(to: &bytes)
    values.write(to: &bytes)
    replies.write(to: &bytes)
    branches.write(to: &bytes)
    bytes.append(number: UInt64(edges.count))
    for (edge, link) in edges.sorted(by: { $0.key < $1.key }) {
      edge.write(to: &bytes)
      link.write(to: &bytes)
    }
    next.write(to: &bytes)
    defects.write(to: &bytes)
  }

  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      id: try ActionID(from: &bytes), kind: try KindID(from: &bytes), name: try String(from: &bytes))
    values = try FieldValues(from: &bytes)
    replies = try [QuickReply](from: &bytes)
    branches = try [Branch](from: &bytes)
    for _ in 0..<(try bytes.count()) {
      let edge = try EdgeID(from: &bytes)
      edges[edge] = try Link(from: &bytes)
    }
    next = try Link?(from: &bytes)
    defects = try bytes.defects()
  }
}

extension QuickReply: Journaled {
  func write(to bytes: inout JournalBytes) {
    label.write(to: &bytes)
    value.write(to: &bytes)
    link.write(to: &bytes)
    kept.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      try String(from: &bytes), value: try String?(from: &bytes), link: try Link?(from: &bytes),
      kept: try [KeptEntry](from: &bytes))
    entry = try Int?(from: &bytes)
  }
}

extension Branch: Journaled {
  func write(to bytes: inout JournalBytes) {
    label.write(to: &bytes)
    groups.write(to: &bytes)
    link.write(to: &bytes)
    kept.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      label: try String?(from: &bytes), groups: try [[Condition]](from: &bytes), link: try Link?(from: &bytes),
      kept: try [KeptEntry](from: &bytes))
    entry = try Int?(from: &bytes)
  }
}

extension Condition: Journaled {
  func write(to bytes: inout JournalBytes) {
    sentence.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(try String(from: &bytes))
    entry = try Int?(from: &bytes)
  }
}

extension Link: Journaled {
  func write(to bytes: inout JournalBytes) {
    action.write(to: &bytes)
    isJump.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    let action = try ActionID?(from: &bytes)
    self.init(action.map { .action($0) } ?? .end, isJump: try Bool(from: &bytes))
  }
}

extension FileProblem: Journaled {
  func write(to bytes: inout JournalBytes) {
    (severity == .error).write(to: &bytes)
    line.write(to: &bytes)
    column.write(to: &bytes)
    for text in [reason, found, expected, suggestion] { text.write(to: &bytes) }
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    let severity: Severity = try Bool(from: &bytes) ? .error : .warning
    let (line, column) = (try Int(from: &bytes), try Int(from: &bytes))
    guard let reason = try String?(from: &bytes) else { throw JournalDamage() }
    self.init(
      severity, line: line, column: column, reason: reason, found: try String?(from: &bytes),
      expected: try String?(from: &bytes), suggestion: try String?(from: &bytes))
  }
}

extension Edit.Head: Journaled {
  func write(to bytes: inout JournalBytes) {
    name.write(to: &bytes)
    values.write(to: &bytes)
    start.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      name: try String(from: &bytes), values: try FieldValues(from: &bytes), start: try Link?(from: &bytes))
  }
}
