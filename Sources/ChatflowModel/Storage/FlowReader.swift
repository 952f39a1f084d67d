import OrderedCollections
import Yaml

/// Reads a whole file: at once if the YAML parser takes it, else part by part.
struct FlowReader {
  let text: SourceText
  private var nodes = NodeReader()
  private var flow = Chatflow(name: "")
  private var top: [Source.Part] = []
  private var actions: [Source.ActionPart] = []
  private var isByLines = true
  private var isWritable = true
  private var idColumn = 2
  private var hasVersion = false
  private var topKeys: Set<String> = []

  init(_ text: SourceText) { self.text = text }

  mutating func read() -> ChatflowFile.Opened {
    let refused = text.controlCharacterProblems
    guard refused.isEmpty else { return readParts(refused, whole: nil) }
    switch Composer.compose(text) {
    case .success(nil):
      return ChatflowFile.refused(FileProblem(line: 1, column: 1, reason: "problem.empty", expected: "chatflow: 1"))
    case .success(.some(let root)): return readWhole(root)
    case .failure(let problem): return readParts([], whole: problem)
    }
  }

  private func opened() -> ChatflowFile.Opened {
    let source = Source(
      text: text, top: top, actions: actions, flow: flow, idColumn: idColumn, isByLines: isByLines)
    let problems = nodes.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
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
    let starts = entries.map { $0.keyNode.place.line }
    isByLines = !root.isInBrackets && Self.increases(starts)
    let extents = text.extents(
      from: starts, upTo: text.lineCount + 1, column: 0, atLeast: entries.map { text.lastLine(of: $0.value) })
    for (entry, lines) in zip(entries, extents) where begin(entry.key, lines, at: text.place(ofKey: lines)) {
      if entry.key == "actions" {
        readActions(entry.value, lines)
      } else {
        readSetting(entry)
      }
    }
    noteVersion(at: root)
    return opened()
  }

  /// Notes where a key at the top level stands. False for one that stands there already: the first counts, the other is
  /// a mistake of its own, and its lines are left as they are.
  private mutating func begin(_ key: String, _ lines: Range<Int>, at place: SourceText.Place) -> Bool {
    guard topKeys.insert(key).inserted else {
      nodes.problems.append(
        FileProblem(line: place.line, column: place.column, reason: "problem.key-twice", found: key))
      return false
    }
    top.append(Source.Part(key: key, lines: lines))
    return true
  }

  private mutating func readActions(_ node: Node, _ lines: Range<Int>) {
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

  private static func increases(_ lines: [Int]) -> Bool { zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 } }

  // MARK: - Part by part

  private mutating func readParts(_ refused: [FileProblem], whole: FileProblem?) -> ChatflowFile.Opened {
    let slices = Slices(text)
    guard slices.top.contains(where: { $0.name == "chatflow" || $0.name == "actions" }) else {
      let problems = refused + (whole.map { [$0] } ?? [])
      return ChatflowFile.Opened(flow: nil, source: nil, problems: problems, isWritable: false)
    }
    nodes.problems = refused
    idColumn = slices.idColumn
    let extents = text.extents(from: slices.top.map(\.line), upTo: slices.end, column: 0)
    for (key, lines) in zip(slices.top, extents) where begin(key.name, lines, at: text.place(ofKey: lines)) {
      if key.name == "actions" {
        readActionParts(slices.ids, lines, refused)
      } else if let entry = part(lines, refused) {
        readSetting(entry)
      }
    }
    if slices.end <= text.lineCount {
      nodes.problems.append(FileProblem(line: slices.end, column: 1, reason: "problem.yaml.document"))
    }
    noteVersion(at: nil)
    if let whole, !nodes.problems.contains(where: { $0.severity == .error }) {
      nodes.problems.append(whole)
      isWritable = false
    }
    return opened()
  }

  private mutating func readActionParts(_ ids: [Slices.Key], _ lines: Range<Int>, _ refused: [FileProblem]) {
    if ids.isEmpty, let entry = part(lines, refused) { return readActions(entry.value, lines) }
    guard ids.count <= ChatflowFile.maximumActions else { return isWritable = false }
    let extents = text.extents(from: ids.map(\.line), upTo: lines.upperBound, column: idColumn)
    for (key, lines) in zip(ids, extents) {
      let before = nodes.problems.count
      if key.isAstray {
        let place = text.place(ofKey: lines)
        let problem = FileProblem(line: place.line, column: place.column, reason: "problem.yaml.indentation")
        nodes.problems.append(problem)
        add(unread(ActionID(key.name), lines, problem), lines)
      } else if let entry = part(lines, refused) {
        add(nodes.action(ActionID(entry.key), key: entry.keyNode, entry.value), lines)
      } else {
        let problem = nodes.problems[before...].first ?? refused.first { lines.contains($0.line) }
        add(unread(ActionID(key.name), lines, problem), lines)
      }
    }
  }

