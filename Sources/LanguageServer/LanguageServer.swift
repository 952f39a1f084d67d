import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// A language server for chatflows, as a value: it takes what an editor sends, and gives what that gets.
///
/// It speaks the Language Server Protocol 3.17 in messages with heads. Whatever comes in, each request gets one answer, and
/// nothing ends it but `exit` and the end of the input.
public struct LanguageServer {
  /// How far it is.
  enum Stage: Hashable {
    case new, running, shutDown
  }

  let words: Words
  let files: any ServerFiles
  private let version: String
  private(set) var stage = Stage.new
  private(set) var client = ClientAbilities()
  var documents: OrderedDictionary<String, OpenDocument> = [:]
  private var reader = MessageReader()
  /// The documents that changed since they were judged.
  private var changed: OrderedSet<String> = []
  /// What is found by looking at all chatflows of a folder, by the paths of the folders.
  private var folders: [String: FolderJudgement] = [:]
  /// The folders in which a document was closed since they were looked at.
  private var left: OrderedSet<String> = []
  /// Which day it is, as far as somebody said so.
  private var today: CalendarDay?
  /// What is to be sent.
  private var sending: [JSON] = []

  /// The exit status once the client said `exit`, as the protocol has it: 0 behind `shutdown`, else 1. Nil as long as it
  /// goes on.
  public private(set) var status: Int32?

  /// A server that was asked for nothing yet.
  ///
  /// - Parameters:
  ///   - words: in which it speaks
  ///   - files: what it asks of the disk
  ///   - version: the version of the program that it is part of
  public init(words: Words, files: any ServerFiles, version: String) {
    self.words = words
    self.files = files
    self.version = version
  }

  /// Takes what came in, cut anyhow, and gives what is to be sent.
  ///
  /// - Parameter today: which day it is; without it no day of a workspace is found to be over
  public mutating func take(_ bytes: some Collection<UInt8>, today: CalendarDay? = nil) -> [UInt8] {
    self.today = today
    let found = reader.take(bytes).map { found -> Result<JSON, ProtocolError> in
      switch found {
      case .problem(let error): .failure(error)
      case .message(let bytes): Self.json(bytes)
      }
    }
    let cancelled = Self.cancelled(in: found)
    for message in found where status == nil {
      switch message {
      case .failure(let error): sending.append(.answer(.null, error))
      case .success(let json): take(json, cancelled)
      }
    }
    // What was typed in the meantime is judged once.
    if status == nil { judgeChanged() }
    defer { sending = [] }
    return sending.flatMap(\.sent)
  }

  private static func json(_ bytes: [UInt8]) -> Result<JSON, ProtocolError> {
    guard let text = String(validating: bytes, as: UTF8.self), let json = try? JSON(reading: text) else {
      return .failure(.noJSON)
    }
    return .success(json)
  }

  /// The requests that are not wanted any more, while they wait.
  private static func cancelled(in messages: [Result<JSON, ProtocolError>]) -> Set<JSON> {
    Set(
      messages.compactMap { message in
        guard case .success(let json) = message, json["method"] == .text("$/cancelRequest") else { return nil }
        return json["params"]?["id"]
      })
  }

  private mutating func take(_ json: JSON, _ cancelled: Set<JSON>) {
    do throws(MessageProblem) {
      let message = try ClientMessage(json)
      guard let method = message.method else { return }
      guard let id = message.id else { return notified(method, message.parameters) }
      guard !cancelled.contains(id) else { return sending.append(.answer(id, .cancelled)) }
      do throws(ProtocolError) {
        sending.append(.answer(id, try answer(method, message.parameters)))
      } catch {
        sending.append(.answer(id, error))
      }
    } catch {
      sending.append(.answer(error.id, error.error))
    }
  }

  // MARK: - Requests

  private mutating func answer(_ method: String, _ parameters: JSON) throws(ProtocolError) -> JSON {
    switch (stage, method) {
    case (.shutDown, _): throw .shutDown
    case (.new, "initialize"): return try initialize(parameters)
    case (.new, _): throw .notInitialized
    case (.running, "initialize"): throw .twice
    case (.running, "shutdown"):
      stage = .shutDown
      return .null
    case (.running, _): break
    }
    switch method {
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentHighlight": return try highlights(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "textDocument/documentSymbol": return try outline(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    case "textDocument/codeAction": return try fixes(parameters)
    default: throw .noMethod(method)
    }
  }

  private mutating func initialize(_ parameters: JSON) throws(ProtocolError) -> JSON {
    guard case .members = parameters else { throw .parameter("capabilities") }
    client = ClientAbilities(parameters["capabilities"] ?? .null)
    stage = .running
    return .object([
      ("capabilities", client.answered),
      ("serverInfo", .object([("name", .text("chatflow")), ("version", .text(version))])),
    ])
  }

  // MARK: - Notifications

  private mutating func notified(_ method: String, _ parameters: JSON) {
    if method == "exit" { return status = stage == .shutDown ? 0 : 1 }
    guard stage == .running else { return }
    switch method {
    case "initialized":
      if client.watchesFiles { sending.append(.watchingWorkspaces) }
    case "textDocument/didOpen": open(parameters["textDocument"] ?? .null)
    case "textDocument/didChange": change(parameters)
    case "textDocument/didClose": close(parameters["textDocument"]?["uri"]?.text)
    case "textDocument/didSave", "workspace/didChangeWatchedFiles": lookAgain()
    default: break
    }
  }

