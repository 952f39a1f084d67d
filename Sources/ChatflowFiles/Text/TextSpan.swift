/// A stretch of a text: what is marked there, and what editors jump to.
public struct TextSpan: Hashable, Sendable {
  /// Its bytes; a stretch without any is a place between two of them.
  public let bytes: Range<Int>
  /// The line that it begins on, counted from 1.
  public let line: Int
  /// The column that it begins in, counted from 1 in Unicode scalars, as all problems of files are told.
  public let column: Int
  /// The line that its last byte is on.
  public let endLine: Int
  /// The column behind its last byte.
  public let endColumn: Int
}

extension SourceText {
  /// A stretch by its bytes, without the line breaks at its end.
  func span(_ bytes: Range<Int>) -> TextSpan {
    let start = min(max(self.start, bytes.lowerBound), self.bytes.count)
    var end = min(max(start, bytes.upperBound), self.bytes.count)
    while end > start, self.bytes[end - 1] == UInt8(ascii: "\n") || self.bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    let (first, last) = (place(at: start), place(at: end))
    return TextSpan(
      bytes: start..<end, line: first.line, column: first.column, endLine: last.line, endColumn: last.column)
  }

  /// What stands on a line, without the space around it; of one that is not there, the end of the text.
  func span(ofLine line: Int) -> TextSpan {
    let line = min(max(1, line), lineCount)
    let end = end(ofLine: line)
    return span(min(end, start(ofLine: line) + (indentation(ofLine: line) ?? 0))..<end)
  }

  /// What begins at a place as the problems of a file are told: the word there, or the rest of the line.
  func span(at place: Place) -> TextSpan {
    let line = min(max(1, place.line), lineCount)
    let end = end(ofLine: line)
    var at = start(ofLine: line)
    var column = 1
    while at < end, column < place.column {
      at += 1
      while at < end, bytes[at] & 0xC0 == 0x80 { at += 1 }
      column += 1
    }
    var stop = at
    while stop < end, bytes[stop] > UInt8(ascii: " "), bytes[stop] != UInt8(ascii: ":") { stop += 1 }
    return span(at..<max(stop, min(end, at + 1)))
  }
}
