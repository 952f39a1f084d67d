import ChatflowModel
import Yaml

/// Reads a file that the YAML parser refuses as a whole, part by part. What cannot be read is noted with its lines, which
/// stay as they are.
extension FlowReader {
  mutating func readParts(_ refused: [FileProblem], whole: FileProblem?) -> ChatflowFile.Opened {
    let slices = Slices(text)
    guard slices.top.contains(where: { $0.name == "chatflow" || $0.name == "actions" }) else {
      let problems = refused + (whole.map { [$0] } ?? [])
      return ChatflowFile.Opened(flow: nil, source: nil, problems: problems, isWritable: false)
    }
    nodes.problems = refused
    idColumn = slices.idColumn
    let extents = text.extents(from: slices.top.map(\.line), upTo: slices.end, column: 0)
    for (key, lines) in zip(slices.top, extents) {
      if key.name != "actions" {
        readSettingPart(key.name, lines, refused)
      } else if begin(key.name, lines, at: text.place(ofKey: lines)) {
        readActionParts(slices, lines, refused)
      }
    }
    if let first = extents.first { leaveAbove(first.lowerBound, whole) }
    if text.secondDocument != nil {
      nodes.problems.append(FileProblem(line: slices.end, column: 1, reason: "problem.yaml.document"))
    }
    noteVersion(at: nil)
    if let whole, !nodes.problems.contains(where: { $0.severity == .error }) {
      nodes.problems.append(whole)
      isWritable = false
    }
    // The actions may stand in what could not be read: others would be a second list of them.
    if !topKeys.contains("actions"), nodes.problems.contains(where: { $0.severity == .error }) { isWritable = false }
    return opened()
  }

  // MARK: - Settings

  private mutating func readSettingPart(_ name: String, _ lines: Range<Int>, _ refused: [FileProblem]) {
    let known = nodes.problems.count
    guard SourceText.isWord(name) else {
      let place = text.place(ofKey: lines)
      return leave(lines, FileProblem(line: place.line, column: place.column, reason: "problem.yaml.indentation"))
    }
    if let entry = part(lines, refused) {
      if begin(name, lines, at: text.place(ofKey: lines)) { readSetting(entry, lines) }
      return
    }
    let problem = nodes.problems[known...].first ?? refused.first { lines.contains($0.line) }
    // A line in the first column that is no key need not cost the setting above it.
    if let stray = lines.dropFirst().first(where: text.isStray) {
      let head = text.extents(from: [lines.lowerBound], upTo: stray, column: 0)[0]
      let found = Array(nodes.problems[known...])
      nodes.problems.removeSubrange(known...)
      let entry = part(head, refused)
      if entry.map({ !NodeReader.isNothing($0.value) }) ?? true {
        if begin(name, head, at: text.place(ofKey: head)) {
          if let entry { readSetting(entry, head) } else { leave(head, nodes.problems[known...].first, of: name) }
        }
        return leave(stray..<lines.upperBound, problem)
      }
      nodes.problems.replaceSubrange(known..., with: found)
    }
    if begin(name, lines, at: text.place(ofKey: lines)) { leave(lines, problem, of: name) }
  }

  /// Notes what stands above the first key.
  private mutating func leaveAbove(_ end: Int, _ whole: FileProblem?) {
    let first = (1..<end).first { line in
      !text.isBlankOrComment(line) && !text.string(ofLine: line).hasPrefix("---")
        && !text.string(ofLine: line).hasPrefix("%")
    }
    if let first { leave(first..<end, whole) }
  }

