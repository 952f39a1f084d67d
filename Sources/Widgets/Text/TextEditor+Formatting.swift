import ChatflowModel

/// Marks, lists and links.
extension TextEditor {
  /// The marks of what is typed next: those chosen, else those of the unit before the cursor.
  var typingMarks: RichText.Marks {
    guard tools.contains(.formatting) else { return [] }
    if let pendingMarks { return pendingMarks }
    if !selection.isEmpty { return selectedUnits.first?.marks ?? [] }
    let units = lines[cursor.line].units
    if cursor.offset > 0 { return units[cursor.offset - 1].marks }
    return units.first?.marks ?? []
  }

  /// The link of what is typed next: only between two units of one link; at its end a link stops.
  var typingLink: String? {
    let units = lines[cursor.line].units
    guard cursor.offset > 0, cursor.offset < units.count else { return nil }
    let link = units[cursor.offset].link
    return units[cursor.offset - 1].link == link ? link : nil
  }

  /// The marks that are on: those of all that is selected, or of what is typed next.
  package var marks: RichText.Marks {
    guard !selection.isEmpty else { return typingMarks }
    let units = selectedUnits.filter { !$0.isSpace }
    guard let first = units.first else { return [] }
    return units.reduce(first.marks) { $0.intersection($1.marks) }
  }

  /// The kind of the lines at the selection, if it is the same for all.
  var listKind: RichText.Block.Kind? {
    let kinds = Set(lines[selectedLines].map(\.kind))
    return kinds.count == 1 ? kinds.first : nil
  }

  /// The link at the cursor or at the start of the selection.
  var linkAtCursor: String? {
    let units = lines[cursor.line].units
    if !selection.isEmpty { return selectedUnits.first?.link }
    if cursor.offset < units.count, let link = units[cursor.offset].link { return link }
    return cursor.offset > 0 ? units[cursor.offset - 1].link : nil
  }

  /// The token that the cursor is on: the one after it, else the one before it, or the only thing selected.
  package var tokenAtCursor: (position: TextPosition, token: Token)? {
    let start = selection.range.lowerBound
    let units = lines[start.line].units
    if !selection.isEmpty {
      guard selection.range.upperBound == TextPosition(line: start.line, offset: start.offset + 1) else { return nil }
      return units[start.offset].token.map { (start, $0) }
    }
    if start.offset < units.count, let token = units[start.offset].token { return (start, token) }
    guard start.offset > 0, let token = units[start.offset - 1].token else { return nil }
    return (TextPosition(line: start.line, offset: start.offset - 1), token)
  }

  /// Switches a mark for the selection, or for what is typed next: on, unless all of it has it.
  package mutating func toggle(_ mark: RichText.Marks) -> TextOutcome {
    guard tools.contains(.formatting) else { return .ignored }
    guard !selection.isEmpty else {
      pendingMarks = typingMarks.symmetricDifference(mark)
      return .moved
    }
    let isOn = marks.isSuperset(of: mark)
    return restyleSelection { unit in
      if isOn { unit.marks.subtract(mark) } else { unit.marks.formUnion(mark) }
    }
  }

  /// Makes list items of the lines at the selection, or paragraphs if they all are such items.
  package mutating func toggle(_ kind: RichText.Block.Kind) -> TextOutcome {
    guard tools.contains(.formatting), shape == .lines else { return .ignored }
    let wanted = listKind == kind ? .paragraph : kind
    for index in selectedLines { lines[index].kind = wanted }
    return .edited(.other)
  }

  /// Links the selection, the link at the cursor, or else the address itself, put in as text; nil takes the link away.
  ///
  /// Ignored if it is no address of a link; `address(typed:)` helps people who leave out the scheme.
  package mutating func setLink(_ address: String?) -> TextOutcome {
    guard tools.contains(.formatting) else { return .ignored }
    if let address, !RichText.isLinkAddress(address) { return .ignored }
    if !selection.isEmpty { return restyleSelection { $0.link = address } }
    if let range = linkRange {
      for offset in range { lines[cursor.line].units[offset].link = address }
      return .edited(.other)
    }
    guard let address else { return .ignored }
    let start = cursor
    _ = paste(address)
    for offset in start.offset..<cursor.offset { lines[start.line].units[offset].link = address }
    return .edited(.other)
  }

  /// An address as a person may type it, made whole: `example.org` and `anna@example.org` get their scheme. Nil if
  /// that gives no address.
  package static func address(typed text: String) -> String? {
    let text = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    if RichText.isLinkAddress(text) { return text }
    guard text.contains("."), !text.contains(":") else { return nil }
    let whole = (text.contains("@") ? "mailto:" : "https://") + text
    return RichText.isLinkAddress(whole) ? whole : nil
  }

  /// Takes marks, links and list items away: from the selection, or from the line of the cursor.
  mutating func clearFormatting() -> TextOutcome {
    guard tools.contains(.formatting) else { return .ignored }
    let before = lines
    for index in selectedLines {
      lines[index].kind = .paragraph
      guard selection.isEmpty else { continue }
      for offset in lines[index].units.indices { lines[index].units[offset].clear() }
    }
    _ = restyleSelection { $0.clear() }
    pendingMarks = selection.isEmpty && !typingMarks.isEmpty ? [] : nil
    return lines == before ? .ignored : .edited(.other)
  }

  /// The lines that the selection touches.
  var selectedLines: ClosedRange<Int> {
    selection.range.lowerBound.line...selection.range.upperBound.line
  }

  private var selectedUnits: [TextUnit] {
    selectedLines.flatMap { lines[$0].units[selectedOffsets(of: $0)] }
  }

  /// Which units of a line are selected.
  func selectedOffsets(of line: Int) -> Range<Int> {
    let range = selection.range
    guard selectedLines.contains(line) else { return 0..<0 }
    let start = line == range.lowerBound.line ? range.lowerBound.offset : 0
    let end = line == range.upperBound.line ? range.upperBound.offset : lines[line].units.count
    return start..<end
  }

  private mutating func restyleSelection(_ change: (inout TextUnit) -> Void) -> TextOutcome {
    var isChanged = false
    for index in selectedLines {
      for offset in selectedOffsets(of: index) {
        var unit = lines[index].units[offset]
        change(&unit)
        if unit != lines[index].units[offset] {
          lines[index].units[offset] = unit
          isChanged = true
        }
      }
    }
    return isChanged ? .edited(.other) : .ignored
  }

  /// The units around the cursor that have the link at the cursor.
  private var linkRange: Range<Int>? {
    guard let link = linkAtCursor else { return nil }
    let units = lines[cursor.line].units
    var start = cursor.offset
    var end = cursor.offset
    while start > 0, units[start - 1].link == link { start -= 1 }
    while end < units.count, units[end].link == link { end += 1 }
    return start..<end
  }
}

extension TextUnit {
  fileprivate mutating func clear() {
    marks = []
    link = nil
  }
}
