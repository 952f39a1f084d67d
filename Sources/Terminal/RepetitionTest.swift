import Screen

/// Finds out whether a terminal can repeat a glyph (`CSI n b`).
///
/// Many terminals say that they are xterm and are described as such, but cannot repeat, or only ASCII: lines would have
/// gaps. So the terminal is asked where its cursor is after a repeated line.
enum RepetitionTest {
  /// How a description says that a terminal repeats characters as ECMA-48 has it.
  static let description = "%p1%c\u{1b}[%p2%{1}%-%db"

  /// Asked on a cleared screen with the cursor in its corner, and leaves it so. In the second row, because the answer
  /// from the first would look like a key.
  static let question = Sequences.bytes("\u{1b}[2;1H\u{2500}\u{1b}[3b\u{1b}[6n\r\u{1b}[K\u{1b}[H")

  /// Whether the question can be asked on a screen.
  static func fits(_ size: Size) -> Bool { size.width > 5 && size.height > 1 }

  /// Whether the terminal can repeat; nil if it was asked something else.
  static func answer(_ report: CursorReport) -> Bool? { report.row == 2 ? report.column == 5 : nil }
}

/// Where a terminal says that its cursor is, counted from 1.
struct CursorReport: Equatable, Sendable {
  var row: Int
  var column: Int
}
