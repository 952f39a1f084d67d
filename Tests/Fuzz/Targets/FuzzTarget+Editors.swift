import ChatflowFiles
import ChatflowModel
import LanguageServer
import Randomness
import Words

extension FuzzTarget {
  /// What editors send: bytes that may be messages, and files that are asked about anywhere, with lines half typed. Nothing
  /// ends the server, and each request has one answer.
  static let editors = FuzzTarget(
    "editors", folders: ["examples"],
    tokens: yaml + [
      "Content-Length: ", "Content-Length: 2\r\n\r\n{}", "\r\n\r\n", #"{"jsonrpc":"2.0","id":1,"method":""#,
      #""params":{"#,
      "{{answer.", "{{", "}}", "next: ", "go-to: ", "branches:\n", "      - if: ", "actions:\n", "workspace: 1\n",
    ]
  ) { bytes in
    var server = LanguageServer(words: .english, files: NoFiles(), version: "")
    _ = server.take(bytes)
    if server.status != nil { return nil }
    return answers(String(decoding: bytes, as: UTF8.self), seed(of: bytes))
  }

  private static let methods = [
    "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "documentSymbol",
    "formatting", "codeAction",
  ]

  /// Opens a text and asks about it; what is wrong with the answers.
  private static func answers(_ text: String, _ seed: UInt64) -> String? {
    var random = SeededRandom(seed: seed)
    var server = LanguageServer(words: .english, files: NoFiles(), version: "")
    func request(_ id: Int?, _ method: String, _ parameters: [(key: String, value: JSON)]) -> [UInt8] {
      var message: [(key: String, value: JSON)] = [("jsonrpc", .text("2.0")), ("method", .text(method))]
      if let id { message.append(("id", .integer(id))) }
      let body = Array(JSON.object(message + [("params", .object(parameters))]).line.utf8)
      return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
    _ = server.take(request(0, "initialize", []))
    let uri = random.next() % 4 == 0 ? "file:///workspace.yaml" : "file:///a.chatflow.yaml"
    let document = JSON.object([("uri", .text(uri)), ("version", .integer(1)), ("text", .text(text))])
    _ = server.take(request(nil, "textDocument/didOpen", [("textDocument", document)]))
    let lines = text.utf8.count { $0 == 0x0a } + 1
    for id in 1...20 {
      let place = JSON.object([
        ("line", .integer(Int.random(in: 0...lines, using: &random))),
        ("character", .integer(Int.random(in: 0...40, using: &random))),
      ])
      let method = methods[id % methods.count]
      let answer = server.take(
        request(
          id, "textDocument/\(method)",
          [
            ("textDocument", document), ("position", place), ("newName", .text("new-id")),
            ("range", .object([("start", place), ("end", place)])),
          ]))
      let told = String(decoding: answer, as: UTF8.self)
      guard let head = told.firstRange(of: "\r\n\r\n"),
        let json = try? JSON(reading: String(told[head.upperBound...])), json["id"] == .integer(id)
      else { return "\(method) at \(place.line): \(told)" }
    }
    return server.status == nil ? nil : "the server ended"
  }

  /// No files beside the one that is open.
  private struct NoFiles: ServerFiles {
    func bytes(of path: String) -> [UInt8]? { nil }
    func chatflows(in folder: String) -> [ChatflowFolder.Entry] { [] }
    func known(_ paths: [String], in folder: String) -> KnownFiles { [:] }
  }
}
