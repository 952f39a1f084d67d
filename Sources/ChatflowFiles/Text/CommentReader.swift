import ChatflowModel
import Yaml

/// Collects the comments of an entry, by the entries inside it that they belong to.
///
/// A comment behind something on its line belongs to that; one with a line of its own to what follows, or, if nothing
/// does, to what it stands in. Every comment is found exactly once.
struct CommentReader {
  let text: SourceText

  /// The comments of an entry that stands on its lines, without those above it.
  func comments(of entry: SourceBlock.Entry) -> Comments {
    guard let block = SourceBlock(entry.value, in: text, upTo: entry.lines.upperBound), !entry.isExplicit else {
      return ofValue(entry)
    }
    let head = text.line(at: max(text.start, entry.keyEnd - 1))
    let first = block.entries[0].lines.lowerBound
    // Where the first entry stands on the head's line, behind a dash, there is nothing between them.
    var comments = inner(of: block, from: min(head + 1, first), upTo: entry.lines.upperBound)
    if head < first { comments.behind = text.comment(behind: entry.keyEnd) }
    return comments
  }

  /// The comments of a whole text.
  func comments(of root: Node) -> Comments {
    if let block = SourceBlock(root, in: text, upTo: text.documentEnd) {
      return inner(of: block, from: 1, upTo: text.documentEnd)
    }
    let entry = SourceBlock.Entry(
      key: "", start: root.place.start, keyEnd: root.place.start, lines: root.place.line..<text.documentEnd,
      value: root)
    var comments = ofValue(entry)
    comments.above = above(1..<root.place.line) + comments.above
    // There is no key that these could stand above or behind.
    comments.below = comments.above + (comments.behind.map { [$0] } ?? []) + comments.below
    (comments.above, comments.behind) = ([], nil)
    return comments
  }

  private func inner(of block: SourceBlock, from first: Int, upTo end: Int) -> Comments {
    var comments = Comments()
    var line = first
    for inner in block.entries {
      var found = self.comments(of: inner)
      found.above = above(line..<max(line, inner.lines.lowerBound)) + found.above
      if !found.isEmpty { comments.inner[inner.key] = found }
      line = inner.lines.upperBound
    }
    comments.below = above(line..<max(line, end))
    return comments
  }

  /// All comments of a text, besides what its values hold.
  func everything(besides root: Node?) -> [LostComment] {
    var values: [Range<Int>] = []
    if let root { collect(root, into: &values) }
    return found(in: text.start..<text.bytes.count, besides: values)
      .map { LostComment(line: text.line(at: $0.start), text: $0.text) }
  }

  private func collect(_ node: Node, into values: inout [Range<Int>]) {
    switch node {
    case .sequence(let sequence): for item in sequence { collect(item, into: &values) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        collect(key, into: &values)
        collect(value, into: &values)
      }
    case .scalar(let scalar) where scalar.isBlock:
      let header = text.endOfBlockHeader(scalar.place.start)
      let end = text.end(of: node)
      values.append(scalar.place.start..<header)
      let first = text.start(ofLine: text.line(at: scalar.place.start) + 1)
      if first < end { values.append(first..<end) }
    case .scalar(let scalar): values.append(scalar.place.start..<scalar.place.end)
    }
  }

  /// The comments of an entry whose value is a single one or stands in brackets.
  private func ofValue(_ entry: SourceBlock.Entry) -> Comments {
    var comments = Comments()
    let value = entry.value
    let end = text.end(of: value)
    if case .scalar(let scalar) = value, scalar.isBlock {
      take(found(in: entry.keyEnd..<max(entry.keyEnd, scalar.place.start), besides: []), ofHead: entry, into: &comments)
      let header = text.comment(behind: text.endOfBlockHeader(scalar.place.start))
      comments.add(behind: header)
    } else {
      take(found(in: entry.keyEnd..<max(entry.keyEnd, value.place.start), besides: []), ofHead: entry, into: &comments)
      inBrackets(value, &comments)
      let behind = text.comment(behind: max(end, entry.keyEnd))
      comments.add(behind: behind)
    }
    // An empty value leaves the line to the key, whose comment was found with it.
    let last = text.line(at: max(entry.keyEnd, end) - 1) + 1
    comments.below += above(last..<max(last, entry.lines.upperBound))
    return comments
  }

