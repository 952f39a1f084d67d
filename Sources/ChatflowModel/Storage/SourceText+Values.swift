import Yams

/// Where values end: the YAML parser only says where they begin.
extension SourceText {
  /// Where a single value, or a list or mapping in brackets, ends. The parent's column is that of its key or dash.
  func end(of node: Node, from start: Int, parentColumn: Int) -> Int {
    switch node {
    case .mapping, .sequence: return endOfFlow(start)
    case .alias: return start
    case .scalar(let scalar):
      switch scalar.style {
      case .singleQuoted, .doubleQuoted: return endOfQuoted(start)
      case .literal, .folded: return endOfBlock(start, parentColumn)
      case .plain, .any: return scalar.string.isEmpty ? start : endOfPlain(start, parentColumn)
      }
    }
  }

  private func endOfBlock(_ start: Int, _ parentColumn: Int) -> Int {
    let header = line(at: start)
    var last = header
    var next = header + 1
    while next <= lineCount {
      if let indentation = indentation(ofLine: next) {
        if indentation <= parentColumn { break }
        last = next
      }
      next += 1
    }
    return end(ofLine: last)
  }

  /// Where the indicators of a literal or folded block end.
  func endOfBlockHeader(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, "|>+-0123456789".utf8.contains(bytes[at]) { at += 1 }
    return at
  }

  private func endOfPlain(_ start: Int, _ parentColumn: Int) -> Int {
    var line = line(at: start)
    var result = endOfPlainLine(start, end(ofLine: line))
    while result.isWhole {
      var next = line + 1
      while next <= lineCount, isBlank(next) { next += 1 }
      guard next <= lineCount, let indentation = indentation(ofLine: next), indentation > parentColumn,
        !isComment(next)
      else { break }
      line = next
      result = endOfPlainLine(self.start(ofLine: line) + indentation, end(ofLine: line))
    }
    return result.end
  }

  /// Where plain text on a line ends, and whether that is because the line does.
  private func endOfPlainLine(_ start: Int, _ lineEnd: Int) -> (end: Int, isWhole: Bool) {
    var at = start
    var end = start
    while at < lineEnd {
      let byte = bytes[at]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        if at + 1 < lineEnd, bytes[at + 1] == UInt8(ascii: "#") { return (end, false) }
      } else {
        end = at + 1
      }
      at += 1
    }
    return (end, true)
  }

  /// Where a key that begins at a byte ends, behind its colon.
  func endOfKey(_ start: Int) -> Int {
    let lineEnd = end(ofLine: line(at: start))
    var at = start
    if at < lineEnd, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") { at = endOfQuoted(at) }
    while at < lineEnd {
      if bytes[at] == UInt8(ascii: ":"), at + 1 == lineEnd || bytes[at + 1] <= UInt8(ascii: " ") { return at + 1 }
      at += 1
    }
    return lineEnd
  }

  /// The comment behind a byte on its line.
  func comment(behind offset: Int) -> String? {
    let lineEnd = end(ofLine: line(at: offset))
    var at = offset
    while at < lineEnd, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at < lineEnd && bytes[at] == UInt8(ascii: "#") ? string(at..<lineEnd).trimmedOfSpaces : nil
  }
}

/// A list or mapping of the file that stands line by line, taken apart.
struct SourceBlock {
  /// One of its entries or items.
  struct Entry {
    /// The key; for an item of a list its number.
    let key: String
    /// Where the key begins; for an item its dash.
    let start: Int
    /// The first line, and the line behind the last.
    let lines: Range<Int>
    let value: Node
    /// Where the value begins.
    let valueStart: Int
    /// Whether it is an item of a list.
    let isItem: Bool
    /// How many lines stand before those that its node was made from.
    let linesBefore: Int
  }

  let entries: [Entry]
  /// The column, counted from 0, of keys or dashes.
  let column: Int
  /// Whether its first entry stands on a line that begins with a dash outside of it.
  let isBehindDash: Bool
  /// Whether new entries that hold more than a value are set off by an empty line.
  let isSpaced: Bool

  /// The entries at the top level, each made from nodes of its own.
  init(top entries: [Entry], isSpaced: Bool = false) {
    self.entries = entries
    self.isSpaced = isSpaced
    column = 0
    isBehindDash = false
  }

  /// Takes a node apart whose lines end before a line; nil if it is a single value, empty, or written in brackets.
  init?(_ node: Node, in text: SourceText, upTo end: Int, linesBefore: Int) {
    guard let mark = node.mark else { return nil }
    let begin = text.offset(line: mark.line + linesBefore, column: mark.column)
    guard begin < text.bytes.count, text.bytes[begin] != UInt8(ascii: "["), text.bytes[begin] != UInt8(ascii: "{")
    else {
      return nil
    }
    var found: [(key: String, start: Int, value: Node)] = []
    switch node {
    case .mapping(let mapping):
      for index in mapping.indices {
        let (key, value) = mapping[index]
        guard let mark = key.mark, let name = key.scalar?.string else { return nil }
        found.append((name, text.offset(line: mark.line + linesBefore, column: mark.column), value))
      }
    case .sequence(let sequence):
      for (index, item) in sequence.enumerated() {
        guard let mark = item.mark else { return nil }
        let start = text.dash(before: text.offset(line: mark.line + linesBefore, column: mark.column))
        guard let start else { return nil }
        found.append(("\(index)", start, item))
      }
    default: return nil
    }
    if found.isEmpty { return nil }
    let places = found.map { text.place(at: $0.start) }
    guard zip(places, places.dropFirst()).allSatisfy({ $0.line < $1.line && $0.column == $1.column }) else {
      return nil
    }
    let firstLine = places[0].line
    let column = places[0].column - 1
    let extents = text.extents(from: places.map(\.line), upTo: end, column: column)
    self.column = column
    isSpaced = false
    let indentation = text.indentation(ofLine: firstLine) ?? 0
    isBehindDash = indentation < column
    if isBehindDash, text.bytes[text.start(ofLine: firstLine) + indentation] != UInt8(ascii: "-") { return nil }
    entries = zip(found, extents).map { found, lines in
      let mark = found.value.mark
      let valueStart = mark.map { text.offset(line: $0.line + linesBefore, column: $0.column) } ?? found.start
      return Entry(
        key: found.key, start: found.start, lines: lines, value: found.value, valueStart: valueStart,
        isItem: node.sequence != nil,
        linesBefore: linesBefore)
    }
  }
}

extension SourceText {
  /// The dash of the list item that begins at a byte.
  fileprivate func dash(before offset: Int) -> Int? {
    var at = offset - 1
    while at >= 0 {
      switch bytes[at] {
      case UInt8(ascii: "-"): return at
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): at -= 1
      default:
        // Only comments may stand between a dash and what it introduces.
        let line = line(at: at)
        guard isComment(line) else { return nil }
        at = start(ofLine: line) - 1
      }
    }
    return nil
  }
}
