import ChatflowModel

/// Values that go back to what holds anyway.
extension Patch {
  /// Keeps the line of such a value where a comment stands at it: with what holds anyway spelled out, the comment stays.
  /// False where there is no comment, or nothing to spell out.
  mutating func spellOut(_ entry: SourceBlock.Entry, _ block: SourceBlock, _ index: Int, _ old: Draft.Entry) -> Bool {
    guard let fallback = old.fallback else { return false }
    guard case .mapping = fallback else {
      guard hasComment(entry, block, index) else { return false }
      value(entry, block, old.value, fallback)
      return true
    }
    // A group holds what holds anyway if all in it does.
    guard let inner = SourceBlock(entry.value, in: text, upTo: entry.lines.upperBound),
      inner.entries.enumerated().contains(where: { place, found in
        old.value[found.key]?.fallback != nil && hasComment(found, inner, place)
      })
    else { return false }
    var attempt = self
    guard attempt.mapping(inner, old.value.entries, []) else { return false }
    self = attempt
    return true
  }

  private func hasComment(_ entry: SourceBlock.Entry, _ block: SourceBlock, _ index: Int) -> Bool {
    if !CommentReader(text: text).comments(of: entry).isEmpty { return true }
    // What stands above the first key of a file is about the file.
    if index == 0, block.column == 0 { return false }
    let limit = index > 0 ? block.entries[index - 1].lines.upperBound : 1
    return text.firstComment(above: entry.lines.lowerBound, notBefore: limit) < entry.lines.lowerBound
  }
}
