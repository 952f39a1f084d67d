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
    let text = SourceText(text)
    let refused = text.refused
    guard refused.isEmpty else { return (Workspace(), refused) }
    switch Composer.compose(text, 1..<(text.lineCount + 1)) {
    case .failure(let problem): return (Workspace(), [problem])
    case .success(let root):
      var reader = WorkspaceReader()
      let workspace = root.map { reader.workspace($0) } ?? Workspace()
      return (workspace, reader.nodes.problems)
    }
  }
}

extension SourceText {
  /// What must not be in a file at all, and is found before the YAML parser sees it: control characters, git's conflict
  /// markers, anchors, aliases and tags.
  fileprivate var refused: [FileProblem] {
    var refused = unreadable.map { FileProblem(line: $0.line, column: $0.column, reason: "problem.control-character") }
    if let conflict {
      refused.append(
        FileProblem(line: conflict, column: 1, reason: "problem.conflict", found: string(ofLine: conflict)))
    }
    if mayHoldAnchorsOrTags {
      refused += RefusedTokens(in: self).findings.map {
        FileProblem(line: $0.line, column: $0.column, reason: $0.reason, found: $0.text)
      }
    }
    return refused
  }
}

/// Walks through the nodes of a workspace file.
private struct WorkspaceReader {
  var nodes = NodeReader()

  mutating func workspace(_ root: Node) -> Workspace {
    var workspace = Workspace()
    let keys = ["workspace", "name", "office-hours", "people", "teams", "handoff"]
    for entry in entries(root) {
      switch entry.key {
      case "workspace": workspace.version = version(entry.value)
      case "name": workspace.name = line(entry.value)
      case "office-hours": workspace.officeHours = officeHours(entry.value)
      case "people":
        for (id, name, kept) in named(entry.value) {
          workspace.people[PersonID(id)] = Workspace.Person(name: name, kept: kept)
        }
      case "teams":
        for (id, name, kept) in named(entry.value) {
          workspace.teams[TeamID(id)] = Workspace.Team(name: name, kept: kept)
        }
      case "handoff": workspace.handoff = nodes.values(entries(entry.value), KeyTable(fields: HandoffSettings.fields))
      default: workspace.kept.append(unknown(entry, among: keys))
      }
    }
    return workspace
  }

  private mutating func version(_ node: Node) -> Int {
    guard let text = line(node) else { return 1 }
    if text != "1" { nodes.report(.warning, at: node, "version", found: text, expected: "1") }
    return Int(text) ?? 1
  }

  /// People or teams: `anna: Anna Berg`, or `anna: {name: Anna Berg}`.
  private mutating func named(_ node: Node) -> [(id: String, name: String, kept: [KeptEntry])] {
    entries(node).map { entry in
      guard case .mapping = entry.value else { return (entry.key, line(entry.value) ?? entry.key, []) }
      var (name, kept): (String?, [KeptEntry]) = (nil, [])
      for inner in entries(entry.value) {
        if inner.key == "name" { name = line(inner.value) } else { kept.append(unknown(inner, among: ["name"])) }
      }
      return (entry.key, name ?? entry.key, kept)
    }
  }
}

// MARK: - Office hours

