import Screen

/// Writes to a frame in the coordinates of the drawing; what the viewport does not show has no effect.
struct Pen {
  var frame: Frame
  /// Whether only texts leave a trace: what frames and lines look like is somebody else's matter then.
  private let isTextOnly: Bool
  private let area: Rect
  private let right: Int
  private let down: Int
  private let rows: Range<Int>

  /// A pen that shows `viewport` at the origin of `area`.
  init(_ frame: Frame, viewport: Rect, area: Rect, isTextOnly: Bool = false) {
    self.frame = frame
    self.isTextOnly = isTextOnly
    self.area = area
    right = area.x - viewport.x
    down = area.y - viewport.y
    rows = viewport.y..<viewport.maxY
  }

  /// Whether a row is shown.
  func sees(_ y: Int) -> Bool { rows.contains(y) }

  mutating func put(_ glyph: Unicode.Scalar, x: Int, y: Int, _ style: Style) {
    guard !isTextOnly else { return }
    frame.put(Cell(scalar: glyph.value, style: style), at: Point(x: x + right, y: y + down), in: area)
  }

  /// Puts the same glyph into the columns of a row.
  mutating func fill(_ glyph: Unicode.Scalar, columns: Range<Int>, y: Int, _ style: Style) {
    guard rows.contains(y), !isTextOnly else { return }
    let part = Rect(x: columns.lowerBound + right, y: y + down, width: columns.count, height: 1)
    frame.fill(part.intersection(area), with: Cell(scalar: glyph.value, style: style))
  }

  mutating func write(_ text: String, x: Int, y: Int, _ role: Role) {
    write(text, x: x, y: y, Style(role))
  }

  mutating func write(_ text: String, x: Int, y: Int, _ style: Style) {
    guard rows.contains(y) else { return }
    frame.write(text, at: Point(x: x + right, y: y + down), style: style, in: area)
  }

  /// Puts lines, of which the focused ones look different.
  mutating func put(_ grid: LineGrid, _ glyphs: [Unicode.Scalar]) {
    let width = grid.viewport.width
    grid.cells.withUnsafeBufferPointer { cells in
      for index in cells.indices {
        let bits = cells[index]
        if bits & Directions.all.rawValue == 0 { continue }
        let role: Role = bits & Directions.focused.rawValue != 0 ? .lineFocused : .line
        put(
          glyphs[Int(bits & Directions.all.rawValue)], x: grid.viewport.x + index % width,
          y: grid.viewport.y + index / width, Style(role))
      }
    }
  }
}
