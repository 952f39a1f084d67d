/// How a span of time is written: `500ms`, `1.5s`, `30m`, `1h`, `7d`.
package enum Durations {
  private static let units: [(word: String, milliseconds: Int)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Milliseconds in the largest unit that holds them without a rest; seconds with at most one decimal.
  package static func text(_ milliseconds: Int) -> String {
    if milliseconds == 0 { return "0s" }
    if milliseconds > 0, milliseconds < 60_000, milliseconds % 1000 != 0, milliseconds % 100 == 0 {
      return "\(milliseconds / 1000).\(milliseconds % 1000 / 100)s"
    }
    for unit in units where milliseconds % unit.milliseconds == 0 {
      return "\(milliseconds / unit.milliseconds)\(unit.word)"
    }
    return "\(milliseconds)ms"
  }

  /// The milliseconds that a text stands for, or nil if it is none.
  static func milliseconds(_ text: String) -> Int? {
    guard text.utf8.count <= 16 else { return nil }
    let unit = units.filter { text.hasSuffix($0.word) }.max { $0.word.utf8.count < $1.word.utf8.count }
    guard let unit else { return nil }
    let parts = text.dropLast(unit.word.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = digits(parts[0]), whole <= 1_000_000_000 else { return nil }
    guard parts.count == 2 else { return whole * unit.milliseconds }
    guard parts[1].utf8.count <= 3, let fraction = digits(parts[1]) else { return nil }
    var scale = 1
    for _ in parts[1].utf8 { scale *= 10 }
    guard fraction * unit.milliseconds % scale == 0 else { return nil }
    return whole * unit.milliseconds + fraction * unit.milliseconds / scale
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}
