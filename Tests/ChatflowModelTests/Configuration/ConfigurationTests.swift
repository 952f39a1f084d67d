import ChatflowFiles
import ChatflowModel
import Foundation
import Testing
import Words

private func opened(_ text: String) -> ConfigurationFile.Opened { ConfigurationFile.decode(Array(text.utf8)) }

/// A line of `FILE:LINE:COLUMN` for each problem, with its sentence.
private func lines(_ text: String) -> [String] { opened(text).problems.map { $0.line(in: "c", .english) } }

@Suite struct ConfigurationTests {
  @Test(arguments: ["", "# nothing\n", "---\n", "keys:\n", "{}\n"]) func nothingSaidLeavesEveryDefault(text: String) {
    #expect(opened(text).problems == [])
    for setting in Setting.all {
      #expect(opened(text).configuration[setting] == Configuration()[setting])
      #expect(Configuration()[setting].origin == .standard)
    }
  }

  @Test func everySettingIsReadWithItsLine() {
    let text = """
      # mine
      theme: light
      glyphs: ascii
      mouse: false
      panel-width: 50

      editor: "code --wait"
      language: sv
      """
    let read = opened(text)
    #expect(read.problems == [])
    let wanted: [(Setting, Setting.Value, Int)] = [
      (.theme, .text("light"), 2), (.glyphs, .text("ascii"), 3), (.mouse, .flag(false), 4),
      (.panelWidth, .number(50), 5), (.editor, .text("code --wait"), 7), (.language, .text("sv"), 8),
    ]
    #expect(wanted.map(\.0) == Setting.all)
    for (setting, value, line) in wanted {
      #expect(read.configuration[setting] == Configuration.Entry(value: value, origin: .file(line: line)))
    }
  }

  @Test(arguments: [
    ("glyphs: fancy", "c:1:9: error: “fancy” is none of auto, rich, basic, ascii"),
    ("x: 1\nmouse: maybe", "c:2:8: error: “maybe” is neither true nor false"),
    ("panel-width: 61", "c:1:14: error: “61” is none of the whole numbers 25–60"),
    ("thme: x", "did you mean “theme”?"), ("theme: [a]", "c:1:8: error: A list does not belong here"),
    ("theme:", "c:1:7: error: Nothing stands here"), ("keys: x", "c:1:7: error: “x” does not belong here"),
    ("keys:\n  save: {everywhere: {a: b}}", "c:2:22: error: Keys with values do not belong here"),
    ("theme: *a", "an alias"), ("theme: !x y", "a tag"), ("theme: \"\\e[2J\"", "c:1:8: error:"),
    ("theme: a\ntheme: b", "c:2:1: error:"), ("- a", "c:1:1: error:"), ("theme: \u{1}", "c:1:8: error:"),
  ])
  func aMistakeNamesItsPlaceAndLeavesTheDefault(text: String, part: String) {
    #expect(lines(text).contains { $0.contains(part) }, "\(lines(text))")
    for setting in Setting.all { #expect(opened(text).configuration[setting].origin == .standard) }
    #expect(opened(text).configuration.rebindings == [])
  }

  @Test func aMistakeHidesNothingElse() {
    let read = opened("glyphs: fancy\ntheme: light\nmouse: 7\nkeys:\n  save: F2\n  undo: [F3, [F4]]\n")
    #expect(read.problems.map(\.line) == [1, 3, 6])
    #expect(read.configuration.text(.theme) == "light")
    #expect(read.configuration.rebindings.map(\.command) == ["save"])
  }

  @Test func keysAreReadInAllForms() {
    let read = opened("keys:\n  save: F2\n  undo: [F3, g u]\n  redo: []\n  quit: {canvas: Q, everywhere: [F4]}\n")
    #expect(read.problems == [])
    func place(_ line: Int, _ column: Int) -> Rebinding.Place { Rebinding.Place(line: line, column: column) }
    #expect(
      read.configuration.rebindings == [
        Rebinding(command: "save", keys: [.init("F2", at: place(2, 9))], at: place(2, 3)),
        Rebinding(
          command: "undo", keys: [.init("F3", at: place(3, 10)), .init("g u", at: place(3, 14))], at: place(3, 3)),
        Rebinding(command: "redo", keys: [], at: place(4, 3)),
        Rebinding(command: "quit", context: "canvas", keys: [.init("Q", at: place(5, 18))], at: place(5, 10)),
        Rebinding(command: "quit", context: "everywhere", keys: [.init("F4", at: place(5, 34))], at: place(5, 21)),
      ])
  }

  @Test func aFileThatIsTooLargeIsNotParsed() {
    let read = ConfigurationFile.decode(Array(repeating: 0x20, count: ConfigurationFile.maximumBytes + 1))
    #expect(read.problems.map(\.reason) == ["problem.file-too-large"])
  }
}

@Suite struct ConfigurationEditTests {
  private func edited(_ text: String, _ word: String = "nord") -> String? {
    ConfigurationEdit.setting(.theme, to: word, in: Array(text.utf8))
  }

