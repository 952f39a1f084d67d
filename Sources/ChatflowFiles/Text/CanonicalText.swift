import ChatflowModel
import OrderedCollections
import Yaml

/// Writes a chatflow or a workspace as a whole, with the comments of the text that it was read from.
///
/// Comments stay with what they stand at. Where that is gone, those inside something that is still there stand above it.
struct CanonicalText {
  private let text: SourceText?
  private let comments: Comments
  /// What was read from the text.
  private let base: Chatflow?
  /// The settings that were read from it, by their keys.
  private let known: [String: Draft]
  private let nodes: [String: Node]
  private let actionNodes: [String: Node]
  private(set) var lines: [String] = []

  /// For a chatflow without a text.
  init() {
    text = nil
    base = nil
    known = [:]
    comments = Comments()
    (nodes, actionNodes) = ([:], [:])
  }

  /// For a chatflow that was read from a text.
  init(_ text: SourceText, _ root: Node, _ base: Chatflow) {
    self.text = text
    self.base = base
    known = Draft(settings: base).values
    comments = CommentReader(text: text).comments(of: root)
    nodes = Self.nodes(of: root)
    actionNodes = nodes["actions"].map(Self.nodes) ?? [:]
  }

  /// For a workspace that was read from a text.
  init(_ text: SourceText, _ root: Node, _ base: Workspace) {
    self.text = text
    self.base = nil
    known = Draft(base).values
    comments = CommentReader(text: text).comments(of: root)
    nodes = Self.nodes(of: root)
    actionNodes = [:]
  }

  private static func nodes(of node: Node) -> [String: Node] {
    guard case .mapping(let mapping) = node else { return [:] }
    return Dictionary(mapping.compactMap { key, value in key.scalar.map { ($0.string, value) } }) { first, _ in first }
  }

  /// The lines of a chatflow. Values that say what holds anyway are written if the text spells them out.
  mutating func write(_ flow: Chatflow) {
    var inner = comments.inner
    header(&inner)
    for entry in written(Draft(settings: flow)) { write(entry, &inner) }
    var actions = inner.removeValue(forKey: "actions") ?? Comments()
    // What stood at a key that holds nothing and is not written any more stands above what follows.
    let loose = inner.sorted { $0.key < $1.key }.flatMap(\.value.all)
    actions.above = loose + actions.above
    if flow.actions.isEmpty { lines += actions.all } else { write(flow, actions) }
    end()
  }

  /// The lines of a workspace. Its lists are long: each stands by itself.
  mutating func write(_ workspace: Workspace) {
    var inner = comments.inner
    header(&inner)
    var isBehindLine = true
    for entry in written(Draft(workspace)) {
      if !lines.isEmpty, lines.last != "", !isBehindLine || !entry.value.isScalar { lines.append("") }
      isBehindLine = entry.value.isScalar
      write(entry, &inner)
    }
    for (_, loose) in inner.sorted(by: { $0.key < $1.key }) { lines += loose.all }
    end()
  }

  /// What is written of some entries: what says what holds anyway only if the text spells it out.
  private func written(_ draft: Draft) -> [Draft.Entry] {
    draft.entries.filter { !$0.isDefault || nodes[$0.key] != nil }
  }

  private mutating func write(_ entry: Draft.Entry, _ inner: inout [String: Comments]) {
    let value = nodes[entry.key].map { entry.value.keepingStyle(of: $0) } ?? entry.value
    let found = (inner.removeValue(forKey: entry.key) ?? Comments()).following(known[entry.key], value)
    lines += DraftWriter.entry(entry.key, value.withoutDefaults, column: 0, comments: found)
  }

  /// What stands behind all entries.
  private mutating func end() {
    lines += comments.below
    guard let text, text.documentEnd <= text.lineCount else { return }
    // The sign that ends the document, with the comments behind it.
    lines += (text.documentEnd...text.lineCount).map { text.string(ofLine: $0).trimmedOfSpaces }
    while lines.last == "" { lines.removeLast() }
  }

  /// Comments about the file as a whole stand at its top, with a blank line below; the rest belongs to the first key.
  private mutating func header(_ inner: inout [String: Comments]) {
    guard let text, let first = nodes.min(by: { $0.value.place.start < $1.value.place.start })?.key,
      let found = inner[first]?.above, !found.isEmpty
    else { return }
    let line = text.firstContentLine
    let isApart = line > 1 && text.isBlank(line - 1)
    let split = isApart ? found.count : (found.lastIndex(of: "").map { $0 + 1 } ?? 0)
    guard split > 0 else { return }
    lines += found[..<split]
    if lines.last != "" { lines.append("") }
    inner[first]?.above = Array(found[split...])
  }

  private mutating func write(_ flow: Chatflow, _ comments: Comments) {
    if lines.last != "", !lines.isEmpty { lines.append("") }
    lines += comments.above
    lines.append("actions:" + (comments.behind.map { "  \($0)" } ?? ""))
    var isFirst = true
    for action in flow.actions.values {
      // A text that keeps the lines at its end has set the next action off already.
      if !isFirst, lines.last != "" { lines.append("") }
      isFirst = false
      let draft = Draft(action)
      let kept = actionNodes[action.id.text].map { draft.keepingStyle(of: $0) } ?? draft
      let known = base?.actions[action.id].map { Draft($0) }
      let found = (comments.inner[action.id.text] ?? Comments()).following(known, draft)
      lines += DraftWriter.entry(action.id.text, kept.withoutDefaults, column: 2, comments: found)
    }
    lines += comments.below.map { $0.isEmpty ? "" : "  \($0)" }
  }

  /// The whole text. One that keeps the lines at its end has its line break already.
  var whole: String { lines.joined(separator: "\n") + "\n" }
}

extension Draft {
  /// Whether it stands on a line.
  var isScalar: Bool { if case .scalar = self { true } else { false } }
}

extension SourceText {
  /// The first line that is neither blank nor a comment.
  fileprivate var firstContentLine: Int { allLines.first { !isBlankOrComment($0) } ?? 1 }
}