  /// The comments between a key or dash and what stands under it: the first may stand on its line.
  private func take(_ found: [Found], ofHead entry: SourceBlock.Entry, into comments: inout Comments) {
    let line = text.line(at: entry.keyEnd - 1)
    for comment in found {
      if text.line(at: comment.start) == line {
        comments.behind = comment.text
      } else {
        comments.above.append(comment.text)
      }
    }
  }

  // MARK: - In brackets

  /// What a list or mapping in brackets consists of: an entry or item from its first byte to its last.
  private struct Part {
    let key: String
    let range: Range<Int>
    let value: Node
  }

  private func parts(of node: Node) -> [Part] {
    switch node {
    case .scalar: []
    case .sequence(let sequence):
      sequence.enumerated().map { Part(key: "\($0)", range: $1.place.start..<$1.place.end, value: $1) }
    case .mapping(let mapping):
      mapping.indices.map { index in
        let (key, value) = mapping[index]
        let end = max(key.place.end, value.place.end)
        return Part(key: key.scalar?.string ?? "", range: key.place.start..<end, value: value)
      }
    }
  }

  private func inBrackets(_ node: Node, _ comments: inout Comments) {
    guard node.isInBrackets else { return }
    let parts = parts(of: node)
    let opening = text.line(at: node.place.start)
    for found in found(in: node.place.start..<node.place.end, besides: parts.map(\.range)) {
      let line = text.line(at: found.start)
      let before = parts.last { $0.range.upperBound <= found.start }
      if let before, text.line(at: before.range.upperBound - 1) == line, comments.inner[before.key]?.behind == nil {
        comments.inner[before.key, default: Comments()].behind = found.text
      } else if let next = parts.first(where: { $0.range.lowerBound > found.start }) {
        if before == nil, line == opening, comments.behind == nil {
          comments.behind = found.text
        } else {
          comments.inner[next.key, default: Comments()].above.append(found.text)
        }
      } else {
        comments.below.append(found.text)
      }
    }
    for part in parts {
      var inner = comments.inner[part.key] ?? Comments()
      inBrackets(part.value, &inner)
      // Between a key and its value.
      if part.range.lowerBound < part.value.place.start, case .mapping = node {
        let gap = found(in: part.range.lowerBound..<part.value.place.start, besides: keyRanges(of: node))
        inner.above += gap.map(\.text)
      }
      if !inner.isEmpty { comments.inner[part.key] = inner }
    }
  }

  private func keyRanges(of node: Node) -> [Range<Int>] {
    guard case .mapping(let mapping) = node else { return [] }
    return mapping.map { $0.key.place.start..<$0.key.place.end }
  }

  // MARK: - Finding

  private struct Found {
    let start: Int
    let text: String
  }

  /// The comments on some bytes that are not on others, which follow each other and hold values.
  private func found(in range: Range<Int>, besides values: [Range<Int>]) -> [Found] {
    var result: [Found] = []
    var rest = values[...]
    var at = range.lowerBound
    while at < range.upperBound {
      while let first = rest.first, first.upperBound <= at { rest.removeFirst() }
      if let first = rest.first, first.contains(at) {
        at = first.upperBound
      } else if text.bytes[at] == UInt8(ascii: "#"), at == text.start || text.bytes[at - 1] <= UInt8(ascii: " ") {
        let end = text.end(ofLine: text.line(at: at))
        result.append(Found(start: at, text: text.string(at..<end).trimmedOfSpaces))
        at = end
      } else {
        at += 1
      }
    }
    return result
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
}