  @Test(arguments: [
    ("", "theme: nord\n"), ("# mine\n", "# mine\ntheme: nord\n"), ("mouse: false", "mouse: false\ntheme: nord\n"),
    ("theme: light\nmouse: false\n", "theme: nord\nmouse: false\n"),
    ("mouse: false\ntheme:   \"a # b\"   # bright room\n", "mouse: false\ntheme: nord   # bright room\n"),
    ("theme: 'it''s' # x", "theme: nord # x"), ("theme: it's.yaml  # x", "theme: nord  # x"),
    ("theme: 'it'' # s' # x", "theme: nord # x"), (#"theme: "a\" # b" # x"#, "theme: nord # x"),
    ("theme: a#b\n", "theme: nord\n"),
    ("mouse: false\r\ntheme: x\r\n", "mouse: false\r\ntheme: nord\r\n"), ("theme:\n", "theme: nord\n"),
    ("glyphs: fancy\n", "glyphs: fancy\ntheme: nord\n"), ("keys:\n  save: F2\n", "keys:\n  save: F2\ntheme: nord\n"),
  ])
  func onlyTheThemesLineChanges(before: String, after: String) { #expect(edited(before) == after) }

  @Test(arguments: ["{mouse: false}\n", "theme: |\n  a\n  b\n", "theme: \"a\n  b\"\n", "\u{1}: x\n", "a: [\n"])
  func whatNoLineCanChangeIsLeftAlone(text: String) { #expect(edited(text) == nil) }

  @Test(arguments: ["yes", "12", "a: b", "ö # x", "\"", "~", "- a", "null", "/a b/c.yaml"])
  func everyNameIsReadBackAsItWas(name: String) throws {
    let text = try #require(edited("mouse: false\n", name))
    let read = opened(text)
    #expect(read.problems == [])
    #expect(read.configuration.text(.theme) == name)
  }
}

@Suite struct ConfigurationSchemaTests {
  private let schema = ConfigurationSchema.json(
    .english,
    commands: [
      .init(id: "save", title: "Save", contexts: ["everywhere"]),
      .init(id: "quit", title: "Leave", contexts: ["everywhere", "canvas"]),
    ])

  @Test(arguments: [
    "theme: light", "glyphs: auto", "mouse: true", "panel-width: 25", "editor: vi -u x", "language: en", "keys:",
    "keys: {save: F2}", "keys: {save: [F2, g g]}", "keys: {quit: {canvas: [], everywhere: F4}}", "keys: {save: []}",
  ])
  func whatTheReaderTakesIsAccepted(text: String) throws {
    #expect(opened(text).problems == [])
    #expect(try SchemaTests.refusals(text + "\n", schema) == [])
  }

  @Test(arguments: [
    "theme: [a]", "theme: \"\"", "glyphs: fancy", "mouse: 7", "panel-width: 24", "panel-width: wide",
    "language: de", "keys: [a]", "keys: {save: {everywhere: {a: b}}}", "keys: {save: [[a]]}", "colours: x",
    "editor: {a: b}",
  ])
  func whatTheReaderRefusesIsRefused(text: String) throws {
    #expect(try SchemaTests.refusals(text + "\n", schema) != [])
    #expect(opened(text).problems != [])
  }

  /// What only the table of commands knows, the schema knows, too.
  @Test(arguments: ["keys: {sav: F2}", "keys: {save: {canvas: F2}}"])
  func unknownCommandsAndContextsAreRefused(text: String) throws {
    #expect(try SchemaTests.refusals(text + "\n", schema) != [])
  }

  @Test func everySettingHasItsHelp() {
    for id in Setting.all.map(\.id) + [Setting.keys] { #expect(Words.english.has("setting.\(id).help"), "\(id)") }
  }
}

/// The table of settings in `docs/configuration.md` is the program's own.
@Suite struct ConfigurationDocumentTests {
  private static let file = Examples.project.appending(path: "docs/configuration.md")
  private static let marks = ("<!-- settings -->\n", "<!-- /settings -->")

  private static var table: String {
    let rows = Setting.all.map { setting in
      let values =
        switch setting.form {
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .text: "a text"
        case .flag: "`true`, `false`"
        }
      return
        "| `\(setting.id)` | \(values) | `\(setting.standard.word)` | \(Words.english["setting.\(setting.id).help"]) |"
    }
    let keys = "| `\(Setting.keys)` | see below | | \(Words.english["setting.keys.help"]) |"
    return (["| Setting | Values | Default | |", "| --- | --- | --- | --- |"] + rows + [keys]).joined(separator: "\n")
  }

  @Test func theTableIsTheOneOfTheProgram() throws {
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(page.range(of: Self.marks.0))
    let end = try #require(page.range(of: Self.marks.1))
    let written = page[..<start.upperBound] + Self.table + "\n" + page[end.lowerBound...]
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try String(written).write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(Self.file.lastPathComponent)")
    }
    #expect(page == written)
  }

  /// What the page shows as an example is one.
  @Test func theExamplesAreRead() throws {
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    for part in page.split(separator: "```yaml\n").dropFirst() {
      let text = String(part.prefix(upTo: try #require(part.range(of: "```")).lowerBound))
      let read = opened(text)
      #expect(read.problems == [])
      #expect(read.configuration.rebindings.count == 5 && read.configuration.number(.panelWidth) == 45)
    }
  }
}
