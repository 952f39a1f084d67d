import ChatflowModel
import LanguageServer
import Randomness
import Testing
import Words

/// What comes in is cut, read and answered as JSON-RPC and the protocol have it, and nothing ends the server but `exit`.
struct ProtocolTests {
  /// Bytes that are no message, and the code that they are answered with.
  @Test(arguments: [
    ("Content-Length: 5\r\n\r\nhello", -32700), ("Content-Length: 2\r\n\r\n\u{7f}\u{7f}", -32700),
    ("Content-Length: 0\r\n\r\n", -32700), ("hello\r\n\r\n", -32700), ("\r\n", -32700),
    ("Content-Length: x\r\n\r\n", -32700),
    ("Content-Length: -1\r\n\r\n", -32700), ("Content-Length: 2, 2\r\n\r\n", -32700),
    ("Content-Length: 2\r\nContent-Length: 2\r\n\r\n", -32700), ("Content-Type: x\r\n\r\n", -32700),
    ("Content-Length: 99999999999999999999999\r\n\r\n", -32700), ("Content-Length: 999999999999\r\n\r\n", -32600),
    ("Content-Length: 2\r\n\r\n[]", -32600), ("Content-Length: 2\r\n\r\n{}", -32600),
    ("Content-Length: 2\r\n\r\n17", -32600),
    (framed(#"{"jsonrpc":"1.0","id":1,"method":"one"}"#), -32600),
    (framed(#"{"jsonrpc":"2.0","id":[1],"method":"on"}"#), -32600),
    (framed(#"{"jsonrpc":"2.0","id":1,"method":"a","params":7}"#), -32600),
    (framed(#"{"jsonrpc":"2.0","id":1}"#), -32600),
    (framed(#"{"jsonrpc":"2.0","id":1,"method":7}"#), -32600),
  ])
  func noMessageIsAnsweredWithItsError(bytes: String, code: Int) throws {
    var editor = Editor()
    let answers = try editor.send(Array(bytes.utf8))
    #expect(answers.map { $0["error"]?["code"]?.integer } == [code])
    #expect(answers.allSatisfy { $0["jsonrpc"] == .text("2.0") && $0["id"] != nil })
    #expect(editor.server.status == nil)
    // What follows is read.
    if code != -32600 || !bytes.contains("9999") { try editor.initialize() }
  }

  /// What is left of a message that was none stands before the next head, without a line break between them.
  @Test(arguments: [
    "Content-Length: -5\r\n\r\n{}", "Content-Length: x\r\n\r\n{\n  \"a\": 1\n}",
    "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "Content-Length: 1\r\n\r\n{}", "hello",
  ])
  func whatFollowsOnWhatIsNoMessageIsRead(bytes: String) throws {
    var editor = Editor()
    try editor.send(Array(bytes.utf8))
    try editor.initialize()
    #expect(editor.server.status == nil)
  }

  private static func framed(_ body: String) -> String { String(decoding: Editor.framed(body), as: UTF8.self) }

  @Test func aHeadMayEndItsLinesWithLineFeedsAndSayMore() throws {
    var editor = Editor()
    let body = #"{"jsonrpc":"2.0","id":"ä","method":"initialize","params":{}}"#
    let head = "content-length:\t\(body.utf8.count) \nContent-Type: application/vscode-jsonrpc; charset=utf-8\n\n"
    let answers = try editor.send(Array((head + body).utf8))
    #expect(answers.count == 1 && answers[0]["id"] == .text("ä") && answers[0]["result"] != nil)
  }

  /// A message that is too long is skipped while it comes, and what follows is read.
  @Test func aMessageThatIsTooLongIsSkipped() throws {
    var editor = Editor()
    let length = 200 << 20
    var answers = try editor.send(Array("Content-Length: \(length)\r\n\r\n".utf8))
    #expect(answers.map { $0["error"]?["code"]?.integer } == [-32600])
    let part = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<200 { answers += try editor.send(part) }
    #expect(answers.count == 1)
    try editor.initialize()
  }

  /// Requests, what they are answered with, and the exit status, by how far the server is.
  @Test func theServerHasAnOrder() throws {
    var editor = Editor()
    func code(_ answer: JSON) -> Int? { answer["error"]?["code"]?.integer }
    #expect(code(try editor.answer("textDocument/hover", "{}")) == -32002)
    #expect(code(try editor.answer("initialize", "[]")) == -32602)
    try editor.initialize()
    #expect(code(try editor.answer("initialize", "{}")) == -32600)
    #expect(code(try editor.answer("textDocument/inlayHint", "{}")) == -32601)
    #expect(code(try editor.answer("$/unknown", "{}")) == -32601)
    try editor.notify("$/unknown", "{}")
    try editor.notify("textDocument/didOpen", "{}")
    try editor.notify("textDocument/didChange", "[7]")
    #expect(try editor.request("shutdown", "null") == .null)
    #expect(code(try editor.answer("textDocument/hover", "{}")) == -32600)
    #expect(editor.server.status == nil)
    try editor.notify("exit", "null")
    #expect(editor.server.status == 0)
  }

  @Test func anEndWithoutShutdownIsAFailure() throws {
    var editor = Editor()
    try editor.initialize()
    try editor.notify("exit", "null")
    #expect(editor.server.status == 1)
  }

  /// Parameters that are missing, or not what they should be.
  @Test(arguments: [
    "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol",
    "formatting", "codeAction",
  ])
  func wrongParametersAreSaid(method: String) throws {
    var editor = try Editor(opening: "chatflow: 1\n")
    let document = "\"textDocument\":{\"uri\":\"\(Editor.uri)\"}"
    var wrong = ["null", "[]", "{}", "{\"textDocument\":7}"].map { ($0, "textDocument is missing") }
    let other = "file:///other"
    wrong.append(("{\"textDocument\":{\"uri\":\"\(other)\"}}", "textDocument names no open document: \(other)"))
    if !["documentSymbol", "formatting"].contains(method) {
      let place = method == "codeAction" ? "range" : "position"
      wrong.append(("{\(document)}", "\(place) is missing"))
      wrong += [(-1, "0"), (0, "1e30"), (-1, "1e30")].map { line, character -> (String, String) in
        let position = "{\"line\":\(line),\"character\":\(character)}"
        return ("{\(document),\"position\":\(position),\"range\":{\"start\":\(position)}}", "\(place) is missing")
      }
    }
    for (parameters, told) in wrong {
      let answer = try editor.answer("textDocument/\(method)", parameters)
      #expect(answer["error"]?["code"] == .integer(-32602), "\(parameters)")
      #expect(answer["error"]?["message"]?.text?.hasPrefix("the parameter \(told)") == true, "\(parameters): \(answer)")
    }
  }

  @Test func whatIsCancelledWhileItWaitsIsNotDone() throws {
    var editor = try Editor(opening: "chatflow: 1\n")
    let request = #"{"jsonrpc":"2.0","id":"x","method":"textDocument/documentSymbol","params":{}}"#
    let cancel = #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x"}}"#
    let answers = try editor.send(Editor.framed(request) + Editor.framed(cancel))
    #expect(answers.map { $0["error"]?["code"]?.integer } == [-32800])
  }

  @Test func whatIsTypedWhileItWaitsIsJudgedOnce() throws {
    var editor = try Editor(opening: "chatflow: 1\n")
    let change = (2...9).flatMap { number in
      Editor.framed(
        "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"\(Editor.uri)\","
          + "\"version\":\(number)},\"contentChanges\":[{\"text\":\"chatflow: 1\\nname: \(number)\\n\"}]}}")
    }
    let told = try editor.send(change)
    #expect(told.count == 1 && told[0]["params"]?["version"] == .integer(9))
  }

  /// Whatever bytes come, however they are cut: nothing traps, and every request has one answer.
  @Test(arguments: 0..<200 as Range<UInt64>) func anythingMayComeIn(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var stream: [UInt8] = []
    var requests: [JSON] = []
    let methods = [
      "initialize", "textDocument/hover", "textDocument/completion", "textDocument/rename", "textDocument/codeAction",
      "textDocument/formatting", "textDocument/didOpen", "textDocument/didChange", "nonsense",
    ]
    for number in 0..<30 {
      let id = JSON.integer(number)
      let method = methods[Int.random(in: 0..<methods.count, using: &random)]
      let place =
        "{\"line\":\(Int.random(in: 0..<40, using: &random)),\"character\":\(Int.random(in: 0..<40, using: &random))}"
      let document = "{\"uri\":\"\(Editor.uri)\",\"text\":\"\(Self.text(&random))\"}"
      let range = "{\"start\":\(place),\"end\":\(place)}"
      let changes = "[{\"range\":\(range),\"text\":\"\(Self.text(&random))\"}]"
      let body =
        "{\"jsonrpc\":\"2.0\",\"id\":\(number),\"method\":\"\(method)\",\"params\":{\"textDocument\":\(document),"
        + "\"position\":\(place),\"range\":\(range),\"newName\":\"b\",\"contentChanges\":\(changes),\"capabilities\":{}}}"
      let isRequest = !method.contains("did")
      stream += Editor.framed(isRequest ? body : body.replacing("\"id\":\(number),", with: ""))
      if isRequest { requests.append(id) }
    }
    var editor = Editor()
    while !stream.isEmpty {
      let count = Int.random(in: 1...max(1, stream.count / 3), using: &random)
      try editor.send(Array(stream.prefix(count)))
      stream.removeFirst(min(count, stream.count))
    }
    let answered = editor.received.filter { $0["method"] == nil }.compactMap { $0["id"] }
    #expect(answered == requests)
    try editor.send((0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    #expect(editor.server.status == nil)
  }

  /// Pieces of files in any order, as JSON has them.
  private static func text(_ random: inout SeededRandom) -> String {
    let pieces = [
      "chatflow: 1\\n", "actions:\\n", "  a:\\n", "    action: question\\n", "    message: |-\\n", "      {{answer.",
      "    next: ", "- ", "[", "{", "}}", "\\\"", "'", "🎉", "é", "\\r", "\\t", " ", "#", "branches:\\n",
      "if: response ",
    ]
    return (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
