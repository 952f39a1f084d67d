/// How wide a text is, in cells. Everything that pads, clips or places a cursor asks here and nowhere else.
public enum TextWidth {
  /// The cells that a text takes, each with the default style: one per grapheme cluster.
  public static func glyphs(_ text: String) -> [Cell] {
    text.map(glyph)
  }

  /// The cell that one grapheme cluster takes.
  public static func glyph(_ character: Character) -> Cell {
    let scalar = character.unicodeScalars.first?.value ?? 0x20
    if scalar < 0x20 || (scalar >= 0x7f && scalar < 0xa0) { return Cell(scalar: 0xfffd) }
    return Cell(scalar: scalar)
  }

  /// The number of columns of a text.
  public static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + Int(glyph($1).width) }
  }

  /// Shortens a text to at most `width` columns, the last being `ellipsis` if something was cut; never cuts inside a
  /// grapheme cluster.
  public static func clip(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let wide = Int(glyph(character).width)
      if used + wide > width - 1 { break }
      result.append(character)
      used += wide
    }
    return result + ellipsis + String(repeating: " ", count: max(0, width - 1 - used))
  }
}
