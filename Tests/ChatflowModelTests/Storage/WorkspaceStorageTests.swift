import ChatflowFiles
import ChatflowModel
import Foundation
import Randomness
import Testing

/// The workspace's file follows the rules of a chatflow's: what is written reads back the same, and what did not change
/// stays byte for byte.
struct WorkspaceStorageTests {
  @Test(arguments: 0..<60)
  func randomWorkspacesReadBackTheSame(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let workspace = random.workspace()
    let opened = WorkspaceFile.decode(try WorkspaceFile.canonical(workspace))
    #expect(opened.workspace == workspace, "seed \(seed)")
    #expect(opened.problems.filter { $0.severity == .error } == [], "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func anyStateCanBeWrittenIntoAnyText(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let old = random.workspace()
    let text = RoundTripTests.sprinkled(try WorkspaceFile.canonical(old), seed)
    let opened = WorkspaceFile.decode(text)
    let source = try #require(opened.source)
    #expect(opened.workspace == old, "seed \(seed)")
    let new = random.workspace()
    let back = WorkspaceFile.decode(try source.encode(new).text).workspace
    #expect(back.leavingOut(like: new) == new, "seed \(seed)")
    #expect(try source.encode(old).text == text, "seed \(seed)")
  }

  /// A text that keeps the blank lines at its end, and keys behind it that come and go.
  @Test func whatFollowsKeptBlankLinesStandsOnALineOfItsOwn() throws {
    let text = "texts:\n  consent: |+\n    ~\n\n  x-kept: 3\n\nteams:\n  a: A\n"
    let source = try #require(WorkspaceFile.decode(text).source)
    for consent in ["x", "x\n", "x\ny", "x\ny\n\n", ""] {
      var workspace = WorkspaceFile.decode(text).workspace
      var texts = FieldValues()
      texts["consent"] = .message(Message(RichText(literal: consent), attachments: [Attachment(.file, "files/a.pdf")]))
      workspace.values["texts"] = .record(texts)
      try WorkspaceFile.verify(try source.encode(workspace).text, holds: workspace)
    }
  }

  /// However little a file holds, and however its last line ends.
  @Test(arguments: ["", " ", "\n  ", "# shared", "# shared\r\n  ", "workspace: 1", "{}", "~", "teams:", "priority: []"])
  func anyStateCanBeWrittenIntoAnyBeginning(text: String) throws {
    for seed in 0..<10 as Range<UInt64> {
      var random = RandomFlow(seed: seed)
      let new = random.workspace()
      let source = try #require(WorkspaceFile.decode(text).source)
      try WorkspaceFile.verify(try source.encode(new).text, holds: new)
    }
  }

  @Test(arguments: [
    ("people", "name", "    name: Anna Berg  # since May", "    name: Anna Maria Berg  # since May"),
    ("teams", "name", "  \"support\": 'Support'", "  \"support\": 'Anna Maria Berg'"),
  ])
  func aChangedNameChangesItsLine(list: FieldID, field: FieldID, before: String, after: String) throws {
    let source = try #require(WorkspaceFile.decode(Self.text).source)
    var workspace = WorkspaceFile.decode(Self.text).workspace
    var records = try #require(workspace.values[list]?.records)
    records[0][field] = .text("Anna Maria Berg")
    workspace.values[list] = .records(records)
    let encoded = try source.encode(workspace)
    #expect(encoded.lost == [])
    #expect(encoded.text == Self.text.replacing(before + "\n", with: after + "\n"))
  }

