/// How a Unicode scalar takes part in the cells of a screen.
///
/// The classes are pinned to one version of Unicode, so that a text takes the same columns on every system. What
/// terminals disagree about is not shown as itself: see `replaced`.
enum ScalarClass: UInt32 {
  /// Shown as U+FFFD where it stands alone: control and format characters, unassigned and private ones, spacing
  /// combining marks, enclosing marks, halves of flags. Inside a grapheme cluster it is left out.
  case replaced = 0
  /// One column.
  case narrow = 1
  /// Two columns: East Asian wide and fullwidth, and what has emoji presentation.
  case wide = 2
  /// No column of its own: a nonspacing mark on the scalar before it.
  case mark = 3

  /// The class of a scalar.
  @inline(__always)
  static func of(_ scalar: UInt32) -> ScalarClass {
    // What nearly every screen consists of needs no search.
    if scalar < 0x300 { return scalar >= 0x20 && isPlain(scalar) ? .narrow : .replaced }
    if scalar >= 0x2500 && scalar < 0x2580 { return .narrow }
    return search(scalar)
  }

  /// Whether a scalar below U+0300 is a printable one.
  @inline(__always)
  static func isPlain(_ scalar: UInt32) -> Bool {
    scalar < 0x7f ? scalar >= 0x20 : scalar >= 0xa0 && scalar != 0xad
  }

  private static func search(_ scalar: UInt32) -> ScalarClass {
    // Entries are `first scalar << 2 | class`; the entry wanted is the last one that does not start after the scalar.
    let wanted = scalar << 2 | 3
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= wanted { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: starts[low] & 3) ?? .replaced
  }
}
