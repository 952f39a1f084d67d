/// A text to look for, whatever its case.
struct Needle: Hashable, Sendable {
  /// As it was typed.
  let text: String
  private let bytes: [UInt8]
  private let characters: [String]

  init(_ text: String) {
    self.text = text
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    bytes = isASCII ? text.utf8.map(Needle.lowercased) : []
    characters = isASCII ? [] : text.map { $0.lowercased() }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { text.isEmpty }

  /// Where a text holds it first.
  func place(in text: String) -> String.Index? {
    if isEmpty { return nil }
    return bytes.isEmpty ? characterPlace(in: text) : bytePlace(in: text)
  }

  /// Nearly all searches are ASCII, and bytes are some twenty times faster than characters: a chatflow of ten thousand
  /// actions is looked through at each letter that is typed.
  private func bytePlace(in text: String) -> String.Index? {
    var text = text
    let offset = text.withUTF8 { hay -> Int? in
      guard hay.count >= bytes.count, let first = bytes.first else { return nil }
      for start in 0...hay.count - bytes.count where Needle.lowercased(hay[start]) == first {
        if (1..<bytes.count).allSatisfy({ Needle.lowercased(hay[start + $0]) == bytes[$0] }) { return start }
      }
      return nil
    }
    return offset.map { text.utf8.index(text.utf8.startIndex, offsetBy: $0) }
  }

  private func characterPlace(in text: String) -> String.Index? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let hay = Array(text.indices)
    guard hay.count >= characters.count else { return nil }
    let lowered = text.map { $0.lowercased() }
    let start = (0...hay.count - characters.count).first { start in
      characters.indices.allSatisfy { lowered[start + $0] == characters[$0] }
    }
    return start.map { hay[$0] }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
