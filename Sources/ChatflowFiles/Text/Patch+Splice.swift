import ChatflowModel
import Yaml

/// Changes inside a text that its author has laid out over several lines.
extension Patch {
  /// Replaces only those characters of a value that differ, so that its other lines stay as they are, however they are
  /// folded. False if that cannot be done, or would be read as something else.
  mutating func splice(_ entry: SourceBlock.Entry, _ old: Node.Scalar, _ new: String) -> Bool {
    guard old.style != .literal, text.line(at: old.place.start) < text.lastLine(of: .scalar(old)) else { return false }
    let (before, after) = (Array(old.string.unicodeScalars), Array(new.unicodeScalars))
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let middle = after[head..<(after.count - tail)]
    guard !middle.contains(where: { $0 == "\n" }), Scalars.isPrintable(String(middle)),
      let range = text.bytes(of: head..<(before.count - tail), in: before, of: old)
    else { return false }
    let edit = Edit(range: range, text: String(middle))
    guard says(entry, with: edit, old.string, new) else { return false }
    replace(edit.range, with: edit.text)
    return true
  }

  /// Whether the lines of an entry say the same with a change, besides one value that became another.
  private func says(_ entry: SourceBlock.Entry, with edit: Edit, _ old: String, _ new: String) -> Bool {
    let changed = SourceText(text.applying([edit], in: entry.lines))
    guard case .success(let before?) = Composer.compose(text, entry.lines),
      case .success(let after?) = Composer.compose(changed)
    else { return false }
    var (known, found): ([String], [String]) = ([], [])
    before.collectTexts(into: &known)
    after.collectTexts(into: &found)
    guard let index = known.firstIndex(of: old) else { return false }
    known[index] = new
    return known == found
  }
}

extension Node {
  /// All keys and values in it.
  fileprivate func collectTexts(into texts: inout [String]) {
    switch self {
    case .scalar(let scalar): texts.append(scalar.string)
    case .sequence(let sequence): for item in sequence { item.collectTexts(into: &texts) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        key.collectTexts(into: &texts)
        value.collectTexts(into: &texts)
      }
    }
  }
}

extension SourceText {
  /// The bytes that some characters of a folded value are written with, all on one line. Nil where its text and what it
  /// says do not run side by side, as at an escape.
  fileprivate func bytes(of part: Range<Int>, in said: [Unicode.Scalar], of scalar: Node.Scalar) -> Range<Int>? {
    let end = end(of: .scalar(scalar))
    var at = scalar.place.start
    if scalar.isBlock { at = start(ofLine: line(at: at) + 1) } else if scalar.style != .plain { at += 1 }
    var index = 0
    var first: Int?
    skipSpaces(&at, end)
    while at <= end {
      if index == part.lowerBound, first == nil { first = at }
      if index == part.upperBound, let first { return line(at: first) == line(at: at) ? first..<at : nil }
      guard index < said.count, at < end else { return nil }
      if isBreak(at, end) {
        skipSpaces(&at, end)
        let begin = index
        while index < said.count, said[index] == " " || said[index] == "\n" { index += 1 }
        guard index > begin, !(begin + 1..<index).contains(part.lowerBound) else { return nil }
        continue
      }
      let width = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
      guard at + width <= end, string(at..<at + width).unicodeScalars.first == said[index] else { return nil }
      at += width
      index += 1
    }
    return nil
  }

  /// Whether nothing but spaces stands between a byte and the end of its line.
  private func isBreak(_ at: Int, _ end: Int) -> Bool {
    var next = at
    while next < end, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") { next += 1 }
    return next < end && (bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r"))
  }

  private func skipSpaces(_ at: inout Int, _ end: Int) {
    while at < end, bytes[at] <= UInt8(ascii: " ") { at += 1 }
  }
}
