import ChatflowFiles
import OrderedCollections
import Testing

@testable import ChatflowModel

/// Where what is found is shown, whatever it is.
@Suite struct PlaceLawTests {
  /// A finding with the text that it was found in, as the canonical form has it: a line for each fact.
  private struct Placed {
    let name: String
    let finding: Finding
    let text: String
    let span: TextSpan

    /// What is shown of it.
    var shown: String { String(decoding: Array(text.utf8)[span.bytes], as: UTF8.self) }
    /// The line that it stands on.
    var line: String { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[span.line - 1] }
  }

  private static let all: [Placed] = {
    let examples = CheckExample.all.flatMap { rule, example -> [Placed] in
      let (flow, workspace) = CheckExample.decoded(example.breaks)
      return placed(rule.text, flow, workspace, example.files)
    }
    let broken = (0..<20).flatMap { seed in
      FixTests.texts.enumerated().flatMap { index, text -> [Placed] in
        var breaker = BrokenFlow(seed: UInt64(70_000 + seed * 100 + index))
        guard let flow = ChatflowFile.decode(text).flow else { return [] }
        return placed("seed \(seed) text \(index)", breaker.broken(flow), breaker.broken(FixTests.workspace), [:])
      }
    }
    return examples + broken
  }()

  private static func placed(
    _ name: String, _ flow: Chatflow, _ workspace: Workspace, _ files: KnownFiles
  ) -> [Placed] {
    var all: [Placed] = []
    if let text = try? ChatflowFile.canonical(flow), let source = ChatflowFile.decode(text).source {
      var places = FindingPlaces(source)
      let found = Checks.run(flow, workspace: workspace, files: files)
      all += found.map { Placed(name: name, finding: $0, text: text, span: places.find($0.place).shown) }
    }
    if let text = try? WorkspaceFile.canonical(workspace), let source = WorkspaceFile.decode(text).source {
      var places = FindingPlaces(source)
      let found = Checks.settings(of: workspace, files: files, today: CheckExample.today)
      all += found.map { Placed(name: name, finding: $0, text: text, span: places.find($0.place).shown) }
    }
    return all
  }

  /// What is found in a field is shown within the lines of that field, where it is written; for what is attached to a text
  /// these are the lines of its attachments.
  @Test func whatIsFoundInAFieldIsShownWithinItsLines() throws {
    var count = 0
    for placed in Self.all {
      guard let lines = Self.lines(of: placed.finding.place, in: placed.text) else { continue }
      count += 1
      #expect(
        lines.contains(placed.span.line) && lines.contains(placed.span.endLine),
        "\(placed.name): \(placed.finding.short) is shown on line \(placed.span.line), \(placed.line), and not on \(lines)"
      )
    }
    #expect(count > 200)
  }

  /// What a sentence quotes of the file stands where it is shown.
  @Test func whatIsQuotedIsWhatIsShown() {
    let quoted: [RuleID: String] = [
      "entry-twice": "entry", "attachment-outside": "path", "file-missing": "path", "file-too-large": "path",
      "ignore-unused": "rule", "ignore-unknown": "rule", "address-not-https": "address", "date-twice": "date",
      "id-confusable": "id", "priority-unknown": "id", "reference-unknown": "id", "value-not-an-option": "value",
      "value-unreadable": "value",
    ]
    var seen: Set<RuleID> = []
    for placed in Self.all {
      guard let fact = quoted[placed.finding.rule].flatMap({ placed.finding.facts[$0] }) else { continue }
      seen.insert(placed.finding.rule)
      #expect(
        placed.shown.contains(fact), "\(placed.name): \(placed.finding.short) shows \(placed.shown), and not \(fact)")
    }
    #expect(seen.count > 7, "\(seen)")
  }

  /// An entry that is there again is shown, and not the one that stays.
  @Test func theSecondOfTwoEntriesIsShown() throws {
    let text = "chatflow: 1\nname: A\ntags:\n  - sales\n  - web\n  - Sales\nactions: {}\n"
    let opened = ChatflowFile.decode(text)
    var places = FindingPlaces(try #require(opened.source))
    let flow = try #require(opened.flow)
    let finding = try #require(Checks.run(flow).first { $0.rule == "entry-twice" })
    #expect(places.find(finding.place).shown.line == 6)
  }

  /// The lines of a field as they are seen from outside: from its key to the next one that is indented no deeper.
  private static func lines(of place: Finding.Place, in text: String) -> ClosedRange<Int>? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var within = 1...lines.count
    func block(_ key: String, _ column: Int) -> ClosedRange<Int>? {
      let head = String(repeating: " ", count: column) + key + ":"
      guard let first = within.first(where: { lines[$0 - 1].hasPrefix(head) }) else { return nil }
      let end = ((first + 1)...(within.upperBound + 1)).first { line in
        line > within.upperBound
          || !lines[line - 1].isEmpty && lines[line - 1].prefix { $0 == " " }.count <= column
      }
      return first...((end ?? within.upperBound + 1) - 1)
    }
    guard let field = place.path.steps.first?.field ?? place.field else { return nil }
    var column = 0
    if let id = place.action {
      guard let actions = block("actions", 0) else { return nil }
      within = actions
      guard let action = block(id.text, 2) else { return nil }
      (within, column) = (action, 4)
    }
    guard place.path.isTop, case .attachment(_, nil)? = place.part else { return block(field.text, column) }
    let known: [FieldID: String] = ["message": "attachments", "welcome": "welcome-attachments"]
    return known[field].flatMap { block($0, column) }
  }
}
