/// The text of a file as bytes and lines.
///
/// Lines and columns are counted from 1, columns in Unicode scalars, as the YAML parser counts them. The parser also
/// breaks lines at characters that no editor shows as a line break (a lone carriage return, U+0085, U+2028, U+2029);
/// those are among the `unreadable` ones, so that both sides always mean the same line.
package struct SourceText: Hashable, Sendable {
  /// The whole file.
  package let bytes: [UInt8]
  /// Where each line begins; a last empty line after a final line break counts.
  let lineStarts: [Int]
  /// Whether most of its lines end with carriage return and line feed.
  let usesCarriageReturns: Bool
  /// Places of characters that must not be in a file, at most `maximumFindings` of them.
  let unreadable: [Place]
  /// The first line that looks like one of git's conflict markers.
  let conflict: Int?

  /// A place in the text.
  struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
  }

  static let maximumFindings = 20
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    var scan = Scan()
    bytes.withUnsafeBufferPointer { scan.run($0, from: bytes.starts(with: Self.byteOrderMark) ? 3 : 0) }
    lineStarts = scan.lineStarts
    usesCarriageReturns = scan.carriageReturns * 2 > scan.lineStarts.count - 1 && scan.carriageReturns > 0
    conflict = scan.conflict
    unreadable = scan.unreadable
  }

  /// Where the text begins, behind a byte order mark.
  var start: Int { lineStarts[0] }
  /// What ends a line in this file.
  var lineBreak: String { usesCarriageReturns ? "\r\n" : "\n" }
  /// How many lines there are, counting an empty one after the last line break.
  var lineCount: Int { lineStarts.count }
  /// The numbers of all lines.
  var allLines: Range<Int> { 1..<(lineCount + 1) }

  /// Where a line begins; beyond the last line, the end of the text.
  func start(ofLine line: Int) -> Int {
    line < 1 ? start : line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// Where what stands on a line ends, before its line break.
  func end(ofLine line: Int) -> Int {
    var end = start(ofLine: line + 1)
    let begin = start(ofLine: line)
    if end > begin, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > begin, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The line that a byte is on.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of a byte.
  func place(at offset: Int) -> Place {
    let line = line(at: offset)
    let column = bytes[start(ofLine: line)..<max(offset, start(ofLine: line))].count { $0 & 0xC0 != 0x80 }
    return Place(line: line, column: column + 1)
  }

  /// A part of the text.
  func string(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : String(decoding: bytes[range], as: UTF8.self)
  }

  /// What stands on a line, without its line break.
  func string(ofLine line: Int) -> String { string(start(ofLine: line)..<end(ofLine: line)) }

  /// What some lines hold, with their line breaks.
  func string(ofLines lines: Range<Int>) -> String { string(range(ofLines: lines)) }

  /// Where some lines stand, with their line breaks.
  func range(ofLines lines: Range<Int>) -> Range<Int> {
    let start = start(ofLine: lines.lowerBound)
    return start..<max(self.start(ofLine: lines.upperBound), start)
  }

  /// How many spaces a line begins with, or nil if nothing else is on it.
  func indentation(ofLine line: Int) -> Int? {
    let begin = start(ofLine: line)
    let end = end(ofLine: line)
    var at = begin
    while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
    var rest = at
    while rest < end, bytes[rest] == UInt8(ascii: "\t") || bytes[rest] == UInt8(ascii: " ") { rest += 1 }
    return rest == end ? nil : at - begin
  }

  /// The last line that holds something of the chatflow, which spaces may be: the end of a block's text. Behind it may be the
  /// sign that ends the chatflow.
  var lastLine: Int {
    var line = documentEnd - 1
    while line > 1, start(ofLine: line) == end(ofLine: line) { line -= 1 }
    return line
  }

  /// The first line from a line on that is not blank; behind the last if there is none.
  func content(from line: Int) -> Int {
    var line = line
    while line <= lineCount, isBlank(line) { line += 1 }
    return line
  }

  /// Whether a line holds nothing, or nothing but a comment.
  func isBlankOrComment(_ line: Int) -> Bool { isBlank(line) || isComment(line) }
  /// Whether a line holds nothing but white space.
  func isBlank(_ line: Int) -> Bool { indentation(ofLine: line) == nil }

  /// Whether a line holds nothing but a comment.
  func isComment(_ line: Int) -> Bool {
    var at = start(ofLine: line)
    let end = end(ofLine: line)
    while at < end, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at < end && bytes[at] == UInt8(ascii: "#")
  }

  /// The column that the first character of a comment line stands in, counted from 0.
  func commentColumn(_ line: Int) -> Int { indentation(ofLine: line) ?? 0 }
}

extension SourceText {
  /// One pass over the bytes that finds lines and everything that needs a closer look.
  private struct Scan {
    var lineStarts: [Int] = []
    var carriageReturns = 0
    var unreadable: [Place] = []
    var conflict: Int?
    private var newline: UInt8 { UInt8(ascii: "\n") }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
      lineStarts = [start]
      checkForConflict(bytes, at: start)
      var at = start
      while at < bytes.count {
        let byte = bytes[at]
        if byte == UInt8(ascii: "\n") {
          lineStarts.append(at + 1)
          checkForConflict(bytes, at: at + 1)
        } else if byte < 0x20 || byte == 0x7F {
          control(byte, bytes, at)
        } else if byte >= 0xC2, isUnreadable(bytes, at) {
          report(bytes, at)
        }
        at += 1
      }
    }

    private mutating func control(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
      if byte == UInt8(ascii: "\t") { return }
      if byte == UInt8(ascii: "\r"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\n") {
        carriageReturns += 1
        return
      }
      report(bytes, at)
    }

    /// C1 control characters, line and paragraph separators, and what the YAML parser does not read.
    private func isUnreadable(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
      guard at + 1 < bytes.count else { return false }
      if bytes[at] == 0xC2 { return bytes[at + 1] < 0xA0 }
      guard at + 2 < bytes.count else { return false }
      switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
      case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE), (0xEF, 0xBF, 0xBF):
        return true
      default: return false
      }
    }

    private mutating func report(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
      guard unreadable.count < SourceText.maximumFindings, let begin = lineStarts.last else { return }
      var column = 1
      for index in begin..<at where bytes[index] & 0xC0 != 0x80 { column += 1 }
      unreadable.append(Place(line: lineStarts.count, column: column))
    }

    /// Git's markers begin a line with seven equal characters; a line of a chatflow never does.
    private mutating func checkForConflict(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
      guard conflict == nil, start + 7 <= bytes.count else { return }
      let first = bytes[start]
      guard first == UInt8(ascii: "<") || first == UInt8(ascii: ">") else { return }
      if bytes[start..<start + 7].allSatisfy({ $0 == first }) { conflict = lineStarts.count }
    }
  }
}
