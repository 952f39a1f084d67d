import ChatflowModel

/// What stands at a place of a file, told from its lines alone: so that it is known also while a line is half typed and
/// no reader of YAML would take it.
package struct TextCursor {
  /// A step from the top of the file to what is around a place.
  package enum Step: Hashable, Sendable {
    /// What stands under a key.
    case key(String)
    /// An entry of a list.
    case entry(Int)
  }

  /// What a place is in.
  package enum Spot: Hashable, Sendable {
    /// A key, or a place where one may be typed.
    case key
    /// A value on the line of its key, or an entry of a list.
    case value
    /// A text of several lines.
    case text
    /// A comment, or nothing of the file's.
    case nothing
  }

  /// What it is in.
  package let spot: Spot
  /// What is around it, from the top: for a value, its key or entry included.
  package let path: [Step]
  /// The bytes of the key or value that it is in; of a text, those of the line.
  package let bytes: Range<Int>
  /// Whether a colon stands behind the key.
  package let hasColon: Bool
  /// The keys beside it with what stands on their lines, in the order of the file.
  package let siblings: [(key: String, value: String)]
}

extension TextCursor {
  /// What stands at a byte of a text.
  package init(_ text: SourceText, at offset: Int) {
    let line = text.line(at: offset)
    var reader = CursorReader(text)
    self = reader.read(line, offset)
  }
}

/// A line by its parts: dashes, then a key with its value, or a value.
private struct CursorLine {
  /// The columns of the dashes, counted from 0.
  var dashes: [Int] = []
  /// The key.
  var key: String?
  /// Where the key stands, or where what stands there begins.
  var content: Range<Int>
  /// The column of that.
  var column: Int
  /// What stands behind the colon, or by itself; without a comment.
  var value: Range<Int>

  init?(_ text: SourceText, _ line: Int) {
    guard line >= 1, line <= text.lineCount, !text.isBlankOrComment(line) else { return nil }
    let start = text.start(ofLine: line)
    let end = text.end(ofLine: line)
    var at = start
    func skip() { while at < end, text.bytes[at] == UInt8(ascii: " ") { at += 1 } }
    skip()
    while at < end, text.bytes[at] == UInt8(ascii: "-"), at + 1 == end || text.bytes[at + 1] == UInt8(ascii: " ") {
      dashes.append(at - start)
      at += 1
      skip()
    }
    column = at - start
    var keyEnd = at
    if at < end, text.bytes[at] == UInt8(ascii: "\"") || text.bytes[at] == UInt8(ascii: "'") {
      keyEnd = min(end, text.endOfQuoted(at))
    }
    while keyEnd < end {
      let isColon = text.bytes[keyEnd] == UInt8(ascii: ":")
      if isColon, keyEnd + 1 == end || text.bytes[keyEnd + 1] <= UInt8(ascii: " ") { break }
      keyEnd += 1
    }
    let opens = at < end && "[{#|>&*!%@".utf8.contains(text.bytes[at])
    if keyEnd < end, !opens {
      let isQuoted = text.bytes[at] == UInt8(ascii: "\"") || text.bytes[at] == UInt8(ascii: "'")
      let written = text.string(at..<keyEnd).trimmedOfSpaces
      key = isQuoted ? String(written.dropFirst().dropLast()) : written
      content = at..<(at + written.utf8.count)
      at = keyEnd + 1
      skip()
    } else {
      content = at..<end
    }
    value = at..<Self.endOfValue(text, at, end)
    if key == nil { content = value }
  }

  /// Where a value ends: before the comment behind it, and the spaces before that.
  private static func endOfValue(_ text: SourceText, _ start: Int, _ end: Int) -> Int {
    var at = start
    if at < end, text.bytes[at] == UInt8(ascii: "\"") || text.bytes[at] == UInt8(ascii: "'") {
      at = min(end, text.endOfQuoted(at))
    }
    while at < end {
      if text.bytes[at] == UInt8(ascii: "#"), at == start || text.bytes[at - 1] == UInt8(ascii: " ") { break }
      at += 1
    }
    while at > start, text.bytes[at - 1] == UInt8(ascii: " ") { at -= 1 }
    return at
  }
}

/// Walks up the lines from a place to what is around it.
private struct CursorReader {
  private let text: SourceText
  /// The steps found so far, the nearest first.
  private var steps: [TextCursor.Step] = []
  /// Whether what is around is a text of several lines: how many of the steps lead to it.
  private var textFrom: Int?

  init(_ text: SourceText) { self.text = text }

