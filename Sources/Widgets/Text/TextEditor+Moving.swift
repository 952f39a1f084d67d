import ChatflowModel
import Screen

/// Moving and selecting.
extension TextEditor {
  /// Moves the cursor; `.ignored` if it stays where it is and nothing else changes.
  package mutating func move(_ action: TextAction, extending: Bool) -> TextOutcome {
    let before = selection
    followsCursor = true
    if !extending, !before.isEmpty, let edge = edgeOfSelection(for: action) {
      select(edge)
      return .moved
    }
    let isVertical = [.up, .down, .pageUp, .pageDown].contains(action)
    let wanted = isVertical ? column ?? columnOfCursor : nil
    let target = target(of: action, column: wanted ?? 0)
    if extending { select(before.anchor, target) } else { select(target) }
    column = selection == before ? nil : wanted
    return selection == before ? .ignored : .moved
  }

  /// Left and right first leave a selection, to its side.
  private func edgeOfSelection(for action: TextAction) -> TextPosition? {
    switch action {
    case .left: selection.range.lowerBound
    case .right: selection.range.upperBound
    default: nil
    }
  }

  /// Where a movement leads from the cursor.
  package func target(of action: TextAction, column: Int = 0) -> TextPosition {
    switch action {
    case .left: position(before: cursor)
    case .right: position(after: cursor)
    case .wordLeft: wordStart(before: cursor)
    case .wordRight: wordEnd(after: cursor)
    case .lineStart: rowEdges.start
    case .lineEnd: rowEdges.end
    case .textStart: .start
    case .textEnd: endPosition
    case .up: position(rows: -1, column: column)
    case .down: position(rows: 1, column: column)
    case .pageUp: position(rows: -max(1, viewport.height - 1), column: column)
    case .pageDown: position(rows: max(1, viewport.height - 1), column: column)
    default: cursor
    }
  }

  var endPosition: TextPosition { TextPosition(line: lines.count - 1, offset: lines[lines.count - 1].units.count) }

  /// Puts the cursor somewhere and drops the selection; places outside the text count as the nearest inside.
  package mutating func select(_ position: TextPosition) { select(position, position) }

  /// Selects from one place to another, where the cursor then stands.
  package mutating func select(_ anchor: TextPosition, _ cursor: TextPosition) {
    selection = TextSelection(anchor: clamped(anchor), cursor: clamped(cursor))
    pendingMarks = nil
  }

  mutating func moveToEnd() { select(endPosition) }

  package mutating func selectAll() -> TextOutcome {
    guard !isEmpty else { return .ignored }
    select(.start, endPosition)
    return .moved
  }

  /// Selects the word at a place; where there is none, the units of the same sort.
  mutating func selectWord(at position: TextPosition) {
    let position = clamped(position)
    let units = lines[position.line].units
    guard !units.isEmpty else { return select(position) }
    var start = min(position.offset, units.count - 1)
    var end = start + 1
    let sort = units[start].sort
    if sort != .token {
      while start > 0, units[start - 1].sort == sort { start -= 1 }
      while end < units.count, units[end].sort == sort { end += 1 }
    }
    select(TextPosition(line: position.line, offset: start), TextPosition(line: position.line, offset: end))
  }

  private func clamped(_ position: TextPosition) -> TextPosition {
    if position.line < 0 { return .start }
    if position.line >= lines.count { return endPosition }
    let count = lines[position.line].units.count
    return TextPosition(line: position.line, offset: min(max(0, position.offset), count))
  }

  private func position(before position: TextPosition) -> TextPosition {
    if position.offset > 0 { return TextPosition(line: position.line, offset: position.offset - 1) }
    guard position.line > 0 else { return position }
    return TextPosition(line: position.line - 1, offset: lines[position.line - 1].units.count)
  }

  private func position(after position: TextPosition) -> TextPosition {
    if position.offset < lines[position.line].units.count {
      return TextPosition(line: position.line, offset: position.offset + 1)
    }
    return position.line + 1 < lines.count ? TextPosition(line: position.line + 1, offset: 0) : position
  }

  /// The start of the word at or before a place; the end of the line before at the start of a line.
  private func wordStart(before position: TextPosition) -> TextPosition {
    guard position.offset > 0 else { return self.position(before: position) }
    let units = lines[position.line].units
    var offset = position.offset
    while offset > 0, units[offset - 1].sort == .space { offset -= 1 }
    guard offset > 0 else { return TextPosition(line: position.line, offset: 0) }
    let sort = units[offset - 1].sort
    repeat { offset -= 1 } while offset > 0 && sort != .token && units[offset - 1].sort == sort
    return TextPosition(line: position.line, offset: offset)
  }

  /// The end of the word at or after a place; the start of the next line at the end of a line.
  private func wordEnd(after position: TextPosition) -> TextPosition {
    let units = lines[position.line].units
    guard position.offset < units.count else { return self.position(after: position) }
    var offset = position.offset
    while offset < units.count, units[offset].sort == .space { offset += 1 }
    guard offset < units.count else { return TextPosition(line: position.line, offset: offset) }
    let sort = units[offset].sort
    repeat { offset += 1 } while offset < units.count && sort != .token && units[offset].sort == sort
    return TextPosition(line: position.line, offset: offset)
  }
}
