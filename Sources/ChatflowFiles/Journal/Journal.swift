import ChatflowModel
import OrderedCollections

/// A journal: every edit of a file that was not saved yet, in the order in which it was done.
///
/// It begins with a line by which it is recognised. Then come records, each with its length and its checksum: first what the
/// edits begin from, then an edit each, or the whole state where a journal was begun anew. Whatever happens to the end of a
/// journal, what stands before is whole. See "Nothing is lost" in docs/command-line.md.
public enum Journal {
  /// The form in which journals are written. What earlier programs left in the others is read as well: in the first,
  /// texts and attachments have no keys that a version does not know; up to the second, an action that could not be read has one
  /// problem alone.
  static let form = 3
  /// The first line.
  static let firstLine = line(form)

  private static func line(_ form: Int) -> String { "chatflow-journal \(form)\n" }
  /// The most bytes that a journal is read up to.
  public static let maximumBytes = 256 << 20

  /// What the edits of a journal begin from.
  public struct Base: Hashable, Sendable {
    /// Of which file it is.
    public var subject: JournalSubject
    /// The place of the file, from the root.
    public var path: String
    /// The name that a chatflow has without a file.
    public var name: String
    /// By what is known again what the file held; nil if there was none.
    public var file: Held?
    /// What the file held, byte for byte; nil if there was none, or no room for it.
    public var bytes: [UInt8]?

    /// What edits begin from: the file, or nothing but the name.
    public init(_ subject: JournalSubject, path: String, name: String = "", bytes: [UInt8]?) {
      self.subject = subject
      self.path = path
      self.name = name
      self.bytes = bytes
      file = bytes.map { Held($0) }
    }

    /// The same without the bytes, where there is no room for them: a whole state has to follow.
    public var withoutBytes: Base {
      var base = self
      base.bytes = nil
      return base
    }
  }

  /// By what is known again what a file held.
  public struct Held: Hashable, Sendable {
    let size: Int
    let sum: UInt32

    /// What some bytes are known by.
    public init(_ bytes: [UInt8]) {
      size = bytes.count
      sum = Checksum.of(bytes[...])
    }

    init(size: Int, sum: UInt32) {
      self.size = size
      self.sum = sum
    }
  }

  /// The whole of what a file is to hold.
  public enum State: Hashable, Sendable {
    /// A chatflow.
    case chatflow(Chatflow)
    /// What the chatflows of a folder share.
    case workspace(FieldValues)
  }

  /// A record of a journal.
  enum Record: Hashable {
    case base(Base)
    case step(JournalStep)
    case head(Edit.Head, [Action])
    case values(FieldValues)
    /// Somebody else has written the file, who did not know of what the journal holds.
    case overtaken
    /// A text is about to be written over what the file holds, in place: who is killed meanwhile leaves a part of it.
    case writing([UInt8])
    /// What another journal of the file holds is part of the state, by its name; or is not any more.
    case restored(String, Bool)

    /// Whether it changes the state.
    var isEdit: Bool {
      switch self {
      case .step, .head, .values: true
      case .base, .overtaken, .writing, .restored: false
      }
    }
  }

  // MARK: - Writing

  /// How a journal begins: with what its edits begin from.
  public static func beginning(_ base: Base) -> [UInt8] { Array(firstLine.utf8) + framed(.base(base)) }

  /// The record of an edit; empty if it is not about such a file.
  public static func record(_ edit: Edit, of subject: JournalSubject) -> [UInt8] {
    JournalStep(edit, of: subject).map { framed(.step($0)) } ?? []
  }

  /// The record of a whole state.
  public static func record(_ state: State) -> [UInt8] {
    switch state {
    case .chatflow(let flow): framed(.head(flow.head, Array(flow.actions.values)))
    case .workspace(let values): framed(.values(values))
    }
  }

  /// The record that somebody else has written the file, who did not know of what the journal holds: what was restored from a
  /// journal that was behind its file goes on being behind it.
  public static var overtaken: [UInt8] { framed(.overtaken) }

  /// The record that a text is about to be written over what the file holds, in place.
  public static func record(writing text: [UInt8]) -> [UInt8] { framed(.writing(text)) }

  /// The record that what another journal of the file holds is part of the state from here on, or is not any more.
  public static func record(restored name: String, _ isPart: Bool = true) -> [UInt8] { framed(.restored(name, isPart)) }

  private static func framed(_ record: Record) -> [UInt8] { framed(record, isWithoutEntries: false) }

  /// Something with its length and its checksum before it.
  static func framed(_ record: some Journaled, isWithoutEntries: Bool) -> [UInt8] {
    var bytes = JournalBytes(
      reserving: 1024, after: [UInt8](repeating: 0, count: 8), isWithoutEntries: isWithoutEntries)
    record.write(to: &bytes)
    var all = bytes.all
    let (length, sum) = (UInt32(all.count - 8), Checksum.of(all[8...]))
    for place in 0..<4 {
      all[place] = UInt8(truncatingIfNeeded: length >> (place * 8))
      all[4 + place] = UInt8(truncatingIfNeeded: sum >> (place * 8))
    }
    return all
  }

