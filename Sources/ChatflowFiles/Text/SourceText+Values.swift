import ChatflowModel
import Yaml

/// Where what a value holds ends in the text, and the comments around it.
extension SourceText {
  /// The byte behind a value. A literal or folded block ends with the last line that it needs: the blank lines behind it
  /// are its own only if it keeps them.
  func end(of node: Node) -> Int {
    guard case .scalar(let scalar) = node.lastPart, scalar.isBlock else { return node.place.end }
    let header = line(at: scalar.place.start)
    var last = max(header, line(at: max(scalar.place.start, scalar.place.end - 1)))
    guard !keepsBlankLines(scalar), last > header else { return end(ofLine: last) }
    let column = (header + 1...last).lazy.compactMap { self.indentation(ofLine: $0) }.first
    while last > header, isBlank(last, inBlockAt: column) { last -= 1 }
    return end(ofLine: last)
  }

  /// Whether a line holds nothing of a block whose text begins in a column: spaces beyond that are text.
  private func isBlank(_ line: Int, inBlockAt column: Int?) -> Bool {
    guard isBlank(line), let column else { return isBlank(line) }
    return end(ofLine: line) - start(ofLine: line) <= column
  }

  /// The last line of a value.
  func lastLine(of node: Node) -> Int {
    let end = end(of: node)
    // A blank line that a block keeps begins where it ends.
    if case .scalar(let scalar) = node.lastPart, scalar.isBlock { return line(at: max(node.place.start, end)) }
    return line(at: max(node.place.start, end - 1))
  }

  /// Whether a literal or folded block says with a `+` that the blank lines at its end belong to it.
  private func keepsBlankLines(_ scalar: Node.Scalar) -> Bool {
    bytes[scalar.place.start..<endOfBlockHeader(scalar.place.start)].contains(UInt8(ascii: "+"))
  }

  /// Where the indicators of a literal or folded block end.
  func endOfBlockHeader(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, "|>+-0123456789".utf8.contains(bytes[at]) { at += 1 }
    return at
  }

  /// The column, counted from 0, that the text of a literal or folded block begins in; nil where it has none.
  func contentColumn(of scalar: Node.Scalar, parentColumn: Int) -> Int? {
    let header = endOfBlockHeader(scalar.place.start)
    let digit = bytes[scalar.place.start..<header].first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    if let digit { return parentColumn + Int(digit - UInt8(ascii: "0")) }
    let first = line(at: scalar.place.start) + 1
    let last = lastLine(of: .scalar(scalar))
    guard first <= last else { return nil }
    return (first...last).lazy.compactMap { self.indentation(ofLine: $0) }.first
  }

  /// Where a key that begins at a byte ends, behind its colon. For lines that were read by themselves.
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

  /// Where a quoted text that begins at a byte ends, behind its closing quote.
  func endOfQuoted(_ start: Int) -> Int {
    let quote = bytes[start]
    var at = start + 1
    while at < bytes.count {
      if quote == UInt8(ascii: "\""), bytes[at] == UInt8(ascii: "\\") {
        at += 2
      } else if bytes[at] == quote {
        guard quote == UInt8(ascii: "'"), at + 1 < bytes.count, bytes[at + 1] == quote else { return at + 1 }
        at += 2
      } else {
        at += 1
      }
    }
    return bytes.count
  }

  /// The comment behind a byte on its line.
  func comment(behind offset: Int) -> String? {
    let lineEnd = end(ofLine: line(at: offset))
    var at = offset
    while at < lineEnd, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at < lineEnd && bytes[at] == UInt8(ascii: "#") ? string(at..<lineEnd).trimmedOfSpaces : nil
  }
}

extension Node {
  /// What it ends with: its last value, and so on; itself if it is a single value or stands in brackets.
  var lastPart: Node {
    var node = self
    while !node.isInBrackets {
      switch node {
      case .scalar: return node
      case .sequence(let sequence):
        guard let last = sequence.last else { return node }
        node = last
      case .mapping(let mapping):
        guard let last = mapping.last else { return node }
        node = last.value
      }
    }
    return node
  }
}
