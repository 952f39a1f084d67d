import Glibc

/// The system's names as texts: paths, arguments and variables, which are bytes and need not be UTF-8.
///
/// A byte that belongs to no character becomes a scalar of its own, U+10F800 for 0x80 up to U+10F87F for 0xFF. Where a
/// name really holds one of these private characters, its bytes are taken apart in the same way. So every name has one
/// text, and every text that was made here gives back its bytes.
public enum SystemPath {
  private static let first: UInt32 = 0x10_F780
  private static let reserved: ClosedRange<UInt32> = (first + 0x80)...(first + 0xFF)
  /// The first byte of each reserved scalar in UTF-8; texts without it need no second look.
  private static let lead: UInt8 = 0xF4

  /// Whether a scalar stands for a byte that belongs to no character.
  public static func isByte(_ scalar: Unicode.Scalar) -> Bool { reserved.contains(scalar.value) }

  /// The text of a name that ends in a zero byte.
  public static func text(_ name: UnsafePointer<CChar>) -> String {
    text(of: UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  /// The text of a name's bytes.
  public static func text(of bytes: some RandomAccessCollection<UInt8>) -> String {
    if !bytes.contains(lead), let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let character = rest.prefix(length)
      if let scalar = String(validating: character, as: UTF8.self)?.unicodeScalars.first, !isByte(scalar) {
        text.append(scalar)
        rest = rest.dropFirst(character.count)
      } else {
        if let scalar = Unicode.Scalar(first + UInt32(byte)) { text.append(scalar) }
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// The bytes of a text.
  public static func bytes(of text: String) -> [UInt8] {
    guard text.utf8.contains(lead) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if isByte(scalar) { bytes.append(UInt8(scalar.value - first)) } else { bytes += Array(String(scalar).utf8) }
    }
    return bytes
  }

  /// Does something with a text as the system takes it.
  public static func with<Result>(_ text: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard text.utf8.contains(lead) else { return text.withCString(body) }
    return (bytes(of: text).map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      // An array that is not empty has a place.
      buffer.baseAddress.map(body) ?? text.withCString(body)
    }
  }
}
