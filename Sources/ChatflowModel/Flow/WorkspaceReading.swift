import OrderedCollections
import Yams

extension Workspace {
  /// The most bytes that are read: a larger file is no workspace.
  static let largestFile = 1 << 20

  /// Reads the text of a `workspace.yaml` as far as it can be read; what cannot is told.
  public static func read(_ text: String) -> (workspace: Workspace, problems: [FileProblem]) {
    guard text.utf8.count <= largestFile else {
      let limit = "\(largestFile / 1024) kB"
      return (Workspace(), [FileProblem(line: 1, column: 1, reason: "problem.file-too-large", expected: limit)])
    }
    do {
      // The parser is kept until all is read, since only then the nodes still know their anchors.
      let parser = try Yams.Parser(yaml: text, resolver: .basic)
      return try withExtendedLifetime(parser) {
        var reader = WorkspaceReader()
        let workspace = try parser.singleRoot().map { reader.workspace($0) } ?? Workspace()
        return (workspace, reader.problems)
      }
    } catch {
      return (Workspace(), [FileProblem(notYAML: error)])
    }
  }
}

extension FileProblem {
  /// A text that is no YAML.
  fileprivate init(notYAML error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(line: mark.line, column: mark.column, reason: "problem.not-yaml", found: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        line: context.mark.line, column: context.mark.column, reason: "problem.key-twice",
        found: keys.joined(separator: ", "))
    case .reader(let problem, let offset, _, let text):
      let lines = text.utf8.prefix(offset ?? 0).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      self.init(
        line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1, reason: "problem.not-yaml", found: problem)
    default: self.init(line: 1, column: 1, reason: "problem.not-yaml")
    }
  }
}

/// Walks through the nodes of a workspace file and collects what is wrong.
private struct WorkspaceReader {
  var problems: [FileProblem] = []

  mutating func workspace(_ root: Node) -> Workspace {
    var workspace = Workspace()
    let keys = ["workspace", "name", "office-hours", "people", "teams", "handoff"]
    for (key, value, place) in entries(of: root) {
      switch key {
      case "workspace": workspace.version = version(value)
      case "name": workspace.name = line(value)
      case "office-hours": workspace.officeHours = officeHours(value)
      case "people":
        for (id, name, kept) in named(value) {
          workspace.people[PersonID(id)] = Workspace.Person(name: name, kept: kept)
        }
      case "teams":
        for (id, name, kept) in named(value) { workspace.teams[TeamID(id)] = Workspace.Team(name: name, kept: kept) }
      case "handoff":
        workspace.handoff.kept = entries(of: value).map { kept($0.key, $0.value) }
      default: workspace.kept.append(unknown(key, value, at: place, among: keys))
      }
    }
    return workspace
  }

  private mutating func version(_ node: Node) -> Int {
    guard let text = line(node), let number = Int(text), number == 1 else {
      problem(.warning, node, "problem.version", found: node.scalar?.string, expected: "1")
      return node.scalar.flatMap { Int($0.string) } ?? 1
    }
    return number
  }

  /// People or teams: `anna: Anna Berg`, or `anna: {name: Anna Berg}`.
  private mutating func named(_ node: Node) -> [(id: String, name: String, kept: [KeptEntry])] {
    entries(of: node).map { id, value, _ in
      guard value.mapping != nil else { return (id, line(value) ?? id, []) }
      var (name, kept): (String?, [KeptEntry]) = (nil, [])
      for (key, value, place) in entries(of: value) {
        if key == "name" { name = line(value) } else { kept.append(unknown(key, value, at: place, among: ["name"])) }
      }
      return (id, name ?? id, kept)
    }
  }
}

// MARK: - Office hours

extension WorkspaceReader {
  private mutating func officeHours(_ node: Node) -> OfficeHours? {
    var hours = OfficeHours(timeZone: "")
    let keys = ["time-zone", "hours", "exceptions"]
    let entries = entries(of: node)
    for (key, value, place) in entries {
      switch key {
      case "time-zone": hours.timeZone = timeZone(value) ?? ""
      case "hours": hours.week = week(value)
      case "exceptions": hours.exceptions = exceptions(value)
      default: hours.kept.append(unknown(key, value, at: place, among: keys))
      }
    }
    if hours.areSet && hours.timeZone.isEmpty {
      if !entries.contains(where: { $0.key == "time-zone" }) {
        problem(.error, node, "problem.no-time-zone", expected: "Europe/Stockholm")
      }
      hours.timeZone = "UTC"
    }
    return entries.isEmpty ? nil : hours
  }