  /// The key and value on some lines, or nil if they cannot be read.
  private mutating func part(_ lines: Range<Int>, _ refused: [FileProblem]) -> NodeReader.Entry? {
    if refused.contains(where: { lines.contains($0.line) }) { return nil }
    switch Composer.compose(text, lines) {
    case .failure(let problem):
      nodes.problems.append(problem)
      return nil
    case .success(let node):
      guard let node, let entries = nodes.entries(node, mayRepeat: true), let entry = entries.first else { return nil }
      if let second = entries.dropFirst().first {
        nodes.report(at: second.keyNode, "yaml.indentation")
        return nil
      }
      return entry
    }
  }

  /// An action of which only single lines could be read.
  private func unread(_ id: ActionID, _ lines: Range<Int>, _ problem: FileProblem?) -> Action {
    var action = Action(id: id, kind: KindID(line("action", in: lines) ?? ""), name: line("name", in: lines) ?? id.text)
    if let next = line("next", in: lines) { action.next = next == "end" ? .end : .to(ActionID(next)) }
    action.defect =
      problem ?? FileProblem(line: lines.lowerBound, column: idColumn + 1, reason: "problem.unreadable-action")
    return action
  }

  /// What stands behind a key on a line of its own, taken as plain text.
  private func line(_ key: String, in lines: Range<Int>) -> String? {
    for line in lines.dropFirst() {
      let content = text.string(ofLine: line).trimmedOfSpaces
      guard content.hasPrefix("\(key): ") else { continue }
      let value = content.dropFirst(key.count + 2).trimmedOfSpaces
      let bare = value.filter { $0 != "\"" && $0 != "'" && !$0.unicodeScalars.contains(where: \.isForbiddenControl) }
      return bare.isEmpty ? nil : String(bare.prefix(Limits.name))
    }
    return nil
  }

  // MARK: - What both ways share

  /// Adds an action, under another id if the file has its id twice.
  private mutating func add(_ action: Action, _ lines: Range<Int>) {
    guard flow.actions[action.id] != nil else {
      flow.actions[action.id] = action
      return actions.append(Source.ActionPart(id: action.id, lines: lines, action: action))
    }
    var number = 2
    while flow.actions[ActionID("\(action.id) (\(number))")] != nil { number += 1 }
    let problem = FileProblem(
      line: lines.lowerBound, column: idColumn + 1, reason: "problem.duplicate-id", found: action.id.text)
    nodes.problems.append(problem)
    let copy = action.renamed(ActionID("\(action.id) (\(number))"), defect: action.defect ?? problem)
    flow.actions[copy.id] = copy
    actions.append(Source.ActionPart(id: copy.id, lines: lines, action: copy))
  }

  static let topKeys =
    ["chatflow", "name"] + KeyTable.settings.keys + ["start", "actions"]

  private mutating func readSetting(_ entry: NodeReader.Entry) {
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
      return nodes.report(at: node, "version", found: text, expected: "problem.expected.version")
    }
    flow.version = version
    if version > ChatflowFile.version {
      nodes.report(.warning, at: node, "newer-version", found: text, expected: "\(ChatflowFile.version)")
    }
  }

  private mutating func noteVersion(at root: Node?) {
    if hasVersion || nodes.problems.contains(where: { $0.severity == .error }) { return }
    let line = top.first?.lines.lowerBound ?? 1
    nodes.problems.append(
      FileProblem(line: line, column: 1, reason: "problem.no-version", expected: "chatflow: 1"))
  }
}

extension SourceText {
  /// Where the key that some lines begin with stands.
  fileprivate func place(ofKey lines: Range<Int>) -> Place {
    Place(line: lines.lowerBound, column: (indentation(ofLine: lines.lowerBound) ?? 0) + 1)
  }
}

extension Action {
  /// The same action under another id, with what is wrong with it.
  func renamed(_ id: ActionID, defect: FileProblem?) -> Action {
    var copy = withID(id)
    copy.defect = defect
    return copy
  }
}
