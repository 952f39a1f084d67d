/// How a file is laid out: what new lines follow.
struct Layout: Hashable, Sendable {
  /// How many columns a level is indented by.
  var step = 2
  /// How many columns the dashes of a list are indented by from their key.
  var dash = 2
}

/// Comments by the entries that they belong to, to be written again around rewritten entries.
struct Comments: Hashable, Sendable {
  /// The lines above an entry, without indentation; blank ones between them are empty.
  var above: [String] = []
  /// What stands behind the value on its first line, from `#` on.
  var behind: String?
  /// The lines after the last of its inner entries.
  var below: [String] = []
  /// Those of inner entries, by key or by number.
  var inner: [String: Comments] = [:]

  var isEmpty: Bool { above.isEmpty && behind == nil && below.isEmpty && inner.isEmpty }
}

/// Writes drafts as lines in the one canonical form.
struct DraftWriter {
  let layout: Layout
  /// Whether list items in brackets are wanted where they fit: the file's author wrote them so.
  private(set) var lines: [String] = []

  init(_ layout: Layout = Layout()) { self.layout = layout }

  /// The lines of an entry whose key stands in a column.
  static func entry(
    _ key: String, _ value: Draft, column: Int, _ layout: Layout = Layout(), comments: Comments = Comments()
  ) -> [String] {
    var writer = DraftWriter(layout)
    writer.entry(key, value, indentation: spaces(column), column: column, comments)
    return writer.lines
  }

  /// The lines of a list item whose dash stands in a column.
  static func item(
    _ value: Draft, column: Int, _ layout: Layout = Layout(), comments: Comments = Comments()
  ) -> [String] {
    var writer = DraftWriter(layout)
    writer.item(value, column: column, comments)
    return writer.lines
  }

  /// What stands behind a key or dash: on its line, and on further lines.
  static func scalar(_ text: String, _ scalar: Draft.Scalar, column: Int) -> (inline: String, further: [String]) {
    guard scalar != .word, Scalars.canBeBlock(text) else { return (Scalars.inline(text, scalar), []) }
    let indentation = spaces(column)
    let further = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indentation + $0 }
    return ("|-", further)
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// Writes an entry. The indentation differs from the column's where a dash stands on the line.
  private mutating func entry(
    _ key: String, _ value: Draft, indentation: String, column: Int, _ comments: Comments
  ) {
    above(comments, column)
    let start = indentation + Scalars.inline(key, .text) + ":"
    let behind = comments.behind.map { "  \($0)" } ?? ""
    switch value {
    case .scalar(let text, let scalar):
      let written = Self.scalar(text, scalar, column: column + layout.step)
      lines.append("\(start) \(written.inline)\(behind)")
      lines += written.further
      below(comments, column + layout.step)
    case .sequence(let items) where items.isEmpty: lines.append("\(start) []\(behind)")
    case .mapping(let entries) where entries.isEmpty: lines.append("\(start) {}\(behind)")
    case .sequence(let items):
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

  private mutating func item(_ value: Draft, column: Int, _ comments: Comments) {
    above(comments, column)
    let dash = Self.spaces(column) + "- "
    let behind = comments.behind.map { "  \($0)" } ?? ""
    switch value {
    case .scalar(let text, let scalar):
      let written = Self.scalar(text, scalar, column: column + 2)
      lines.append("\(dash)\(written.inline)\(behind)")
      lines += written.further
    case .sequence(let items) where items.isEmpty: lines.append("\(dash)[]\(behind)")
    case .mapping(let entries) where entries.isEmpty: lines.append("\(dash){}\(behind)")
    case .sequence(let items): sequence(items, dash, column, comments)
    case .mapping(let entries): mapping(entries, dash, column, comments)
    }
    below(comments, column + 2)
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
      entry.isDefault
        ? ()
        : self.entry(
          entry.key, entry.value, indentation: Self.spaces(column + 2), column: column + 2,
          comments.inner[entry.key] ?? Comments())
      if index == 0 { putDash(dash, column, from: first) }
    }
  }

  /// Puts a dash before the first of some lines that is no comment.
  private mutating func putDash(_ dash: String, _ column: Int, from first: Int) {
    guard let line = lines[first...].firstIndex(where: { !$0.trimmedOfSpaces.hasPrefix("#") && !$0.isEmpty }) else {
      return
    }
    lines[line] = dash + lines[line].dropFirst(column + 2)
  }

  private mutating func above(_ comments: Comments, _ column: Int) {
    lines += comments.above.map { $0.isEmpty ? "" : Self.spaces(column) + $0 }
  }

  private mutating func below(_ comments: Comments, _ column: Int) {
    lines += comments.below.map { $0.isEmpty ? "" : Self.spaces(column) + $0 }
  }
}
