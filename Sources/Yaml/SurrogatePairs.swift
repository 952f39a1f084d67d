import Glibc

/// Pairs of escapes that mean one character, as JSON writes what lies beyond `\uFFFF`: `"\ud83d\ude00"`.
///
/// JSON is YAML, but the parser refuses halves of a pair. So a text that has such pairs is given to it with a pair of
/// characters in their places that no text holds, written as long as they are, and they are put back afterwards.
struct SurrogatePairs {
  /// The text with the pairs replaced.
  private(set) var replaced: [UInt8]
  /// The bytes at which the pairs stand, and what they mean, in the order of the text.
  private var pairs: [(byte: Int, scalar: Unicode.Scalar)] = []
  /// The first of them that may still be to come.
  private var next = 0

  /// Two characters that Unicode keeps free for purposes like this one.
  private static let standIn: (UInt32, UInt32) = (0xFDD0, 0xFDD1)
  private static let escaped = Array("\\uFDD0\\uFDD1".utf8)
  private static let length = 12

  /// The pairs of a text; nil if it has none.
  init?(in bytes: UnsafeBufferPointer<UInt8>) {
    replaced = []
    var at = 0
    while let found = Self.backslash(in: bytes, from: at), found + Self.length <= bytes.count {
      at = found
      guard let scalar = Self.pair(bytes, at) else {
        // What stands behind a backslash is part of its escape, a second backslash included.
        at += 2
        continue
      }
      if replaced.isEmpty { replaced = Array(bytes) }
      replaced.replaceSubrange(at..<at + Self.length, with: Self.escaped)
      pairs.append((at, scalar))
      at += Self.length
    }
    if pairs.isEmpty { return nil }
  }

  /// The first backslash from a byte on. Hardly a text has any, so that they are looked for as fast as can be.
  private static func backslash(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let first = bytes.baseAddress, start < bytes.count else { return nil }
    guard let found = memchr(first + start, Int32(UInt8(ascii: "\\")), bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(first)
  }

  /// Puts the characters of a value that stands in double quotes on some bytes back into it.
  mutating func restore(_ text: inout String, at start: Int, upTo end: Int) {
    while next < pairs.count, pairs[next].byte < start { next += 1 }
    guard next < pairs.count, pairs[next].byte < end else { return }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar.value == Self.standIn.0, scalars.first?.value == Self.standIn.1, next < pairs.count,
        pairs[next].byte < end
      else {
        result.append(scalar)
        continue
      }
      scalars.removeFirst()
      result.append(pairs[next].scalar)
      next += 1
    }
    text = String(result)
  }

  private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Unicode.Scalar? {
    guard let high = half(bytes, at), (0xD800..<0xDC00).contains(high), let low = half(bytes, at + 6),
      (0xDC00..<0xE000).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func half(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32? {
    guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for byte in bytes[at + 2..<at + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
