import ChatflowModel
import LanguageServer
import Testing
import Words

/// What changes a document: what its editor types, what mends a finding, and the canonical form.
struct ChangeTests {
  private static func change(_ editor: inout Editor, _ changes: String, version: Int = 2) throws -> [JSON] {
    try editor.send(
      Editor.framed(
        "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"\(Editor.uri)\","
          + "\"version\":\(version)},\"contentChanges\":[\(changes)]}}"))
  }

  private static func range(_ line: Int, _ from: Int, _ to: Int, _ text: String) -> String {
    "{\"range\":{\"start\":{\"line\":\(line),\"character\":\(from)},\"end\":{\"line\":\(line),\"character\":\(to)}},"
      + "\"text\":\"\(text)\"}"
  }

  /// A change that is none leaves the document as it was, with what was found in it, and is told to the log.
  @Test(arguments: [
    range(-1, 0, 0, "x"), range(1, -1, 0, "x"), "{\"text\":7}", "{}", "7",
    "{\"range\":{\"start\":{\"line\":1}},\"text\":\"x\"}", range(2, 7, 10, "send") + "," + range(-1, 0, 0, "x"),
  ])
  func aChangeThatIsNoneIsNotMade(changes: String) throws {
    var editor = try Editor(opening: AnswerTests.text.replacing("next: end", with: "next: sned"))
    let found = editor.found()
    let told = try Self.change(&editor, changes)
    #expect(told.map { $0["method"] } == [.text("window/logMessage")])
    #expect(editor.found() == found && found.count == 1)
    let place = try Marked(AnswerTests.text.replacing("start: ask", with: "start: a‸sk")).place
    #expect(try editor.ask("definition", at: place)["range"]?.said == "5:2-5:5")
    // What is right is made as before.
    _ = try Self.change(&editor, Self.range(24, 10, 14, "end"))
    #expect(editor.found() == [])
  }

  /// A text in which an editor sends half of a character is taken, so that server and editor hold the same lines.
  @Test func halfOfACharacterIsTaken() throws {
    var editor = try Editor(opening: AnswerTests.text.replacing("next: end", with: "next: sned"))
    let told = try Self.change(&editor, Self.range(0, 0, 0, "# \\ud83d\\n"))
    #expect(!told.contains { $0["error"] != nil })
    _ = try Self.change(&editor, Self.range(25, 10, 14, "end"), version: 3)
    #expect(editor.found() == [])
  }

  // MARK: - What mends a finding

  private static let tagged =
    "chatflow: 1\nname: A\ntags: # by whom\n  - sales # first\n  # about the web\n  - web\n  - Sales\nstart: a\n\n"
    + "actions:\n  a:\n    action: message\n    name: A\n    message: Hi\n"

