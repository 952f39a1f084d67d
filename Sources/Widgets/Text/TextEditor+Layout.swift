import ChatflowModel
import Screen
import Words

/// A row of a text field on the screen: a piece of a line.
package struct TextRow: Hashable, Sendable {
  /// The line it belongs to.
  package let line: Int
  /// Its units; the white space that hangs over its right edge is among them.
  let units: Range<Int>
  /// The column where its text starts: list items hang behind their sign.
  let indent: Int
  /// The number of the numbered item, else 0.
  let number: Int
  /// Whether the line starts and whether it ends here.
  package var isFirst: Bool { units.lowerBound == 0 }
  let isLast: Bool
}

/// Wrapping lines into rows.
extension TextEditor {
  /// The rows that the text takes.
  package func height(width: Int) -> Int { rows(width: width).count }

  /// All rows, top to bottom, at words where it goes. The last column stays free: for the cursor at the end of a row,
  /// and for the marks that there is more.
  package func rows(width: Int) -> [TextRow] {
    if shape == .line {
      return [TextRow(line: 0, units: 0..<lines[0].units.count, indent: 0, number: 0, isLast: true)]
    }
    var rows: [TextRow] = []
    rows.reserveCapacity(lines.count)
    var number = 0
    for (index, line) in lines.enumerated() {
      number = line.kind == .numbered ? number + 1 : 0
      let indent = min(Self.indent(of: line.kind, number: number), max(0, width - 2))
      Self.wrap(line.units, width: max(1, width - 1 - indent)) { units, isLast in
        rows.append(TextRow(line: index, units: units, indent: indent, number: number, isLast: isLast))
      }
    }
    return rows
  }

  /// The columns of a list item's sign with the space behind it.
  private static func indent(of kind: RichText.Block.Kind, number: Int) -> Int {
    switch kind {
    case .paragraph: 0
    case .bullet: 2
    case .numbered: String(number).utf8.count + 2
    }
  }

  private static func wrap(_ units: [TextUnit], width: Int, add: (Range<Int>, Bool) -> Void) {
    units.withUnsafeBufferPointer { units in
      var start = 0
      var used = 0
      // Where the row could end, and how wide what follows is by now.
      var end = 0
      var behind = 0
      var index = 0
      while index < units.count {
        let wide = min(Int(units[index].width), width)
        let isSpace = units[index].isSpace
        if !isSpace, used + wide > width, index > start {
          let stop = end > start ? end : index
          add(start..<stop, false)
          used = end > start ? behind : 0
          start = stop
          end = stop
          behind = used
          continue
        }
        used += wide
        behind += wide
        index += 1
        // A row may end after white space and on both sides of a wide character.
        if isSpace || wide == 2 {
          end = index
          behind = 0
        } else if index < units.count, units[index].width == 2, units[index].character != nil {
          end = index
          behind = 0
        }
      }
      add(start..<units.count, true)
    }
  }

  /// The number of the row with the cursor. At a place where a line was wrapped, that is the lower row.
  func cursorRow(in rows: [TextRow]) -> Int {
    // The rows are in order of their places, so the one with the cursor is the last that starts at or before it.
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if TextPosition(line: rows[middle].line, offset: rows[middle].units.lowerBound) <= cursor {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  /// The column of an offset in its row.
  func column(of offset: Int, in row: TextRow, width: Int) -> Int {
    let most = shape == .line ? Int.max : max(1, width - 1)
    let text = lines[row.line].units[
      row.units.lowerBound..<max(row.units.lowerBound, min(offset, row.units.upperBound))]
    return min(most, text.reduce(row.indent) { $0 + Int($1.width) })
  }

  /// The place in a row that is nearest to a column.
  func position(column: Int, in row: TextRow) -> TextPosition {
    var at = row.indent
    for offset in row.units {
      let wide = Int(lines[row.line].units[offset].width)
      // The last place of a wrapped row belongs to the row below.
      if column < at + (wide + 1) / 2 || !row.isLast && offset + 1 == row.units.upperBound {
        return TextPosition(line: row.line, offset: offset)
      }
      at += wide
    }
    return TextPosition(line: row.line, offset: row.units.upperBound)
  }

  /// The column of the cursor in its row.
  var columnOfCursor: Int {
    let rows = rows(width: viewport.width)
    return column(of: cursor.offset, in: rows[cursorRow(in: rows)], width: viewport.width)
  }

  /// The place some rows below (or above) the cursor; past the first or last row, the start or end of the text.
  func position(rows delta: Int, column: Int) -> TextPosition {
    let rows = rows(width: viewport.width)
    let row = cursorRow(in: rows)
    let target = min(max(0, row + delta), rows.count - 1)
    if target == row { return delta < 0 ? .start : endPosition }
    return position(column: column, in: rows[target])
  }

  /// The first and the last place of the cursor's row.
  var rowEdges: (start: TextPosition, end: TextPosition) {
    let rows = rows(width: viewport.width)
    let row = rows[cursorRow(in: rows)]
    let end = row.isLast ? row.units.upperBound : row.units.upperBound - 1
    return (
      TextPosition(line: row.line, offset: row.units.lowerBound), TextPosition(line: row.line, offset: end)
    )
  }

  /// The first row, or in a single line the first column, that is visible in an area of some size.
  package func visibleScroll(in size: Size, rows: [TextRow]) -> Int {
    guard shape == .lines else { return visibleColumn(in: size.width, row: rows[0]) }
    let most = max(0, rows.count - size.height)
    guard followsCursor else { return min(max(0, scroll), most) }
    let row = cursorRow(in: rows)
    return min(max(0, min(max(scroll, row - size.height + 1), row)), max(most, 0))
  }

  /// A single line scrolls so that the cursor never stands on one of the two marks at its ends.
  private func visibleColumn(in width: Int, row: TextRow) -> Int {
    let whole = column(of: row.units.upperBound, in: row, width: width)
    guard whole >= width else { return 0 }
    let at = column(of: cursor.offset, in: row, width: width)
    var first = max(0, min(scroll, whole - width + 1))
    guard followsCursor else { return first }
    let left = width > 2 && at > 0 ? 1 : 0
    let right = width > 2 && at < whole ? 2 : 1
    if at < first + left { first = at - left }
    if at > first + width - right { first = at - width + right }
    return first
  }

  /// Takes the size that the layout gives the field, and scrolls so that the cursor is visible.
  /// To be called for every frame.
  package mutating func settle(in size: Size) {
    viewport = size
    prepare()
    scroll = visibleScroll(in: size, rows: rows(width: size.width))
  }

  /// Turns the view with the wheel; the cursor stays where it is, and the next key shows it again.
  package mutating func scroll(by amount: Int) -> TextOutcome {
    let before = visibleScroll(in: viewport, rows: rows(width: viewport.width))
    followsCursor = false
    scroll = before + amount
    scroll = visibleScroll(in: viewport, rows: rows(width: viewport.width))
    return scroll == before ? .ignored : .moved
  }
}
