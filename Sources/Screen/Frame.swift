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
  /// The rows of cells, top to bottom. Rows that no one changed are shared with the frame that this one was drawn over.
  public private(set) var rows: [[Cell]]
  /// The visible cursor, if any.
  public var cursor: Cursor?

  /// A frame of blanks.
  public init(size: Size, fill: Cell = .blank) {
    self.size = size
    rows = Array(repeating: Array(repeating: .blank(fill.style), count: size.width), count: size.height)
    if fill != .blank(fill.style) { self.fill(bounds, with: fill) }
  }

  /// The whole frame as an area.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the frame.
  public subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
    return rows[y][x]
  }

  /// All cells, row by row.
  public var cells: [Cell] { rows.reduce(into: []) { $0 += $1 } }

  /// The cells of one row; none outside the frame.
  public func row(_ y: Int) -> [Cell] { rows.indices.contains(y) ? rows[y] : [] }

  /// Puts one cell, if it lies in the frame and in `area`. A wide cell that would straddle the edge becomes a blank.
  ///
  /// A cell of width 0 is only ever made by the frame itself; putting one has no effect.
  public mutating func put(_ cell: Cell, at point: Point, in area: Rect? = nil) {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    guard limit.contains(point) else { return }
    rows[point.y].place(cell, at: point.x, before: limit.maxX)
  }

  /// Puts cells from a place to the right, clipped to `area`; each takes its own columns.
  public mutating func put(_ cells: [Cell], at point: Point, in area: Rect? = nil) {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    guard point.y >= limit.y, point.y < limit.maxY, !limit.isEmpty else { return }
    var x = point.x
    for cell in cells where x < limit.maxX {
      if x >= limit.x { rows[point.y].place(cell, at: x, before: limit.maxX) }
      x += Int(cell.width)
    }
  }

  /// Writes text from a place to the right, clipped to `area`; returns the column after it.
  ///
  /// Control characters never reach the frame: `TextWidth` shows them as a replacement.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, style: Style = .text, in area: Rect? = nil) -> Int {
    let limit = area.map { $0.intersection(bounds) } ?? bounds
    var x = point.x
    guard point.y >= limit.y, point.y < limit.maxY, !limit.isEmpty else { return x + TextWidth.of(text) }
    if let count = writePlain(text, at: point, limit: limit, style: style) { return x + count }
    var glyphs = TextWidth.Glyphs(text)
    while var cell = glyphs.next() {
      cell.style = style
      let end = x + Int(cell.width)
      if x >= limit.x && x < limit.maxX {
        rows[point.y].place(cell, at: x, before: limit.maxX)
      } else if x < limit.x && end > limit.x {
        // The right half of a wide character that begins left of the area.
        rows[point.y].place(Cell(scalar: 0x20, style: style), at: limit.x, before: limit.maxX)
      }
      x = end
    }
    return x
  }

  /// Writes a text of which every scalar is a cell of one column, and returns its columns; nil for any other text.
  private mutating func writePlain(_ text: String, at point: Point, limit: Rect, style: Style) -> Int? {
    guard let count = PlainText.count(text) else { return nil }
    let first = max(point.x, limit.x)
    let end = min(point.x + count, limit.maxX)
    guard first < end else { return count }
    rows[point.y].mendEdges(of: first..<end)
    rows[point.y].withUnsafeMutableBufferPointer { cells in
      var column = point.x
      PlainText.forEach(text) { scalar in
        if column >= first, column < end { cells[column] = Cell(scalar: scalar, style: style) }
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
      rows[y].mendEdges(of: limit.x..<limit.maxX)
      if cell.width == 2 {
        for x in stride(from: limit.x, to: limit.maxX, by: 2) { rows[y].place(cell, at: x, before: limit.maxX) }
      } else {
        rows[y].withUnsafeMutableBufferPointer { $0[limit.x..<limit.maxX].update(repeating: cell) }
      }
    }
  }

  /// Changes the style of what stands in an area, keeping the text. A wide character at the edge changes whole.
  public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let limit = area.intersection(bounds)
    guard !limit.isEmpty else { return }
    for y in limit.y..<limit.maxY {
      let first = rows[y][limit.x].width == 0 ? max(0, limit.x - 1) : limit.x
      let end = limit.maxX < size.width && rows[y][limit.maxX].width == 0 ? limit.maxX + 1 : limit.maxX
      for x in first..<end { rows[y][x].style = change(rows[y][x].style) }
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
}

extension [Cell] {
  /// Stores a cell that begins inside the row, and its right half if it has one that fits.
  @inline(__always)
  fileprivate mutating func place(_ cell: Cell, at x: Int, before maxX: Int) {
    switch cell.width {
    case 1:
      mendEdges(of: x..<x + 1)
      self[x] = cell
    case 2 where x + 1 < maxX:
      mendEdges(of: x..<x + 2)
      self[x] = cell
      self[x + 1] = Cell(scalar: 0, width: 0, style: cell.style)
    case 2:
      mendEdges(of: x..<x + 1)
      self[x] = Cell(scalar: 0x20, style: cell.style)
    default:
      break
    }
  }

  /// Blanks the halves that would be left of wide characters when some cells of the row are replaced.
  @inline(__always)
  fileprivate mutating func mendEdges(of columns: Range<Int>) {
    let (first, end) = (columns.lowerBound, columns.upperBound)
    if first > 0, self[first].width == 0 { self[first - 1] = Cell(scalar: 0x20, style: self[first - 1].style) }
    if end < count, self[end].width == 0 { self[end] = Cell(scalar: 0x20, style: self[end].style) }
  }
}
