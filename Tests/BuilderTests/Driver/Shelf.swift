import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Somebody at the whole application without a terminal: the list over a real folder, and the chatflows opened from it.
struct Shelf {
  var application: Application
  let folder: TemporaryFolder
  private(set) var hasQuit = false
  /// How many files were read, to tell what was read again.
  private(set) var reads = 0
  /// What is found wrong in the folder, and what comes of its tests.
  var problems = FolderProblems(here: [], elsewhere: [])
  var tests = FolderTests(tested: [], untested: [])

  /// The list over a folder with some files, at noon of a Monday; every file was changed three hours before.
  init(
    _ files: [String: String] = Shelf.files, size: Size = Size(width: 120, height: 40), tier: GlyphTier = .rich,
    words: Words = .english
  ) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, name) }
    application = Application(
      list: ChatflowListState(folder: "bots", words: words, size: size, tier: tier, now: Session.noon))
    look()
  }

  /// Six chatflows: three in an order of priority, one that is broken, one with an error, one with a long name.
  static let files: [String: String] = [
    "workspace.yaml": "workspace: 1\npriority:\n  - support-bot\n  - pricing\n  - offline\nname: Acme support\n",
    "support-bot.chatflow.yaml": flow("Support bot", "live: true\ntags: [help, first line]\n", "Hi! How can we help?"),
    "pricing.chatflow.yaml": flow("Pricing", "language: sv\n", "Everybody gets a **refund** within thirty days."),
    "offline.chatflow.yaml": flow("Offline", "", "We are away."),
    "faulty.chatflow.yaml": "chatflow: 1\nname: Faulty\nstart: nowhere\n",
    "broken.chatflow.yaml": "chatflow: [\n",
    "long.chatflow.yaml": flow(
      "A chatflow whose name says at length what it is for and for whom and since when", "tags: [a tag]\n", "Hello."),
  ]

  static func flow(_ name: String, _ settings: String, _ text: String) -> String {
    "chatflow: 1\nname: \(name)\n\(settings)start: greet\n\nactions:\n  greet:\n    action: question\n"
      + "    name: Greet\n    message: \(text)\n    next: bye\n\n  bye:\n    action: message\n    name: Say good bye\n"
      + "    message: Good bye.\n"
  }

  // MARK: - What the user does

  mutating func press(_ chords: String...) {
    for chord in chords {
      application.read()
      for key in Chord(stringLiteral: chord).keys { handle(.key(key)) }
    }
  }

  mutating func type(_ text: String) { for character in text { handle(.key(.character(character))) } }

  /// Selects what stands in a line that is asked for, and types over it.
  mutating func answer(_ text: String) {
    press("Home")
    handle(.key(Key(.end, .shift)))
    type(text)
    press("Enter")
  }

  mutating func click(on text: String, clicks: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
    for (y, line) in lines.enumerated() {
      guard let found = line.range(of: text) else { continue }
      let x = TextWidth.of(String(line[..<found.lowerBound]))
      return handle(.mouse(MouseEvent(.press(.left), at: Point(x: x, y: y), clicks: clicks)))
    }
    Issue.record("“\(text)” is not on the screen:\n\(picture)", sourceLocation: sourceLocation)
  }

  mutating func handle(_ event: Event) { perform(application.handle(event, at: Session.noon)) }

  /// The folder is looked at, as when something in it has changed.
  mutating func look() {
    perform([.list(.look)])
    readAll()
  }

  /// Reads all files that were not read yet, as the program does while nobody types.
  mutating func readAll() { while let next = application.list.nextReading() { perform([.list(next)]) } }

  private mutating func perform(_ requests: [Application.Request]) {
    var waiting = requests[...]
    while let request = waiting.popFirst() {
      switch request {
      case .list(.screen(.quit)): hasQuit = true
      case .list(let effect):
        for outcome in outcomes(effect) { waiting += application.finish(outcome, at: Session.noon) }
      case .chatflow(let file, .save(let flow, _, let then, _)):
        do { try folder.write(try ChatflowFile.canonical(flow), file) } catch { Issue.record("\(error)") }
        waiting += application.finish(.saved(SaveReport(flow: .written, then: then)), of: file, at: Session.noon)
      case .chatflow: break
      }
    }
    if application.shown == nil { readAll() }
  }

  private mutating func outcomes(_ effect: ChatflowListEffect) -> [ChatflowListOutcome] {
    let chatflows = ChatflowFolder(folder.path)
    do {
      switch effect {
      case .look:
        var entries = try chatflows.entries()
        for index in entries.indices { entries[index].facts?.changed = (Session.noon - 3 * 3600) * 1_000_000_000 }
        return [
          .looked(
            FolderListing(
              entries: entries, workspace: chatflows.workspace().workspace, trashed: try chatflows.trashed(),
              foldersInside: entries.isEmpty ? chatflows.foldersWithChatflows() : []))
        ]
      case .read(let entries, let workspace):
        reads += entries.count
        return [
          .read(
            try entries.map {
              ListedChatflow($0, bytes: try chatflows.load($0.file).bytes, workspace: workspace, words: list.words)
            })
        ]
      case .nameTrash(let entries):
        return [
          .trashNamed(entries.reduce(into: [:]) { $0[$1.file] = chatflows.nameInTrash(of: $1.file) })
        ]
      case .change(let change, let isUndo): return [.changed(change, try chatflows.perform(change), isUndo: isUndo)]
      case .checkFolder: return [.folderChecked(problems)]
      case .runTests: return [.testsRun(tests)]
      case .open, .problem, .mend, .preview, .tests:
        guard let (file, action) = effect.opened else { return [] }
        let flow = try #require(ChatflowFile.decode(bytes: try chatflows.load(file).bytes).flow)
        let state = BuilderState(
          flow: flow, file: OpenedFile(name: file, savedFlow: flow), workspace: list.workspace,
          words: list.words, size: application.list.size, now: Session.noon)
        return [.opened(file: file, state, at: action)]
      case .filters(let change): return [.filtersChanged(change, change.applied(to: list.kept))]
      case .importFile(let path): return [.imported(text: try folder.text(path), name: "Imported")]
      case .screen(.complete(let path)):
        return [.screen(.completions(path: path, [FileFact(path: "offline.chatflow.yaml")]))]
      case .screen: return []
      }
    } catch let error as FolderError {
      let isUndo = if case .change(_, true) = effect { true } else { false }
      return [ChatflowListOutcome(error, isUndo: isUndo, words: list.words)]
    } catch {
      return [.refused("\(error)")]
    }
  }

  // MARK: - What the user sees

  var list: ChatflowListState { application.list }
  /// The chatflow that is shown; a failed test if the list is.
  var builder: BuilderState? { application.shown.map { application.open[$0].state } }
  var screen: Frame {
    var pictures = ApplicationPictures()
    return pictures.frame(of: application)
  }
  var lines: [String] { screen.lines }
  var picture: String { lines.joined(separator: "\n") }
  var hint: String { lines.last ?? "" }
  func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
  func row(containing text: String) -> String? { lines.first { $0.contains(text) } }
  /// The files of the rows, without their ending.
  var rows: [String] { list.rows.map { ChatflowFolder.stem(of: $0.file) } }
}

/// A folder of a test's own, removed at the end.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "chatflow-shelf-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  func lock(_ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(path)/\(name)")
  }
}
