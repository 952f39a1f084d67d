import ChatflowModel

/// A value that a journal can hold: written as bytes, and read back as the same value.
///
/// Numbers are written in as few bytes as they need, texts as their length and their UTF-8, so that a text can also be found
/// in a journal by hand. Unlike the text form of a file this keeps also by which entry of a file a value is known.
protocol Journaled {
  /// Writes it behind what was written.
  func write(to bytes: inout JournalBytes)
  /// Reads what `write` has written.
  init(from bytes: inout JournalReader) throws(JournalDamage)
}

/// Bytes of a journal are not what was written.
struct JournalDamage: Error {}

/// Bytes that are being written.
struct JournalBytes {
  private(set) var all: [UInt8]
  /// Whether it is left out by which entry of a file a value is known: the file will be another one when it is read.
  private let isWithoutEntries: Bool

  init(reserving count: Int, after start: [UInt8], isWithoutEntries: Bool = false) {
    all = start
    self.isWithoutEntries = isWithoutEntries
    all.reserveCapacity(count)
  }

  mutating func append(_ byte: UInt8) { all.append(byte) }
  mutating func append(_ bytes: some Sequence<UInt8>) { all.append(contentsOf: bytes) }

  /// By which entry of a file a value is known.
  mutating func append(entry: Int?) { (isWithoutEntries ? nil : entry).write(to: &self) }

  /// A number from 0, seven bits in a byte, the lowest first.
  mutating func append(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      all.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    all.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Bytes that are being read. Nothing of them is trusted: a length is never more than what is left.
struct JournalReader {
  private var rest: ArraySlice<UInt8>
  private var depth = 0
  /// How deep values can lie in each other; a file's cannot lie deeper.
  private static let deepest = 200

  /// The form that the journal was written in.
  private let form: Int

  init(_ bytes: ArraySlice<UInt8>, form: Int = Journal.form) { (rest, self.form) = (bytes, form) }

  /// The keys that a version does not know, which the first form does not hold for texts and attachments.
  mutating func kept() throws(JournalDamage) -> [KeptEntry] { form > 1 ? try [KeptEntry](from: &self) : [] }

  /// Why an action could not be read, of which only the third form holds several.
  mutating func defects() throws(JournalDamage) -> [FileProblem] {
    if form > 2 { return try [FileProblem](from: &self) }
    let first = try FileProblem?(from: &self)
    return first.map { [$0] } ?? []
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() throws(JournalDamage) -> UInt8 {
    guard let byte = rest.popFirst() else { throw JournalDamage() }
    return byte
  }

  mutating func number() throws(JournalDamage) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
    }
    throw JournalDamage()
  }

  /// A length, of which at least as many bytes must be left.
  mutating func count() throws(JournalDamage) -> Int {
    let number = try number()
    guard number <= UInt64(rest.count) else { throw JournalDamage() }
    return Int(number)
  }

  mutating func bytes() throws(JournalDamage) -> ArraySlice<UInt8> {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// Reads something that can hold itself.
  mutating func deeper<Value>(
    _ read: (inout JournalReader) throws(JournalDamage) -> Value
  ) throws(JournalDamage) -> Value {
    guard depth < Self.deepest else { throw JournalDamage() }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }
}

// MARK: - Simple values

extension String: Journaled {
  func write(to bytes: inout JournalBytes) {
    bytes.append(number: UInt64(utf8.count))
    bytes.append(utf8)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    guard let text = String(validating: try bytes.bytes(), as: UTF8.self) else { throw JournalDamage() }
    self = text
  }
}

extension Int: Journaled {
  /// Small negative numbers are small, too: the sign is the lowest bit.
  func write(to bytes: inout JournalBytes) { bytes.append(number: UInt64(bitPattern: Int64(self << 1 ^ self >> 63))) }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    let number = try bytes.number()
    self = Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }
}

extension Bool: Journaled {
  func write(to bytes: inout JournalBytes) { bytes.append(self ? 1 : 0) }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    switch try bytes.byte() {
    case 0: self = false
    case 1: self = true
    default: throw JournalDamage()
    }
  }
}

extension Optional: Journaled where Wrapped: Journaled {
  func write(to bytes: inout JournalBytes) {
    (self != nil).write(to: &bytes)
    self?.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self = try Bool(from: &bytes) ? try Wrapped(from: &bytes) : nil
  }
}

extension Array: Journaled where Element: Journaled {
  func write(to bytes: inout JournalBytes) {
    bytes.append(number: UInt64(count))
    for element in self { element.write(to: &bytes) }
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init()
    // Each element takes a byte at least, so a length that is made up ends with the bytes.
    for _ in 0..<(try bytes.count()) { append(try Element(from: &bytes)) }
  }
}

extension Identifier {
  func write(to bytes: inout JournalBytes) { text.write(to: &bytes) }
  init(from bytes: inout JournalReader) throws(JournalDamage) { self.init(try String(from: &bytes)) }
}

extension ActionID: Journaled {}
extension KindID: Journaled {}
extension FieldID: Journaled {}
extension EdgeID: Journaled {}
