import ChatflowModel

/// How a file is laid out: what new lines follow.
struct DraftLayout: Hashable, Sendable {
  /// How many columns a level is indented by.
  var step = 2
  /// How many columns the dashes of a list are indented by from their key.
  var dash = 2
}

/// Writes drafts as lines in the one canonical form.
///
/// Every comment that it is given is among the lines: where what it belonged to is not written, above what that stood in.
struct DraftWriter {
  let layout: DraftLayout
  private(set) var lines: [String] = []

  init(_ layout: DraftLayout = DraftLayout()) { self.layout = layout }

  /// The lines of an entry whose key stands in a column.
  static func entry(
    _ key: String, _ value: Draft, column: Int, _ layout: DraftLayout = DraftLayout(), comments: Comments = Comments()
  ) -> [String] {
    var writer = DraftWriter(layout)
    writer.entry(key, value, indentation: spaces(column), column: column, comments)
    return writer.lines
  }

  /// The lines of a list item whose dash stands in a column.
  static func item(
    _ value: Draft, column: Int, _ layout: DraftLayout = DraftLayout(), comments: Comments = Comments()
  ) -> [String] {
    var writer = DraftWriter(layout)
    writer.item(value, column: column, comments)
    return writer.lines
  }

  /// What stands behind a key or dash: on its line, and on further lines in a column.
  static func scalar(
    _ text: String, _ scalar: Draft.Scalar, column: Int, parentColumn: Int
  ) -> (inline: String, further: [String]) {
    guard scalar != .word, let block = Scalars.block(text, indentation: column - parentColumn) else {
      return (Scalars.inline(text, scalar), [])
    }
    let indentation = spaces(column)
    return (block.header, block.lines.map { $0.isEmpty ? "" : indentation + $0 })
  }

  /// Whether lines end in a text of several lines, to which the line break behind them belongs.
  static func endsInBlock(_ lines: [String]) -> Bool {
    var column = Int.max
    for line in lines.reversed() where !line.isEmpty {
      let indentation = line.prefix { $0 == " " }.count
      if indentation >= column { continue }
      if let header = line.split(separator: " ").last, header.hasPrefix("|"), !header.hasSuffix("-") { return true }
      column = indentation
    }
    return false
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  // MARK: - Entries

  /// Writes an entry. The indentation differs from the column's where a dash stands on the line.
  private mutating func entry(
    _ key: String, _ value: Draft, indentation: String, column: Int, _ found: Comments
  ) {
    let comments = found.lifting(except: value.keys)
    above(comments, column)
    let start = indentation + Scalars.inline(key, .text) + ":"
    let behind = comments.behind.map { "  \($0)" } ?? ""
    switch value {
    case .scalar(let text, let scalar):
      let written = Self.scalar(text, scalar, column: column + layout.step, parentColumn: column)
      lines.append(start + (written.inline.isEmpty ? "" : " \(written.inline)") + behind)
      lines += written.further
      // Further in, a comment would be part of the text.
      below(comments, written.further.isEmpty ? column + layout.step : column)
    case .sequence(let items, _) where items.isEmpty:
      lines.append("\(start) []\(behind)")
      below(comments, column + layout.step)
    case .mapping(let entries) where entries.isEmpty:
      lines.append("\(start) {}\(behind)")
      below(comments, column + layout.step)
    case .sequence(let items, _):
      lines.append(start + behind)
      for (index, item) in items.enumerated() {
        self.item(item, column: column + layout.dash, comments.inner["\(index)"] ?? Comments())
      }
      below(comments, column + layout.dash)
    case .mapping(let entries):
      lines.append(start + behind)
      for entry in entries where !entry.isDefault {
        self.entry(
          entry.key, entry.value, indentation: Self.spaces(column + layout.step), column: column + layout.step,
          comments.inner[entry.key] ?? Comments())
      }
      below(comments, column + layout.step)
    }
  }

  // MARK: - Items

  private mutating func item(_ value: Draft, column: Int, _ found: Comments) {
    let comments = Self.joined(found.lifting(except: value.keys), value)
    above(comments, column)
    let dash = Self.spaces(column) + "- "
    let behind = comments.behind.map { "  \($0)" } ?? ""
    switch value {
    case .scalar(let text, let scalar):
      let written = Self.scalar(text, scalar, column: column + 2, parentColumn: column)
      lines.append("\(dash)\(written.inline)\(behind)")
      lines += written.further
      below(comments, written.further.isEmpty ? column + 2 : column)
      return
    case .sequence(let items, _) where items.isEmpty: lines.append("\(dash)[]\(behind)")
    case .mapping(let entries) where entries.isEmpty: lines.append("\(dash){}\(behind)")
    case .sequence(let items, _): sequence(items, dash, column, comments)
    case .mapping(let entries): mapping(entries, dash, column, comments)
    }
    below(comments, column + 2)
  }

  /// The comments of an item whose first inner entry stands on the line of the dash, which both have to share.
  private static func joined(_ comments: Comments, _ value: Draft) -> Comments {
    guard let first = value.keys.first else { return comments }
    var result = comments
    var inner = comments.inner[first] ?? Comments()
    result.above += inner.above
    inner.above = []
    result.behind = nil
    if inner.behind == nil {
      inner.behind = comments.behind
    } else {
      result.above += comments.behind.map { [$0] } ?? []
    }
    result.inner[first] = inner.isEmpty ? nil : inner
    return result
  }

  /// A list in a list: the inner one begins on the line of the outer dash.
  private mutating func sequence(_ items: [Draft], _ dash: String, _ column: Int, _ comments: Comments) {
    for (index, item) in items.enumerated() {
      let first = lines.count
      self.item(item, column: column + 2, comments.inner["\(index)"] ?? Comments())
      if index == 0 { putDash(dash, column, from: first) }
    }
  }

  /// A mapping in a list: its first key stands on the line of the dash.
  private mutating func mapping(_ entries: [Draft.Entry], _ dash: String, _ column: Int, _ comments: Comments) {
    for (index, entry) in entries.filter({ !$0.isDefault }).enumerated() {
      let first = lines.count
      self.entry(
        entry.key, entry.value, indentation: Self.spaces(column + 2), column: column + 2,
        comments.inner[entry.key] ?? Comments())
      if index == 0 { putDash(dash, column, from: first) }
    }
  }

  /// Puts a dash before the first of some lines, and comments that came to stand above it into its column.
  private mutating func putDash(_ dash: String, _ column: Int, from first: Int) {
    for line in first..<lines.count {
      let isComment = lines[line].trimmedOfSpaces.hasPrefix("#")
      if isComment || lines[line].isEmpty {
        lines[line] = isComment ? Self.spaces(column) + lines[line].trimmedOfSpaces : ""
      } else {
        return lines[line] = dash + lines[line].dropFirst(column + 2)
      }
    }
  }

  // MARK: - Comments

  private mutating func above(_ comments: Comments, _ column: Int) { write(comments.above, column) }
  private mutating func below(_ comments: Comments, _ column: Int) { write(comments.below, column) }

  private mutating func write(_ comments: [String], _ column: Int) {
    lines += comments.map { $0.isEmpty ? "" : Self.spaces(column) + $0 }
  }
}

extension Draft {
  /// By what its inner entries are known: the keys that are written, or the numbers of the items.
  fileprivate var keys: [String] {
    switch self {
    case .scalar: []
    case .sequence(let items, _): items.indices.map { "\($0)" }
    case .mapping(let entries): entries.filter { !$0.isDefault }.map(\.key)
    }
  }
}
