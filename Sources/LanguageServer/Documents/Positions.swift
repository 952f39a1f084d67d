import ChatflowModel

/// What a client counts the characters of a line in.
enum PositionEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// How much a character counts.
  func width(_ scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: UTF16.width(scalar)
    case .utf32: 1
    }
  }
}

/// Where the lines of a text begin, as the protocol counts them: also behind a carriage return by itself.
struct Positions {
  private let bytes: [UInt8]
  private let starts: [Int]
  let encoding: PositionEncoding

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for at in bytes.indices {
        let isReturn = bytes[at] == UInt8(ascii: "\r")
        if bytes[at] == UInt8(ascii: "\n")
          || (isReturn && (at + 1 == bytes.count || bytes[at + 1] != UInt8(ascii: "\n")))
        {
          starts.append(at + 1)
        }
      }
    }
    self.starts = starts
  }

  /// The byte at a position. A line behind the last is the end of the text, a character behind the last the end of its
  /// line, one inside of a character that character's beginning; nil for what is no position.
  func byte(_ position: JSON?) -> Int? {
    guard let line = position?["line"]?.integer, let character = position?["character"]?.integer, line >= 0,
      character >= 0
    else { return nil }
    guard line < starts.count else { return bytes.count }
    var at = starts[line]
    let end = endOfContent(line)
    var count = 0
    while at < end {
      let (scalar, next) = scalar(at)
      count += encoding.width(scalar)
      if count > character { break }
      at = next
    }
    return at
  }

  /// The bytes of a range, in the right order.
  func bytes(_ range: JSON?) -> Range<Int>? {
    guard let start = byte(range?["start"]), let end = byte(range?["end"]) else { return nil }
    return min(start, end)..<max(start, end)
  }

  /// The position of a byte.
  func position(_ byte: Int) -> JSON {
    let byte = min(max(0, byte), bytes.count)
    let line = line(byte)
    var at = starts[line]
    var count = 0
    while at < byte {
      let (scalar, next) = scalar(at)
      count += encoding.width(scalar)
      at = next
    }
    return .object([("line", .integer(line)), ("character", .integer(count))])
  }

  /// The range of some bytes.
  func range(_ bytes: Range<Int>) -> JSON {
    .object([("start", position(bytes.lowerBound)), ("end", position(bytes.upperBound))])
  }

  /// The byte at a place as problems of files are told: lines that end with line feeds alone, characters, both from 1.
  func byte(line: Int, column: Int) -> Int {
    var at = 0
    var rest = line - 1
    while rest > 0, let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) { (at, rest) = (end + 1, rest - 1) }
    if at == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    rest = column - 1
    while rest > 0, at < bytes.count, bytes[at] != UInt8(ascii: "\n") { (at, rest) = (scalar(at).next, rest - 1) }
    return at
  }

  /// The end of the word that begins at a byte; of what is no word, that of its first character.
  func endOfWord(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > UInt8(ascii: " "), bytes[end] != UInt8(ascii: ":") { end += 1 }
    return end > start || end == bytes.count || bytes[end] < UInt8(ascii: " ") ? end : end + 1
  }

  private func line(_ byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle } else { high = middle }
    }
    return low
  }

  /// Where what stands on a line ends, before its line break.
  private func endOfContent(_ line: Int) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    var end = starts[line + 1] - 1
    if end > starts[line], bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The character at a byte, and where the next one begins. The text is UTF-8, so each begins with what tells its length.
  private func scalar(_ at: Int) -> (scalar: Unicode.Scalar, next: Int) {
    let first = bytes[at]
    if first < 0x80 { return (Unicode.Scalar(first), at + 1) }
    let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, bytes.count - at)
    let scalar = String(decoding: bytes[at..<at + length], as: UTF8.self).unicodeScalars.first
    return (scalar ?? "\u{FFFD}", at + length)
  }
}
