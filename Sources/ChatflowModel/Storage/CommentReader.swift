import Yams

/// Collects the comments of an entry, by the entries inside it that they belong to.
struct CommentReader {
  let text: SourceText

  /// The comments of an entry that stands on its lines, without those above it.
  func comments(of entry: SourceBlock.Entry, column: Int) -> Comments {
    var comments = Comments()
    guard let block = SourceBlock(entry.value, in: text, upTo: entry.lines.upperBound, linesBefore: entry.linesBefore)
    else {
      readValue(entry, column, &comments)
      return comments
    }
    let head = entry.isItem ? entry.start + 1 : text.endOfKey(entry.start)
    comments.behind = text.comment(behind: head)
    var line = text.line(at: head) + 1
    for inner in block.entries {
      var found = self.comments(of: inner, column: block.column)
      found.above = above(line..<max(line, inner.lines.lowerBound)) + found.above
      if !found.isEmpty { comments.inner[inner.key] = found }
      line = inner.lines.upperBound
    }
    comments.below += above(line..<max(line, entry.lines.upperBound))
    return comments
  }

  private func readValue(_ entry: SourceBlock.Entry, _ column: Int, _ comments: inout Comments) {
    let end = text.end(of: entry.value, from: entry.valueStart, parentColumn: column)
    switch entry.value {
    case .scalar(let scalar) where scalar.style == .literal || scalar.style == .folded:
      comments.behind = text.comment(behind: text.endOfBlockHeader(entry.valueStart))
    case .scalar: comments.behind = text.comment(behind: end)
    default:
      comments.above = commentsInBrackets(entry.valueStart..<end)
      comments.behind = text.comment(behind: end)
    }
    let last = text.line(at: max(entry.start, end - 1)) + 1
    comments.below = above(last..<max(last, entry.lines.upperBound))
  }

  /// The comment lines among some lines; paragraphs of them stay apart.
  func above(_ lines: Range<Int>) -> [String] {
    var result: [String] = []
    var isApart = false
    for line in lines {
      if text.isComment(line) {
        if isApart, !result.isEmpty { result.append("") }
        result.append(text.string(ofLine: line).trimmedOfSpaces)
        isApart = false
      } else {
        isApart = true
      }
    }
    return result
  }

  private func commentsInBrackets(_ range: Range<Int>) -> [String] {
    let first = text.line(at: range.lowerBound)
    let last = text.line(at: max(range.lowerBound, range.upperBound - 1))
    guard first < last else { return [] }
    return (first...last).compactMap { line in
      if text.isComment(line) { return text.string(ofLine: line).trimmedOfSpaces }
      let content = text.string(ofLine: line)
      guard let sign = content.range(of: " #") else { return nil }
      return String(content[sign.lowerBound...]).trimmedOfSpaces
    }
  }
}

extension Comments {
  /// All of them, in no particular order.
  var all: [String] {
    above.filter { !$0.isEmpty } + (behind.map { [$0] } ?? []) + below.filter { !$0.isEmpty }
      + inner.values.flatMap(\.all)
  }
}

extension String {
  /// Where a short text first occurs, without Foundation.
  fileprivate func range(of other: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(other) { return at..<index(at, offsetBy: other.count) }
      at = index(after: at)
    }
    return nil
  }
}
