import Builder
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// Tests of conversations that are kept beside a chatflow.
extension Document {
  /// Runs the tests of the file beside the chatflow on it as it is shown.
  func runTests(_ flow: Chatflow, _ workspace: Workspace) -> Outcome {
    let place = ChatSuiteFile.path(besideFlow: path)
    let file = Disk.name(of: place)
    let loaded: FileStore.Loaded
    do {
      loaded = try FileStore().load(place, limit: ChatFile.maximumBytes)
    } catch {
      let none = Words.ours("tests.none", ["file": file])
      return .testsNotRun(error.isMissing ? none : FileMessages.line(error, in: place))
    }
    guard loaded.bytes.count <= ChatFile.maximumBytes, let text = String(validating: loaded.bytes, as: UTF8.self) else {
      return .testsNotRun(FileMessages.line(place, Words.ours["cli.chat.no-text"]))
    }
    let chats = ChatFile(text, in: workspace)
    if let other = chats.flow?.value, other != Disk.name(of: path) {
      return .testsNotRun(Words.ours("tests.other-flow", ["file": file, "flow": other]))
    }
    let prepared = PreparedFlow(flow, in: workspace)
    return .testsRun(
      TestResults(
        file, problems: chats.problems,
        outcomes: chats.tests.map { test in
          ChatRun.outcome(of: test, following: prepared, in: workspace, zone: { MachineZones.rules($0) })
        }))
  }

  /// Writes a test behind those that stand in the file of tests beside the chatflow, or into a new one. What stands there
  /// stays, byte by byte.
  func keepTest(_ name: String, _ lines: [String], _ workspace: Workspace) -> Outcome {
    let place = ChatSuiteFile.path(besideFlow: path)
    let file = Disk.name(of: place)
    var loaded: FileStore.Loaded?
    do {
      loaded = try FileStore().load(place, limit: ChatFile.maximumBytes)
    } catch {
      guard error.isMissing else { return .testNotKept(FileMessages.line(error, in: place)) }
    }
    let bytes = loaded?.bytes ?? []
    guard bytes.count <= ChatFile.maximumBytes, let old = String(validating: bytes, as: UTF8.self) else {
      return .testNotKept(FileMessages.line(place, Words.ours["cli.chat.no-text"]))
    }
    let chats = ChatFile(old, in: workspace)
    guard !chats.names(name) else {
      return .testNotKept(Words.ours("chat.problem.test-twice", ["found": name]))
    }
    if let flow = chats.flow?.value, flow != Disk.name(of: path) {
      return .testNotKept(Words.ours("preview.test.other-flow", ["file": file, "flow": flow]))
    }
    let lineBreak = old.contains("\r\n") ? "\r\n" : "\n"
    let isEnded = old.isEmpty || old.utf8.last == UInt8(ascii: "\n")
    let before = old + (isEnded ? "" : lineBreak) + (old.isEmpty ? "" : lineBreak)
    let text = before + lines.map { $0 + lineBreak }.joined()
    var saver = FileSaver(path: place, loaded: loaded)
    do {
      return .testKept(name: name, file: file, notes: try saver.save(text))
    } catch {
      return .testNotKept(error.sentence(.ours))
    }
  }
}

extension ChatFile {
  /// Whether a test has a name already, also one that has a mistake in it.
  fileprivate func names(_ name: String) -> Bool {
    let written = lines.filter { $0.hasPrefix("test:") }.map { $0.dropFirst("test:".count) }
    return tests.contains { $0.name == name }
      || written.contains { $0.split(separator: " ").joined(separator: " ") == name }
  }
}
