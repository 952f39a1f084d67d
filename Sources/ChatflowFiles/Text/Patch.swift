import ChatflowModel
import Yaml

/// Changes the lines of an entry so that they say what a new draft says, and leaves every other byte as it is.
///
/// Three things meet here: the text, what was read from it (the base), and what it shall say (the new draft). Where
/// base and new draft agree, the text stays, however it is written; so does every key of the text that neither of them
/// has.
struct Patch {
  let text: SourceText
  let layout: DraftLayout
  /// Which bytes are replaced by what.
  private(set) var edits: [Edit] = []
  /// Comments that could not be kept.
  private(set) var lost: [LostComment] = []

  /// A replacement of some bytes.
  struct Edit: Hashable, Sendable {
    var range: Range<Int>
    var text: String
  }

  init(_ text: SourceText, _ layout: DraftLayout) {
    self.text = text
    self.layout = layout
  }

  mutating func replace(_ range: Range<Int>, with text: String) { edits.append(Edit(range: range, text: text)) }

  /// Puts lines before a line.
  mutating func insert(_ lines: [String], before line: Int) {
    if lines.isEmpty { return }
    // Blank lines behind a text that keeps the lines at its end would belong to it: they go before it.
    let at = text.start(ofLine: lines.last == "" ? text.content(from: line) : line)
    let content = lines.joined(separator: text.lineBreak)
    guard text.isOpen(at: at) else { return replace(at..<at, with: content + text.lineBreak) }
    // A file whose last line has no end stays one, unless that would be the end of a text.
    let isEnded = edits.contains { $0.range == at..<at && $0.text.utf8.last == UInt8(ascii: "\n") }
    let end = DraftWriter.endsInBlock(lines) ? text.lineBreak : ""
    replace(at..<at, with: (isEnded ? "" : text.lineBreak) + content + end)
  }

  /// Takes lines out.
  mutating func remove(_ lines: Range<Int>) {
    replace(text.start(ofLine: lines.lowerBound)..<text.start(ofLine: lines.upperBound), with: "")
  }

  /// Whether it changes something of some lines.
  func touches(_ lines: Range<Int>) -> Bool {
    let range = text.range(ofLines: lines)
    return edits.contains { edit in
      edit.range.isEmpty
        ? range.lowerBound < edit.range.lowerBound && edit.range.lowerBound < range.upperBound
        : edit.range.overlaps(range)
    }
  }

  /// Takes over what another patch, which will not be used, could not keep.
  mutating func lose(from other: Patch) { lost = other.lost }

  /// Takes over what a patch of a part could not keep.
  mutating func lose(inPart part: Patch) { lost += part.lost }

  mutating func lose(_ comments: [String], in lines: Range<Int>) {
    var rest = comments
    for line in lines {
      let content = text.string(ofLine: line)
      guard let index = rest.firstIndex(where: { content.hasSuffix($0) || content.trimmedOfSpaces == $0 }) else {
        continue
      }
      lost.append(LostComment(line: line, text: rest.remove(at: index)))
    }
  }

  // MARK: - Mappings

