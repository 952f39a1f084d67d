extension TextWidth {
  /// Breaks a text into lines of at most `width` columns, as ranges of the text, at least one.
  ///
  /// A line ends at a line break, or after a space, or between two wide characters; a longer word is broken between
  /// grapheme clusters. The ranges are in order and leave out line breaks and the spaces at a soft break, so a place in
  /// a gap belongs to the end of the line before it. A text that ends with a line break has an empty last line.
  public static func wrap(_ text: String, to width: Int) -> [Range<String.Index>] {
    // Most texts are plain and fit: nothing in them is a place to break at, then.
    if let count = PlainText.count(text), count <= max(1, width) { return [text.startIndex..<text.endIndex] }
    var wrapping = Wrapping(width: max(1, width), start: text.startIndex)
    var glyphs = Glyphs(text)
    while true {
      let index = glyphs.index
      guard let cell = glyphs.next() else { break }
      if cell.scalar == replacement, text[index].isLineBreak {
        wrapping.endLine(at: index, next: glyphs.index)
      } else {
        let isSpace = cell.scalar == 0x20 && text.utf8.index(after: index) == glyphs.index
        wrapping.take(cell, isSpace: isSpace, from: index, to: glyphs.index)
      }
    }
    wrapping.endLine(at: text.endIndex, next: text.endIndex)
    return wrapping.lines
  }

  /// The state of breaking one text.
  private struct Wrapping {
    let width: Int
    var lines: [Range<String.Index>] = []
    /// Where the line begins, and how many columns it has.
    var start: String.Index
    var columns = 0
    /// The last place where the line may end, where the next would begin, and the columns before that beginning.
    var breakEnd: String.Index?
    var breakNext: String.Index
    var breakColumns = 0
    /// The first space that hangs over the edge since the last break.
    var edge: String.Index?
    var followsSpace = false
    var followsWide = false

    init(width: Int, start: String.Index) {
      self.width = width
      self.start = start
      breakNext = start
    }

    mutating func take(_ cell: Cell, isSpace: Bool, from index: String.Index, to end: String.Index) {
      let isWide = cell.width == 2
      if isSpace {
        if !followsSpace { breakEnd = index }
      } else if followsWide && isWide {
        breakEnd = index
        breakNext = index
        breakColumns = columns
      }
      // Spaces may hang over the edge: they are never the reason for a break.
      if isSpace {
        if columns >= width && edge == nil { edge = index }
      } else {
        while columns + Int(cell.width) > width && index > start { breakLine(before: index) }
      }
      columns += Int(cell.width)
      if isSpace {
        breakNext = end
        breakColumns = columns
      }
      followsSpace = isSpace
      followsWide = isWide
    }

    private mutating func breakLine(before index: String.Index) {
      if let end = breakEnd, breakNext > start {
        // Spaces that begin a line are its indentation, not the space before a break.
        lines.append(start..<(end > start ? end : edge ?? breakNext))
        start = breakNext
        columns -= breakColumns
      } else if index > start {
        lines.append(start..<index)
        start = index
        columns = 0
      }
      breakEnd = nil
      breakColumns = 0
      edge = nil
    }

    mutating func endLine(at end: String.Index, next: String.Index) {
      lines.append(start..<(edge ?? end))
      start = next
      edge = nil
      columns = 0
      breakEnd = nil
      breakNext = next
      breakColumns = 0
      followsSpace = false
      followsWide = false
    }
  }
}

extension Character {
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
