import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// A file of tests with the chatflow that it is about.
package struct ChatSuiteFile {
  /// Its path, as it was named.
  package let path: String
  /// What was read in it.
  package let chats: ChatFile
  /// The chatflow.
  package let flow: Chatflow
  /// The chatflow's file, as it was named.
  package let flowPath: String
  /// What the chatflows of the folder share.
  package let workspace: Workspace
  /// What is to be said of chatflow and workspace.
  package let notices: [String]
  /// The file as it was there.
  package let loaded: FileStore.Loaded

  /// Reads a file of tests, the chatflow that it names or that has its name, and their workspace.
  package init(_ path: String) throws(Failure) {
    let own = try FlowFile(path)
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
    guard !Disk.isMissing(flowPath) else {
      let what = Words.ours("cli.test.no-flow", ["flow": Disk.name(of: flowPath)])
      throw Failure(.inputOrOutput, FileMessages.line(path, what))
    }
    let read = try FlowFile(flowPath).read()
    flow = read.flow
    notices = shared.notices + FileMessages.lines(read.opened.problems, in: flowPath)
    self.path = path
  }

  /// The text of a file of tests.
  static func text(_ bytes: [UInt8], of path: String) throws(Failure) -> String {
    guard bytes.count <= ChatFile.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
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
      let problem = FileProblem(line: named.line, column: 1, reason: "chat.problem.flow-outside", found: named.value)
      throw Failure(.problems, problem.line(in: path, .ours))
    }
    return folder + named.value
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