  private mutating func open(_ item: JSON) {
    guard let uri = item["uri"]?.text, let text = item["text"]?.text else { return }
    documents[uri] = OpenDocument(DocumentAddress(uri), version: item["version"]?.integer, text, client.encoding)
    noteChange(uri)
  }

  private mutating func change(_ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.text, var document = documents[uri] else { return }
    for change in parameters["contentChanges"]?.list ?? [] {
      // All of it or nothing: what was judged so far is still that of the text before.
      guard document.change(change) else { return sending.append(.log(.wrongChange(of: uri))) }
    }
    document.number(parameters["textDocument"]?["version"]?.integer)
    documents[uri] = document
    noteChange(uri)
  }

  private mutating func close(_ uri: String?) {
    guard let uri, let document = documents[uri] else { return }
    forget(uri)
    if let folder = document.address.folder { left.append(folder) }
    if document.address.name == ChatflowFolder.settings { lookAgain() }
  }

  private mutating func forget(_ uri: String) {
    documents[uri] = nil
    changed.remove(uri)
    publish(uri, nil, [])
  }

  /// Judges a document anew, and those that depend on it.
  private mutating func noteChange(_ uri: String) {
    changed.append(uri)
    if documents[uri]?.address.name == ChatflowFolder.settings { lookAgain() }
  }

  /// Judges all anew: a file beside them may be another now.
  private mutating func lookAgain() {
    for uri in documents.keys {
      documents[uri]?.lookAgain()
      changed.append(uri)
    }
  }

  // MARK: - Findings

  private mutating func judgeChanged() {
    for folder in left.union(changed.compactMap { documents[$0]?.address.folder }) { lookTogether(folder) }
    left = []
    for uri in changed where documents[uri] != nil {
      judge(uri)
      guard let document = documents[uri] else { continue }
      let found = document.judgement.items.map { $0.diagnostic(document.positions) }
      publish(uri, document.version, found)
    }
    changed = []
  }

  /// Looks at all chatflows of a folder; documents in which something else is found then are judged anew.
  private mutating func lookTogether(_ folder: String) {
    let beside = documents.filter { $0.value.address.folder == folder && $0.value.address.countsInFolder }
    guard let address = beside.values.first?.address else { return folders[folder] = nil }
    var open: [String: Chatflow?] = [:]
    for (uri, document) in beside {
      if case .chatflow(let opened)? = reading(uri) { open.updateValue(opened.flow, forKey: document.address.name) }
    }
    var judgement = folders[folder] ?? FolderJudgement()
    let files = files
    let others = judgement.look(at: files.chatflows(in: folder), open: open, in: workspace(for: address)) { name in
      files.bytes(of: (folder == "/" ? "" : folder) + "/" + name)
    }
    folders[folder] = judgement
    changed.append(contentsOf: beside.filter { others.contains($0.value.address.name) }.keys)
  }

  private mutating func publish(_ uri: String, _ version: Int?, _ found: [JSON]) {
    var parameters: [(key: String, value: JSON)] = [("uri", .text(uri))]
    if let version { parameters.append(("version", .integer(version))) }
    parameters.append(("diagnostics", .list(found)))
    sending.append(.notification("textDocument/publishDiagnostics", .object(parameters)))
  }

  private mutating func judge(_ uri: String) {
    guard let address = documents[uri]?.address else { return }
    let workspace = workspace(for: address)
    let folder = address.folder ?? ""
    let more = folders[folder]?.found[address.name] ?? []
    let judgement: Judgement
    guard let reading = reading(uri), let positions = documents[uri]?.positions else { return }
    switch reading {
    case .chatflow(let opened):
      let named = opened.flow.map { Checks.files(of: $0) } ?? []
      let known = named.isEmpty || folder.isEmpty ? [:] : files.known(named, in: folder)
      // Taken out meanwhile, so that it is changed and not copied.
      var checks = documents[uri]?.checks ?? KeptChecks()
      documents[uri]?.checks = KeptChecks()
      let checked = CheckedFile(
        address.name, opened, after: &checks, workspace: workspace, files: known, and: more, words: words)
      documents[uri]?.checks = checks
      judgement = Judgement(checked, positions)
    case .workspace(let opened):
      let named = Checks.files(of: opened.workspace)
      let known = named.isEmpty || folder.isEmpty ? [:] : files.known(named, in: folder)
      let checked = CheckedFile(address.name, opened, files: known, today: today, and: more, words: words)
      judgement = Judgement(checked, positions)
    case .tests(let problems): judgement = Judgement(tests: problems, positions, words)
    case .other: judgement = Judgement()
    }
    documents[uri]?.judgement = judgement
  }

  // MARK: - Documents

  /// What is in a document.
  mutating func reading(_ uri: String) -> OpenDocument.Reading? {
    guard let address = documents[uri]?.address else { return nil }
    let server = self
    return documents[uri]?.reading { server.workspace(for: address) }
  }

  /// What the chatflows of a document's folder share: as an editor has it, else as the file says.
  func workspace(for address: DocumentAddress) -> Workspace {
    guard let path = address.workspacePath else { return Workspace() }
    let open = documents.values.first { $0.address.path == path }
    guard let bytes = open?.bytes ?? files.bytes(of: path) else { return Workspace() }
    let opened = WorkspaceFile.decode(bytes: bytes)
    var workspace = opened.workspace
    if opened.source == nil { workspace.unreadable = opened.problems.first?.sentence(words) ?? "" }
    return workspace
  }
}
