import ChatflowModel
import OrderedCollections
import Yaml

/// Reads a whole file: at once if the YAML parser takes it, else part by part.
struct FlowReader {
  let text: SourceText
  var nodes: NodeReader
  var isWritable = true
  var idColumn = 2
  /// What could not be read of the settings, and what such lines seem to be about.
  var unread: [Source.Unread] = []
  var seeming: [String: FileProblem] = [:]
  private(set) var topKeys: Set<String> = []
  private var flow = Chatflow(name: "")
  private var top: [Source.Part] = []
  private var actions: [Source.ActionPart] = []
  private var isByLines = true
  private var hasVersion = false
  private var readKeys: Set<String> = []
  /// The numbers that further actions with an id got last.
  private var copies: [ActionID: Int] = [:]

  init(_ text: SourceText) {
    self.text = text
    nodes = NodeReader(text)
  }

  mutating func read() -> ChatflowFile.Opened {
    let refused = text.controlCharacterProblems
    guard refused.isEmpty else { return readParts(refused, whole: nil) }
    switch Composer.compose(text) {
    case .success(nil): return readNothing()
    case .success(.some(let root)): return readWhole(root)
    case .failure(let problem) where problem.reason == "problem.too-many-values": return ChatflowFile.refused(problem)
    case .failure(let problem): return readParts([], whole: problem)
    }
  }

  /// A file with nothing but comments is a chatflow that nobody has begun.
  private mutating func readNothing() -> ChatflowFile.Opened {
    let problem = FileProblem(.warning, line: 1, column: 1, reason: "problem.empty", expected: "chatflow: 1")
    guard text.holdsNothing else { return ChatflowFile.refused(problem) }
    nodes.problems.append(problem)
    return opened()
  }

  mutating func opened() -> ChatflowFile.Opened {
    if topKeys.contains("actions") { seeming["actions"] = nil }
    flow.unread.merge(seeming.filter { !readKeys.contains($0.key) }) { known, _ in known }
    // In brackets all of it would be written anew.
    if !isByLines, !unread.isEmpty { isWritable = false }
    let problems = nodes.problems.inOrder
    let source = Source(
      text: text, top: top, actions: actions, flow: flow, idColumn: idColumn, isByLines: isByLines, unread: unread,
      mistake: problems.first { $0.severity == .error })
    return ChatflowFile.Opened(flow: flow, source: source, problems: problems, isWritable: isWritable)
  }

  // MARK: - As a whole

  private mutating func readWhole(_ root: Node) -> ChatflowFile.Opened {
    guard case .mapping = root, let entries = nodes.entries(root, mayRepeat: true) else {
      nodes.report(at: root, "not-a-chatflow", expected: "chatflow: 1")
      return ChatflowFile.Opened(flow: nil, source: nil, problems: nodes.problems, isWritable: false)
    }
    guard entries.contains(where: { $0.key == "chatflow" || $0.key == "actions" }) else {
      nodes.report(at: root, "not-a-chatflow", expected: "chatflow: 1")
      return ChatflowFile.Opened(flow: nil, source: nil, problems: nodes.problems, isWritable: false)
    }
    if !root.isInBrackets, let stray = Self.strayKey(root) { return readParts([], whole: stray) }
    let starts = entries.map { $0.keyNode.place.line }
    isByLines = !root.isInBrackets && Self.increases(starts)
    let extents = text.extents(
      from: starts, upTo: text.documentEnd, column: 0, atLeast: entries.map { text.lastLine(of: $0.value) })
    for (entry, lines) in zip(entries, extents) where begin(entry.key, lines, at: text.place(ofKey: lines)) {
      if entry.key == "actions" {
        readActions(entry.value, lines)
      } else {
        readSetting(entry, lines)
      }
    }
    noteVersion(at: root)
    return opened()
  }

  /// Notes where a key at the top level stands. False for one that stands there already: the first counts, the other is
  /// a mistake of its own, and its lines are left as they are.
  mutating func begin(_ key: String, _ lines: Range<Int>, at place: SourceText.Place) -> Bool {
    guard topKeys.insert(key).inserted else {
      nodes.problems.append(
        FileProblem(line: place.line, column: place.column, reason: "problem.key-twice", found: key))
      return false
    }
    top.append(Source.Part(key: key, lines: lines))
    return true
  }

  mutating func readActions(_ node: Node, _ lines: Range<Int>) {
    if NodeReader.isNothing(node) { return }
    guard let entries = nodes.entries(node, expected: "problem.expected.actions", mayRepeat: true) else {
      return isWritable = false
    }
    guard entries.count <= ChatflowFile.maximumActions else {
      nodes.report(at: node, "too-many-actions", expected: "\(ChatflowFile.maximumActions)")
      return isWritable = false
    }
    let starts = entries.map { $0.keyNode.place.line }
    isByLines =
      isByLines && !node.isInBrackets && Self.increases(starts) && (starts.first ?? .max) > lines.lowerBound
    // A key that `?` introduces stands further in than its line.
    idColumn = max(1, starts.first.flatMap { text.indentation(ofLine: $0) } ?? 2)
    let extents = text.extents(
      from: starts, upTo: lines.upperBound, column: idColumn, atLeast: entries.map { text.lastLine(of: $0.value) })
    flow.actions.reserveCapacity(entries.count)
    actions.reserveCapacity(entries.count)
    for (entry, lines) in zip(entries, extents) {
      add(nodes.action(ActionID(entry.key), key: entry.keyNode, entry.value), lines)
    }
  }

