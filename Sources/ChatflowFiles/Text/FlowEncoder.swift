import ChatflowModel
import OrderedCollections
import Yaml

/// Writes a chatflow into the text that an earlier state of it was read from.
struct FlowEncoder {
  private let source: Source
  private let layout: DraftLayout
  private var patch: Patch

  init(_ source: Source) {
    self.source = source
    layout = source.layout
    patch = Patch(source.text, layout)
  }

  /// The comments that could not be kept.
  var lost: [LostComment] { patch.lost.sorted { $0.line < $1.line } }
  /// The whole file.
  var text: String { source.text.applying(patch.edits) }

  mutating func encode(_ flow: Chatflow) throws(Source.EncodingProblem) {
    if let problem = source.flow.unread["actions"] { throw .unread(problem) }
    try encodeSettings(flow)
    let places = FilePlaces(source, flow)
    if places.areInOrder {
      try encodeInOrder(flow, places)
    } else {
      try encodeReordered(flow, places)
    }
  }

  // MARK: - Settings

  private mutating func encodeSettings(_ flow: Chatflow) throws(Source.EncodingProblem) {
    let base = Draft(settings: source.flow)
    let new = Draft(settings: flow)
    if base == new { return }
    if let problem = source.flow.unread.problem(changing: base, to: new) { throw .unread(problem) }
    var attempt = patch
    try attempt.top(source.top, source.written(base, besides: new), source.written(new, besides: base))
    if let touched = source.unread.first(where: { attempt.touches($0.lines) }) { throw .unread(touched.problem) }
    guard Self.settingsAreRight(textWithoutActions(attempt.edits), flow) else {
      throw source.mistake.map { .unread($0) } ?? .settings(nil)
    }
    patch = attempt
  }

  /// The file with its settings changed, without what stands below `actions:`. Settings are changed by whole keys, and no
  /// key reaches into another, so the actions need not be read again to know what the settings say.
  private func textWithoutActions(_ edits: [Patch.Edit]) -> String {
    let text = source.text
    guard let actions = source.top.first(where: { $0.key == "actions" })?.lines else { return text.applying(edits) }
    let middle = text.start(ofLine: actions.lowerBound + 1)
    let (above, below) = (1..<(actions.lowerBound + 1), actions.upperBound..<(text.lineCount + 1))
    return text.applying(edits.filter { $0.range.upperBound <= middle }, in: above)
      + text.applying(edits.filter { $0.range.lowerBound > middle }, in: below)
  }

  private static func settingsAreRight(_ text: String, _ flow: Chatflow) -> Bool {
    guard let read = ChatflowFile.decode(text).flow else { return false }
    return Draft(settings: read).withoutDefaults == Draft(settings: flow).withoutDefaults
  }

  // MARK: - Actions

  private mutating func encodeInOrder(_ flow: Chatflow, _ places: FilePlaces) throws(Source.EncodingProblem) {
    for index in source.actions.indices where !places.isKept(index) { remove(index) }
    var anchor: Int?
    var pending: [String] = []
    for action in flow.actions.values {
      if let index = places[action.id] {
        insert(pending, behind: anchor)
        pending = []
        anchor = index
        if source.actions[index].action != action { try change(index, action) }
      } else {
        let lines = try newLines(action)
        if !pending.isEmpty, pending.last != "" { pending.append("") }
        pending += lines
      }
    }
    insert(pending, behind: anchor)
  }

  /// Puts new actions behind one, or before all.
  private mutating func insert(_ lines: [String], behind anchor: Int?) {
    if lines.isEmpty { return }
    if let anchor {
      let end = source.actions[anchor].lines.upperBound
      patch.insert((source.text.isBlank(end - 1) ? [] : [""]) + lines, before: end)
    } else if let part = source.top.first(where: { $0.key == "actions" }) {
      patch.openList(at: part)
      patch.insert(lines + (source.actions.isEmpty ? [] : [""]), before: part.lines.lowerBound + 1)
    } else {
      patch.insert(["", "actions:"] + lines, before: source.text.lastLine + 1)
    }
  }

