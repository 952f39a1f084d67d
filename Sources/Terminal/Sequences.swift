/// The control sequences that ncurses does not know; all are ignored by terminals that do not know them either.
enum Sequences {
  /// Synchronized output: the terminal shows what lies between the two at once.
  static let beginFrame: [UInt8] = bytes("\u{1b}[?2026h")
  static let endFrame: [UInt8] = bytes("\u{1b}[?2026l")

  /// Mouse buttons, movement with a button down, and reports that reach beyond column 223.
  static let mouseOn = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h"
  static let mouseOff = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l"
  /// Pasted text comes between marks.
  static let pasteOn = "\u{1b}[?2004h"
  static let pasteOff = "\u{1b}[?2004l"
  /// The terminal says when its window gets or loses the focus.
  static let focusOn = "\u{1b}[?1004h"
  static let focusOff = "\u{1b}[?1004l"
  /// The terminal says when its colours turn light or dark.
  static let groundOn = "\u{1b}[?2031h"
  static let groundOff = "\u{1b}[?2031l"

  /// A still bar, a still block, and what the user has set.
  static let cursorBar = "\u{1b}[6 q"
  static let cursorBlock = "\u{1b}[2 q"
  static let cursorStandard = "\u{1b}[0 q"

  /// Asks for the background colour.
  static let backgroundQuery = "\u{1b}]11;?\u{1b}\\"

  /// Puts a text on the system's clipboard.
  static func copy(_ text: String) -> [UInt8] {
    bytes("\u{1b}]52;c;") + base64(Array(text.utf8)) + [0x07]
  }

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let alphabet = bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  static func base64(_ data: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((data.count + 2) / 3 * 4)
    for start in stride(from: 0, to: data.count, by: 3) {
      let count = min(3, data.count - start)
      var group = 0
      for index in 0..<3 { group = group << 8 | (index < count ? Int(data[start + index]) : 0) }
      for index in 0..<4 {
        result.append(index <= count ? alphabet[group >> (18 - 6 * index) & 63] : 0x3d)
      }
    }
    return result
  }
}
