import OrderedCollections
import Testing
import Words

@testable import ChatflowFiles
@testable import ChatflowModel

/// What of a workspace's file was not understood is never deleted and never overwritten: it stays byte for byte, or the
/// edit that would have to touch it is refused at once, with its line.
struct UnreadWorkspaceTests {
  static let sample = """
    # ours
    workspace: 1
    priority:
      - shop
      - help
    name: Acme

    office-hours:
      time-zone: Europe/Stockholm
      hours:
        mon: 09:00-17:00
        tue: closed
      exceptions:
        - date: 2026-12-24
          hours: closed
          note: Christmas Eve
        - date: 2026-12-25

    people:
      # the first one
      anna:
        name: Anna
        status: away
        hours:
          mon: 09:00-12:00
      eva: Eva

    teams:
      support:
        name: Support
        members:
          - anna
          - eva
      sales: Sales

    contact-properties:
      plan: Plan
      score:
        label: Score
        type: number

    company-properties:
      size:
        label: Size
        type: choice
        options:
          - small
      branch: Branch

    segments:
      vip: VIP
      old: Old ones

    pipelines:
      goods:
        name: Goods
        statuses:
          - new
      desktop: Desktop

    handoff:
      when-unavailable: later
      triggers:
        - human
      message-available: One moment

    texts:
      away: We are away
      error: Oh no

    fallbacks:
      contact.firstname: there
      contact.email: nobody
    future: kept

    """
  static let lines = sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// A file with something in it that may not be understood, and the lines of that.
  struct Damaged: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let broken: [String]