  /// Takes an action out, with the comment above it and the blank lines on one side.
  private mutating func remove(_ index: Int) {
    let text = source.text
    let part = source.actions[index]
    let limit = index > 0 ? source.actions[index - 1].lines.upperBound : actionsStart
    var first = text.firstComment(above: part.lines.lowerBound, notBefore: limit)
    var end = part.lines.upperBound
    let comments = CommentReader(text: text).above(first..<part.lines.lowerBound)
    patch.lose(comments, in: first..<part.lines.lowerBound)
    patch.lose(innerComments(part), in: part.lines)
    if first > limit, text.isBlank(first - 1) {
      while first > limit, text.isBlank(first - 1) { first -= 1 }
    } else {
      while end < text.lineCount, text.isBlank(end) { end += 1 }
    }
    patch.remove(first..<end)
  }

  /// The first line behind `actions:`.
  private var actionsStart: Int { (source.top.first { $0.key == "actions" }?.lines.lowerBound ?? 0) + 1 }

  private func innerComments(_ part: Source.ActionPart) -> [String] {
    guard let entry = entry(of: part) else { return [] }
    return CommentReader(text: source.text).comments(of: entry).all
  }

  /// The key and value of an action, as nodes.
  private func entry(of part: Source.ActionPart) -> SourceBlock.Entry? {
    guard case .success(let node?) = Composer.compose(source.text, part.lines) else { return nil }
    return SourceBlock(node, in: source.text, upTo: part.lines.upperBound)?.entries.first
  }

  private func newLines(_ action: Action) throws(Source.EncodingProblem) -> [String] {
    let lines = DraftWriter.entry(action.id.text, Draft(action).withoutDefaults, column: source.idColumn, layout)
    try check(lines.joined(separator: "\n") + "\n", action)
    return lines
  }

  private func check(_ lines: String, _ action: Action) throws(Source.EncodingProblem) {
    switch ReadBack.action(lines, action.id) {
    case .failure(let problem): throw .action(action.id, problem)
    case .success(let back): if !ReadBack.isSame(back, action) { throw .action(action.id, nil) }
    }
  }

  /// Writes the new state of an action into its lines; if that reads back differently, writes all of it anew.
  private mutating func change(_ index: Int, _ action: Action) throws(Source.EncodingProblem) {
    let part = source.actions[index]
    // What cannot be read can be moved and removed, and never changed: nobody would know what the change became of.
    if let defect = part.action.defect { throw .action(action.id, defect) }
    guard let entry = entry(of: part) else { throw .action(action.id, nil) }
    for attempt in [inPlace(part, entry, action), anew(part, entry, action)] {
      guard let attempt else { continue }
      let edits = attempt.edits[patch.edits.count...].map { $0 }
      if (try? check(source.text.applying(edits, in: part.lines), action)) != nil {
        patch = attempt
        return
      }
    }
    try check(DraftWriter.entry(action.id.text, Draft(action), column: 2).joined(separator: "\n"), action)
    throw .action(action.id, nil)
  }

  private func inPlace(_ part: Source.ActionPart, _ entry: SourceBlock.Entry, _ action: Action) -> Patch? {
    var attempt = patch
    if part.id != action.id {
      let key = Scalars.inline(action.id.text, .text) + ":"
      if entry.isExplicit { return nil }
      attempt.replace(entry.start..<entry.keyEnd, with: key)
    }
    guard let block = SourceBlock(entry.value, in: source.text, upTo: part.lines.upperBound),
      attempt.mapping(block, Draft(part.action).entries, Draft(action).entries)
    else { return nil }
    return attempt
  }

  private func anew(_ part: Source.ActionPart, _ entry: SourceBlock.Entry, _ action: Action) -> Patch? {
    var attempt = patch
    let known = CommentReader(text: source.text).comments(of: entry)
    let draft = Draft(action).keepingStyle(of: entry.value).withoutDefaults
    let comments = known.following(Draft(part.action), draft)
    let lines = DraftWriter.entry(action.id.text, draft, column: source.idColumn, layout, comments: comments)
    attempt.lose(known.lost(in: lines), in: part.lines)
    attempt.remove(part.lines)
    let next = source.text.content(from: part.lines.upperBound)
    if lines.last == "" { attempt.remove(part.lines.upperBound..<next) }
    attempt.insert(lines, before: part.lines.lowerBound)
    return attempt
  }

  // MARK: - Another order

