import ChatflowModel
import Foundation
import LanguageServer
import Testing
import Words

/// What a server answers about a chatflow.
struct AnswerTests {
  static let text = """
    chatflow: 1
    name: Späti 🎉
    start: ask

    actions:
      ask:
        action: question
        name: Ask 🎉
        message: What *is* it?
        save-to: contact.city
        replies:
          - reply: Billing
            next: send
        branches:
          - if: answer.ask contains any of "x"
            next: send
        next: send

      send:
        action: message
        name: Send
        message: |-
          Hi {{contact.firstname|there}},
          you said {{answer.ask|nothing}}.
        next: end

    """

  // MARK: - Findings

  @Test func findingsAreToldWithTheirPlaces() throws {
    var editor = try Editor(opening: Self.text.replacing("next: end", with: "next: sned"))
    let found = editor.found()
    #expect(found.count == 1)
    #expect(found.first?["code"] == .text("target-missing") && found.first?["severity"] == .integer(1))
    #expect(found.first?["range"]?.said == "24:10-24:14")
    // The place behind the change has other numbers.
    let change = #"[{"range":{"start":{"line":24,"character":10},"end":{"line":24,"character":14}},"text":"end"}]"#
    try editor.notify(
      "textDocument/didChange",
      "{\"textDocument\":{\"uri\":\"\(Editor.uri)\",\"version\":2},\"contentChanges\":\(change)}")
    #expect(editor.found() == [])
    try editor.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}")
    #expect(editor.received.last?["method"] == .text("textDocument/publishDiagnostics"))
  }

  @Test func aHalfTypedLineHidesNothingElse() throws {
    let editor = try Editor(
      opening: Self.text.replacing("name: Send\n", with: "nam\n").replacing("start: ask", with: "start: aks"))
    let codes = editor.found().compactMap { $0["code"]?.text }
    #expect(codes.contains("broken-action") && codes.contains("target-missing"), "\(codes)")
    #expect(
      editor.found().first { $0["code"] == .text("broken-action") }?["range"]?["start"]?["line"]
        == .integer(20))
  }

  /// The workspace beside it counts as the editor has it, else as it lies on the disk; so do files.
  @Test func whatLiesBesideItCounts() throws {
    let text = Self.text.replacing("name: Send\n", with: "name: Send\n    attachments:\n      - file: gone.pdf\n")
      .replacing("contact.city", with: "contact.plan")
    let workspace = "workspace: 1\ncontact-properties:\n  plan: Plan\n"
    var editor = try Editor(opening: text, files: ["/flows/workspace.yaml": workspace])
    #expect(editor.found().compactMap { $0["code"]?.text } == ["file-missing"])
    try editor.open("workspace: 1\ncontact-properties:\n  plant: Plan\n", Editor.workspaceURI)
    #expect(Set(editor.found().compactMap { $0["code"]?.text }) == ["file-missing", "property-unknown"])
  }

  @Test func testsAndWorkspacesAreJudgedAndOthersLeftAlone() throws {
    var editor = try Editor(opening: "workspace: 1\npeople:\n  anna:\n    nmae: Anna\n", Editor.workspaceURI)
    let codes = editor.found(Editor.workspaceURI).compactMap { $0["code"]?.text }
    #expect(codes.contains("file-problem"))
    try editor.open("test: One\n  bot: [", "file:///flows/a.chat")
    #expect(!editor.found("file:///flows/a.chat").isEmpty)
    try editor.open("a: [", "file:///flows/other.yaml")
    #expect(editor.found("file:///flows/other.yaml").isEmpty)
    try editor.open("chatflow: 1\nnmae: x\n", "untitled:1")
    #expect(!editor.found("untitled:1").isEmpty)
  }

  // MARK: - Ids

  @Test(
    "What stands at a place leads to its action",
    arguments: [
      ("start: a‸sk", "5:2-5:5"), ("next: send‸\n    branches", "18:2-18:6"), ("if: answer.a‸sk contains", "5:2-5:5"),
      ("{{answer.as‸k|nothing", "5:2-5:5"), ("  se‸nd:", "18:2-18:6"), ("name: ‸Send", ""), ("next: e‸nd", ""),
    ])
  func definition(mark: String, range: String) throws {
    let marked = try Self.marked(mark)
    var editor = try Editor(opening: marked.text)
    let answer = try editor.ask("definition", at: marked.place)
    let said = answer == .null ? "" : answer["range"]?.said
    #expect(said == range)
  }

  @Test func referencesAreAllPlacesOfAnID() throws {
    let marked = try Self.marked("start: ‸ask")
    var editor = try Editor(opening: marked.text)
    let all = try editor.ask("references", at: marked.place, ",\"context\":{\"includeDeclaration\":true}")
    #expect(all.list?.compactMap { $0["range"]?.said } == ["2:7-2:10", "5:2-5:5", "14:19-14:22", "23:24-23:27"])
    let uses = try editor.ask("references", at: marked.place, ",\"context\":{\"includeDeclaration\":false}")
    #expect(uses.list?.count == 3)
    let highlights = try editor.ask("documentHighlight", at: marked.place)
    #expect(highlights.list?.map { $0["kind"]?.integer } == [2, 3, 2, 2])
  }

  /// An id that is changed everywhere and back gives the same bytes.
  @Test(arguments: ["ask", "send"]) func renameThereAndBack(id: String) throws {
    let place = try Marked(Self.text.replacing("  \(id):\n", with: "  ‸\(id):\n")).place
    var editor = try Editor(opening: Self.text)
    #expect(try editor.ask("prepareRename", at: place)["placeholder"] == .text(id))
    func renamed(_ text: String, to name: String) throws -> String {
      var editor = try Editor(opening: text)
      let answer = try editor.ask("rename", at: place, ",\"newName\":\"\(name)\"")
      let change = try #require(answer["documentChanges"]?.list?.first)
      #expect(change["textDocument"]?["version"] == .integer(1))
      return try JSON.applying(change["edits"]?.list ?? [], to: text)
    }
    let there = try renamed(Self.text, to: "other-id")
    #expect(
      there
        == Self.text.replacing("\(id):\n", with: "other-id:\n").replacing(": \(id)\n", with: ": other-id\n")
        .replacing("answer.\(id)", with: "answer.other-id"))
    #expect(try renamed(there, to: id) == Self.text)
  }

  @Test(arguments: ["send", "end", "Big", "", "a b"]) func anIDThatCannotBeIsRefused(name: String) throws {
    let place = try Self.marked("start: ‸ask").place
    var editor = try Editor(opening: Self.text)
    let position = "{\"line\":\(place.line),\"character\":\(place.character)}"
    let answer = try editor.answer(
      "textDocument/rename",
      "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"},\"position\":\(position),\"newName\":\"\(name)\"}")
    #expect(answer["error"]?["code"] == .integer(-32803))
    #expect(answer["error"]?["message"]?.text?.contains("“\(name)”") == true)
  }

  // MARK: - Hover

  @Test(
    "What is said of a place",
    arguments: [
      ("chat‸flow: 1", "version of the file format"), ("sta‸rt: ask", "runs first"), ("acti‸ons:", "under its id"),
      ("action: que‸stion", "Asks, waits for the visitor"), ("acti‸on: question", "The kind"),
      ("save-t‸o: contact.city", "Save to property"), ("save-to: contact.ci‸ty", "**city**"),
      ("  as‸k:", "What is it"), ("next: se‸nd\n    branches", "**Send**"), ("re‸ply: Billing", "sees and sends"),
      ("i‸f: answer", "have to hold"), ("if: answer.ask con‸tains", "contains any of"), ("next: en‸d", "ends there"),
      ("{{contact.first‸name", "first name"), ("{{answer.a‸sk|", "Ask 🎉"), ("Hi‸ {{contact", "Message"),
      ("nam‸e: Ask", "name for its authors"),
    ])
  func hover(mark: String, said: String) throws {
    let marked = try Self.marked(mark)
    var editor = try Editor(opening: marked.text)
    let answer = try editor.ask("hover", at: marked.place)
    #expect(answer["contents"]?["kind"] == .text("markdown"))
    let text = answer["contents"]?["value"]?.text ?? ""
    #expect(text.contains(said), "\(text)")
  }

  @Test func hoverSpeaksTheLanguageOfItsReader() throws {
    let marked = try Self.marked("sta‸rt: ask")
    let swedish = try #require(Language.all.first { $0.code == "sv" })
    var editor = try Editor(opening: marked.text, abilities: "{}", words: .of(swedish))
    let answer = try editor.ask("hover", at: marked.place)
    #expect(answer["contents"]?["kind"] == .text("plaintext"))
    #expect(answer["contents"]?["value"]?.text == "start\n\nId för den åtgärd som körs först.")
  }

  // MARK: - The whole document

  @Test func theOutlineHasActionsByTheirNames() throws {
    var editor = try Editor(opening: Self.text)
    let outline = try editor.request("textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}")
    #expect(outline.list?.compactMap { $0["name"]?.text } == ["chatflow", "name", "start", "actions"])
    let actions = outline.list?.last?["children"]?.list ?? []
    #expect(actions.compactMap { $0["name"]?.text } == ["Ask 🎉", "Send"])
    #expect(actions.compactMap { $0["detail"]?.text } == ["Ask a question", "Send a simple message"])
    #expect(actions.first?["selectionRange"]?.said == "5:2-5:6")
    var flat = try Editor(opening: Self.text, abilities: "{}")
    let symbols = try flat.request("textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}")
    #expect(symbols.list?.compactMap { $0["containerName"]?.text } == ["actions", "actions"])
  }

  @Test func formattingChangesTheLinesThatDiffer() throws {
    let canonical =
      "chatflow: 1\nname: Späti 🎉\n\nactions:\n  a:\n    action: message\n    name: A\n    message: Hi 🎉 you\n"
    let text = canonical.replacing(
      "name: A\n    message: Hi 🎉 you", with: "message:   Hi 🎉 you # said\n    name: \"A\"")
    var editor = try Editor(opening: text)
    let edits = try editor.request(
      "textDocument/formatting", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"},\"options\":{}}")
    #expect(try JSON.applying(edits.list ?? [], to: text) == canonical.replacing("you", with: "you  # said"))
    var sound = try Editor(opening: canonical)
    #expect(try sound.request("textDocument/formatting", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}") == .list([]))
    var broken = try Editor(opening: "chatflow: 1\nname: [")
    #expect(
      try broken.answer("textDocument/formatting", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}")["error"]?["code"]
        == .integer(-32803))
  }

  @Test func aMisspelledKeyIsMended() throws {
    let text = Self.text.replacing("name: Send", with: "nmae: Send")
    var editor = try Editor(opening: text)
    let range = #"{"start":{"line":20,"character":5},"end":{"line":20,"character":5}}"#
    let fixes = try editor.request(
      "textDocument/codeAction",
      "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"},\"range\":\(range),\"context\":{\"diagnostics\":[]}}")
    let fix = try #require(fixes.list?.first { $0["title"] == .text("Write “name”") })
    let edits = fix["edit"]?["documentChanges"]?.list?.first?["edits"]?.list ?? []
    #expect(try JSON.applying(edits, to: text) == Self.text)
  }

  private static func marked(_ mark: String) throws -> Marked {
    let plain = mark.replacing("‸", with: "")
    try #require(text.contains(plain), "\(plain)")
    let range = try #require(text.range(of: plain))
    return try Marked(text.replacingCharacters(in: range, with: mark))
  }
}