  /// A key that YAML takes for one, and nobody else: one that is no text, that stands behind a character that cannot be
  /// seen, or that begins in the first column below the actions and is one of theirs.
  private static func strayKey(_ root: Node) -> FileProblem? {
    var nodes = NodeReader()
    var isBelow = false
    for (key, value) in root.mapping?.map({ $0 }) ?? [] {
      guard let name = nodes.text(key, expected: "problem.expected.key") else { return nodes.problems.first }
      let isOfAction = Slices.isOfActions(name) || value.mapping?["action"] != nil
      if key.scalar?.style == .plain, !SourceText.isWord(name) || (isBelow && isOfAction) {
        return FileProblem(line: key.place.line, column: key.place.column, reason: "problem.yaml.indentation")
      }
      guard name == "actions", !value.isInBrackets else { continue }
      isBelow = true
      for (id, action) in value.mapping?.map({ $0 }) ?? [] {
        if nodes.text(id, expected: "problem.expected.key") == nil { return nodes.problems.first }
        // An action has one kind: the other is that of an action whose id is no key.
        if let kind = action.mapping?.again("action") { nodes.report(at: kind, "key-twice", found: "action") }
        if let problem = nodes.problems.first { return problem }
      }
    }
    return nil
  }

  private static func increases(_ lines: [Int]) -> Bool { zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 } }

  // MARK: - What both ways share

  /// Adds an action, under another id if the file has its id twice.
  mutating func add(_ action: Action, _ lines: Range<Int>) {
    guard flow.actions[action.id] != nil else {
      flow.actions[action.id] = action
      return actions.append(Source.ActionPart(id: action.id, lines: lines, action: action))
    }
    var number = copies[action.id, default: 1] + 1
    while flow.actions[ActionID("\(action.id) (\(number))")] != nil { number += 1 }
    copies[action.id] = number
    let problem = FileProblem(
      line: lines.lowerBound, column: idColumn + 1, reason: "problem.duplicate-id", found: action.id.text)
    nodes.problems.append(problem)
    let copy = action.renamed(ActionID("\(action.id) (\(number))"), defects: action.defects + [problem])
    flow.actions[copy.id] = copy
    actions.append(Source.ActionPart(id: copy.id, lines: lines, action: copy))
  }

  static let topKeys = FileKeys.top

  mutating func readSetting(_ entry: NodeReader.Entry, _ lines: Range<Int>) {
    let known = nodes.problems.count
    readKeys.insert(entry.key)
    readValue(entry)
    for (key, found) in text.unread(entry, lines, nodes.problems[known...]) where flow.unread[key] == nil {
      flow.unread[key] = found.problem
      unread.append(found)
    }
  }

  private mutating func readValue(_ entry: NodeReader.Entry) {
    switch entry.key {
    case "chatflow": readVersion(entry.value)
    case "name": flow.name = NodeReader.isNothing(entry.value) ? "" : nodes.text(entry.value) ?? ""
    case "start": flow.start = nodes.link(entry.value)
    default:
      if let slot = KeyTable.settings[entry.key] {
        if !NodeReader.isNothing(entry.value) { nodes.read(entry, slot, into: &flow.values) }
      } else {
        nodes.reportUnknown(entry, among: Self.topKeys)
        flow.values.kept.append(KeptEntry(key: entry.key, value: nodes.tree(entry.value)))
      }
    }
  }

  private mutating func readVersion(_ node: Node) {
    hasVersion = true
    guard let text = nodes.text(node, expected: "problem.expected.version") else { return }
    guard let version = Int(text), version > 0 else {
      return nodes.report(at: node, "version", found: text, expected: "\(ChatflowFile.version)")
    }
    flow.version = version
    if version > ChatflowFile.version {
      nodes.report(.warning, at: node, "newer-version", found: text, expected: "\(ChatflowFile.version)")
    }
  }

  mutating func noteVersion(at root: Node?) {
    if hasVersion || nodes.problems.contains(where: { $0.severity == .error }) { return }
    let line = top.first?.lines.lowerBound ?? 1
    nodes.problems.append(
      FileProblem(line: line, column: 1, reason: "problem.no-version", expected: "chatflow: 1"))
  }
}

extension SourceText {
  /// Where the key that some lines begin with stands.
  func place(ofKey lines: Range<Int>) -> Place {
    Place(line: lines.lowerBound, column: (indentation(ofLine: lines.lowerBound) ?? 0) + 1)
  }
}

extension Action {
  /// The same action under another id, with what is wrong with it.
  func renamed(_ id: ActionID, defects: [FileProblem]) -> Action {
    var copy = withID(id)
    copy.defects = defects
    return copy
  }
}

extension [FileProblem] {
  /// In the order of their places, each once: what is wrong with some lines may be found by more than one way of reading
  /// them.
  fileprivate var inOrder: [FileProblem] {
    var told: [FileProblem] = []
    told.reserveCapacity(count)
    for problem in sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
      let here = told.reversed().prefix { $0.line == problem.line && $0.column == problem.column }
      if !here.contains(problem) { told.append(problem) }
    }
    return told
  }
}