  /// Puts the actions in their new order, each with what stands above it.
  private mutating func encodeReordered(_ flow: Chatflow, _ places: FilePlaces) throws(Source.EncodingProblem) {
    let text = source.text
    var pieces: [String] = []
    let settings = patch
    for action in flow.actions.values {
      guard let index = places[action.id] else {
        pieces.append((try newLines(action)).joined(separator: text.lineBreak) + text.lineBreak)
        continue
      }
      let part = source.actions[index]
      let known = patch.edits.count
      if part.action != action { try change(index, action) }
      let limit = index > 0 ? source.actions[index - 1].lines.upperBound : actionsStart
      var first = limit
      while first < part.lines.lowerBound, text.isBlank(first) { first += 1 }
      var piece = text.string(ofLines: first..<part.lines.lowerBound)
      piece += text.applying(Array(patch.edits[known...]), in: part.lines)
      if !piece.hasSuffix("\n") { piece += text.lineBreak }
      pieces.append(piece)
    }
    for index in source.actions.indices where !places.isKept(index) {
      patch.lose(innerComments(source.actions[index]), in: source.actions[index].lines)
    }
    let region =
      text.start(ofLine: actionsStart)..<text.start(ofLine: source.actions.last?.lines.upperBound ?? actionsStart)
    var result = settings
    result.replace(region, with: joined(pieces))
    result.lose(from: patch)
    patch = result
  }

  /// Pieces with a blank line between them, which one that keeps the lines at its end has already.
  private func joined(_ pieces: [String]) -> String {
    let blank = source.text.lineBreak
    var result = ""
    for piece in pieces {
      if !result.isEmpty, !result.hasSuffix(blank + blank) { result += blank }
      result += piece
    }
    return result
  }
}

/// Which action of the file each action of a chatflow is.
private struct FilePlaces {
  private var places: [ActionID: Int] = [:]
  private var kept: [Bool]
  /// Whether the actions that the file has stand in the order of the file.
  private(set) var areInOrder = true

  init(_ source: Source, _ flow: Chatflow) {
    kept = [Bool](repeating: false, count: source.actions.count)
    let known = Dictionary(source.actions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var renamed: [Int]?
    for action in flow.actions.values {
      guard let index = known[action.id] else {
        var candidates = renamed ?? source.actions.indices.filter { flow.actions[source.actions[$0].id] == nil }
        if let at = candidates.firstIndex(where: { Self.isSame(source.actions[$0].action, action) }) {
          places[action.id] = candidates.remove(at: at)
        }
        renamed = candidates
        continue
      }
      places[action.id] = index
    }
    var last = -1
    for action in flow.actions.values {
      guard let index = places[action.id] else { continue }
      kept[index] = true
      if index < last { areInOrder = false }
      last = index
    }
  }

  subscript(id: ActionID) -> Int? { places[id] }
  func isKept(_ index: Int) -> Bool { kept[index] }

  /// Whether an action is one of the file under another id: its name is for people, and unique.
  private static func isSame(_ old: Action, _ new: Action) -> Bool {
    old.defect == nil && old.kind == new.kind && old.name == new.name
  }
}

extension SourceText {
  /// The text with some bytes replaced.
  func applying(_ edits: [Patch.Edit], in lines: Range<Int>? = nil) -> String {
    let lower = lines.map { start(ofLine: $0.lowerBound) } ?? 0
    let upper = lines.map { start(ofLine: $0.upperBound) } ?? bytes.count
    var result: [UInt8] = []
    result.reserveCapacity(upper - lower + edits.reduce(0) { $0 + $1.text.utf8.count })
    var at = lower
    // What is put in front of something goes before what takes its place.
    func rank(_ edit: (offset: Int, element: Patch.Edit)) -> (Int, Int, Int) {
      (edit.element.range.lowerBound, edit.element.range.isEmpty ? 0 : 1, edit.offset)
    }
    for edit in edits.enumerated().sorted(by: { rank($0) < rank($1) }).map(\.element) {
      result += bytes[at..<max(at, edit.range.lowerBound)]
      result += edit.text.utf8
      at = max(at, edit.range.upperBound)
    }
    result += bytes[min(at, upper)..<upper]
    return String(decoding: result, as: UTF8.self)
  }
}
