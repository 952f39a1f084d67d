import Builder
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// Tests of conversations that are kept beside a chatflow.
extension Document {
  /// The file of tests beside the chatflow.
  private struct Tests {
    var path: String
    /// The file as it was there; nil if there is none.
    var loaded: FileStore.Loaded?
    var text = ""

    /// Its name.
    var file: String { Disk.name(of: path) }
  }

  private func readTests() throws(Failure) -> Tests {
    var tests = Tests(path: ChatSuiteFile.path(besideFlow: path))
    do {
      tests.loaded = try FileStore().load(tests.path, limit: ChatFile.maximumBytes)
    } catch {
      guard error.isMissing else { throw Failure(.inputOrOutput, FileMessages.line(error, in: tests.path)) }
    }
    tests.text = try ChatSuiteFile.text(tests.loaded?.bytes ?? [], of: tests.path)
    return tests
  }

  /// The chatflow that a file of tests is about, if that is another one.
  private func otherFlow(of chats: ChatFile) -> String? {
    chats.flow.map(\.value).flatMap { $0 == Disk.name(of: path) ? nil : $0 }
  }

  /// Runs the tests of the file beside the chatflow on it as it is shown.
  func runTests(_ flow: Chatflow, _ workspace: Workspace, for use: TestUse) -> Outcome {
    lastLookAtTests = LastLook(at: ChatSuiteFile.path(besideFlow: path))
    let tests: Tests
    do {
      tests = try readTests()
    } catch {
      return .testsNotRun(error.lines.joined(separator: " "))
    }
    guard tests.loaded != nil else { return .testsNotRun(Words.ours("tests.none", ["file": tests.file])) }
    let chats = ChatFile(tests.text, in: workspace)
    if let other = otherFlow(of: chats) {
      return .testsNotRun(Words.ours("tests.other-flow", ["file": tests.file, "flow": other]))
    }
    let outcomes = chats.run(following: PreparedFlow(flow, in: workspace), in: workspace)
    return .testsRun(
      TestResults(tests.file, problems: chats.problems, unread: chats.unread.count, outcomes: outcomes), for: use)
  }

  /// Writes a test behind those that stand in the file of tests beside the chatflow, or into a new one. What stands there
  /// stays, byte by byte.
  func keepTest(_ name: String, _ lines: [String], _ workspace: Workspace) -> Outcome {
    let tests: Tests
    do {
      tests = try readTests()
    } catch {
      return .testNotKept(error.lines.joined(separator: " "))
    }
    let old = tests.text
    let chats = ChatFile(old, in: workspace)
    guard !chats.names(name) else {
      return .testNotKept(Words.ours("chat.problem.test-twice", ["found": name]))
    }
    if let flow = otherFlow(of: chats) {
      return .testNotKept(Words.ours("preview.test.other-flow", ["file": tests.file, "flow": flow]))
    }
    let lineBreak = old.contains("\r\n") ? "\r\n" : "\n"
    let isEnded = old.isEmpty || old.utf8.last == UInt8(ascii: "\n")
    let before = old + (isEnded ? "" : lineBreak) + (old.isEmpty ? "" : lineBreak)
    let text = before + lines.map { $0 + lineBreak }.joined()
    var saver = FileSaver(path: tests.path, loaded: tests.loaded)
    do {
      return .testKept(name: name, file: tests.file, notes: try saver.save(text))
    } catch {
      return .testNotKept(error.sentence(.ours))
    }
  }
}

extension ListedFolder {
  /// Runs the tests beside all chatflows, as their files are.
  func runTests() -> ChatflowListOutcome {
    var tested: [FolderTests.Tested] = []
    var flowPaths: [String] = []
    var notRun: [String] = []
    do throws(Failure) {
      for path in try ChatSuites.paths(of: [self.path]) {
        do throws(Failure) {
          let suite = try ChatSuiteFile(path)
          flowPaths.append(suite.flowPath)
          let results = TestResults(
            Disk.name(of: path), problems: suite.chats.problems, unread: suite.chats.unread.count,
            outcomes: suite.run())
          tested.append(.init(file: Disk.name(of: suite.flowPath), flow: suite.flow, results: results))
        } catch {
          notRun.append(error.lines.joined(separator: " "))
        }
      }
      let untested = try ChatSuites.untested(in: [path], besides: flowPaths).map { Disk.name(of: $0) }
      return .testsRun(FolderTests(tested: tested, untested: untested, notRun: notRun))
    } catch {
      return .refused(error.lines.joined(separator: " "))
    }
  }
}
