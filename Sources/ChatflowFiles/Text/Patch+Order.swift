import ChatflowModel

extension Patch {
  /// Whether the keys that two drafts share stand in another order. A draft has its fields in one order, so this is the
  /// order of entries that have keys of their own, such as the people of a workspace: it is content.
  static func isReordered(_ base: [Draft.Entry], _ new: [Draft.Entry]) -> Bool {
    let (old, now) = (Set(base.map(\.key)), Set(new.map(\.key)))
    return base.map(\.key).filter(now.contains) != new.map(\.key).filter(old.contains)
  }

  /// An entry or item of a block as it shall be.
  struct Piece {
    /// Which one of the block it is; nil for a new one.
    var index: Int?
    /// What that one said.
    var old: Draft?
    /// What it shall say.
    var new: Draft
    /// The lines of a new one.
    var lines: [String] = []
  }

  /// Puts the entries of a mapping into a new order. False if that cannot be done in place.
  mutating func reorder(_ block: SourceBlock, _ base: [Draft.Entry], _ new: [Draft.Entry]) -> Bool {
    var places: [String: Int] = [:]
    for (index, entry) in block.entries.enumerated() where places[entry.key] == nil { places[entry.key] = index }
    let before = Dictionary(base.map { ($0.key, $0.value) }) { first, _ in first }
    let pieces = new.filter { places[$0.key] != nil || !$0.isDefault }.map { entry in
      guard let index = places.removeValue(forKey: entry.key) else {
        let lines = DraftWriter.entry(entry.key, entry.value.withoutDefaults, column: block.column, layout)
        return Piece(new: entry.value, lines: lines)
      }
      return Piece(index: index, old: before[entry.key], new: entry.value)
    }
    // A key that the program does not know would go with its place.
    guard places.keys.allSatisfy({ before[$0] != nil }) else { return false }
    return arrange(block, pieces)
  }

  /// Puts the entries or items of a block into a new order, each with the comments above it; the blank lines between them
  /// stay where they are, and what is no longer there goes. False if that cannot be done in place.
  mutating func arrange(_ block: SourceBlock, _ pieces: [Piece]) -> Bool {
    guard !block.isBehindDash, let last = block.entries.last else { return false }
    let leads = block.entries.indices.map { lead(of: $0, in: block) }
    let gaps = leads.dropFirst().map(\.gap)
    var gone = Set(block.entries.indices)
    var written = ""
    for (count, piece) in pieces.enumerated() {
      if count > 0 { written += count <= gaps.count ? gaps[count - 1] : gaps.last ?? "" }
      guard let index = piece.index else {
        written += piece.lines.map { $0 + text.lineBreak }.joined()
        continue
      }
      gone.remove(index)
      written += text.string(ofLines: leads[index].comments)
      written += entry(block.entries[index], block, piece.old, piece.new)
    }
    for index in gone.sorted() {
      var part = Patch(text, layout)
      part.remove(block.entries[index], block, index)
      lose(inPart: part)
    }
    let first = leads[0].comments.lowerBound
    replace(text.start(ofLine: first)..<text.start(ofLine: last.lines.upperBound), with: written)
    return true
  }

  /// The blank lines that set an entry off from the one before, and the lines of the comments above it.
  private func lead(of index: Int, in block: SourceBlock) -> (gap: String, comments: Range<Int>) {
    let start = block.entries[index].lines.lowerBound
    guard index > 0 else { return ("", text.firstComment(above: start, notBefore: 1)..<start) }
    let end = block.entries[index - 1].lines.upperBound
    var first = end
    while first < start, text.isBlank(first) { first += 1 }
    return (text.string(ofLines: end..<first), first..<start)
  }

  /// The lines of an entry with another value.
  private mutating func entry(
    _ entry: SourceBlock.Entry, _ block: SourceBlock, _ old: Draft?, _ new: Draft
  ) -> String {
    var part = Patch(text, layout)
    if old != new { part.value(entry, block, old, new) }
    lose(inPart: part)
    let lines = text.applying(part.edits, in: entry.lines)
    return lines.hasSuffix("\n") ? lines : lines + text.lineBreak
  }
}
