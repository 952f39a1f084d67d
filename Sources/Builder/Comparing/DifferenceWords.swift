import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Tells a difference: what became of which action, and of each of its fields by the label that its form shows.
struct DifferenceWords {
  typealias Line = ToldDifference.Line
  typealias Mark = ToldDifference.Mark

  let before: FormWords
  let after: FormWords
  let words: Words
  private(set) var lines: [Line] = []

  init(_ before: ToldDifference.Side, _ after: ToldDifference.Side, _ words: Words, _ tier: GlyphTier) {
    self.before = FormWords(before.flow, before.workspace, words, tier)
    self.after = FormWords(after.flow, after.workspace, words, tier)
    self.words = words
  }

  mutating func add(_ depth: Int, _ mark: Mark, _ pieces: Line.Piece...) {
    lines.append(Line(depth: depth, mark: mark, pieces: pieces))
  }

  mutating func add(_ line: Line) { lines.append(line) }

  // MARK: - Actions

  mutating func tell(_ difference: Difference, title: String) {
    if !difference.settings.isEmpty {
      add(0, .changed, Line.Piece(text: title, role: .strong))
      for change in difference.settings { tell(change, depth: 1) }
    }
    for action in difference.actions { tell(action) }
  }

  private mutating func tell(_ action: ActionDifference) {
    add(0, mark(of: action), Line.Piece(text: heading(action), role: .strong))
    if action.isMoved { add(1, .moved, Line.Piece(text: place(of: action.id), role: .text)) }
    if let former = action.formerID {
      add(1, .changed, label(words["difference.id"]), Line.Piece(text: "\(former) \(arrow) \(action.id)", role: .text))
    }
    let isWhole = action.sort != .changed
    for change in action.changes { tell(change, of: action, depth: 1, isPart: isWhole) }
  }

  func mark(of action: ActionDifference) -> Mark {
    switch action.sort {
    case .added: .added
    case .removed: .removed
    case .changed: action.changes.isEmpty && action.formerID == nil ? .moved : .changed
    }
  }

  /// An action by kind, name and id, as it is now.
  func heading(_ difference: ActionDifference) -> String {
    guard let action = difference.after ?? difference.before else { return "" }
    let kind = words.optional("action.\(action.kind).label") ?? action.kind.text
    return words("difference.action", ["kind": kind, "name": action.shownName, "id": action.id.text])
  }

  /// Where an action that moved stands now.
  private func place(of id: ActionID) -> String {
    guard let index = after.flow.actions.index(forKey: id), index > 0 else { return words["difference.first"] }
    return words("difference.behind", ["name": after.flow.actions.values[index - 1].shownName])
  }

  // MARK: - Values

  /// Tells what became of a value; of a part of what came or went as a whole only what it held or holds.
  mutating func tell(_ change: ValueChange, of action: ActionDifference? = nil, depth: Int, isPart: Bool = false) {
    let name = name(of: change, of: action)
    if case .place(let old)? = change.before, case .place(let new)? = change.after {
      let facts = ["what": name, "before": "\(old)", "after": "\(new)"]
      return add(depth, .moved, Line.Piece(text: words("difference.moved", facts), role: .text))
    }
    let old = before.text(change.before, at: change.path, of: action?.before, isPart: isPart)
    let new = after.text(change.after, at: change.path, of: action?.after, isPart: isPart)
    switch (old, new) {
    case (nil, nil): add(depth, .changed, Line.Piece(text: name, role: .fieldLabel))
    case (let old?, let new?) where old.isEmpty: tell(new, name, .added, depth)
    case (let old?, let new?) where new.isEmpty: tell(old, name, .removed, depth)
    case (let old?, let new?) where change.isOfCondition: tell(old, new, name, depth)
    case (let old?, let new?): tell(old, new, name, depth, isText: change.isOfText)
    case (nil, let new?): tell(new, name, .added, depth)
    case (let old?, nil): tell(old, name, .removed, depth)
    }
    for part in change.parts { tell(part, of: action, depth: depth + 1, isPart: true) }
  }

  func label(_ name: String) -> Line.Piece { Line.Piece(text: "\(name): ", role: .fieldLabel) }

  var arrow: String { words["difference.arrow"] }

  /// What came or went.
  private mutating func tell(_ text: String, _ name: String, _ mark: Mark, _ depth: Int) {
    guard !text.isEmpty else { return add(depth, mark, Line.Piece(text: name, role: .fieldLabel)) }
    guard text.contains(where: \.isNewline) else {
      return add(depth, mark, label(name), Line.Piece(text: text, role: mark.role))
    }
    add(depth, mark, label(name))
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      add(depth + 1, mark, Line.Piece(text: String(line), role: mark.role))
    }
  }

  /// What is another one, as a whole beside what it was.
  private mutating func tell(_ old: String, _ new: String, _ name: String, _ depth: Int) {
    add(
      depth, .changed, label(name), Line.Piece(text: old, role: .error), Line.Piece(text: " \(arrow) ", role: .dim),
      Line.Piece(text: new, role: .success))
  }

  /// What is another one: short values side by side, of longer texts what was reworded.
  private mutating func tell(_ old: String, _ new: String, _ name: String, _ depth: Int, isText: Bool) {
    let told = RewordedText(old, new, words)
    let isReworded = told.lines.count == 1 && told.lines.first?.mark == .changed
    let isShort = [old, new].allSatisfy { $0.count <= Self.short && !$0.contains(where: \.isNewline) }
    if isShort, !(isText && isReworded) { return tell(old, new, name, depth) }
    if isReworded, let line = told.lines.first {
      return add(Line(depth: depth, mark: .changed, pieces: [label(name)] + line.pieces))
    }
    add(depth, .changed, label(name))
    for line in told.lines { add(Line(depth: depth + 1, mark: line.mark, pieces: line.pieces)) }
  }

  /// The most characters of a value that is told beside the other one.
  private static let short = 40
}

extension ValueChange {
  /// Whether a text for a reader was changed, and not a name or a choice.
  fileprivate var isOfText: Bool { if case .field(.message)? = after { true } else { false } }

  /// Whether a condition was changed: it is read as a sentence, which marks inside it would break up.
  fileprivate var isOfCondition: Bool { if case .group? = after { true } else { false } }
}
