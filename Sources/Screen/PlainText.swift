/// Texts whose scalars neither join with each other nor take more than one column: nearly all that a screen shows.
///
/// Finding the end of a grapheme cluster costs ten times as much as all the rest of drawing a text, so it is only asked
/// where a scalar may join its neighbours. These texts are read by their bytes.
enum PlainText {
  /// Whether a scalar takes one column and joins with nothing in such a text.
  @inline(__always)
  static func holds(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 { return ScalarClass.isPlain(scalar) }
    if (0x2500..<0x2580).contains(scalar) || scalar == 0x2026 { return true }
    // Arrows, shapes and other symbols join only with selectors, joiners and marks, which are not among them.
    return (0x2190..<0x2800).contains(scalar) && ScalarClass.of(scalar) == .narrow
  }

  /// Whether a byte is a whole scalar that `holds`.
  @inline(__always)
  static func holds(ascii byte: UInt8) -> Bool { byte < 0x80 && holds(UInt32(byte)) }

  /// Calls a function with each scalar of a plain text.
  @inline(__always)
  static func forEach(_ text: String, _ body: (UInt32) -> Void) {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index < bytes.count { body(scalar(bytes, &index)) }
    }
  }

  /// The number of columns of a text that is plain as a whole.
  static func count(_ text: String) -> Int? {
    text.utf8.withContiguousStorageIfAvailable(count) ?? nil
  }

  /// The first columns of a plain text; nil for any other text.
  static func prefix(_ text: String, columns: Int) -> Substring? {
    guard count(text) != nil else { return nil }
    let end = text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      var left = columns
      while left > 0, index < bytes.count {
        _ = scalar(bytes, &index)
        left -= 1
      }
      return index
    }
    return end.map { text[..<text.utf8.index(text.startIndex, offsetBy: $0)] }
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = 0
    var index = 0
    while index < bytes.count {
      // A longer sequence is none of these scalars.
      guard bytes[index] < 0xf0, holds(scalar(bytes, &index)) else { return nil }
      count += 1
    }
    return count
  }

  /// The scalar that begins at a byte, and the place after it. A string holds nothing but valid UTF-8.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    if first < 0x80 {
      index += 1
      return first
    }
    let second = UInt32(bytes[index + 1]) & 0x3f
    if first < 0xe0 {
      index += 2
      return (first & 0x1f) << 6 | second
    }
    let third = UInt32(bytes[index + 2]) & 0x3f
    index += 3
    return (first & 0x0f) << 12 | second << 6 | third
  }
}
