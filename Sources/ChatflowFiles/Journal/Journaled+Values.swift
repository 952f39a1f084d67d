import ChatflowModel

extension FieldValues: Journaled {
  func write(to bytes: inout JournalBytes) {
    // In one order, so that the same values are the same bytes.
    let fields = ids.sorted()
    bytes.append(number: UInt64(fields.count))
    for field in fields {
      field.write(to: &bytes)
      self[field]?.write(to: &bytes)
    }
    kept.write(to: &bytes)
    bytes.append(entry: entry)
  }

  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init()
    for _ in 0..<(try bytes.count()) {
      let field = try FieldID(from: &bytes)
      self[field] = try FieldValue(from: &bytes)
    }
    kept = try [KeptEntry](from: &bytes)
    entry = try Int?(from: &bytes)
  }
}

extension FieldValue: Journaled {
  func write(to bytes: inout JournalBytes) {
    func tagged(_ tag: UInt8, _ value: some Journaled) {
      bytes.append(tag)
      value.write(to: &bytes)
    }
    switch self {
    case .text(let text): tagged(0, text)
    case .flag(let flag): tagged(1, flag)
    case .number(let number): tagged(2, number)
    case .message(let message): tagged(3, message)
    case .messages(let messages): tagged(4, messages)
    case .list(let list): tagged(5, list)
    case .record(let record): tagged(6, record)
    case .records(let records): tagged(7, records)
    }
  }

  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self = try bytes.deeper { bytes throws(JournalDamage) in
      switch try bytes.byte() {
      case 0: .text(try String(from: &bytes))
      case 1: .flag(try Bool(from: &bytes))
      case 2: .number(try Int(from: &bytes))
      case 3: .message(try Message(from: &bytes))
      case 4: .messages(try [Message](from: &bytes))
      case 5: .list(try [ListedText](from: &bytes))
      case 6: .record(try FieldValues(from: &bytes))
      case 7: .records(try [FieldValues](from: &bytes))
      default: throw JournalDamage()
      }
    }
  }
}

extension ListedText: Journaled {
  func write(to bytes: inout JournalBytes) {
    text.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(try String(from: &bytes))
    entry = try Int?(from: &bytes)
  }
}

extension KeptEntry: Journaled {
  func write(to bytes: inout JournalBytes) {
    key.write(to: &bytes)
    value.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(key: try String(from: &bytes), value: try Tree(from: &bytes))
  }
}

extension Tree: Journaled {
  func write(to bytes: inout JournalBytes) {
    switch self {
    case .scalar(let text):
      bytes.append(0)
      text.write(to: &bytes)
    case .sequence(let trees):
      bytes.append(1)
      trees.write(to: &bytes)
    case .mapping(let entries):
      bytes.append(2)
      entries.write(to: &bytes)
    }
  }

  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self = try bytes.deeper { bytes throws(JournalDamage) in
      switch try bytes.byte() {
      case 0: .scalar(try String(from: &bytes))
      case 1: .sequence(try [Tree](from: &bytes))
      case 2: .mapping(try [Tree.Entry](from: &bytes))
      default: throw JournalDamage()
      }
    }
  }
}

extension Tree.Entry: Journaled {
  func write(to bytes: inout JournalBytes) {
    key.write(to: &bytes)
    value.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(try String(from: &bytes), try Tree(from: &bytes))
  }
}

// MARK: - Texts

extension Message: Journaled {
  func write(to bytes: inout JournalBytes) {
    text.blocks.write(to: &bytes)
    attachments.write(to: &bytes)
    kept.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      RichText(blocks: try [RichText.Block](from: &bytes)), attachments: try [Attachment](from: &bytes),
      kept: try bytes.kept())
    entry = try Int?(from: &bytes)
  }
}

extension Attachment: Journaled {
  func write(to bytes: inout JournalBytes) {
    kind.rawValue.write(to: &bytes)
    location.write(to: &bytes)
    kept.write(to: &bytes)
    bytes.append(entry: entry)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    guard let kind = Kind(rawValue: try String(from: &bytes)) else { throw JournalDamage() }
    self.init(kind, try String(from: &bytes), kept: try bytes.kept())
    entry = try Int?(from: &bytes)
  }
}

extension RichText.Block: Journaled {
  func write(to bytes: inout JournalBytes) {
    switch kind {
    case .paragraph: bytes.append(0)
    case .bullet: bytes.append(1)
    case .numbered: bytes.append(2)
    }
    spans.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    let kind: Kind
    switch try bytes.byte() {
    case 0: kind = .paragraph
    case 1: kind = .bullet
    case 2: kind = .numbered
    default: throw JournalDamage()
    }
    self.init(kind, spans: try [RichText.Span](from: &bytes))
  }
}

extension RichText.Span: Journaled {
  func write(to bytes: inout JournalBytes) {
    switch content {
    case .text(let text):
      bytes.append(0)
      text.write(to: &bytes)
    case .token(let token):
      bytes.append(1)
      token.write(to: &bytes)
    }
    bytes.append(marks.rawValue)
    link.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    let content: Content
    switch try bytes.byte() {
    case 0: content = .text(try String(from: &bytes))
    case 1: content = .token(try Token(from: &bytes))
    default: throw JournalDamage()
    }
    self.init(content, marks: RichText.Marks(rawValue: try bytes.byte()), link: try String?(from: &bytes))
  }
}

extension Token: Journaled {
  func write(to bytes: inout JournalBytes) {
    object.write(to: &bytes)
    property.write(to: &bytes)
    fallback.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(
      object: try String(from: &bytes), property: try String(from: &bytes), fallback: try String?(from: &bytes))
  }
}
