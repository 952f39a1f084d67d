/// A whole picture of the screen: a grid of cells and a cursor.
///
/// Views draw all cells of their area each time; the device sends only what differs from the last frame. Nothing drawn
/// outside the frame or outside the given area has any effect, and half a wide character is never left behind.
public struct Frame: Hashable, Sendable {
  /// Where the terminal's cursor stands, and what it looks like.
  public struct Cursor: Hashable, Sendable {
    /// A block or a bar.
    public enum Shape: Hashable, Sendable { case block, bar }
    /// Its cell.
    public var point: Point
    /// Its shape, where the terminal can change it.
    public var shape: Shape
    /// A cursor at a cell.
    public init(at point: Point, shape: Shape = .bar) {
      self.point = point
      self.shape = shape
    }
  }

  /// Columns and rows.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]
  /// The visible cursor, if any.
  public var cursor: Cursor?

  /// A frame of blanks.
  public init(size: Size, fill: Cell = .blank) {
    self.size = size
    cells = Array(repeating: fill, count: size.width * size.height)
  }

  /// The whole frame as an area.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the frame.
  public subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
    return cells[y * size.width + x]
  }

  /// The cells of one row.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Puts one cell, if it lies in the frame and in `area`. A wide cell that would straddle the edge becomes a blank.
  public mutating func put(_ cell: Cell, at point: Point, in area: Rect? = nil) {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    guard limit.contains(point) else { return }
    let index = point.y * size.width + point.x
    if cell.width == 2 {
      guard point.x + 1 < limit.maxX else {
        store(Cell(scalar: 0x20, style: cell.style), at: index, x: point.x)
        return
      }
      store(cell, at: index, x: point.x)
      store(Cell(scalar: 0, width: 0, style: cell.style), at: index + 1, x: point.x + 1, keepsLeft: true)
    } else {
      store(cell, at: index, x: point.x)
    }
  }

  /// Writes text from a place to the right, clipped to `area`; returns the column after it.
  ///
  /// Control characters never reach the frame: `TextWidth` shows them as a replacement.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, style: Style = .text, in area: Rect? = nil) -> Int {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    var x = point.x
    guard point.y >= limit.y, point.y < limit.maxY else { return x + TextWidth.of(text) }
    for glyph in TextWidth.glyphs(text) {
      var cell = glyph
      cell.style = style
      if x >= limit.x { put(cell, at: Point(x: x, y: point.y), in: limit) }
      x += Int(cell.width)
    }
    return x
  }

  /// Fills an area with one cell.
  public mutating func fill(_ area: Rect, with cell: Cell = .blank) {
    let limit = area.intersection(bounds)
    for y in limit.y..<limit.maxY {
      for x in limit.x..<limit.maxX { put(cell, at: Point(x: x, y: y), in: limit) }
    }
  }

  /// Changes the style of what stands in an area, keeping the text.
  public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let limit = area.intersection(bounds)
    for y in limit.y..<limit.maxY {
      for x in limit.x..<limit.maxX {
        cells[y * size.width + x].style = change(cells[y * size.width + x].style)
      }
    }
  }

  /// The frame as lines of text, trailing spaces removed.
  public var lines: [String] {
    (0..<size.height).map { y in
      var text = row(y).map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Stores a cell and blanks the other half of a wide character that it cuts.
  private mutating func store(_ cell: Cell, at index: Int, x: Int, keepsLeft: Bool = false) {
    if !keepsLeft, cells[index].width == 0, x > 0 {
      cells[index - 1] = Cell(scalar: 0x20, style: cells[index - 1].style)
    }
    if cells[index].width == 2, x + 1 < size.width, cells[index + 1].width == 0 {
      cells[index + 1] = Cell(scalar: 0x20, style: cells[index + 1].style)
    }
    cells[index] = cell
  }
}