  /// Leaves lines as they are that could not be read: whatever they seem to hold is not written a second time.
  private mutating func leave(_ lines: Range<Int>, _ problem: FileProblem?, of name: String? = nil) {
    let place = text.place(ofKey: lines)
    var told = FileProblem(line: place.line, column: place.column, reason: "problem.yaml.no-colon")
    if let problem, problem.line >= lines.lowerBound { told = problem }
    // A key that stands further in is taken for a part of the text above it.
    let isInside = told.line > lines.lowerBound && Self.topKeys.contains(text.seemingKey(ofLine: told.line))
    if isInside, told.reason == "problem.yaml.colon" {
      nodes.problems.removeAll { $0 == told }
      let column = text.place(ofKey: told.line..<told.line + 1).column
      told = FileProblem(line: told.line, column: column, reason: "problem.yaml.indentation")
    }
    nodes.problems.append(told)
    unread.append(Source.Unread(lines: lines, problem: told))
    if let name { seeming[name] = told }
    for line in lines where !text.isBlank(line) {
      let key = text.seemingKey(ofLine: line)
      if seeming[key] == nil, Self.topKeys.contains(key) { seeming[key] = told }
    }
  }

  // MARK: - Actions

  private mutating func readActionParts(_ slices: Slices, _ lines: Range<Int>, _ refused: [FileProblem]) {
    if slices.ids.isEmpty || !slices.areActionsBelow {
      if let entry = part(lines, refused) { return readActions(entry.value, lines) }
      isWritable = false
    }
    guard slices.ids.count <= ChatflowFile.maximumActions else { return isWritable = false }
    if slices.isFirstLoose { isWritable = false }
    let extents = text.extents(from: slices.ids.map(\.line), upTo: lines.upperBound, column: idColumn)
    for (key, lines) in zip(slices.ids, extents) { readActionPart(key, lines, refused) }
  }

  private mutating func readActionPart(_ key: Slices.Key, _ lines: Range<Int>, _ refused: [FileProblem]) {
    let known = nodes.problems.count
    if key.mistake != .astray, let entry = part(lines, refused) {
      return add(nodes.action(ActionID(entry.key), key: entry.keyNode, entry.value), lines)
    }
    var problems = Array(nodes.problems[known...])
    if problems.isEmpty { problems = refused.filter { lines.contains($0.line) } }
    if let mistake = key.mistake {
      let place = text.place(ofKey: lines)
      let told = FileProblem(line: place.line, column: place.column, reason: "problem.\(mistake.rawValue)")
      nodes.problems.replaceSubrange(known..., with: [told])
      problems = [told]
    }
    add(unreadAction(ActionID(key.name), lines, problems), lines)
  }

  /// The key and value on some lines, or nil if they cannot be read.
  private mutating func part(_ lines: Range<Int>, _ refused: [FileProblem]) -> NodeReader.Entry? {
    if refused.contains(where: { lines.contains($0.line) }) { return nil }
    switch Composer.compose(text, lines) {
    case .failure(let problem):
      nodes.problems.append(problem)
      return nil
    case .success(let node):
      let known = nodes.problems.count
      guard let node, let entries = nodes.entries(node, mayRepeat: true), let entry = entries.first else { return nil }
      if let second = entries.dropFirst().first {
        nodes.report(at: second.keyNode, "yaml.indentation")
        return nil
      }
      return nodes.problems.count == known ? entry : nil
    }
  }

  /// An action of which only single lines could be read.
  private func unreadAction(_ id: ActionID, _ lines: Range<Int>, _ problems: [FileProblem]) -> Action {
    var action = Action(id: id, kind: KindID(line("action", in: lines) ?? ""), name: line("name", in: lines) ?? id.text)
    if let next = line("next", in: lines) { action.next = next == "end" ? .end : .to(ActionID(next)) }
    let none = FileProblem(line: lines.lowerBound, column: idColumn + 1, reason: "problem.unreadable-action")
    action.defects = problems.isEmpty ? [none] : problems
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
}

extension SourceText {
  /// Whether a line stands in the first column and is no key, nor a part of a list or of brackets.
  fileprivate func isStray(_ line: Int) -> Bool {
    guard indentation(ofLine: line) == 0, !isComment(line), key(ofLine: line) == nil else { return false }
    return !"-[]{}:?%\"'".utf8.contains(bytes[start(ofLine: line)])
  }
}