extension WorkspaceReader {
  private mutating func officeHours(_ node: Node) -> OfficeHours? {
    var hours = OfficeHours(timeZone: "")
    let entries = entries(node)
    for entry in entries {
      switch entry.key {
      case "time-zone": hours.timeZone = timeZone(entry.value) ?? ""
      case "hours": hours.week = week(entry.value)
      case "exceptions": hours.exceptions = exceptions(entry.value)
      default: hours.kept.append(unknown(entry, among: ["time-zone", "hours", "exceptions"]))
      }
    }
    if hours.areSet && hours.timeZone.isEmpty {
      if !entries.contains(where: { $0.key == "time-zone" }) {
        nodes.report(at: node, "no-time-zone", expected: "Europe/Stockholm")
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
      nodes.report(at: node, "time-zone", found: text, expected: "Europe/Stockholm")
      return nil
    }
    return text
  }

  private mutating func week(_ node: Node) -> OfficeHours.Week? {
    let entries = entries(node)
    var week = OfficeHours.Week()
    for entry in entries {
      if let day = Weekday(word: entry.key) {
        week[day] = intervals(entry.value)
      } else {
        nodes.report(at: entry.keyNode, "weekday", found: entry.key, among: Weekday.allCases.map(\.word))
        // "Monday" differs too much from "mon" to be found by its letters.
        let start = String(entry.key.lowercased().prefix(3))
        if let day = Weekday(word: start) { nodes.problems[nodes.problems.count - 1].suggestion = day.word }
      }
    }
    return entries.isEmpty ? nil : week
  }

  private mutating func exceptions(_ node: Node) -> [OfficeHours.Exception] {
    if NodeReader.isNothing(node) { return [] }
    return (nodes.list(node, expected: "problem.expected.exceptions") ?? []).compactMap { exception($0) }
  }

  private mutating func exception(_ node: Node) -> OfficeHours.Exception? {
    var (date, hours, note): (CalendarDay?, [OfficeHours.Interval], String?) = (nil, [], nil)
    var kept: [KeptEntry] = []
    let entries = entries(node)
    for entry in entries {
      switch entry.key {
      case "date": date = day(entry.value)
      case "hours": hours = intervals(entry.value)
      case "note": note = line(entry.value)
      default: kept.append(unknown(entry, among: ["date", "hours", "note"]))
      }
    }
    guard let date else {
      if !entries.isEmpty, !entries.contains(where: { $0.key == "date" }) {
        nodes.report(at: node, "no-date", expected: "date: 2026-12-24")
      }
      return nil
    }
    var exception = OfficeHours.Exception(date, hours, note: note)
    exception.kept = kept
    return exception
  }

  private mutating func day(_ node: Node) -> CalendarDay? {
    guard let text = line(node) else { return nil }
    if let day = CalendarDay(text: text) { return day }
    nodes.report(at: node, "date", found: text, expected: "2026-12-24")
    return nil
  }

  /// The hours of a day: `closed`, or intervals with commas between them; a YAML list of intervals is fine, too.
  private mutating func intervals(_ node: Node) -> [OfficeHours.Interval] {
    if case .sequence(let sequence) = node { return sequence.flatMap { self.intervals($0) } }
    guard let text = line(node), !text.isEmpty, text.lowercased() != "closed" else { return [] }
    var intervals: [OfficeHours.Interval] = []
    // Inside quotes the text begins one column later.
    var offset = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style) ? 1 : 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let interval = OfficeHours.Interval(text: part) {
        intervals.append(interval)
      } else {
        let found = part.drop { $0 == " " }
        nodes.report(at: node, "hours", found: String(found), expected: "09:00-17:00", among: ["closed"])
        nodes.problems[nodes.problems.count - 1].column += offset + part.count - found.count
      }
      offset += part.count + 1
    }
    return intervals
  }
}

// MARK: - Nodes

extension WorkspaceReader {
  /// The entries of a mapping; none where nothing stands.
  private mutating func entries(_ node: Node) -> [NodeReader.Entry] {
    NodeReader.isNothing(node) ? [] : nodes.entries(node) ?? []
  }

  /// A text, in which line breaks are as good as spaces.
  private mutating func line(_ node: Node) -> String? {
    if NodeReader.isNothing(node) { return nil }
    return nodes.text(node).map { text in
      String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
    }
  }

  private mutating func unknown(_ entry: NodeReader.Entry, among known: [String]) -> KeptEntry {
    nodes.reportUnknown(entry, among: known)
    return KeptEntry(key: entry.key, value: nodes.tree(entry.value))
  }
}
