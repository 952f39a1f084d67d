/// Cuts what comes in into messages: each has a head that says how many bytes it has.
///
/// Nothing that comes in ends it. What is no message becomes a problem, and it goes on behind that: with the next head,
/// as far as there is something that looks like one.
struct MessageReader {
  /// What was found.
  enum Found: Hashable {
    /// The bytes of a message.
    case message([UInt8])
    /// Something that is none.
    case problem(ProtocolError)
  }

  /// The most bytes of a head; those of editors have about fifty.
  static let longestHead = 4 << 10
  /// The most bytes of a message. The largest file has 16 MiB, of which every byte may be escaped.
  static let longestMessage = 128 << 20

  private var waiting: [UInt8] = []
  /// How far the bytes that wait were looked through for the end of a head.
  private var looked = 0
  /// How many bytes of a message that is too long are still to come.
  private var skipping = 0

  /// Takes bytes, and gives what is complete by now.
  mutating func take(_ bytes: some Collection<UInt8>) -> [Found] {
    waiting += bytes
    var found: [Found] = []
    var at = 0
    while let next = next(&at) { found.append(next) }
    waiting.removeFirst(at)
    looked = max(0, looked - at)
    return found
  }

  private mutating func next(_ at: inout Int) -> Found? {
    if skipping > 0 {
      let count = min(skipping, waiting.count - at)
      (at, skipping) = (at + count, skipping - count)
      if skipping > 0 { return nil }
    }
    guard let head = endOfHead(from: at) else {
      guard waiting.count - at > Self.longestHead else { return nil }
      at = waiting.count
      return .problem(.noHead)
    }
    guard let length = Self.length(waiting[at..<head.fields]) else {
      // What is left of a message that was no message stands before the next head, without a line break between them.
      at = Self.beginOfLength(in: waiting[at..<head.fields]) ?? head.end
      return .problem(.noHead)
    }
    guard length <= Self.longestMessage else {
      at = head.end
      skipping = length
      return .problem(.tooLong)
    }
    guard waiting.count - head.end >= length else { return nil }
    defer {
      at = head.end + length
      looked = at
    }
    return .message(Array(waiting[head.end..<head.end + length]))
  }

  /// Where the fields of a head end, and where it ends: with a line on which nothing stands.
  private mutating func endOfHead(from start: Int) -> (fields: Int, end: Int)? {
    var at = max(start, looked - 3)
    while at < waiting.count {
      defer { at += 1 }
      guard waiting[at] == UInt8(ascii: "\n") else { continue }
      // Some clients end lines with a line feed alone.
      if at == start || (at == start + 1 && waiting[start] == UInt8(ascii: "\r")) { return (start, at + 1) }
      let isBare = waiting[at - 1] == UInt8(ascii: "\n")
      let isFull = at >= start + 2 && waiting[at - 1] == UInt8(ascii: "\r") && waiting[at - 2] == UInt8(ascii: "\n")
      if isBare || isFull { return (at - (isFull ? 1 : 0), at + 1) }
    }
    looked = waiting.count
    return nil
  }

  /// Where the last length begins that bytes tell of in the middle of a line: one on a line of its own is part of the head.
  private static func beginOfLength(in bytes: ArraySlice<UInt8>) -> Int? {
    let field = Array("content-length:".utf8)
    guard bytes.count >= field.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - field.count)).last { start in
      bytes[start..<(start + field.count)].lazy.map { $0 | 0x20 }.elementsEqual(field.lazy.map { $0 | 0x20 })
        && start > bytes.startIndex && bytes[start - 1] != UInt8(ascii: "\n")
    }
  }

  /// The length that a head tells; nil if it tells none, or several, or what it says is no length.
  private static func length(_ head: ArraySlice<UInt8>) -> Int? {
    var length: Int?
    for line in head.split(separator: UInt8(ascii: "\n")) {
      let field = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let name = String(decoding: field[..<colon], as: UTF8.self).lowercased()
      guard name == "content-length" else { continue }
      let value = field[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      let digits = value.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard length == nil, !digits.isEmpty, digits.count <= 15, value[digits.endIndex...].allSatisfy({ $0 == 0x20 })
      else { return nil }
      length = Int(String(decoding: digits, as: UTF8.self))
    }
    return length
  }
}
