import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// A file of tests with the chatflow that it is about.
package struct ChatSuiteFile {
  /// Its path, as it was named.
  package let path: String
  /// What stands in it.
  package var chats: ChatFile
  /// The chatflow.
  package let flow: Chatflow
  /// The chatflow's file, as it was named.
  package let flowPath: String
  /// What the chatflows of the folder share.
  package let workspace: Workspace
  /// What is to be said of chatflow and workspace.
  package let notices: [String]
  /// Whether the chatflow could be read without errors: else what its tests say is not said of all of it.
  package let isSound: Bool
  /// The file as it was there.
  package let loaded: FileStore.Loaded

  /// Reads a file of tests, the chatflow that it names or that has its name, and their workspace.
  package init(_ path: String) throws(Failure) {
    let own = try FlowFile(ofTests: path)
    do {
      loaded = try FileStore().load(path)
    } catch {
      guard error.isMissing else { throw own.failure(error) }
      throw Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.test.no-file"]))
    }
    let text = try Self.text(loaded.bytes, of: path)
    // Who is in the workspace is needed to read it; the workspace lies beside it.
    let shared = WorkspaceDocument(in: FolderFiles(of: own))
    workspace = shared.workspace
    chats = ChatFile(text, in: workspace)
    flowPath = try Self.flowPath(of: path, chats)
    guard !Disk.isMissing(flowPath) else { throw Self.noFlow(flowPath, of: path, chats) }
    let read = try FlowFile(flowPath).read()
    (flow, isSound) = (read.flow, read.opened.isSound)
    notices = shared.notices + FileMessages.lines(read.opened.problems, in: flowPath)
    self.path = path
  }

  /// The text of a file of tests.
  static func text(_ bytes: [UInt8], of path: String) throws(Failure) -> String {
    guard bytes.count <= ChatFile.maximumBytes else {
      let limit = "\(ChatFile.maximumBytes >> 20) MiB"
      let problem = FileProblem(line: 1, column: 1, reason: "problem.file-too-large", expected: limit)
      throw Failure(.inputOrOutput, problem.line(in: path, .ours))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.chat.no-text"]))
    }
    return text
  }

  /// Where the chatflow of a file of tests lies: in its folder.
  private static func flowPath(of path: String, _ chats: ChatFile) throws(Failure) -> String {
    let folder = Disk.folder(of: path).map { $0.isEmpty ? "/" : $0 + "/" } ?? ""
    guard let named = chats.flow else {
      let name = Disk.name(of: path)
      let stem = name.hasSuffix(ChatFile.ending) ? String(name.dropLast(ChatFile.ending.count)) : name
      return folder + stem + ChatflowFolder.ending
    }
    guard !named.value.contains("/"), named.value != "..", named.value != "." else {
      throw Failure(.problems, chats.problem("chat.problem.flow-outside", of: named).line(in: path, .ours))
    }
    return folder + named.value
  }

  /// Why there is no chatflow of a file of tests: at the line that names one, if there is such a line.
  private static func noFlow(_ flowPath: String, of path: String, _ chats: ChatFile) -> Failure {
    let name = Disk.name(of: flowPath)
    guard let named = chats.flow else {
      return Failure(.inputOrOutput, FileMessages.line(path, Words.ours("cli.test.no-flow", ["flow": name])))
    }
    // A folder that cannot be looked at has none that could be meant.
    let flows = (try? FlowPaths.inFolder(FlowPaths.folder(of: path)) { $0.hasSuffix(ChatflowFolder.ending) }) ?? []
    let names = flows.map { Disk.name(of: $0) }
    let whole = names.first { $0 == named.value + ChatflowFolder.ending }
    let problem = chats.problem(
      "chat.problem.no-flow", of: named, suggestion: whole ?? NearestWord.misspelled(named.value, among: names))
    return Failure(.inputOrOutput, problem.line(in: path, .ours))
  }

  /// The file of tests that belongs to a chatflow's file by its name.
  package static func path(besideFlow path: String) -> String {
    let stem =
      [ChatflowFolder.ending, ".yaml", ".yml"].first { path.hasSuffix($0) }.map { String(path.dropLast($0.count)) }
      ?? path
    return stem + ChatFile.ending
  }

  /// What comes of its tests, in order; after the first that fails of no other, if that is wanted.
  package func run(_ wanted: (ChatTest) -> Bool = { _ in true }, stopsAtFailure: Bool = false) -> [ChatRun.Outcome] {
    run(following: PreparedFlow(flow, in: workspace), wanted, stopsAtFailure: stopsAtFailure)
  }

  /// The same with another version of the chatflow.
  package func run(
    following flow: PreparedFlow, _ wanted: (ChatTest) -> Bool = { _ in true }, stopsAtFailure: Bool = false
  ) -> [ChatRun.Outcome] { chats.run(following: flow, in: workspace, wanted, stopsAtFailure: stopsAtFailure) }
}

extension ChatFile {
  /// What is wrong with the chatflow that it names.
  fileprivate func problem(_ reason: String, of named: Placed<String>, suggestion: String? = nil) -> FileProblem {
    let line = lines[named.line - 1]
    let before = line.firstRange(of: named.value).map { line[..<$0.lowerBound].count } ?? 0
    return FileProblem(
      line: named.line, column: before + 1, reason: reason, found: named.value, suggestion: suggestion)
  }

  /// What comes of its tests, in order; after the first that fails of no other, if that is wanted.
  func run(
    following flow: PreparedFlow, in workspace: Workspace, _ wanted: (ChatTest) -> Bool = { _ in true },
    stopsAtFailure: Bool = false
  ) -> [ChatRun.Outcome] {
    var outcomes: [ChatRun.Outcome] = []
    for test in tests where wanted(test) {
      outcomes.append(ChatRun.outcome(of: test, following: flow, in: workspace, zone: { NamedTimeZone.known($0) }))
      if stopsAtFailure, outcomes.last?.failure != nil { break }
    }
    return outcomes
  }
}
