import ChatflowFiles
import ChatflowModel
import LanguageServer
import Testing
import Words

/// What is offered at a place is what may stand there, and nothing else.
struct CompletionTests {
  private static let frame =
    "chatflow: 1\nstart: a\nactions:\n  b:\n    action: question\n    name: B\n    message: B?\n"

  private static func offered(_ marked: Marked, files: [String: String] = [:], _ uri: String = Editor.uri) throws
    -> [JSON]
  {
    var editor = try Editor(opening: marked.text, uri, files: files)
    let position = "{\"line\":\(marked.line),\"character\":\(marked.character)}"
    let answer = try editor.request(
      "textDocument/completion", "{\"textDocument\":{\"uri\":\"\(uri)\"},\"position\":\(position)}")
    return answer["items"]?.list ?? []
  }

  private static func labels(_ text: String, files: [String: String] = [:], _ uri: String = Editor.uri) throws
    -> [String]
  {
    try offered(Marked(text), files: files, uri).compactMap { $0["label"]?.text }
  }

  /// In an action of each kind, its keys are offered that do not stand there yet, wherever a key may stand.
  @Test(arguments: ActionKinds.all.map(\.id.text)) func keysOfEveryKind(kind: String) throws {
    let keys = KeyTable.action(KindID(kind)).keys
    let head = Self.frame + "  a:\n    action: \(kind)\n"
    #expect(try Self.labels(head + "    ‸") == keys.filter { $0 != "action" })
    #expect(
      try Self.labels(head + "    ‸\n    name: A\n  c:\n    action: message\n")
        == keys.filter { $0 != "action" && $0 != "name" })
    #expect(try Self.labels(head + "    ne‸\n") == keys.filter { $0 != "action" })
    #expect(try Self.labels(Self.frame + "  a:\n    ‸\n    action: \(kind)\n") == keys.filter { $0 != "action" })
  }

  /// Every group and list of a kind, or of the settings, offers the keys of its fields, as deep as they lie.
  @Test func keysOfEveryGroup() throws {
    for kind in ActionKinds.all {
      try Self.check(kind.fields, Self.frame + "  a:\n    action: \(kind.id)\n", "    ", Editor.uri)
    }
    try Self.check(ChatflowSettings.fields, "chatflow: 1\n", "", Editor.uri)
    try Self.check(WorkspaceSettings.fields, "workspace: 1\n", "", Editor.workspaceURI)
  }

  private static func check(_ fields: [Field], _ head: String, _ space: String, _ uri: String) throws {
    for field in fields {
      let (inner, lines): ([Field], String)
      switch field.editor.shape {
      case .record(let fields, _): (inner, lines) = (fields, "\(space)\(field.id):\n\(space)  ")
      case .records(let shape):
        (inner, lines) = (
          shape.fields, "\(space)\(field.id):\n\(space)  " + (shape.key == nil ? "- " : "x:\n\(space)    ")
        )
      default: continue
      }
      let keys = KeyTable(fields: inner).keys
      #expect(try labels(head + lines + "‸", uri) == keys, "\(field.id)")
      let deeper = lines.split(separator: "\n").last.map { String(repeating: " ", count: $0.count) } ?? space
      let isList = lines.hasSuffix("- ")
      try check(inner, head + (isList ? lines + "zzz: 1\n" : String(lines.dropLast(deeper.count))), deeper, uri)
    }
  }

  @Test(
    "What is offered",
    arguments: [
      ("chatflow: 1\nactions:\n  a:\n    action: message\n    next: gone\n  ‸", ["gone"]),
      (Self.frame + "    next: ‸\n", ["b", "end"]),
      (Self.frame + "    next:‸\n", ["b", "end"]),
      (Self.frame + "    when-not-understood: {‸", ["go-to"]),
      (Self.frame + "    when-not-understood: {go-to: ‸}", ["b", "end"]),
      (Self.frame + "    replies:\n      - ‸", ["reply", "value", "next", "go-to"]),
      (Self.frame + "    replies:\n    - reply: x\n      ‸", ["value", "next", "go-to"]),
      (Self.frame + "    replies:\n      - {reply: x, next: ‸}", ["b", "end"]),
      (Self.frame + "    replies:\n      - reply: x\n      - value: y\n        ne‸", ["reply", "next", "go-to"]),
      (Self.frame + "    replies: [‸", ["reply", "value", "next", "go-to"]),
      (Self.frame + "    replies: [‸]\n", ["reply", "value", "next", "go-to"]),
      (Self.frame + "    replies: [{reply: x}, ‸]\n", ["reply", "value", "next", "go-to"]),
      (Self.frame + "    replies: [{reply: x, ‸}]\n", ["reply", "value", "next", "go-to"]),
      (Self.frame + "    replies: [x, {next: ‸", ["b", "end"]),
      (Self.frame + "    attachments: [‸", ["file", "video"]),
      ("chatflow: 1\ntags: [‸", []),
      ("chatflow: 1\nignore:\n  ‸", Checks.ignorable.map(\.text)),
      (Self.frame + "    ignore:\n      ‸", Checks.ignorable.map(\.text)),
      (Self.frame + "    ignore: {‸", Checks.ignorable.map(\.text)),
      (Self.frame + "    ignore:\n      silent-end: ‸", []),
      (Self.frame + "    branches:\n      - label: x\n        ‸", ["if", "or", "next", "go-to"]),
      (Self.frame + "    attachments:\n      - ‸", ["file", "video"]),
      (Self.frame + "    bubbles:\n      - ‸", ["message", "attachments"]),
      (Self.frame + "    free-text: ‸", ["true", "false"]),
      (Self.frame + "    attempts: ‸", ["1", "2", "3", "4", "5"]),
      (Self.frame + "    message: |-\n      Some: text\n        ‸", []),
      (Self.frame + "    message: Two\n      ‸", []),
      (Self.frame + "    # ‸", []),
      (Self.frame + "    name: B # ‸", []),
      ("chatflow: 1\noptions:\n  session-timeout: ‸", ["15m", "30m", "1h", "8h", "1d", "7d"]),
      (
        "chatflow: 1\ntarget:\n  show:\n    - rule: ‸",
        ["address-is", "address-contains", "address-begins-with", "address-matches", "query-is", "query-contains"]
      ),
      ("chatflow: ‸", ["1"]),
    ])
  func offers(text: String, labels: [String]) throws { #expect(try Self.labels(text) == labels) }

  @Test func anEmptyFileIsOfferedTheKeysOfAChatflow() throws { #expect(try Self.labels("‸") == FileKeys.top) }

  @Test func kindsAreOfferedByTheirWords() throws {
    let items = try Self.offered(Marked("chatflow: 1\nactions:\n  a:\n    action: ‸"))
    #expect(items.compactMap { $0["label"]?.text } == ActionKinds.all.map(\.id.text))
    #expect(items.compactMap { $0["detail"]?.text } == ActionKinds.all.map { Words.english["action.\($0.id).label"] })
  }

  /// What is put in stands where the half of it stands.
  @Test(arguments: [
    (Self.frame + "    ne‸\n", "next", Self.frame + "    next: \n"),
    (Self.frame + "    rep‸lies:\n", "replies", Self.frame + "    replies:\n"),
    (Self.frame + "    replies: [‸]", "reply", Self.frame + "    replies: [{reply: ]"),
    (Self.frame + "    ignore:\n      sil‸", "silent-end", Self.frame + "    ignore:\n      silent-end: "),
    (Self.frame + "    bran‸", "branches", Self.frame + "    branches:"),
    (Self.frame + "    next:‸", "b", Self.frame + "    next: b"),
    (Self.frame + "    next: e‸xtra", "end", Self.frame + "    next: end"),
    (
      Self.frame + "    error-text: Hi {{con‸ you", "contact.email",
      Self.frame + "    error-text: Hi {{contact.email}} you"
    ),
    (Self.frame + "    error-text: Hi {{ ‸|x}}", "answer.b", Self.frame + "    error-text: Hi {{ answer.b|x}}"),
    (
      Self.frame + "    error-text: |-\n      🎉 {{‸}}", "contact.email",
      Self.frame + "    error-text: |-\n      🎉 {{contact.email}}"
    ),
    (
      Self.frame + "    branches:\n      - if: ‸", "office hours",
      Self.frame + "    branches:\n      - if: office hours"
    ),
    (
      Self.frame + "    branches:\n      - if: office hours ‸", "office hours are open",
      Self.frame + "    branches:\n      - if: office hours are open"
    ),
    (
      Self.frame + "    branches:\n      - if:\n          - contact.lifecyclestage is any of ‸",
      "contact.lifecyclestage is any of \"lead\"",
      Self.frame + "    branches:\n      - if:\n          - contact.lifecyclestage is any of \"lead\""
    ),
  ])
  func whatIsPutIn(text: String, label: String, result: String) throws {
    let marked = try Marked(text)
    let item = try #require(try Self.offered(marked).first { $0["label"] == .text(label) })
    let edit = try #require(item["textEdit"])
    #expect(
      edit["range"]?["start"]?["line"] == .integer(marked.line)
        && edit["range"]?["end"]?["line"] == .integer(marked.line))
    #expect(try JSON.applying([edit], to: marked.text) == result)
  }

  /// What the workspace lists is offered by its ids, with its names.
  @Test func whatTheWorkspaceListsIsOffered() throws {
    let workspace =
      "workspace: 1\nsegments:\n  vip: Big spenders\npeople:\n  anna: Anna\nteams:\n  support: Support\nworkflows:\n  \"1\": One\n"
    let files = ["/flows/workspace.yaml": workspace]
    let head = "chatflow: 1\nactions:\n  a:\n"
    #expect(try Self.labels(head + "    action: add-to-segment\n    segment: ‸", files: files) == ["vip"])
    #expect(
      try Self.labels(head + "    action: send-to-team-member\n    assignees:\n      - ‸", files: files) == [
        "team:support", "user:anna",
      ])
    #expect(
      try Self.labels(head + "    action: send-to-team-member\n    assignees: [x, ‸]", files: files) == [
        "team:support", "user:anna",
      ])
    let item = try #require(
      try Self.offered(Marked(head + "    action: enroll-in-workflow\n    workflow: ‸"), files: files).first)
    #expect(item["detail"] == .text("One") && item["textEdit"]?["newText"] == .text("\"1\""))
    #expect(try Self.labels(workspace + "pipelines:\n  x:\n    ‸", Editor.workspaceURI) == ["name", "statuses"])
  }
}
