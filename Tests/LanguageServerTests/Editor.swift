import ChatflowFiles
import ChatflowModel
import LanguageServer
import Synchronization
import Testing
import Words

/// An editor that speaks to a server: what it sends, and what it gets.
struct Editor {
  /// Files that lie on no disk, and may be others after a while.
  final class Files: ServerFiles {
    private let contents: Mutex<[String: String]>
    private let reads = Mutex<[String]>([])

    init(_ contents: [String: String]) { self.contents = Mutex(contents) }

    /// The files that were read, each as often as it was.
    var wereRead: [String] { reads.withLock { $0 } }

    subscript(path: String) -> String? {
      get { contents.withLock { $0[path] } }
      set { contents.withLock { $0[path] = newValue } }
    }

    func bytes(of path: String) -> [UInt8]? {
      reads.withLock { $0.append(path) }
      return self[path].map { Array($0.utf8) }
    }

    func chatflows(in folder: String) -> [ChatflowFolder.Entry] {
      contents.withLock { contents in
        contents.compactMap { path, text -> ChatflowFolder.Entry? in
          guard path.hasPrefix(folder + "/"), path.hasSuffix(ChatflowFolder.ending) else { return nil }
          let facts = FileFacts(
            sort: .file, device: 0, node: 0, size: text.utf8.count, mode: 0, user: 0, group: 0, names: 1,
            changed: Int64(text.hashValue))
          return ChatflowFolder.Entry(file: String(path.dropFirst(folder.count + 1)), facts: facts)
        }
      }
    }

    func known(_ paths: [String], in folder: String) -> KnownFiles {
      Dictionary(
        paths.map { ($0, self["\(folder)/\($0)"].map { .bytes($0.utf8.count) } ?? .missing) }
      ) { first, _ in first }
    }
  }

  private(set) var server: LanguageServer
  let files: Files
  /// All messages that came, in order.
  private(set) var received: [JSON] = []
  private var number = 0
  /// Which day it is.
  var today: CalendarDay?

  static let uri = "file:///flows/a.chatflow.yaml"
  static let workspaceURI = "file:///flows/workspace.yaml"

  /// What an editor of today says that it can do.
  static let abilities = """
    {"general": {"positionEncodings": ["utf-16"]},
     "workspace": {"workspaceEdit": {"documentChanges": true}, "didChangeWatchedFiles": {"dynamicRegistration": true}},
     "textDocument": {"hover": {"contentFormat": ["markdown"]},
       "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
       "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}
    """

  init(_ files: [String: String] = [:], words: Words = .english) {
    self.files = Files(files)
    server = LanguageServer(words: words, files: self.files, version: "1.0.0")
  }

  /// One that is initialized, with a document open.
  init(
    opening text: String, _ uri: String = Editor.uri, files: [String: String] = [:],
    abilities: String = Editor.abilities,
    words: Words = .english
  ) throws {
    self.init(files, words: words)
    try initialize(abilities)
    try open(text, uri)
  }

  mutating func initialize(_ abilities: String = Editor.abilities) throws {
    _ = try request("initialize", "{\"capabilities\": \(abilities)}")
    try notify("initialized", "{}")
  }

  mutating func open(_ text: String, _ uri: String = Editor.uri) throws {
    let item = JSON.object([
      ("uri", .text(uri)), ("languageId", .text("yaml")), ("version", .integer(1)), ("text", .text(text)),
    ])
    try notify("textDocument/didOpen", JSON.object([("textDocument", item)]).line)
  }

  /// Takes bytes, and keeps what comes.
  @discardableResult mutating func send(_ bytes: [UInt8]) throws -> [JSON] {
    let new = try Self.messages(server.take(bytes, today: today))
    received += new
    return new
  }

  /// A message with its head.
  static func framed(_ body: String) -> [UInt8] { Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8) }

  mutating func notify(_ method: String, _ parameters: String) throws {
    try send(Self.framed("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(parameters)}"))
  }

  /// The answer to a request: its result, or its error.
  mutating func answer(_ method: String, _ parameters: String) throws -> JSON {
    number += 1
    let body = "{\"jsonrpc\":\"2.0\",\"id\":\(number),\"method\":\"\(method)\",\"params\":\(parameters)}"
    let answers = try send(Self.framed(body)).filter { $0["id"] == .integer(number) && $0["method"] == nil }
    #expect(answers.count == 1, "\(method): \(answers.count) answers")
    return try #require(answers.first)
  }

  mutating func request(_ method: String, _ parameters: String) throws -> JSON {
    let answer = try answer(method, parameters)
    return try #require(answer["result"], "\(method): \(answer.line)")
  }

  /// The answer to a request about a place of the open document.
  mutating func ask(_ method: String, at place: (line: Int, character: Int), _ more: String = "") throws -> JSON {
    let position = "{\"line\":\(place.line),\"character\":\(place.character)}"
    return try request(
      "textDocument/\(method)", "{\"textDocument\":{\"uri\":\"\(Self.uri)\"},\"position\":\(position)\(more)}")
  }

  /// What was found last in a document.
  func found(_ uri: String = Editor.uri) -> [JSON] {
    received.last { $0["method"] == .text("textDocument/publishDiagnostics") && $0["params"]?["uri"] == .text(uri) }?[
      "params"]?["diagnostics"]?.list ?? []
  }

  /// The messages in what a server sent.
  static func messages(_ bytes: [UInt8]) throws -> [JSON] {
    var messages: [JSON] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let head = try #require(rest.firstRange(of: Array("\r\n\r\n".utf8)))
      let text = String(decoding: rest[..<head.lowerBound], as: UTF8.self)
      let length = try #require(Int(text.dropFirst("Content-Length: ".count)))
      messages.append(
        try JSON(reading: String(decoding: rest[head.upperBound..<head.upperBound + length], as: UTF8.self)))
      rest = rest[(head.upperBound + length)...]
    }
    return messages
  }
}

/// A text with a mark where the cursor is.
struct Marked {
  let text: String
  let line: Int
  let character: Int

  var place: (line: Int, character: Int) { (line, character) }

  init(_ marked: String) throws {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    text = String(parts[0] + parts[1])
    line = parts[0].utf8.count { $0 == 0x0a }
    character = parts[0].split(separator: "\n", omittingEmptySubsequences: false).last.map { $0.utf16.count } ?? 0
  }
}

extension JSON {
  /// A range as `3:4-3:9`.
  var said: String {
    func place(_ json: JSON?) -> String {
      "\(json?["line"]?.integer ?? -1):\(json?["character"]?.integer ?? -1)"
    }
    return "\(place(self["start"]))-\(place(self["end"]))"
  }

  /// The text that edits of the protocol make of another.
  static func applying(_ edits: [JSON], to text: String) throws -> String {
    var lines = [0]
    let units = Array(text.utf16)
    for (at, unit) in units.enumerated() where unit == 0x0a { lines.append(at + 1) }
    func offset(_ place: JSON?) throws -> Int {
      let line = try #require(place?["line"]?.integer)
      return (line < lines.count ? lines[line] : units.count) + (try #require(place?["character"]?.integer))
    }
    var result: [UInt16] = []
    var at = 0
    for edit in try edits.sorted(by: { try offset($0["range"]?["start"]) < offset($1["range"]?["start"]) }) {
      let (start, end) = (try offset(edit["range"]?["start"]), try offset(edit["range"]?["end"]))
      result += units[at..<start]
      result += try #require(edit["newText"]?.text).utf16
      at = end
    }
    return String(decoding: result + units[at...], as: UTF16.self)
  }
}