  // MARK: - Reading

  /// What a journal holds.
  public struct Contents: Sendable {
    /// What the edits begin from.
    public var base: Base
    /// How many edits it holds that can be read.
    public var count: Int
    /// Whether something behind them cannot be read.
    public var isCut: Bool
    let records: ArraySlice<Record>
  }

  /// Reads a journal up to its first bad record; nil if not even its beginning can be read.
  public static func read(_ bytes: [UInt8]) -> Contents? {
    guard let (form, length) = beginning(of: bytes) else { return nil }
    var records: [Record] = []
    var rest = bytes[length...]
    while let (record, length) = framed(Record.self, at: rest, form: form) {
      records.append(record)
      rest = rest.dropFirst(length)
    }
    guard case .base(let base)? = records.first else { return nil }
    return Contents(
      base: base, count: records.count(where: \.isEdit), isCut: !rest.isEmpty, records: records.dropFirst())
  }

  /// In which form a journal is, and how many bytes say so.
  private static func beginning(of bytes: [UInt8]) -> (form: Int, length: Int)? {
    (1...form).first { bytes.starts(with: line($0).utf8) }.map { ($0, line($0).utf8.count) }
  }

  /// Of which file a journal is, told from its first bytes alone; nil where they say nothing.
  public static func place(inBeginning bytes: [UInt8]) -> (subject: JournalSubject, path: String)? {
    guard let (form, length) = beginning(of: bytes) else { return nil }
    var reader = JournalReader(bytes.dropFirst(length + 8), form: form)
    let read = Result { () throws(JournalDamage) -> (JournalSubject, String)? in
      guard try reader.byte() == 0, let subject = JournalSubject(rawValue: try reader.byte()) else { return nil }
      return (subject, try String(from: &reader))
    }
    return (try? read.get()) ?? nil
  }

  /// Reads something that has its length and its checksum before it; nil if it is not what was written.
  static func framed<Value: Journaled>(
    _ type: Value.Type, at bytes: ArraySlice<UInt8>, form: Int = form
  ) -> (Value, length: Int)? {
    guard bytes.count >= 8 else { return nil }
    func number(at offset: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + offset + $1]) << ($1 * 8) }
    }
    let payload = bytes.dropFirst(8).prefix(Int(number(at: 0)))
    guard payload.count == Int(number(at: 0)), Checksum.of(payload) == number(at: 4) else { return nil }
    var reader = JournalReader(payload, form: form)
    guard case .success(let value) = Result(catching: { () throws(JournalDamage) in try Value(from: &reader) }),
      reader.isAtEnd
    else { return nil }
    return (value, 8 + payload.count)
  }
}

extension Journal.Record: Journaled {
  func write(to bytes: inout JournalBytes) {
    switch self {
    case .base(let base):
      bytes.append(0)
      base.write(to: &bytes)
    case .step(let step):
      bytes.append(1)
      step.write(to: &bytes)
    case .head(let head, let actions):
      bytes.append(2)
      head.write(to: &bytes)
      actions.write(to: &bytes)
    case .values(let values):
      bytes.append(3)
      values.write(to: &bytes)
    case .overtaken: bytes.append(4)
    case .writing(let text):
      bytes.append(5)
      bytes.append(number: UInt64(text.count))
      bytes.append(text)
    case .restored(let name, let isPart):
      bytes.append(6)
      name.write(to: &bytes)
      isPart.write(to: &bytes)
    }
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    switch try bytes.byte() {
    case 0: self = .base(try Journal.Base(from: &bytes))
    case 1: self = .step(try JournalStep(from: &bytes))
    case 2: self = .head(try Edit.Head(from: &bytes), try [Action](from: &bytes))
    case 3: self = .values(try FieldValues(from: &bytes))
    case 4: self = .overtaken
    case 5: self = .writing(Array(try bytes.bytes()))
    case 6: self = .restored(try String(from: &bytes), try Bool(from: &bytes))
    default: throw JournalDamage()
    }
  }
}

extension Journal.Base: Journaled {
  func write(to bytes: inout JournalBytes) {
    bytes.append(subject.rawValue)
    path.write(to: &bytes)
    name.write(to: &bytes)
    file.write(to: &bytes)
    (self.bytes != nil).write(to: &bytes)
    guard let held = self.bytes else { return }
    bytes.append(number: UInt64(held.count))
    bytes.append(held)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    guard let subject = JournalSubject(rawValue: try bytes.byte()) else { throw JournalDamage() }
    self.init(subject, path: try String(from: &bytes), name: try String(from: &bytes), bytes: nil)
    file = try Journal.Held?(from: &bytes)
    if try Bool(from: &bytes) { self.bytes = Array(try bytes.bytes()) }
  }
}

extension Journal.Held: Journaled {
  func write(to bytes: inout JournalBytes) {
    size.write(to: &bytes)
    bytes.append(number: UInt64(sum))
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(size: try Int(from: &bytes), sum: UInt32(truncatingIfNeeded: try bytes.number()))
  }
}
