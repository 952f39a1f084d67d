import CVTerm
import Screen

/// A terminal emulator, and the question whether it shows a frame.
final class EmulatedScreen {
  private let terminal: OpaquePointer?
  private let size: Size
  /// Whether it knows `CSI n b`; some terminals that call themselves xterm do not.
  var repeats = true

  init(size: Size) {
    self.size = size
    terminal = cvterm_create(Int32(size.height), Int32(size.width))
  }

  deinit { cvterm_destroy(terminal) }

  func show(_ bytes: [UInt8]) {
    let bytes = repeats ? bytes : EmulatedScreen.withoutRepetitions(bytes)
    cvterm_feed(terminal, bytes, bytes.count)
  }

  /// What it answers to the questions that it was shown.
  func answers() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    return Array(buffer[..<cvterm_output(terminal, &buffer, buffer.count)])
  }

  private static func withoutRepetitions(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      var end = index
      if bytes[index...].starts(with: [0x1b, 0x5b]) {
        end = index + 2
        while end < bytes.count, (0x30..<0x3a).contains(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: "b") {
          index = end + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  /// Where it differs from a frame, in words; nil if it shows just that.
  func difference(from frame: Frame, theme: Theme) -> String? {
    var looks: [Style: Look] = [:]
    for y in 0..<size.height {
      for x in 0..<size.width {
        let cell = frame[x, y]
        let shown = cvterm_cell(terminal, Int32(y), Int32(x))
        let wanted = looks[cell.style] ?? theme.look(cell.style)
        looks[cell.style] = wanted
        if let part = EmulatedScreen.difference(cell, wanted, shown) {
          return "\(part) at \(x),\(y): \(cell) \(wanted) \(shown)"
        }
      }
    }
    guard let cursor = frame.cursor else { return nil }
    let shown = cvterm_cursor(terminal)
    let isThere = shown.visible && Int(shown.column) == cursor.point.x && Int(shown.row) == cursor.point.y
    return isThere ? nil : "cursor: \(cursor) \(shown)"
  }

  private static func difference(_ cell: Cell, _ wanted: Look, _ shown: CVTermCell) -> String? {
    if shown.width != Int32(cell.width) { return "width" }
    // The look of a wide character is that of its left half.
    guard cell.width > 0 else { return nil }
    let scalars = [shown.scalars.0, shown.scalars.1, shown.scalars.2].prefix(Int(shown.count))
    let isBlank = cell.scalar == 0x20
    if !(isBlank && scalars.isEmpty), Array(scalars) != [cell.scalar, cell.combining].filter({ $0 != 0 }) {
      return "text"
    }
    let visible: Attributes = [.underline, .strike, .reverse]
    if shown.background != number(of: wanted.background) { return "background" }
    if shown.reverse != wanted.attributes.contains(.reverse) { return "reverse" }
    if shown.underline != wanted.attributes.contains(.underline) { return "underline" }
    if shown.strike != wanted.attributes.contains(.strike) { return "strike" }
    // Nobody sees more of a blank.
    if isBlank && wanted.attributes.isDisjoint(with: visible) { return nil }
    if shown.foreground != number(of: wanted.foreground) { return "foreground" }
    if shown.bold != wanted.attributes.contains(.bold) { return "bold" }
    return shown.italic == wanted.attributes.contains(.italic) ? nil : "italic"
  }

  private static func number(of colour: Colour) -> Int32 {
    switch colour {
    case .standard: -1
    case .indexed(let index): Int32(index)
    case .rgb(let red, let green, let blue): 0x100_0000 | Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }
  }
}
