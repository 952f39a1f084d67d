import ChatflowModel
import Screen

/// Drawing.
extension TextEditor {
  /// How a field looks apart from what is in it.
  struct Look: Hashable, Sendable {
    /// Whether it has the focus, and so the cursor.
    var isFocused = false
    var glyphs = GlyphTier.rich
    /// What stands in it while it is empty.
    var placeholder = ""
  }

  /// Draws the text into an area and, if it has the focus, puts the frame's cursor.
  func draw(into frame: inout Frame, area: Rect, look: Look) {
    guard !area.isEmpty else { return }
    let style = plainStyle(look)
    frame.fill(area, with: .blank(style))
    let rows = rows(width: area.width)
    // A text that nobody edits shows how it begins.
    let first = look.isFocused ? visibleScroll(in: area.size, rows: rows) : 0
    if isEmpty, !look.placeholder.isEmpty {
      let text = TextWidth.clip(
        look.placeholder, to: area.width, ellipsis: Glyphs.of(look.glyphs).ellipsis)
      frame.write(text, at: area.origin, style: placeholderStyle(look), in: area)
    }
    switch shape {
    case .line: drawLine(rows[0], from: first, into: &frame, area: area, look: look)
    case .lines: drawLines(rows, from: first, into: &frame, area: area, look: look)
    }
  }

  /// What its text is drawn as.
  private func plainStyle(_ look: Look) -> Style {
    Style(look.isFocused ? .fieldFocused : .field, shape == .line ? .ruled : [])
  }

  /// What stands in an empty text is of the text's own surface, so that a field is seen to be one from its first column.
  private func placeholderStyle(_ look: Look) -> Style {
    Style(.placeholder, shape == .line ? .ruled : [], on: look.isFocused ? .fieldFocused : .field)
  }

  private func drawLines(_ rows: [TextRow], from first: Int, into frame: inout Frame, area: Rect, look: Look) {
    for (index, row) in rows[first...].prefix(area.height).enumerated() {
      draw(row, at: area.x, into: &frame, area: area.row(index), look: look)
    }
    let hidden = rows.count - first - area.height
    let marks: (up: String, down: String) = look.glyphs == .ascii ? ("^", "v") : ("↑", "↓")
    let edge = area.maxX - 1
    if first > 0 { frame.write(marks.up, at: Point(x: edge, y: area.y), style: Style(.dim), in: area) }
    if hidden > 0 { frame.write(marks.down, at: Point(x: edge, y: area.maxY - 1), style: Style(.dim), in: area) }
    guard look.isFocused else { return }
    let row = cursorRow(in: rows)
    guard row >= first, row < first + area.height else { return }
    let x = area.x + column(of: cursor.offset, in: rows[row], width: area.width)
    frame.cursor = .init(at: Point(x: min(x, edge), y: area.y + row - first))
  }

  private func drawLine(_ row: TextRow, from first: Int, into frame: inout Frame, area: Rect, look: Look) {
    let area = area.row(0)
    draw(row, at: area.x - first, into: &frame, area: area, look: look)
    let whole = column(of: row.units.upperBound, in: row, width: area.width)
    let marks = look.glyphs == .ascii ? ("<", ">") : ("◄", "►")
    let edge = area.maxX - 1
    if first > 0 { frame.write(marks.0, at: area.origin, style: Style(.dim), in: area) }
    if whole - first > area.width { frame.write(marks.1, at: Point(x: edge, y: area.y), style: Style(.dim), in: area) }
    guard look.isFocused else { return }
    let x = area.x + column(of: cursor.offset, in: row, width: area.width) - first
    guard x >= area.x, x <= edge else { return }
    frame.cursor = .init(at: Point(x: x, y: area.y))
  }

  /// Draws one row whose text starts, without its indent, at a column.
  private func draw(_ row: TextRow, at x: Int, into frame: inout Frame, area: Rect, look: Look) {
    let line = lines[row.line]
    let plain = plainStyle(look)
    if row.isFirst { frame.write(sign(of: line.kind, row: row, look: look), at: area.origin, style: plain, in: area) }
    let selected = selectedOffsets(of: row.line)
    var x = x + row.indent
    // Characters side by side go into the frame together.
    var run: [Cell] = []
    run.reserveCapacity(row.units.count)
    var runX = x
    line.units.withUnsafeBufferPointer { units in
      for offset in row.units where x < area.maxX {
        // Of a unit only what is needed is read: a whole one would be copied.
        var style = plain
        if units[offset].link != nil { style = Style(.link) }
        if units[offset].cell == nil { style = Style(.token) }
        style.attributes = plain.attributes.union(units[offset].marks.attributes)
        if selected.contains(offset) { style.role = .selection }
        if var cell = units[offset].cell {
          cell.style = style
          run.append(cell)
        } else if case .token(_, let name) = units[offset].content {
          frame.put(run, at: Point(x: runX, y: area.y), in: area)
          run.removeAll()
          runX = x + Int(units[offset].width)
          if runX > area.x {
            let text = TextWidth.clip(Self.quoted(name, look.glyphs), to: shape == .line ? .max : area.maxX - x)
            frame.write(text, at: Point(x: x, y: area.y), style: style, in: area)
          }
        }
        x += Int(units[offset].width)
      }
    }
    frame.put(run, at: Point(x: runX, y: area.y), in: area)
    // A selected line break is seen as one selected column.
    if row.isLast, selectedLines.contains(row.line), row.line < selection.range.upperBound.line, x < area.maxX {
      frame.put(.blank(Style(.selection)), at: Point(x: x, y: area.y), in: area)
    }
  }

  private func sign(of kind: RichText.Block.Kind, row: TextRow, look: Look) -> String {
    switch kind {
    case .paragraph: ""
    case .bullet: look.glyphs == .ascii ? "-" : "•"
    case .numbered: "\(row.number)."
    }
  }

  /// A token's name in its quotes, which are one column each in every tier.
  package static func quoted(_ name: String, _ glyphs: GlyphTier) -> String {
    switch glyphs {
    case .rich: "‹\(name)›"
    case .basic: "«\(name)»"
    case .ascii: "<\(name)>"
    }
  }

  /// Puts the cursor where a click was, in the area that the field was drawn into. A drag extends the selection; a double
  /// click selects a word.
  package mutating func place(at point: Point, in area: Rect, extending: Bool = false, clicks: Int = 1) -> TextOutcome {
    guard !area.isEmpty else { return .ignored }
    let rows = rows(width: area.width)
    let first = visibleScroll(in: area.size, rows: rows)
    let before = selection
    column = nil
    let position: TextPosition
    switch shape {
    case .line: position = self.position(column: point.x - area.x + first, in: rows[0])
    case .lines:
      let row = first + point.y - area.y
      if row < 0 {
        position = .start
      } else if row >= rows.count {
        position = endPosition
      } else {
        position = self.position(column: point.x - area.x, in: rows[row])
      }
    }
    scroll = first
    followsCursor = true
    if extending {
      select(selection.anchor, position)
    } else if clicks > 1 {
      selectWord(at: position)
    } else {
      select(position)
    }
    return selection == before ? .ignored : .moved
  }
}

extension RichText.Marks {
  /// The attributes in which the marks are seen.
  package var attributes: Attributes {
    var attributes: Attributes = []
    if contains(.bold) { attributes.insert(.bold) }
    if contains(.italic) { attributes.insert(.italic) }
    if contains(.underline) { attributes.insert(.underline) }
    if contains(.strike) { attributes.insert(.strike) }
    return attributes
  }
}