  /// Only the form is checked: whether there is such a zone is asked when the hours are, not when a file is opened.
  private mutating func timeZone(_ node: Node) -> String? {
    guard let text = line(node), !text.isEmpty else { return nil }
    let isName = text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "/_-+".unicodeScalars.contains($0))
    }
    guard isName, text == "UTC" || text.contains("/") else {
      problem(.error, node, "problem.time-zone", found: text, expected: "Europe/Stockholm")
      return nil
    }
    return text
  }

  private mutating func week(_ node: Node) -> OfficeHours.Week? {
    let entries = entries(of: node)
    var week = OfficeHours.Week()
    for (key, value, place) in entries {
      if let day = Weekday(word: key) {
        week[day] = intervals(value)
      } else {
        let words = Weekday.allCases.map(\.word)
        let suggestion = Weekday(word: String(key.lowercased().prefix(3)))?.word
        problem(
          .error, place, "problem.weekday", found: key, expected: words.joined(separator: ", "),
          suggestion: suggestion ?? NearestWord.to(key, among: words))
      }
    }
    return entries.isEmpty ? nil : week
  }

  private mutating func exceptions(_ node: Node) -> [OfficeHours.Exception] {
    items(of: node).compactMap { node in
      var (date, hours, note): (CalendarDay?, [OfficeHours.Interval], String?) = (nil, [], nil)
      var kept: [KeptEntry] = []
      for (key, value, place) in entries(of: node) {
        switch key {
        case "date": date = day(value)
        case "hours": hours = self.intervals(value)
        case "note": note = line(value)
        default: kept.append(unknown(key, value, at: place, among: ["date", "hours", "note"]))
        }
      }
      guard let date else {
        let hasDate = node.mapping?.contains { $0.key.scalar?.string == "date" } ?? true
        if !hasDate { problem(.error, node, "problem.no-date", expected: "date: 2026-12-24") }
        return nil
      }
      var exception = OfficeHours.Exception(date, hours, note: note)
      exception.kept = kept
      return exception
    }
  }

  private mutating func day(_ node: Node) -> CalendarDay? {
    guard let text = line(node) else { return nil }
    if let day = CalendarDay(text: text) { return day }
    problem(.error, node, "problem.date", found: text, expected: "2026-12-24")
    return nil
  }

  /// The hours of a day: `closed`, or intervals with commas between them; a YAML list of intervals is fine, too.
  private mutating func intervals(_ node: Node) -> [OfficeHours.Interval] {
    if node.sequence != nil { return items(of: node).flatMap { self.intervals($0) } }
    guard let text = line(node), !text.isEmpty, text.lowercased() != "closed" else { return [] }
    var intervals: [OfficeHours.Interval] = []
    var offset = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let interval = OfficeHours.Interval(text: part) {
        intervals.append(interval)
      } else {
        let blanks = part.prefix { $0 == " " }.count
        problem(
          .error, node, "problem.hours", found: String(part.dropFirst(blanks)), expected: "09:00-17:00",
          suggestion: NearestWord.to(String(part.dropFirst(blanks)), among: ["closed"]), offset: offset + blanks)
      }
      offset += part.count + 1
    }
    return intervals
  }
}

// MARK: - Nodes

extension WorkspaceReader {
  private mutating func problem(
    _ severity: FileProblem.Severity, _ node: Node, _ reason: String, found: String? = nil, expected: String? = nil,
    suggestion: String? = nil, offset: Int = 0
  ) {
    // Inside quotes the text begins one column later; inside a block it cannot be told.
    let quote = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style) && offset > 0 ? 1 : 0
    problems.append(
      FileProblem(
        severity, line: node.mark?.line ?? 1, column: (node.mark?.column ?? 1) + offset + quote, reason: reason,
        found: found, expected: expected, suggestion: suggestion))
  }

  /// The keys and values of a mapping in their order; nothing, with a problem, for anything but a mapping or nothing.
  private mutating func entries(of node: Node) -> [(key: String, value: Node, place: Node)] {
    guard accepts(node) else { return [] }
    guard let mapping = node.mapping else {
      let isEmpty = node.scalar?.string.isEmpty ?? false
      if !isEmpty { problem(.error, node, "problem.not-keys", found: node.scalar?.string) }
      return []
    }
    return mapping.compactMap { key, value in line(key).map { ($0, value, key) } }
  }

  private mutating func items(of node: Node) -> [Node] {
    guard accepts(node) else { return [] }
    if let sequence = node.sequence { return Array(sequence) }
    let isEmpty = node.scalar?.string.isEmpty ?? false
    if !isEmpty { problem(.error, node, "problem.not-a-list") }
    return []
  }

  /// A text of one line; control characters, which could command a terminal, are refused.
  private mutating func line(_ node: Node) -> String? {
    guard accepts(node) else { return nil }
    guard let text = node.scalar?.string else {
      problem(.error, node, "problem.not-a-text")
      return nil
    }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      problem(.error, node, "problem.control-character")
      return nil
    }
    return text
  }

  /// Refuses aliases: a few lines of them can stand for more than a computer holds.
  private mutating func accepts(_ node: Node) -> Bool {
    guard node.anchor != nil || node.alias != nil else { return true }
    problem(.error, node, "problem.alias")
    return false
  }

  private mutating func unknown(_ key: String, _ node: Node, at place: Node, among known: [String]) -> KeptEntry {
    problem(
      .warning, place, "problem.unknown-key", found: key, expected: known.joined(separator: ", "),
      suggestion: NearestWord.to(key, among: known))
    return kept(key, node)
  }

  private mutating func kept(_ key: String, _ node: Node) -> KeptEntry { KeptEntry(key: key, value: tree(node)) }

  private mutating func tree(_ node: Node, depth: Int = 0) -> Tree {
    guard depth < 32, accepts(node) else { return .scalar("") }
    if let mapping = node.mapping {
      return .mapping(mapping.map { Tree.Entry(line($0) ?? "", tree($1, depth: depth + 1)) })
    }
    if let sequence = node.sequence { return .sequence(sequence.map { tree($0, depth: depth + 1) }) }
    return .scalar(node.scalar?.string ?? "")
  }
}