  @Test func aNewEntryIsOneLine() throws {
    let source = try #require(WorkspaceFile.decode(Self.text).source)
    var workspace = WorkspaceFile.decode(Self.text).workspace
    let records = try #require(workspace.values["teams"]?.records)
    workspace.values["teams"] = .records(records + [["id": .text("sales"), "name": .text("Sales")]])
    #expect(
      try source.encode(workspace).text
        == Self.text.replacing("'Support'\n", with: "'Support'\n  sales: Sales\n"))
  }

  /// An entry that says nothing yet is written without a space behind its colon.
  @Test func noLineEndsInASpace() throws {
    let lists = WorkspaceSettings.fields.compactMap { field -> (FieldID, FieldID)? in
      guard case .records(let shape) = field.editor, let key = shape.key else { return nil }
      return (field.id, key)
    }
    for text in ["", Self.text, Self.text.replacing("\n", with: "\r\n")] {
      let opened = WorkspaceFile.decode(text)
      for (list, key) in lists {
        var workspace = opened.workspace
        let known = workspace.values[list]?.records ?? []
        // Those that are there lose what they said, and one is new.
        workspace.values[list] = .records(known.map { [key: $0[key] ?? .text("")] } + [[key: .text("new")]])
        for written in [try opened.source?.encode(workspace).text ?? "", try WorkspaceFile.canonical(workspace)] {
          let lines = written.split(whereSeparator: \.isNewline)
          #expect(lines.contains("  new:"), "\(list)")
          let blank = lines.filter { $0.hasSuffix(" ") }
          #expect(blank.isEmpty, "\(list): \(blank)")
        }
        let source = try #require(WorkspaceFile.decode(try WorkspaceFile.canonical(workspace)).source)
        workspace.values[list] = .records([[key: .text("new"), "name": .text("Nora")]])
        if list == "teams" { #expect(try source.encode(workspace).text.contains("  new: Nora\n")) }
      }
    }
  }

  /// The order of people, teams and properties is content: each goes to its place with the comments above it, and nothing
  /// else of the file changes.
  @Test func movedEntriesAreWrittenInTheirNewOrder() throws {
    let text = """
      workspace: 1

      people:
        # The first one.
        anna: Anna Berg  # since May

        omar:
          name: Omar Haddad   # the warehouse
          status: away
        # Both of them.
        # Always.
        "eve": 'Eve'

      segments:
        vip: VIP

      """
    let opened = WorkspaceFile.decode(text)
    var workspace = opened.workspace
    var people = try #require(workspace.values["people"]?.records)
    people.swapAt(0, 2)
    people[1]["name"] = .text("Omar H")
    workspace.values["people"] = .records(people)
    let encoded = try #require(opened.source).encode(workspace)
    #expect(encoded.lost == [])
    #expect(
      encoded.text == """
        workspace: 1

        people:
          # Both of them.
          # Always.
          "eve": 'Eve'

          omar:
            name: Omar H   # the warehouse
            status: away
          # The first one.
          anna: Anna Berg  # since May

        segments:
          vip: VIP

        """)
  }

  /// Entries are moved, and others come, go and change in the same save: it is written, and moving them back gives the
  /// text that was read.
  @Test(arguments: 0..<80)
  func anyOrderIsWritten(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    var numbers = SeededRandom(seed: seed)
    let old = random.workspace()
    let text = RoundTripTests.sprinkled(try WorkspaceFile.canonical(old), seed)
    let source = try #require(WorkspaceFile.decode(text).source)
    let other = random.workspace()
    var new = old
    for field in WorkspaceSettings.fields {
      guard case .records(let shape) = field.editor, let key = shape.key else { continue }
      var records = (old.values[field.id]?.records ?? []).filter { _ in Int.random(in: 0..<6, using: &numbers) > 0 }
      let ids = Set(records.map { $0[key]?.text })
      records += (other.values[field.id]?.records ?? []).filter { !ids.contains($0[key]?.text) }.prefix(2)
      records.shuffle(using: &numbers)
      new.values[field.id] = records.isEmpty ? nil : .records(records)
    }
    let back = WorkspaceFile.decode(try source.encode(new).text).workspace
    #expect(back.leavingOut(like: new) == new, "seed \(seed)")
    #expect(try source.encode(old).text == text, "seed \(seed)")
  }

  @Test func aNewListStandsByItself() throws {
    let source = try #require(WorkspaceFile.decode(Self.text).source)
    var workspace = WorkspaceFile.decode(Self.text).workspace
    workspace.values["segments"] = .records([["id": .text("vip"), "name": .text("VIP")]])
    #expect(try source.encode(workspace).text == Self.text + "\nsegments:\n  vip: VIP\n")
  }

  @Test func aFileOfCommentsKeepsThem() throws {
    let source = try #require(WorkspaceFile.decode("# ours\n").source)
    var workspace = Workspace()
    workspace.values["name"] = .text("Acme")
    #expect(try source.encode(workspace).text == "# ours\nworkspace: 1\nname: Acme\n")
  }

  @Test func twoEntriesOfOneIDAreNotWritten() throws {
    var workspace = Workspace()
    workspace.values["segments"] = .records([["id": .text("vip")], ["id": .text("vip")]])
    #expect(throws: Source.EncodingProblem.self) { try WorkspaceFile.canonical(workspace) }
    #expect(Checks.settings(of: workspace).map(\.rule).contains("id-taken"))
  }

  private static let text = """
    # What Acme shares
    workspace: 1
    name: "Acme"   # quoted

    people:
      # The first one
      anna:
        name: Anna Berg  # since May
        status: away
    teams:
      "support": 'Support'

    """
}
