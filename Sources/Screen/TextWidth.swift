/// How wide a text is, in cells. Everything that pads, clips or places a cursor asks here and nowhere else.
///
/// Every grapheme cluster takes one cell of one or two columns, on every system. What a cell cannot hold is shown as the
/// cluster's base (joined emoji, skin tones, several marks) or as U+FFFD (flags, control and format characters,
/// invisible and unassigned ones), and the text itself stays untouched. So no control character reaches a screen, and
/// nothing that a text holds is invisible.
public enum TextWidth {
  /// What is shown for what cannot be shown.
  static let replacement: UInt32 = 0xfffd

  /// The cells that a text takes, each with the default style: one per grapheme cluster.
  public static func glyphs(_ text: String) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(text.utf8.count)
    var glyphs = Glyphs(text)
    while let cell = glyphs.next() { cells.append(cell) }
    return cells
  }

  /// The cell that one grapheme cluster takes.
  public static func glyph(_ character: Character) -> Cell {
    var scalars = character.unicodeScalars.makeIterator()
    guard let first = scalars.next()?.value else { return Cell(scalar: replacement) }
    let width: UInt8
    switch ScalarClass.of(first) {
    case .narrow: width = 1
    case .wide: width = 2
    case .replaced, .mark: return Cell(scalar: replacement)
    }
    var cell = Cell(scalar: first, width: width)
    while let scalar = scalars.next()?.value {
      if ScalarClass.of(scalar) == .mark {
        cell.combining = scalar
        break
      }
    }
    return cell
  }

  /// The number of columns of a text.
  public static func of(_ text: String) -> Int {
    if let count = PlainText.count(text) { return count }
    var width = 0
    var glyphs = Glyphs(text)
    while let cell = glyphs.next() { width += Int(cell.width) }
    return width
  }

  /// Shortens a text to at most `width` columns, the last being `ellipsis` if something was cut; never cuts inside a
  /// grapheme cluster. A cut text takes exactly `width` columns: where a wide character does not fit, a space follows
  /// the ellipsis.
  public static func clip(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    guard of(text) > width else { return text }
    let room = max(0, width - of(ellipsis))
    guard room > 0 else { return String(ellipsis.prefix(width)) }
    if let start = PlainText.prefix(text, columns: room) { return String(start) + ellipsis }
    var used = 0
    var glyphs = Glyphs(text)
    var end = glyphs.index
    while let cell = glyphs.next(), used + Int(cell.width) <= room {
      used += Int(cell.width)
      end = glyphs.index
    }
    return text[..<end] + ellipsis + spaces(room - used)
  }

  /// Shortens a text to at most `width` columns by cutting its beginning, for paths: `…/flows/support.yaml`.
  public static func clipLeft(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    let full = of(text)
    guard full > width else { return text }
    let room = max(0, width - of(ellipsis))
    guard room > 0 else { return String(ellipsis.prefix(width)) }
    var left = full
    var glyphs = Glyphs(text)
    while left > room, let cell = glyphs.next() { left -= Int(cell.width) }
    return ellipsis + spaces(room - left) + text[glyphs.index...]
  }

  /// Where a text stands in a wider space.
  public enum Alignment: Sendable { case left, centre, right }

  /// A text that takes exactly `width` columns: clipped, or filled with spaces.
  public static func pad(
    _ text: String, to width: Int, _ alignment: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    let clipped = clip(text, to: width, ellipsis: ellipsis)
    let free = max(0, width - of(clipped))
    switch alignment {
    case .left: return clipped + spaces(free)
    case .right: return spaces(free) + clipped
    case .centre: return spaces(free / 2) + clipped + spaces(free - free / 2)
    }
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// The cells of a text one by one, with the place in the text after each.
  struct Glyphs {
    private let text: String
    private let scalars: String.UnicodeScalarView
    /// Where the next glyph begins.
    private(set) var index: String.Index

    init(_ text: String) {
      self.text = text
      scalars = text.unicodeScalars
      index = text.startIndex
    }

    mutating func next() -> Cell? {
      guard index < text.endIndex else { return nil }
      if let cell = nextLetter() { return cell }
      let first = scalars[index].value
      if PlainText.holds(first) {
        let after = scalars.index(after: index)
        if after == text.endIndex || PlainText.holds(scalars[after].value) {
          index = after
          return Cell(scalar: first)
        }
      }
      let character = text[index]
      index = text.index(after: index)
      return TextWidth.glyph(character)
    }

    /// The next cell, if it is of ASCII and what follows is, too: nearly every one, found by its byte.
    @inline(__always)
    private mutating func nextLetter() -> Cell? {
      let bytes = text.utf8
      let first = bytes[index]
      guard PlainText.holds(ascii: first) else { return nil }
      let after = bytes.index(after: index)
      guard after == text.endIndex || PlainText.holds(ascii: bytes[after]) else { return nil }
      index = after
      return Cell(scalar: UInt32(first))
    }
  }
}
