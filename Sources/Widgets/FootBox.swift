import Screen

/// A framed box just above the hint row, which leaves everything else as it is.
package struct FootBox {
  /// The box, its border included.
  package let frame: Rect
  package let glyphs: Glyphs

  /// A box with so many rows inside, at the left or at the right edge, as high as the screen allows.
  package init(rows: Int, width: Int, isAtRight: Bool, on size: Size, glyphs: Glyphs) {
    let width = min(width, size.width)
    let height = min(rows + 2, size.height - 2)
    frame = Rect(x: isAtRight ? size.width - width : 0, y: size.height - 1 - height, width: width, height: height)
    self.glyphs = glyphs
  }

  /// Where its content stands.
  package var inner: Rect { frame.inset(left: 2, top: 1, right: 2, bottom: 1) }

  package func draw(title: String, into picture: inout Frame) {
    picture.fill(frame, with: .blank(Style(.popup)))
    // What lies below is not seen, and its cursor neither.
    if let cursor = picture.cursor, frame.contains(cursor.point) { picture.cursor = nil }
    let across = String(repeating: glyphs.horizontal, count: max(0, frame.width - 2))
    let style = Style(.popupBorder, on: .popup)
    picture.write(glyphs.topLeft + across + glyphs.topRight, at: frame.origin, style: style)
    picture.write(
      glyphs.bottomLeft + across + glyphs.bottomRight, at: Point(x: frame.x, y: frame.maxY - 1), style: style)
    for y in frame.y + 1..<max(frame.y + 1, frame.maxY - 1) {
      picture.write(glyphs.vertical, at: Point(x: frame.x, y: y), style: style)
      picture.write(glyphs.vertical, at: Point(x: frame.maxX - 1, y: y), style: style)
    }
    let text = TextWidth.clip(" \(title) ", to: frame.width - 4, ellipsis: glyphs.ellipsis)
    picture.write(text, at: Point(x: frame.x + 2, y: frame.y), style: Style(.heading, on: .popup))
  }
}