  mutating func read(_ line: Int, _ offset: Int) -> TextCursor {
    let start = text.start(ofLine: line)
    let column = max(0, offset - start)
    guard let parts = CursorLine(text, line) else { return readBlank(line, column, offset) }
    // In the space before everything on the line, the line is what it is about.
    let dash = parts.dashes.last
    climb(from: line, below: parts.dashes.first ?? parts.column, isEntry: dash != nil)
    if let textFrom {
      return cursor(.text, Array(steps[textFrom...]), start..<text.end(ofLine: line), line, parts.column)
    }
    for (number, _) in parts.dashes.enumerated() {
      steps.insert(.entry(number == 0 ? entryIndex(line, parts.dashes[0]) : 0), at: 0)
    }
    guard let key = parts.key else {
      let isBehind = offset > parts.value.upperBound && text.comment(behind: parts.value.upperBound) != nil
      // A word by itself is the beginning of a key where keys stand.
      return cursor(
        isBehind ? .nothing : dash == nil ? .key : .value, steps, parts.value, line, parts.column)
    }
    if offset <= parts.content.upperBound {
      return cursor(.key, steps, parts.content, line, parts.column, hasColon: true)
    }
    if offset > parts.value.upperBound, text.comment(behind: parts.value.upperBound) != nil {
      return cursor(.nothing, steps, offset..<offset, line, parts.column)
    }
    steps.insert(.key(key), at: 0)
    let isText = isBlock(parts.value)
    return cursor(isText ? .nothing : .value, steps, parts.value, line, parts.column)
  }

  private mutating func readBlank(_ line: Int, _ column: Int, _ offset: Int) -> TextCursor {
    if text.isComment(line) { return cursor(.nothing, [], offset..<offset, line, column) }
    climb(from: line, below: column, isEntry: false)
    if let textFrom { return cursor(.text, Array(steps[textFrom...]), offset..<offset, line, column) }
    return cursor(.key, steps, offset..<offset, line, column)
  }

  private func cursor(
    _ spot: TextCursor.Spot, _ steps: [TextCursor.Step], _ bytes: Range<Int>, _ line: Int, _ column: Int,
    hasColon: Bool = false
  ) -> TextCursor {
    TextCursor(
      spot: spot, path: Array(steps.reversed()), bytes: bytes, hasColon: hasColon,
      siblings: spot == .text || spot == .nothing ? [] : siblings(line, column))
  }

  /// Whether a value is the sign of a block of lines, or a text that goes on below.
  private func isBlock(_ value: Range<Int>) -> Bool {
    guard let first = value.first.map({ text.bytes[$0] }) else { return false }
    return first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
  }

  /// Adds what is around something that begins in a column of a line, which is not one of the line's own dashes.
  private mutating func climb(from line: Int, below column: Int, isEntry: Bool) {
    var limit = column
    var isEntry = isEntry
    var above = line - 1
    while above >= 1, limit > 0 || isEntry {
      defer { above -= 1 }
      guard let parts = CursorLine(text, above) else { continue }
      // A dash may stand in the column of the key whose list it belongs to.
      if parts.key != nil, parts.column < limit || (isEntry && parts.column == limit && parts.dashes.isEmpty) {
        add(.key(parts.key ?? ""), parts.value)
        (limit, isEntry) = (parts.column, false)
      } else if parts.key == nil, parts.column < limit, parts.dashes.last.map({ $0 < limit }) ?? true {
        // Lines below a value that is no key go on with it.
        if parts.dashes.isEmpty { continue }
        add(nil, parts.value)
      }
      for dash in parts.dashes.reversed() where dash < limit {
        steps.append(.entry(dash == parts.dashes.first ? entryIndex(above, dash) : 0))
        (limit, isEntry) = (dash, true)
      }
    }
  }

  /// Adds a key that something stands below; a value that it has on its line goes on there.
  private mutating func add(_ step: TextCursor.Step?, _ value: Range<Int>) {
    if !value.isEmpty { textFrom = steps.count }
    if let step { steps.append(step) }
  }

  /// Which entry of its list a line with a dash in a column begins.
  private func entryIndex(_ line: Int, _ column: Int) -> Int {
    var index = 0
    var above = line - 1
    while above >= 1 {
      if !text.isBlankOrComment(above) {
        guard let indentation = text.indentation(ofLine: above), indentation >= column else { break }
        if indentation == column {
          guard CursorLine(text, above)?.dashes.first == column else { break }
          index += 1
        }
      }
      above -= 1
    }
    return index
  }

  /// The keys in a column around a line.
  private func siblings(_ line: Int, _ column: Int) -> [(key: String, value: String)] {
    var found: [(key: String, value: String)] = []
    func entry(_ parts: CursorLine) -> (key: String, value: String)? {
      parts.column == column ? parts.key.map { ($0, text.string(parts.value)) } : nil
    }
    /// Whether the mapping ends with a line: `nil` to go on.
    func begin(_ parts: CursorLine) -> Int { parts.dashes.first ?? parts.column }
    let own = CursorLine(text, line)
    var above = line - 1
    if own?.dashes.isEmpty ?? true {
      while above >= 1 {
        if let parts = CursorLine(text, above) {
          if let entry = entry(parts) { found.insert(entry, at: 0) }
          if begin(parts) < column { break }
        }
        above -= 1
      }
    }
    if let own, let entry = entry(own) { found.append(entry) }
    var below = line + 1
    while below <= text.lineCount {
      if let parts = CursorLine(text, below) {
        if begin(parts) < column { break }
        if let entry = entry(parts) { found.append(entry) }
      }
      below += 1
    }
    return found
  }
}