    /// Some lines of the sample become others.
    init(_ what: String, _ range: Range<Int>, _ broken: [String]) {
      testDescription = "\(what), line \(range.lowerBound + 1)"
      self.broken = broken
      text = (lines[..<range.lowerBound] + broken + lines[range.upperBound...]).joined(separator: "\n")
    }
  }

  /// Another value in place of each one of the file, with all that stands under it.
  static let otherValues: [Damaged] = lines.indices.flatMap { index -> [Damaged] in
    let line = lines[index]
    let indentation = line.prefix { $0 == " " }
    guard let colon = line.firstIndex(of: ":"), !line.contains("#") else { return [] }
    let isItem = line.contains("- ")
    let inner = lines[(index + 1)...].prefix { $0.hasPrefix(indentation + " ") && !isItem }
    let range = index..<(index + 1 + inner.count)
    let key = line[...colon]
    let values = ["text", "[a, b]", "{a: b}", "[[1, 2]]", "\"\\u0001\"", "? x", "{a: 1, a: 2}", "-1"]
    var found = values.map { Damaged("“\($0)”", range, ["\(key) \($0)"]) }
    if !isItem {
      found += [
        Damaged("a list", range, [String(key), "\(indentation)  - a", "\(indentation)  - b"]),
        Damaged("a key that is none", range, [String(key), "\(indentation)  ? [a, b]", "\(indentation)  : c"]),
        Damaged("a key twice", range, [String(key), "\(indentation)  a: A", "\(indentation)  a: B"]),
        Damaged("twice", range, Array(lines[range]) + ["\(key) twice"]),
        Damaged("twice, at first otherwise", range, ["\(key) twice"] + Array(lines[range])),
        Damaged(
          "a stranger in it", range, [String(key), "\(indentation)  [a, b]: c"] + Array(lines[range].dropFirst())),
      ]
    }
    return found
  }

  /// What happens to single lines, as to those of a chatflow.
  static let linewise: [Damaged] = UnreadLineTests.damages.flatMap { damage in
    lines.indices.dropLast().filter { !lines[$0].isEmpty }.map { index in
      Damaged(damage.testDescription, index..<(index + 1), damage.lines(lines[index]))
    }
  }
  // A comment is understood, and what stood under a key in it belongs to what stands above.
  .filter { !$0.broken[0].drop { $0 == " " }.hasPrefix("#") }

  /// An edit as the builder makes it, and the key at the top level that it is about.
  struct Change: Sendable {
    let what: String
    let key: String
    let make: @Sendable (inout FieldValues) -> Void

    init(_ what: String, _ key: String, _ make: @escaping @Sendable (inout FieldValues) -> Void) {
      (self.what, self.key, self.make) = (what, key, make)
    }
  }

  /// Every list is added to, taken from, ordered anew, and its entries are renamed and get other ids.
  private static func changes(of list: Field, _ shape: RecordShape) -> [Change] {
    let (id, first) = (list.id, shape.fields[0].id)
    func change(_ what: String, _ body: @escaping @Sendable (inout [FieldValues]) -> Void) -> Change {
      Change("\(what) of \(id)", id.text) { values in
        var records = values[id]?.records ?? []
        body(&records)
        values[id] = records.isEmpty ? nil : .records(records)
      }
    }
    return [
      change("a new one") { $0.append([shape.key ?? first: .text("new"), first: .text("2026-01-01")]) },
      change("the first") { if !$0.isEmpty { $0[0][first] = .text("2026-01-02") } },
      change("the last") { if !$0.isEmpty { $0[$0.count - 1][first] = .text("2026-01-03") } },
      change("without the first") { if !$0.isEmpty { $0.removeFirst() } },
      change("without the last") { if !$0.isEmpty { $0.removeLast() } },
      change("another order") { $0.reverse() },
      change("another id") { records in
        if let key = shape.key, !records.isEmpty { records[records.count - 1][key] = .text("other") }
      },
      change("none") { $0 = [] },
    ]
  }

  private static func changes(_ path: [FieldID], _ value: FieldValue) -> [Change] {
    @Sendable func set(_ values: inout FieldValues, _ path: ArraySlice<FieldID>, _ value: FieldValue?) {
      guard let first = path.first else { return }
      if path.count == 1 { return values[first] = value }
      var inner = values[first]?.record ?? FieldValues()
      set(&inner, path.dropFirst(), value)
      values[first] = inner.isEmpty ? nil : .record(inner)
    }
    let name = path.map(\.text).joined(separator: ".")
    return [
      Change(name, path[0].text) { set(&$0, path[...], value) },
      Change("no \(name)", path[0].text) { set(&$0, path[...], nil) },
    ]
  }

  static let changes: [Change] =
    WorkspaceSettings.fields.flatMap { field -> [Change] in
      if case .records(let shape) = field.editor { changes(of: field, shape) } else { [] }
    } + changes(["name"], .text("Other")) + changes(["office-hours", "time-zone"], .text("Europe/Oslo"))
    + changes(["office-hours", "hours", "tue"], .text("10:00-11:00"))
    + changes(["office-hours", "hours"], .record(["sun": .text("closed")]))
    + changes(["office-hours", "exceptions"], .records([["date": .text("2027-01-01")]]))
    + changes(["handoff", "when-unavailable"], .text("keep-assigned"))
    + changes(["handoff", "triggers"], .list(["person"]))
    + changes(["handoff", "message-available"], .message(Message(RichText(literal: "Wait"))))
    + changes(["texts", "away"], .message(Message(RichText(literal: "Gone"))))
    + changes(["texts", "consent"], .message(Message(RichText(literal: "May we?"))))

  /// The lines that a text has more often than another.
  private static func gone(_ text: String, _ other: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") { counts[String(line), default: 0] += 1 }
    for line in other.split(separator: "\n") { counts[String(line), default: 0] -= 1 }
    return counts.filter { $0.value > 0 }
  }

  /// What each change takes out of the sample.
  private static let takes: [[String: Int]] = {
    let opened = WorkspaceFile.decode(sample)
    return changes.map { change in
      var workspace = opened.workspace
      change.make(&workspace.values)
      return gone(sample, (try? opened.source?.encode(workspace).text) ?? "")
    }
  }()

  @Test func everyChangeCanBeWrittenWhereAllIsWell() throws {
    let opened = WorkspaceFile.decode(Self.sample)
    for change in Self.changes {
      var workspace = opened.workspace
      change.make(&workspace.values)
      #expect(throws: Never.self, "\(change.what)") { try opened.source?.encode(workspace) }
    }
  }

  /// What is written, or nil where it is refused.
  private static func lookingAway(_ write: () throws -> String) throws -> String? {
    do {
      return try write()
    } catch is Source.EncodingProblem {
      return nil
    }
  }

  @Test func aValueThatWasNotUnderstoodIsNotDeleted() throws { try Self.lookAtEveryChange(in: Self.otherValues) }

  @Test func aLineThatWasNotUnderstoodIsNotDeleted() throws { try Self.lookAtEveryChange(in: Self.linewise) }

  private static func lookAtEveryChange(in damaged: [Damaged]) throws {
    var (written, refused) = (0, 0)
    for (number, damaged) in damaged.enumerated() {
      let opened = WorkspaceFile.decode(damaged.text)
      guard opened.problems.contains(where: { $0.severity == .error }) else { continue }
      // A file that cannot be written at all is for reading only.
      guard let source = opened.source else { continue }
      for (index, change) in changes.enumerated() where (index + number) % 3 == 0 {
        guard let edit = Edit.make("edit.test", in: opened.workspace, change.make) else { continue }
        let what = "\(damaged.testDescription): \(change.what)"
        var workspace = opened.workspace
        workspace.apply(edit)
        if let problem = edit.changedUnread(in: opened.workspace) {
          refused += 1
          #expect(workspace.unread.problem(under: change.key) == problem, "\(what)")
          #expect(throws: Source.EncodingProblem.unread(problem), "\(what)") { try source.encode(workspace) }
          continue
        }
        do {
          let result = try source.encode(workspace).text
          try WorkspaceFile.verify(result, holds: workspace)
          written += 1
          // A key that is left without what stood under it says nothing, and goes with its neighbours.
          let gone = gone(damaged.text, result).filter {
            $0.value > takes[index][$0.key] ?? 0 && (damaged.broken.contains($0.key) || !$0.key.hasSuffix(":"))
          }
          #expect(gone.isEmpty, "\(what): \(gone)")
        } catch {
          guard case .unread(let problem) = error else {
            Issue.record("\(what): refused late, \(error)")
            continue
          }
          #expect(workspace.unread.problem(under: change.key) != nil, "\(what): refused for another key, \(problem)")
        }
      }
      // The order of the chatflows is written by the same rules.
      var workspace = opened.workspace
      workspace.priority = ["help", "shop"]
      if workspace.unread.problem(under: "priority") != nil {
        #expect(throws: Source.EncodingProblem.self) { try source.encode(workspace) }
      } else {
        guard let result = try lookingAway({ try source.encode(workspace).text }) else { continue }
        let gone = gone(damaged.text, result).keys.filter { !["  - shop", "  - help"].contains($0) }
        #expect(gone.isEmpty || damaged.testDescription.hasSuffix("line 3"), "\(damaged.testDescription): \(gone)")
      }
    }
    #expect(written > 100 && refused > 100)
  }

  @Test(arguments: [
    ("people:\n  anna:\n    name: Anna\n    status: maybe\n    hours: noon\n  eva: Eva\n", "people.anna", 6),
    ("people:\n  anna: Anna\n  anna: Berta\n  eva: Eva\n", "people.anna", 5),
    ("people: [a, b]\n", "people", 3), ("people:\n  anna: [x, y]\n", "people.anna", 4),
    ("people: {anna: {status: maybe}}\n", "people", 3), ("office-hours: always\n", "office-hours", 3),
    ("office-hours:\n  exceptions: christmas\n", "office-hours.exceptions", 4),
    ("office-hours:\n  time-zone: Europe/Oslo\n  hours:\n    mon: {a: b}\n", "office-hours.hours", 6),
    ("contact-properties: text\n", "contact-properties", 3), ("texts: hello\n", "texts", 3),
    ("priority: {a: b}\n", "priority", 3), ("people:\n  anna: Anna\npeople:\n  eva: Eva\n", "people", 5),
  ])
  func whatCouldNotBeReadIsKnownByItsKey(lines: String, key: String, line: Int) throws {
    let text = "workspace: 1\nname: Acme # ours\n\(lines)"
    let opened = WorkspaceFile.decode(text)
    #expect(opened.workspace.unread.values.map(\.line).contains(line))
    #expect(opened.workspace.unread[key] != nil, "\(opened.workspace.unread)")
    var workspace = opened.workspace
    workspace.values["name"] = .text("Other")
    #expect(try opened.source?.encode(workspace).text == text.replacing("Acme", with: "Other"))
    #expect(Checks.settings(of: opened.workspace).isEmpty, "what is there is not known, and is no finding")
  }

  @Test func aMistakeInBracketsLeavesTheFileToBeRead() {
    let opened = WorkspaceFile.decode("{name: Acme, people: [a, b]}\n")
    #expect(opened.source == nil && opened.workspace.name == "Acme" && !opened.problems.isEmpty)
  }

  @Test func theOrderOfTheChatflowsIsNotWrittenOverWhatCouldNotBeRead() throws {
    let text = "priority: {second: 1}\nname: Acme\n"
    let scratch = try FolderTests.Scratch(text)
    let error = #expect(throws: FolderError.self) {
      try scratch.folder().perform(.order(["third", "first", "second"]))
    }
    guard case .unread("workspace.yaml", let problem)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.line == 1 && error?.sentence(.english).contains("line 1 of workspace.yaml") == true)
    #expect(try scratch.text("workspace.yaml") == text)
    // A single name is a list of one, as everywhere; names that no file has stay behind the others.
    try scratch.write("priority: gone\n", "workspace.yaml")
    _ = try scratch.folder().perform(.order(["third", "first", "second"]))
    #expect(
      try scratch.text("workspace.yaml").hasSuffix("priority:\n  - third\n  - first\n  - second\n  - gone\n"))
  }
}
