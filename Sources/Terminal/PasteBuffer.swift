/// Collects a bracketed paste up to its end.
struct PasteBuffer: Sendable {
  /// `ESC [ 201 ~`
  private static let end: [UInt8] = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e]

  private var bytes: [UInt8] = []
  /// How much of the end has been seen.
  private var matched = 0

  /// Takes bytes up to the paste's end, and gives the place after that; nil if the end has not come.
  mutating func append(_ new: ArraySlice<UInt8>) -> Int? {
    var rest = new
    while let byte = rest.first {
      if matched == 0 {
        let next = rest.firstIndex(of: PasteBuffer.end[0]) ?? rest.endIndex
        keep(rest[rest.startIndex..<next])
        rest = rest[next...]
        if !rest.isEmpty {
          matched = 1
          rest = rest.dropFirst()
        }
      } else if byte == PasteBuffer.end[matched] {
        matched += 1
        rest = rest.dropFirst()
        if matched == PasteBuffer.end.count { return rest.startIndex }
      } else {
        // Only the first byte of the end is ESC, so no part of what was seen can begin it again.
        keep(PasteBuffer.end[0..<matched])
        matched = 0
      }
    }
    return nil
  }

  /// Whether a part of the end has been seen, and whether that is its first byte alone.
  var isMatching: Bool { matched > 0 }
  var isAtEscape: Bool { matched == 1 }

  /// Whether bytes are the beginning of the end, or begin with all of it.
  static func mayEnd(with bytes: [UInt8]) -> Bool { zip(end, bytes).allSatisfy { $0 == $1 } }

  /// The text so far; what was seen of the end is still waited for.
  mutating func take() -> String {
    defer { bytes = [] }
    return PasteBuffer.clean(bytes)
  }

  private mutating func keep(_ new: ArraySlice<UInt8>) {
    bytes += new.prefix(InputDecoder.longestPaste - bytes.count)
  }

  /// The text so far; the buffer is empty afterwards.
  mutating func finish() -> String {
    defer {
      bytes = []
      matched = 0
    }
    return PasteBuffer.clean(bytes)
  }

  /// The text of a paste: line breaks as LF (terminals send CR), no control characters but those and tabs.
  static func clean(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0d: kept.append(0x0a)
      case 0x0a: if index == 0 || bytes[index - 1] != 0x0d { kept.append(byte) }
      case 0x09: kept.append(byte)
      case 0..<0x20, 0x7f: break
      default: kept.append(byte)
      }
    }
    let text = String(decoding: kept, as: UTF8.self)
    func isC1(_ scalar: Unicode.Scalar) -> Bool { (0x80..<0xa0).contains(scalar.value) }
    guard text.unicodeScalars.contains(where: isC1) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isC1($0) }))
  }
}
