/// A whole picture of the screen: a grid of cells and a cursor.
///
/// Views draw all cells of their area; the device sends only what differs from the last frame. Nothing drawn
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
    cells = Array(repeating: .blank(fill.style), count: size.width * size.height)
    if fill != .blank(fill.style) { self.fill(bounds, with: fill) }
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
  ///
  /// A cell of width 0 is only ever made by the frame itself; putting one has no effect.
  public mutating func put(_ cell: Cell, at point: Point, in area: Rect? = nil) {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    guard limit.contains(point) else { return }
    place(cell, x: point.x, row: point.y * size.width, maxX: limit.maxX)
  }

  /// Writes text from a place to the right, clipped to `area`; returns the column after it.
  ///
  /// Control characters never reach the frame: `TextWidth` shows them as a replacement.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, style: Style = .text, in area: Rect? = nil) -> Int {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    var x = point.x
    guard point.y >= limit.y, point.y < limit.maxY, !limit.isEmpty else { return x + TextWidth.of(text) }
    let row = point.y * size.width
    if let count = writePlain(text, x: x, row: row, limit: limit, style: style) { return x + count }
    var glyphs = TextWidth.Glyphs(text)
    while var cell = glyphs.next() {
      cell.style = style
      let end = x + Int(cell.width)
      if x >= limit.x && x < limit.maxX {
        place(cell, x: x, row: row, maxX: limit.maxX)
      } else if x < limit.x && end > limit.x {
        // The right half of a wide character that begins left of the area.
        place(Cell(scalar: 0x20, style: style), x: limit.x, row: row, maxX: limit.maxX)
      }
      x = end
    }
    return x
  }

  /// Writes a text of which every scalar is a cell of one column, and returns its columns; nil for any other text.
  private mutating func writePlain(_ text: String, x: Int, row: Int, limit: Rect, style: Style) -> Int? {
    guard let count = PlainText.count(text) else { return nil }
    let first = max(x, limit.x)
    let end = min(x + count, limit.maxX)
    guard first < end else { return count }
    mendEdges(first: row + first, end: row + end, x: first, endX: end)
    var column = x
    cells.withUnsafeMutableBufferPointer { cells in
      PlainText.forEach(text) { scalar in
        if column >= first, column < end { cells[row + column] = Cell(scalar: scalar, style: style) }
        column += 1
      }
    }
    return count
  }

  /// Fills an area with one cell.
  public mutating func fill(_ area: Rect, with cell: Cell = .blank) {
    let limit = area.intersection(bounds)
    guard !limit.isEmpty, cell.width > 0 else { return }
    for y in limit.y..<limit.maxY {
      let row = y * size.width
      mendEdges(first: row + limit.x, end: row + limit.maxX, x: limit.x, endX: limit.maxX)
      if cell.width == 2 {
        for x in stride(from: limit.x, to: limit.maxX, by: 2) { place(cell, x: x, row: row, maxX: limit.maxX) }
      }
    }
    guard cell.width == 1 else { return }
    let first = limit.y * size.width + limit.x
    cells.withUnsafeMutableBufferPointer { cells in
      for index in first..<first + limit.width { cells[index] = cell }
      guard limit.height > 1, let base = cells.baseAddress else { return }
      // One row after the other is a copy of the first, which is done at once.
      for y in 1..<limit.height { (base + first + y * size.width).update(from: base + first, count: limit.width) }
    }
  }

  /// Changes the style of what stands in an area, keeping the text. A wide character at the edge changes whole.
  public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let limit = area.intersection(bounds)
    guard !limit.isEmpty else { return }
    for y in limit.y..<limit.maxY {
      let row = y * size.width
      let first = cells[row + limit.x].width == 0 ? max(0, limit.x - 1) : limit.x
      let end = limit.maxX < size.width && cells[row + limit.maxX].width == 0 ? limit.maxX + 1 : limit.maxX
      for index in row + first..<row + end { cells[index].style = change(cells[index].style) }
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

  /// Stores a cell that begins inside the row, and its right half if it has one.
  @inline(__always)
  private mutating func place(_ cell: Cell, x: Int, row: Int, maxX: Int) {
    let index = row + x
    switch cell.width {
    case 1:
      mendEdges(first: index, end: index + 1, x: x, endX: x + 1)
      cells[index] = cell
    case 2 where x + 1 < maxX:
      mendEdges(first: index, end: index + 2, x: x, endX: x + 2)
      cells[index] = cell
      cells[index + 1] = Cell(scalar: 0, width: 0, style: cell.style)
    case 2:
      mendEdges(first: index, end: index + 1, x: x, endX: x + 1)
      cells[index] = Cell(scalar: 0x20, style: cell.style)
    default:
      break
    }
  }

  /// Blanks the halves that would be left of wide characters when the cells from `first` up to `end` are replaced.
  @inline(__always)
  private mutating func mendEdges(first: Int, end: Int, x: Int, endX: Int) {
    if x > 0, cells[first].width == 0 {
      cells[first - 1] = Cell(scalar: 0x20, style: cells[first - 1].style)
    }
    if endX < size.width, cells[end].width == 0 {
      cells[end] = Cell(scalar: 0x20, style: cells[end].style)
    }
  }
}
