import Screen
import Words

extension TextWidth {
  /// The lines of a text wrapped at words to a width.
  package static func lines(_ text: String, width: Int) -> [String] {
    wrap(text, to: width).map { String(text[$0]) }
  }
}

extension Frame {
  /// Fills an area with one mark.
  package mutating func fill(_ area: Rect, with mark: String, style: Style) {
    var cell = mark.first.map(TextWidth.glyph) ?? .blank
    cell.style = style
    fill(area, with: cell)
  }

  /// Draws a text field of which only a part may be visible.
  package mutating func draw(
    _ editor: TextEditor, in area: Rect, clip: Rect, isFocused: Bool, placeholder: String, tier: GlyphTier
  ) {
    let look = TextEditor.Look(isFocused: isFocused, glyphs: tier, placeholder: placeholder)
    let visible = area.intersection(clip)
    guard visible != area else { return editor.draw(into: &self, area: area, look: look) }
    var part = Frame(size: area.size)
    editor.draw(into: &part, area: part.bounds, look: look)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        put(part[x - area.x, y - area.y], at: Point(x: x, y: y), in: clip)
      }
    }
    if let inner = part.cursor {
      let point = Point(x: inner.point.x + area.x, y: inner.point.y + area.y)
      if visible.contains(point) { cursor = Frame.Cursor(at: point, shape: inner.shape) }
    }
  }
}
