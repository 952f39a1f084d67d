import ChatflowModel
import Screen
import Words

/// Inserting and deleting.
extension TextEditor {
  /// Types one character with the look that typing has here. Closing `}}` makes a token of what is written as one.
  package mutating func type(_ character: Character) -> TextOutcome {
    guard !character.isNewline, character != "\t", let text = cleaned(String(character)).first.map(String.init)
    else {
      return .ignored
    }
    insert(units(of: text))
    if character == "}", tools.contains(.tokens), makeToken() { return .edited(.other) }
    return .edited(.typing)
  }

  /// Inserts a text of any length in place of the selection: never keys, never commands. Written tokens become tokens.
  package mutating func paste(_ text: String) -> TextOutcome {
    let text = cleaned(text, keepingTabs: tools.isEmpty)
    guard !text.isEmpty else { return .ignored }
    var pieces = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { units(of: String($0)) }
    if shape == .line { pieces = [Array(pieces.joined(separator: units(of: " ")))] }
    insert(pieces)
    return .edited(.other)
  }

  /// Inserts a token in place of the selection.
  package mutating func insert(_ token: Token) -> TextOutcome {
    insert([TextUnit(token, words: words, marks: typingMarks, link: typingLink)])
    return .edited(.other)
  }

  /// Replaces the token at the cursor, as after its fallback was changed; inserts it if there is none.
  package mutating func replaceToken(with token: Token) -> TextOutcome {
    guard let (position, current) = tokenAtCursor else { return insert(token) }
    guard current != token else { return .ignored }
    let unit = lines[position.line].units[position.offset]
    lines[position.line].units[position.offset] = TextUnit(token, words: words, marks: unit.marks, link: unit.link)
    return .edited(.other)
  }

  /// Replaces the whole text, as after an external editor; `.ignored` if it is the same.
  mutating func replaceAll(with value: RichText) -> TextOutcome {
    guard self.value != value.normalized(for: tools) else { return .ignored }
    self.value = value
    return .edited(.other)
  }

  /// The text as an external editor gets it, with the line break at its end that editors expect.
  package var textForEditor: String { value.text(tools: tools) + "\n" }

  /// Takes back what an external editor made of the text; `.ignored` if it is the same.
  package mutating func takeFromEditor(_ text: String) -> TextOutcome {
    var text = cleaned(text, keepingTabs: true)
    if text.last?.isNewline == true { text.removeLast() }
    return replaceAll(with: RichText(text: text, tools: tools))
  }

  package mutating func cut() -> TextOutcome {
    guard !selection.isEmpty else { return .ignored }
    let text = selectedText
    deleteSelection()
    return .cut(text)
  }

  /// A new line; in a list a new item, in an empty item the end of the list, and in a program as far in as the line
  /// before.
  mutating func insertNewLine() -> TextOutcome {
    let line = lines[cursor.line]
    if selection.isEmpty, line.kind != .paragraph, line.units.isEmpty {
      lines[cursor.line].kind = .paragraph
      return .edited(.other)
    }
    let marks = typingMarks
    insert([[], isCode ? indentation : []])
    if !marks.isEmpty { pendingMarks = marks }
    return .edited(.typing)
  }

  /// The white space that the line begins with, up to where the selection begins.
  private var indentation: [TextUnit] {
    let start = selection.range.lowerBound
    return Array(lines[start.line].units.prefix(start.offset).prefix { $0.isSpace })
  }

  /// Deletes the selection, or else up to where a movement would lead.
  package mutating func delete(to movement: TextAction) -> TextOutcome {
    if !selection.isEmpty {
      deleteSelection()
      return .edited(.other)
    }
    if movement == .left, cursor.offset == 0, lines[cursor.line].kind != .paragraph {
      lines[cursor.line].kind = .paragraph
      return .edited(.other)
    }
    let start = cursor
    let target = movement == .lineEnd || movement == .lineStart ? lineEdge(movement) : target(of: movement)
    guard target != start else { return .ignored }
    let marks = typingMarks
    select(start, target)
    deleteSelection()
    // What is typed in place of deleted formatted text looks like it did.
    if typingMarks != marks, lines[cursor.line].units.isEmpty { pendingMarks = marks }
    return .edited(.deleting)
  }

  /// The edge of the whole line, not of the row; at the end of a line, the line break counts.
  private func lineEdge(_ movement: TextAction) -> TextPosition {
    if movement == .lineStart {
      return cursor.offset == 0 ? target(of: .left) : TextPosition(line: cursor.line, offset: 0)
    }
    let end = lines[cursor.line].units.count
    return cursor.offset == end ? target(of: .right) : TextPosition(line: cursor.line, offset: end)
  }

