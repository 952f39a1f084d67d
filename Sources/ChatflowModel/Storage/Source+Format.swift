import OrderedCollections
import Yams

extension Source {
  /// The text in canonical form: keys in their order, two spaces, one blank line between actions, quotes only where
  /// they are needed. Comments stay with what they stand at; formatting twice is formatting once.
  ///
  /// Values that say what holds anyway are kept if the file spells them out. Actions keep their order.
  public func formatted() throws(EncodingProblem) -> String {
    guard flow.actions.values.allSatisfy({ $0.defect == nil }) else { throw .notWritable }
    guard isByLines else { return try ChatflowFile.canonical(flow) }
    var formatter = Formatter(self)
    let formatted = formatter.run()
    try ReadBack.compare(formatted, flow)
    return formatted
  }
}

private struct Formatter {
  let source: Source
  var lines: [String] = []
  private var comments: CommentReader { CommentReader(text: source.text) }

  init(_ source: Source) { self.source = source }

  mutating func run() -> String {
    var gap = 1
    var above: [String: [String]] = [:]
    for part in source.top {
      above[part.key] = comments.above(gap..<max(gap, part.lines.lowerBound))
      gap = part.lines.upperBound
    }
    if let first = source.top.first { header(above[first.key] ?? [], first) { above[first.key] = $0 } }
    for entry in Draft(settings: source.flow).spellingDefaults.entries {
      write(entry, above.removeValue(forKey: entry.key) ?? [])
    }
    let actions = above.removeValue(forKey: "actions") ?? []
    // What stood at a key that holds nothing and is not written any more.
    for part in source.top { lines += above[part.key] ?? [] }
    if !source.actions.isEmpty { writeActions(actions) } else { lines += actions }
    let below = comments.above(gap..<max(gap, source.text.lineCount + 1))
    lines += below
    return lines.joined(separator: "\n") + "\n"
  }

  /// Comments about the file as a whole stand at its top, with a blank line below; the rest belongs to the first key.
  private mutating func header(_ found: [String], _ first: Source.Part, rest: ([String]) -> Void) {
    guard !found.isEmpty else { return }
    let isApart = first.lines.lowerBound > 1 && source.text.isBlank(first.lines.lowerBound - 1)
    let split = isApart ? found.count : (found.lastIndex(of: "").map { $0 + 1 } ?? 0)
    guard split > 0 else { return }
    lines += found[..<split]
    if lines.last != "" { lines.append("") }
    rest(Array(found[split...]))
  }

  private mutating func write(_ entry: Draft.Entry, _ above: [String]) {
    guard let part = source.top.first(where: { $0.key == entry.key }), let known = self.entry(part.lines) else {
      lines += above + DraftWriter.entry(entry.key, entry.value, column: 0)
      return
    }
    var found = comments.comments(of: known, column: 0)
    found.above = above + found.above
    lines += DraftWriter.entry(entry.key, entry.value.keepingQuotes(of: known.value), column: 0, comments: found)
  }

  private mutating func writeActions(_ above: [String]) {
    if lines.last != "" { lines.append("") }
    lines += above
    let part = source.top.first { $0.key == "actions" }
    let start = part?.lines.lowerBound ?? 1
    let behind = source.text.comment(behind: source.text.endOfKey(source.text.start(ofLine: start)))
    lines.append("actions:" + (behind.map { "  \($0)" } ?? ""))
    var gap = start + 1
    for (index, action) in source.actions.enumerated() {
      if index > 0 { lines.append("") }
      write(action, comments.above(gap..<max(gap, action.lines.lowerBound)))
      gap = action.lines.upperBound
    }
    let end = part?.lines.upperBound ?? gap
    lines += comments.above(gap..<max(gap, end)).map { $0.isEmpty ? "" : "  \($0)" }
  }

  private mutating func write(_ part: Source.ActionPart, _ above: [String]) {
    let draft = Draft(part.action).spellingDefaults
    guard let known = entry(part.lines) else { return }
    var found = comments.comments(of: known, column: source.idColumn)
    found.above = above + found.above
    lines += DraftWriter.entry(part.id.text, draft.keepingQuotes(of: known.value), column: 2, comments: found)
  }

  /// The key and value on some lines.
  private func entry(_ lines: Range<Int>) -> SourceBlock.Entry? {
    guard case .success(let node?) = Composer.compose(source.text, lines) else { return nil }
    return SourceBlock(node, in: source.text, upTo: lines.upperBound, linesBefore: lines.lowerBound - 1)?.entries.first
  }
}