  private static func fixes(of text: String, line: Int) throws -> [JSON] {
    var editor = try Editor(opening: text)
    let range = "{\"start\":{\"line\":\(line),\"character\":0},\"end\":{\"line\":\(line),\"character\":50}}"
    return try editor.request(
      "textDocument/codeAction",
      "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"},\"range\":\(range),\"context\":{\"diagnostics\":[]}}"
    ).list ?? []
  }

  private static func mended(_ fix: JSON, _ text: String) throws -> String {
    try JSON.applying(fix["edit"]?["documentChanges"]?.list?.first?["edits"]?.list ?? [], to: text)
  }

  @Test func aFixKeepsTheCommentsOfWhatStays() throws {
    let fixes = try Self.fixes(of: Self.tagged, line: 6)
    let fix = try #require(fixes.first)
    #expect(fix["title"] == .text("Remove what repeats “Sales”") && fix["isPreferred"] == .flag(true))
    #expect(try Self.mended(fix, Self.tagged) == Self.tagged.replacing("  - Sales\n", with: ""))
  }

  @Test func aFixSaysWhichCommentGoesWithIt() throws {
    let text = Self.tagged.replacing("  - Sales\n", with: "  # once more\n  - Sales # mine\n")
    let fixes = try Self.fixes(of: text, line: 7)
    let fix = try #require(fixes.first)
    let title = fix["title"]?.text ?? ""
    #expect(title.hasPrefix("Remove what repeats “Sales”"), "\(title)")
    #expect(title.contains("“# once more”") && title.contains("“# mine”"), "\(title)")
    #expect(fix["isPreferred"] == .flag(false))
    #expect(try Self.mended(fix, text) == Self.tagged.replacing("  - Sales\n", with: ""))
  }

  /// A misspelled key is mended where that loses nothing: the right one may stand there, too.
  @Test func aKeyIsMendedWhereTheRightOneIsMissing() throws {
    let text = Self.tagged.replacing("    name: A\n", with: "    nmae: A\n")
    let fixes = try Self.fixes(of: text, line: 12)
    #expect(fixes.map { $0["title"] }.contains(.text("Write “name”")))
    let both = Self.tagged.replacing("    name: A\n", with: "    nmae: A\n    name: B\n")
    #expect(try Self.fixes(of: both, line: 12) == [])
  }

  /// Of two findings at one place, only the one that tells of the word has it as a fix.
  @Test func aWordIsOfferedOnce() throws {
    let text =
      "chatflow: 1\nname: A\nstart: a\nactions:\n  a:\n    action: question\n    name: A\n    message: Hi\n"
      + "    replies:\n      - rpely: Yes\n        next: end\n"
    let fixes = try Self.fixes(of: text, line: 9)
    #expect(fixes.map { $0["title"] } == [.text("Write “reply”")])
  }

  // MARK: - The day

  /// Days that are over are found where it is known which day it is.
  @Test func daysThatAreOverAreFound() throws {
    let text =
      "workspace: 1\noffice-hours:\n  time-zone: Europe/Stockholm\n  exceptions:\n    - date: 2025-12-24\n      hours: closed\n"
    var editor = try Editor(opening: text, Editor.workspaceURI)
    #expect(editor.found(Editor.workspaceURI) == [])
    editor.today = CalendarDay(text: "2026-06-01")
    try editor.open(text, Editor.workspaceURI)
    #expect(editor.found(Editor.workspaceURI).map { $0["code"] } == [.text("dates-past")])
    editor.today = CalendarDay(text: "2025-06-01")
    try editor.open(text, Editor.workspaceURI)
    #expect(editor.found(Editor.workspaceURI) == [])
  }
}

/// The canonical form of what the chatflows of a folder share.
struct WorkspaceFormatTests {
  private static let canonical =
    "# Ours\n\nworkspace: 1\nname: Acme\n\noffice-hours:\n  time-zone: Europe/Stockholm # here\n\n# Whom we love\n"
    + "segments:\n  vip: VIP\n  # they pay\n  paid: Paid\n"

  private static func formatted(_ text: String) throws -> JSON {
    var editor = try Editor(opening: text, Editor.workspaceURI)
    return try editor.answer("textDocument/formatting", "{\"textDocument\":{\"uri\":\"\(Editor.workspaceURI)\"}}")
  }

  @Test(arguments: [
    "# Ours\n\nname: \"Acme\"\nworkspace:   1\n# Whom we love\nsegments:\n    vip: {name: VIP}\n    # they pay\n    paid:   Paid\n"
      + "office-hours: {time-zone: Europe/Stockholm} # here\n",
    canonical.replacing("Europe", with: "  Europe").replacing("\n\n#", with: "\n\n\n#"),
  ])
  func aWorkspaceIsFormatted(text: String) throws {
    let edits = try #require(try Self.formatted(text)["result"]?.list)
    let formatted = try JSON.applying(edits, to: text)
    #expect(
      formatted.replacing("  # here", with: " # here").hasPrefix("# Ours\n\nworkspace: 1\nname: Acme\n\noffice-hours:"))
    #expect(
      text.split(separator: "\n").count { $0.contains("#") }
        == formatted.split(separator: "\n").count { $0.contains("#") })
    #expect(try Self.formatted(formatted)["result"] == .list([]), "once more: \(formatted)")
  }

  @Test func oneWithMistakesIsNot() throws {
    #expect(try Self.formatted("workspace: 1\nname: [\n")["error"]?["code"] == .integer(-32803))
    #expect(try Self.formatted("# nothing\n")["result"] == .list([]))
  }
}