  /// The selected text as it goes to the clipboard: without formatting, tokens as written.
  package var selectedText: String {
    let range = selection.range
    return (range.lowerBound.line...range.upperBound.line).map { index in
      let units = lines[index].units
      let start = index == range.lowerBound.line ? range.lowerBound.offset : 0
      let end = index == range.upperBound.line ? range.upperBound.offset : units.count
      return units[start..<end].reduce(into: "") { text, unit in
        switch unit.content {
        case .character(let character): text.append(character)
        case .token(let token, _): text += token.written
        }
      }
    }.joined(separator: "\n")
  }

  mutating func deleteSelection() {
    let range = selection.range
    let (start, end) = (range.lowerBound, range.upperBound)
    guard start < end else { return }
    if start.line == end.line {
      lines[start.line].units.removeSubrange(start.offset..<end.offset)
    } else {
      let rest = lines[end.line].units[end.offset...]
      lines[start.line].units.replaceSubrange(start.offset..., with: rest)
      lines.removeSubrange(start.line + 1...end.line)
    }
    mend(start)
    changed(cursor: start)
  }

  /// Puts units in place of the selection and the cursor behind them.
  private mutating func insert(_ units: [TextUnit]) {
    let marks = pendingMarks
    deleteSelection()
    let start = cursor
    var end = TextPosition(line: start.line, offset: start.offset + units.count)
    lines[start.line].units.insert(contentsOf: units, at: start.offset)
    mend(end)
    if end != start, mend(start) { end.offset -= 1 }
    changed(cursor: end)
    pendingMarks = marks
  }

  /// Puts several lines in place of the selection; new lines are of the kind of the line that they are put into.
  private mutating func insert(_ pieces: [[TextUnit]]) {
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return insert(pieces.first ?? []) }
    deleteSelection()
    let start = cursor
    let kind = lines[start.line].kind
    let rest = lines[start.line].units[start.offset...]
    var added = pieces.dropFirst().map { TextLine(kind, units: $0) }
    added[added.count - 1].units += rest
    lines[start.line].units.replaceSubrange(start.offset..., with: first)
    lines.insert(contentsOf: added, at: start.line + 1)
    let end = TextPosition(line: start.line + added.count, offset: last.count)
    mend(end)
    mend(start)
    changed(cursor: end)
  }

  /// Makes one unit of two that an edit has put side by side, if together they are one character: a letter and its
  /// combining mark, the halves of a flag.
  @discardableResult
  private mutating func mend(_ seam: TextPosition) -> Bool {
    let units = lines[seam.line].units
    guard seam.offset > 0, seam.offset < units.count else { return false }
    let (left, right) = (units[seam.offset - 1], units[seam.offset])
    guard let first = left.character, let second = right.character, !(first.isASCII && second.isASCII) else {
      return false
    }
    let text = String(first) + String(second)
    guard text.count == 1 else { return false }
    let whole = TextUnit(Character(text), marks: left.marks, link: left.link)
    lines[seam.line].units.replaceSubrange(seam.offset - 1...seam.offset, with: [whole])
    return true
  }

  private mutating func changed(cursor: TextPosition) {
    select(cursor)
    column = nil
    followsCursor = true
  }

  /// The units of a piece of a line, in the look that typing has here.
  private func units(of text: String) -> [TextUnit] {
    let (marks, link) = (typingMarks, typingLink)
    guard tools.contains(.tokens), text.utf8.count > 4, text.contains("{{") else {
      return TextUnit.of(text, marks: marks, link: link)
    }
    return RichText(text: text, tools: .tokens).blocks.flatMap { TextLine($0, words: words).units }.map { unit in
      var unit = unit
      unit.marks = marks
      unit.link = link
      return unit
    }
  }

  /// Makes one token of a written one that ends at the cursor.
  private mutating func makeToken() -> Bool {
    let units = lines[cursor.line].units[..<cursor.offset].suffix(Self.longestToken)
    var text = ""
    for (index, unit) in zip(units.indices, units).reversed() {
      guard let character = unit.character else { return false }
      text = String(character) + text
      guard text.hasPrefix("{{") else { continue }
      guard let token = Token(written: text) else { return false }
      let made = TextUnit(token, words: words, marks: unit.marks, link: unit.link)
      lines[cursor.line].units.replaceSubrange(index..<cursor.offset, with: [made])
      changed(cursor: TextPosition(line: cursor.line, offset: index + 1))
      return true
    }
    return false
  }

  /// How far back from `}}` a written token is looked for: names and a fallback of usual length.
  private static let longestToken = 250

  /// A text without what a file may not hold: control characters go. A tab stays where it means something, as in code; else
  /// it is four spaces.
  private func cleaned(_ text: String, keepingTabs: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || Self.isControl($0) }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        let keeps = keepingTabs && shape == .lines
        result.append(contentsOf: keeps ? [scalar] : Array("    ".unicodeScalars))
      } else if scalar == "\n" || scalar == "\r" || !Self.isControl(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }
}
