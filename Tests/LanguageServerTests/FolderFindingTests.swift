import ChatflowModel
import LanguageServer
import Testing
import Words

/// What is found by looking at all chatflows of a folder is told in the documents in which it can be mended.
struct FolderFindingTests {
  private static let other = "file:///flows/b.chatflow.yaml"

  private static func flow(_ name: String, live isLive: Bool = false) -> String {
    "chatflow: 1\nname: \(name)\n\(isLive ? "live: true\n" : "")start: a\n\n"
      + "actions:\n  a:\n    action: send-to-customer-agent\n    name: A\n    respond: provided-message\n    message: Hi\n"
  }

  private static func codes(_ editor: Editor, _ uri: String = Editor.uri) -> [String] {
    editor.found(uri).compactMap { $0["code"]?.text }.filter {
      ["chatflow-name-taken", "shown-by-another", "priority-unknown"].contains($0)
    }
  }

  private static func retype(_ editor: inout Editor, _ uri: String, _ text: String, version: Int) throws {
    let change = JSON.object([
      ("textDocument", .object([("uri", .text(uri)), ("version", .integer(version))])),
      ("contentChanges", .list([.object([("text", .text(text))])])),
    ])
    try editor.notify("textDocument/didChange", change.line)
  }

  /// The others count as they lie on the disk.
  @Test func aChatflowIsHeldAgainstThoseOnTheDisk() throws {
    var editor = try Editor(
      opening: Self.flow("Support", live: true), Self.other,
      files: ["/flows/a.chatflow.yaml": Self.flow("Sales", live: true)])
    #expect(Self.codes(editor, Self.other) == ["shown-by-another"])
    #expect(editor.found(Self.other).first?["range"]?["start"]?["line"] != nil)
    // Whoever puts it above the other says so in the workspace.
    try editor.open("workspace: 1\npriority: [b]\n", Editor.workspaceURI)
    #expect(Self.codes(editor, Self.other) == [])
  }

  /// An edit of one is told where it is wrong, which may be in another document.
  @Test func anEditIsToldWhereItCanBeMended() throws {
    var editor = try Editor(opening: Self.flow("Sales"))
    try editor.open(Self.flow("Support"), Self.other)
    #expect(Self.codes(editor) == [] && Self.codes(editor, Self.other) == [])
    try Self.retype(&editor, Editor.uri, Self.flow("support"), version: 2)
    #expect(Self.codes(editor) == [] && Self.codes(editor, Self.other) == ["chatflow-name-taken"])
    // What is closed counts as it lies on the disk, and here there is nothing.
    try editor.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"\(Editor.uri)\"}}")
    #expect(Self.codes(editor, Self.other) == [])
  }

  @Test func theWorkspaceIsToldOfChatflowsThatAreGone() throws {
    var editor = try Editor(
      opening: "workspace: 1\npriority: [a, b, gone]\n", Editor.workspaceURI,
      files: ["/flows/a.chatflow.yaml": Self.flow("A"), "/flows/b.chatflow.yaml": "no: ["])
    #expect(Self.codes(editor, Editor.workspaceURI) == ["priority-unknown"])
    editor.files["/flows/gone.chatflow.yaml"] = Self.flow("Back")
    try editor.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}")
    #expect(Self.codes(editor, Editor.workspaceURI) == [])
  }

  /// A file is read once, and again when it is another one.
  @Test func othersAreReadWhenTheyChanged() throws {
    let path = "/flows/b.chatflow.yaml"
    var editor = try Editor(opening: Self.flow("A"), files: [path: Self.flow("B")])
    for version in 2...5 { try Self.retype(&editor, Editor.uri, Self.flow("A\(version)"), version: version) }
    #expect(editor.files.wereRead.count { $0 == path } == 1)
    editor.files[path] = Self.flow("A6")
    try Self.retype(&editor, Editor.uri, Self.flow("A6"), version: 6)
    #expect(editor.files.wereRead.count { $0 == path } == 2)
    #expect(Self.codes(editor) == [], "the second in the order has the name wrongly")
    editor.files["/flows/0.chatflow.yaml"] = Self.flow("A6")
    try Self.retype(&editor, Editor.uri, Self.flow("A6") + "\n", version: 7)
    #expect(Self.codes(editor) == ["chatflow-name-taken"])
  }

  /// What is too much to read is known by its name alone: nothing is found of it, and it is not gone.
  @Test func aFolderThatIsTooLargeIsReadInPart() throws {
    let large = Self.flow("A") + "# " + String(repeating: "x", count: 9 << 20) + "\n"
    let editor = try Editor(
      opening: "workspace: 1\npriority: [large]\n", Editor.workspaceURI, files: ["/flows/large.chatflow.yaml": large])
    #expect(Self.codes(editor, Editor.workspaceURI) == [])
    #expect(!editor.files.wereRead.contains("/flows/large.chatflow.yaml"))
  }
}