  /// Changes the entries of a mapping. False if that cannot be done in place; what was done before counts for nothing.
  mutating func mapping(_ block: SourceBlock, _ base: [Draft.Entry], _ new: [Draft.Entry]) -> Bool {
    if Self.isReordered(base, new) { return reorder(block, base, new) }
    let before = Dictionary(base.map { ($0.key, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
    var placed: [String: Int] = [:]
    for (index, entry) in block.entries.enumerated() {
      let old = before[entry.key]
      if let wanted = after[entry.key] {
        placed[entry.key] = index
        if old?.value != wanted.value { value(entry, block, old?.value, wanted.value) }
      } else if let old {
        if entry.isExplicit { return false }
        if spellOut(entry, block, index, old) { continue }
        if let other = Self.twin(of: entry.key, block, after) {
          placed[other.key] = index
          replace(entry.start..<entry.keyEnd, with: "\(other.key):")
          if old.value != other.value { value(entry, block, old.value, other.value) }
        } else {
          if index == 0, block.isBehindDash { return false }
          remove(entry, block, index)
        }
      }
    }
    return insertMissing(block, new, placed)
  }

  /// What stands in place of `next` or `go-to`.
  private static func twin(of key: String, _ block: SourceBlock, _ new: [String: Draft.Entry]) -> Draft.Entry? {
    guard let other = ["next": "go-to", "go-to": "next"][key] else { return nil }
    if block.entries.contains(where: { $0.key == other }) { return nil }
    return new[other]
  }

  mutating func remove(_ entry: SourceBlock.Entry, _ block: SourceBlock, _ index: Int) {
    // What stands above the first key of a file is about the file.
    let head = block.column == 0 ? entry.lines.lowerBound : 1
    let limit = index > 0 ? block.entries[index - 1].lines.upperBound : head
    let first = text.firstComment(above: entry.lines.lowerBound, notBefore: limit)
    let comments = CommentReader(text: text)
    lose(comments.above(first..<entry.lines.lowerBound), in: first..<entry.lines.lowerBound)
    lose(comments.comments(of: entry).all, in: entry.lines)
    remove(first..<entry.lines.upperBound)
  }

  private mutating func insertMissing(_ block: SourceBlock, _ new: [Draft.Entry], _ placed: [String: Int]) -> Bool {
    var anchor: Int?
    var pending: [(anchor: Int?, lines: [String], isSetOff: Bool)] = []
    for entry in new {
      if let index = placed[entry.key] {
        anchor = index
      } else if !entry.isDefault {
        let written = DraftWriter.entry(entry.key, entry.value.withoutDefaults, column: block.column, layout)
        let isSetOff = block.isSpaced && written.count > 1
        if let last = pending.last, last.anchor == anchor {
          let lines = isSetOff || last.isSetOff ? [""] + written : written
          pending[pending.count - 1] = (anchor, last.lines + lines, isSetOff)
        } else {
          pending.append((anchor, isSetOff ? [""] + written : written, isSetOff))
        }
      }
    }
    for (anchor, lines, isSetOff) in pending {
      let isFollowed = isSetOff && anchor.map { isContent(block.entries[$0].lines.upperBound) } ?? false
      guard insert(isFollowed ? lines + [""] : lines, behind: anchor, in: block) else { return false }
    }
    return true
  }

  /// Whether a line is there and says something.
  private func isContent(_ line: Int) -> Bool { line <= text.lineCount && !text.isBlank(line) }

  // MARK: - Values

  /// Changes what stands under a key or behind a dash.
  mutating func value(_ entry: SourceBlock.Entry, _ block: SourceBlock, _ old: Draft?, _ new: Draft) {
    var attempt = self
    if attempt.inPlace(entry, block, old, new) {
      self = attempt
    } else {
      rewrite(entry, block, old, new)
    }
  }

  private mutating func inPlace(
    _ entry: SourceBlock.Entry, _ block: SourceBlock, _ old: Draft?, _ new: Draft
  ) -> Bool {
    if entry.isExplicit { return false }
    switch (entry.value, new) {
    case (.scalar(let scalar), .scalar(let text, let kind)):
      return self.scalar(entry, block, scalar, text, kind)
    case (.mapping, .mapping(let entries)):
      guard let inner = SourceBlock(entry.value, in: text, upTo: entry.lines.upperBound) else { return false }
      return mapping(inner, old?.entries ?? [], entries)
    case (.sequence(let sequence), .sequence(let items, _)):
      guard let inner = SourceBlock(entry.value, in: text, upTo: entry.lines.upperBound) else {
        return brackets(entry, items)
      }
      guard let old, case .sequence(let before, _) = old, before.count == sequence.count else { return false }
      return self.sequence(inner, before, items, Alignment.pairs(old, new))
    default: return false
    }
  }

  /// Changes a single value. False where comments stand between its key and it: then the entry is written anew.
  private mutating func scalar(
    _ entry: SourceBlock.Entry, _ block: SourceBlock, _ old: Node.Scalar, _ new: String, _ kind: Draft.Scalar
  ) -> Bool {
    let valueStart = old.place.start
    let end = text.end(of: entry.value)
    let isEmpty = end == valueStart
    if kind == .text, splice(entry, old, new) { return true }
    if text.line(at: entry.keyEnd - 1) != text.line(at: valueStart), !isEmpty { return false }
    let column = Self.column(of: old, in: text, block.column) ?? block.column + (entry.isItem ? 2 : layout.step)
    var written = DraftWriter.scalar(new, kind, column: column, parentColumn: block.column)
    if old.isBlock { written.inline = header(written.inline, of: new, like: old, indentation: column - block.column) }
    setOff(old, end: end, column: block.column, keepsLines: written.further.last == "")
    let inline = written.further.isEmpty ? Self.inline(new, kind, like: old.style) : written.inline
    let start = isEmpty && !inline.isEmpty ? " \(inline)" : inline
    let tail = old.isBlock ? text.endOfBlockHeader(valueStart) : end
    let behind = text.string(tail..<text.end(ofLine: text.line(at: max(tail - 1, valueStart))))
    if written.further.isEmpty {
      let isLast = behind.trimmedOfSpaces.isEmpty
      // Where nothing is left of a line but its key, it ends there.
      if inline.isEmpty, isLast, !isEmpty, !old.isBlock {
        replace(entry.keyEnd..<end + behind.utf8.count, with: "")
      } else {
        replace(valueStart..<end, with: old.isBlock && !isLast ? start + behind : start)
      }
    } else {
      let lineEnd = old.isBlock ? end : end + behind.utf8.count
      let head = behind.trimmedOfSpaces.isEmpty ? start : start + behind
      replace(valueStart..<lineEnd, with: ([head] + written.further).joined(separator: text.lineBreak))
    }
    return true
  }

  /// What stands behind the key of a block, as its author wrote it if it still says the same.
  private func header(_ header: String, of new: String, like old: Node.Scalar, indentation: Int) -> String {
    guard header.hasPrefix("|"), old.style == .literal else { return header }
    let written = text.string(old.place.start..<text.endOfBlockHeader(old.place.start))
    let ends = { (text: String) in text.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count }
    let digit = written.first(where: \.isNumber) ?? header.first(where: \.isNumber)
    let chomping = header.last.flatMap { "+-".contains($0) ? String($0) : nil } ?? ""
    let keeps = written.contains("+") && ends(new) == ends(old.string) && ends(new) > 0
    return "|\(digit.map { _ in "\(indentation)" } ?? "")\(keeps ? "+" : chomping)"
  }

  /// Sees to the blank lines behind a value that is going to be another. Those behind a text that keeps the lines at its
  /// end would belong to it, so they go; where such a text goes, what follows is set off by a line of its own.
  private mutating func setOff(_ old: Node.Scalar, end: Int, column: Int, keepsLines: Bool) {
    let behind = text.line(at: end) + 1
    let next = text.content(from: behind)
    let keptLines = end > old.place.start && text.isBlank(behind - 1)
    if keepsLines, next > behind {
      remove(behind..<next)
    } else if keptLines, !keepsLines, next == behind, let follows = text.indentation(ofLine: next), follows < column {
      insert([""], before: next)
    }
  }

  /// The column that a block's text begins in, which stays its own.
  private static func column(of old: Node.Scalar, in text: SourceText, _ parentColumn: Int) -> Int? {
    guard old.isBlock, let column = text.contentColumn(of: old, parentColumn: parentColumn) else { return nil }
    return (parentColumn + 1...parentColumn + 9).contains(column) ? column : nil
  }

  /// On one line, in the quotes that its author chose if there were some.
  private static func inline(_ text: String, _ kind: Draft.Scalar, like style: Node.Scalar.Style) -> String {
    guard kind == .text, Scalars.isPrintable(text), !text.utf8.contains(where: { $0 < 0x20 }) else {
      return Scalars.inline(text, kind)
    }
    switch style {
    case .singleQuoted: return Scalars.singleQuoted(text)
    case .doubleQuoted: return Scalars.doubleQuoted(text)
    default: return Scalars.inline(text, kind)
    }
  }

  /// A list in brackets stays one as long as it is a list of short values on one line.
  private mutating func brackets(_ entry: SourceBlock.Entry, _ items: [Draft]) -> Bool {
    let place = entry.value.place
    guard text.line(at: place.end - 1) == text.line(at: place.start), !items.isEmpty else { return false }
    var values: [String] = []
    for item in items {
      guard case .scalar(let text, let kind) = item, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 }) else {
        return false
      }
      values.append(Scalars.inline(text, kind, inBrackets: true))
    }
    replace(place.start..<place.end, with: "[\(values.joined(separator: ", "))]")
    return true
  }

  /// Writes an entry anew, with its comments as far as what they belong to is still there.
  private mutating func rewrite(_ entry: SourceBlock.Entry, _ block: SourceBlock, _ old: Draft?, _ new: Draft) {
    let known = CommentReader(text: text).comments(of: entry)
    let comments = known.following(old, new)
    let draft = new.keepingStyle(of: entry.value).withoutDefaults
    var lines =
      entry.isItem
      ? DraftWriter.item(draft, column: block.column, layout, comments: comments)
      : DraftWriter.entry(entry.key, draft, column: block.column, layout, comments: comments)
    lose(known.lost(in: lines), in: entry.lines)
    // The first line goes where the entry begins, which may be behind a dash; comments that came loose go above it.
    let head = lines.firstIndex { !$0.trimmedOfSpaces.hasPrefix("#") && !$0.isEmpty } ?? 0
    keepGap(before: comments.behind, from: entry.lines.lowerBound, in: &lines[head])
    insert(Array(lines[..<head]), before: entry.lines.lowerBound)
    let content = [String(lines[head].dropFirst(block.column))] + lines[(head + 1)...]
    replace(
      entry.start..<text.end(ofLine: entry.lines.upperBound - 1), with: content.joined(separator: text.lineBreak))
    let next = text.content(from: entry.lines.upperBound)
    if lines.last == "", next > entry.lines.upperBound { remove(entry.lines.upperBound..<next) }
  }

  /// Keeps what stands between a line and the comment behind it as its author wrote it.
  private func keepGap(before comment: String?, from line: Int, in written: inout String) {
    let old = text.string(ofLine: line)
    guard let comment, old.hasSuffix(comment), written.hasSuffix(comment) else { return }
    let line = written.dropLast(comment.count)
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    let gap = old.dropLast(comment.count).reversed().prefix(while: isSpace).reversed()
    written = line.dropLast(line.reversed().prefix(while: isSpace).count) + String(gap) + comment
  }

  // MARK: - Lists

  private mutating func sequence(
    _ block: SourceBlock, _ base: [Draft], _ new: [Draft], _ pairs: [Alignment.Pair]
  ) -> Bool {
    if pairs.isEmpty { return false }
    let kept = Set(pairs.map(\.old))
    guard zip(pairs, pairs.dropFirst()).allSatisfy({ $0.old < $1.old }) else {
      let places = Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) })
      return arrange(
        block,
        new.enumerated().map { index, item in
          guard let old = places[index] else {
            return Piece(new: item, lines: DraftWriter.item(item.withoutDefaults, column: block.column, layout))
          }
          return Piece(index: old, old: base[old], new: item)
        })
    }
    if block.isBehindDash, !kept.contains(0) { return false }
    for index in base.indices where !kept.contains(index) { remove(block.entries[index], block, index) }
    for pair in pairs where base[pair.old] != new[pair.new] {
      value(block.entries[pair.old], block, base[pair.old], new[pair.new])
    }
    let anchors = Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) })
    var anchor: Int?
    for (index, item) in new.enumerated() {
      if let old = anchors[index] {
        anchor = old
        continue
      }
      let lines = DraftWriter.item(item.withoutDefaults, column: block.column, layout)
      guard insert(lines, behind: anchor, in: block) else { return false }
    }
    return true
  }

  /// Puts lines behind an entry of a block, or in front of its first one; false where there is no line to put them on.
  private mutating func insert(_ lines: [String], behind anchor: Int?, in block: SourceBlock) -> Bool {
    if let anchor {
      insert(lines, before: block.entries[anchor].lines.upperBound)
    } else if block.isBehindDash {
      return false
    } else {
      let first = block.entries[0].lines.lowerBound
      insert(lines, before: text.firstComment(above: first, notBefore: 1))
    }
    return true
  }
}

/// A comment that a change took away, because what it belonged to is gone.
public struct LostComment: Hashable, Sendable {
  /// The line that it stood on.
  public let line: Int
  /// The comment, from `#` on.
  public let text: String
}
