import ChatflowFiles
import ChatflowModel
import Foundation
import Testing
import Words

/// The folder of chatflows: its order, and what is done to its files, on real folders.
struct FolderTests {
  /// A folder with three chatflows, of which the workspace names two.
  final class Scratch {
    let path: String

    init(_ workspace: String? = "workspace: 1\npriority:\n  - second\n  - third\nname: Acme  # ours\n") throws {
      path = FileManager.default.temporaryDirectory.appending(path: "chatflow-folder-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try write(Self.flow("First"), "first.chatflow.yaml")
      try write(Self.flow("Second", "live: true  # since May\n"), "second.chatflow.yaml")
      try write(Self.flow("Third", "tags:\n  - old\n"), "third.chatflow.yaml")
      if let workspace { try write(workspace, "workspace.yaml") }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static func flow(_ name: String, _ settings: String = "") -> String {
      "# \(name)\nchatflow: 1\nname: \(name)\n\(settings)start: hi\n\nactions:\n  hi:\n    action: message\n"
        + "    name: Hi\n    message: Hello from \(name).\n"
    }

    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    /// Every file of the folder and of its trash, with its content; a trash without files counts for nothing.
    var contents: [String: String] {
      get throws {
        var contents: [String: String] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
          var isFolder: ObjCBool = false
          _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
          if !isFolder.boolValue { contents[name] = try text(name) }
        }
        return contents
      }
    }

    func folder(_ system: any FileSystem = PosixFileSystem()) -> ChatflowFolder {
      ChatflowFolder(path, system: system, spareFolder: path)
    }

    /// Each file of tests lies where the chatflow of its name lies, and none is missing.
    var testsAreBesideTheirChatflows: Bool {
      get throws {
        let contents = try contents
        let tests = contents.keys.filter { $0.hasSuffix(".chat") }
        return tests.count >= 3 && tests.allSatisfy { contents[$0.dropLast(5) + ChatflowFolder.ending] != nil }
      }
    }

    var order: [String] {
      get throws {
        let files = try folder().entries().map(\.file)
        return ChatflowFolder.order(files, by: folder().workspace().workspace.priority).map(ChatflowFolder.stem)
      }
    }
  }

  static let second = "second.chatflow.yaml"
  static let third = "third.chatflow.yaml"

  static let changes: [FolderChange] = [
    .order(["third", "first", "second"]),
    .live(file: second, false),
    .tags(file: third, ["new", "important"]),
    .tags(file: third, []),
    .rename(file: third, name: "The third one", to: "the-third-one.chatflow.yaml"),
    .rename(file: third, name: "Number three", to: third),
    .clone(file: second, name: "Second (copy)", to: "second-copy.chatflow.yaml"),
    .create(file: "aaa.chatflow.yaml", text: Scratch.flow("Aaa")),
    .remove(file: third),
  ]

  // MARK: - The order

  @Test func filesThatTheWorkspaceDoesNotNameComeLastByName() throws {
    let scratch = try Scratch()
    try scratch.write(Scratch.flow("Earlier"), "earlier.chatflow.yaml")
    #expect(try scratch.order == ["second", "third", "earlier", "first"])
  }

  @Test func theOrderIsTotalWhateverStandsInTheFile() {
    let files = ["b", "a", "c"].map { $0 + ChatflowFolder.ending }
    for priority in [[], ["c", "c", "a"], ["gone", "b"], ["a", "b", "c", "d"]] {
      let order = ChatflowFolder.order(files, by: priority)
      #expect(Set(order) == Set(files) && order == ChatflowFolder.order(files.reversed(), by: priority))
    }
  }

  @Test func movingChangesTheListAndNoOtherByteOfTheWorkspace() throws {
    let scratch = try Scratch()
    _ = try scratch.folder().perform(.order(["third", "second", "first"]))
    #expect(
      try scratch.text("workspace.yaml")
        == "workspace: 1\npriority:\n  - third\n  - second\n  - first\nname: Acme  # ours\n")
  }

  /// A list that is new in the file stands by itself, as the sections around it do.
  @Test(arguments: [
    ("workspace: 1\nname: Acme\n\nteams:\n  - id: a\n    name: A\n", "\nname: Acme\n\nteams:\n"),
    ("workspace: 1\n\nname: Acme\n", "\nname: Acme\n"), ("workspace: 1\n", ""),
    ("workspace: 1\n# Who we are.\nname: Acme\n", "\n# Who we are.\nname: Acme\n"),
  ]) func aNewOrderStandsByItself(file: String, rest: String) throws {
    let scratch = try Scratch(file)
    let done = try scratch.folder().perform(.order(["third", "second", "first"]))
    let text = try scratch.text("workspace.yaml")
    #expect(text.hasPrefix("workspace: 1\n\npriority:\n  - third\n  - second\n  - first\n\(rest)"), "\(text)")
    _ = try scratch.folder().perform(done.inverse)
    #expect(try scratch.text("workspace.yaml") == file)
  }

  @Test func theWorkspaceIsBegunWhenAnOrderIsFirstKept() throws {
    let scratch = try Scratch(nil)
    let done = try scratch.folder().perform(.order(["third", "first", "second"]))
    #expect(try scratch.text("workspace.yaml") == "workspace: 1\n\npriority:\n  - third\n  - first\n  - second\n")
    #expect(done.inverse.itself == .order([]))
  }

  @Test func aNewChatflowHasTheLowestPriority() throws {
    for change in [changeOf("create"), changeOf("clone")] {
      let scratch = try Scratch()
      let done = try scratch.folder().perform(change)
      #expect(try scratch.order.last == done.file.map(ChatflowFolder.stem))
      #expect(try Array(scratch.order.dropLast()) == ["second", "third", "first"])
    }
  }

  @Test func aRenamedChatflowKeepsItsPlace() throws {
    let scratch = try Scratch()
    _ = try scratch.folder().perform(.rename(file: Self.second, name: "Zzz", to: "zzz.chatflow.yaml"))
    #expect(try scratch.order == ["zzz", "third", "first"])
    _ = try scratch.folder().perform(.rename(file: "first.chatflow.yaml", name: "Aaa", to: "aaa.chatflow.yaml"))
    #expect(try scratch.order == ["zzz", "third", "aaa"])
  }

  private func changeOf(_ word: String) -> FolderChange {
    Self.changes.first { "\($0)".hasPrefix(word) } ?? Self.changes[0]
  }

  // MARK: - Doing and taking back

  @Test(arguments: changes) func aChangeIsTakenBackToTheByte(change: FolderChange) throws {
    let scratch = try Scratch()
    let before = try scratch.contents
    let order = try scratch.order
    let done = try scratch.folder().perform(change)
    #expect(done.shortcomings == [])
    let after = try scratch.contents
    #expect(after != before)
    let undone = try scratch.folder().perform(done.inverse)
    var restored = try scratch.contents
    // What was created goes to the trash, like everything that is removed.
    for name in restored.keys where name.hasPrefix(ChatflowFolder.trash) { restored[name] = nil }
    #expect(try scratch.order == order)
    #expect(restored == before, "\(change)")
    _ = try scratch.folder().perform(undone.inverse)
    #expect(try scratch.order.count == after.keys.count { $0.hasSuffix(ChatflowFolder.ending) && !$0.hasPrefix(".") })
  }

  @Test func aSwitchIsOneLineAndKeepsItsComment() throws {
    let scratch = try Scratch()
    _ = try scratch.folder().perform(.live(file: Self.second, false))
    #expect(try scratch.text(Self.second) == Scratch.flow("Second", "live: false  # since May\n"))
  }

  @Test func aCopyIsOffAndHoldsAllElse() throws {
    let scratch = try Scratch()
    _ = try scratch.folder().perform(.clone(file: Self.second, name: "Copy", to: "copy.chatflow.yaml"))
    let copy = try scratch.text("copy.chatflow.yaml")
    #expect(copy == Scratch.flow("Second", "live: false  # since May\n").replacing("name: Second", with: "name: Copy"))
    #expect(try scratch.text(Self.second) == Scratch.flow("Second", "live: true  # since May\n"))
  }

  @Test func whatIsRemovedLiesInTheTrashAndComesBack() throws {
    let scratch = try Scratch()
    let folder = scratch.folder()
    _ = try folder.perform(.remove(file: Self.third))
    try scratch.write(Scratch.flow("Another third"), Self.third)
    _ = try folder.perform(.remove(file: Self.third))
    #expect(Set(try folder.trashed().map(\.file)) == [Self.third, "third-2.chatflow.yaml"])
    _ = try folder.perform(.restore(trashed: "third-2.chatflow.yaml", file: Self.third, order: nil))
    #expect(try scratch.text(Self.third) == Scratch.flow("Another third"))
    #expect(try folder.trashed().map(\.file) == [Self.third])
    #expect(try scratch.order.last == "third")
  }

  // MARK: - Tests go along

  /// The tests that have the name of a chatflow go where it goes, and come back with it.
  @Test(arguments: changes) func testsGoWhereTheirChatflowGoes(change: FolderChange) throws {
    let scratch = try Scratch()
    for name in ["first", "second", "third"] { try scratch.write("# tests of \(name)\n", "\(name).chat") }
    let before = try scratch.contents
    let done = try scratch.folder().perform(change)
    #expect(done.shortcomings == [])
    #expect(try scratch.testsAreBesideTheirChatflows)
    let undone = try scratch.folder().perform(done.inverse)
    #expect(undone.shortcomings == [])
    #expect(try scratch.testsAreBesideTheirChatflows)
    var restored = try scratch.contents
    for name in restored.keys where name.hasPrefix(ChatflowFolder.trash) { restored[name] = nil }
    #expect(restored == before)
    _ = try scratch.folder().perform(undone.inverse)
    #expect(try scratch.testsAreBesideTheirChatflows)
  }

  @Test func aChatflowBeginsWithItsTests() throws {
    let scratch = try Scratch()
    let done = try scratch.folder().perform(
      .create(file: "new.chatflow.yaml", text: Scratch.flow("New"), tests: "test: A\n"))
    #expect(done.shortcomings == [])
    #expect(try scratch.text("new.chat") == "test: A\n")
    let undone = try scratch.folder().perform(done.inverse)
    #expect(try scratch.contents["new.chat"] == nil)
    _ = try scratch.folder().perform(undone.inverse)
    #expect(try scratch.text("new.chat") == "test: A\n")
  }

  /// Tests that name a chatflow's file name the new one after it was renamed, wherever they stand, and every other byte
  /// stays; so do the tests of a copy.
  @Test func testsNameTheFileThatTheirChatflowHas() throws {
    let scratch = try Scratch()
    let own = "\u{FEFF}# Mine\r\nFlow :  third.chatflow.yaml   # which\r\ntest: A\r\nbot: flow: third.chatflow.yaml\r\n"
    let further = "flow: third.chatflow.yaml\ntest: B\n"
    let others = "test: flow: third.chatflow.yaml\nflow: third.chatflow.yaml\n"
    try scratch.write(own, "third.chat")
    try scratch.write(further, "more.chat")
    try scratch.write(others, "others.chat")
    let before = try scratch.contents
    let folder = scratch.folder()
    let done = try folder.perform(.rename(file: Self.third, name: "Other", to: "other.chatflow.yaml"))
    #expect(done.shortcomings == [])
    #expect(
      try scratch.text("other.chat")
        == own.replacing("Flow :  third.chatflow.yaml", with: "Flow :  other.chatflow.yaml"))
    #expect(try scratch.text("more.chat") == "flow: other.chatflow.yaml\ntest: B\n")
    #expect(try scratch.text("others.chat") == others)
    let undone = try folder.perform(done.inverse)
    #expect(undone.shortcomings == [])
    #expect(try scratch.contents == before)
    let again = try folder.perform(undone.inverse)
    #expect(try again.shortcomings == [] && scratch.text("more.chat").hasPrefix("flow: other"))
    _ = try folder.perform(.clone(file: "other.chatflow.yaml", name: "Copy", to: "copy.chatflow.yaml"))
    #expect(try scratch.text("copy.chat").contains("Flow :  copy.chatflow.yaml   # which"))
  }

  @Test func testsInTheTrashDoNotMixWithOthers() throws {
    let scratch = try Scratch()
    let folder = scratch.folder()
    for text in ["1", "2"] {
      try scratch.write(Scratch.flow("Third"), Self.third)
      try scratch.write(text, "third.chat")
      _ = try folder.perform(.remove(file: Self.third))
    }
    _ = try folder.perform(.restore(trashed: "third-2.chatflow.yaml", file: Self.third, order: nil))
    #expect(try scratch.text("third.chat") == "2")
  }

  /// What somebody else has called so stays as it is, and that is said.
  @Test func testsOfAnotherNameAreNotWrittenOver() throws {
    let scratch = try Scratch()
    try scratch.write("mine", "third.chat")
    try scratch.write("theirs", "other.chat")
    let done = try scratch.folder().perform(.rename(file: Self.third, name: "Other", to: "other.chatflow.yaml"))
    #expect(done.shortcomings == [.tests(.taken("other.chat"))])
    #expect(try scratch.text("third.chat") == "mine" && scratch.text("other.chat") == "theirs")
    #expect(try scratch.text("other.chatflow.yaml").contains("name: Other"))
  }

  // MARK: - What is refused

  @Test func whatIsRefusedChangesNothing() throws {
    let scratch = try Scratch()
    try scratch.write("chatflow: 1\nname: Bad\nstart: gone\n", "bad.chatflow.yaml")
    try scratch.write("<<<<<<< HEAD\n", "broken.chatflow.yaml")
    try scratch.write(Scratch.flow("Locked"), "locked.chatflow.yaml")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: "\(scratch.path)/locked.chatflow.yaml")
    let before = try scratch.contents
    let cases: [(FolderChange, FolderError)] = [
      (.remove(file: Self.second), .isLive(Self.second)),
      (.live(file: "bad.chatflow.yaml", true), .hasErrors("bad.chatflow.yaml")),
      (.live(file: "broken.chatflow.yaml", true), .notSound("broken.chatflow.yaml")),
      (.tags(file: "locked.chatflow.yaml", ["x"]), .readOnly("locked.chatflow.yaml")),
      (.rename(file: "locked.chatflow.yaml", name: "x", to: "x.chatflow.yaml"), .readOnly("locked.chatflow.yaml")),
      (.rename(file: Self.third, name: "Second", to: Self.second), .taken(Self.second)),
      (.clone(file: Self.third, name: "Second", to: Self.second), .taken(Self.second)),
      (.create(file: Self.second, text: "x"), .taken(Self.second)),
      (.live(file: "gone.chatflow.yaml", true), .gone("gone.chatflow.yaml")),
      (.restore(trashed: "gone.chatflow.yaml", file: "gone.chatflow.yaml", order: nil), .gone("gone.chatflow.yaml")),
    ]
    for (change, expected) in cases {
      #expect(throws: expected) { try scratch.folder().perform(change) }
      #expect(!expected.sentence(.english).contains("folder."))
      #expect(try scratch.contents == before, "\(change)")
    }
  }

  @Test func aCommentThatWouldBeLostIsKept() throws {
    let scratch = try Scratch("workspace: 1\npriority:\n  # the best one\n  - third\n  - second\n")
    let before = try scratch.contents
    // Whether the order can be changed beside the comment or not, the comment stays.
    _ = try? scratch.folder().perform(.order(["first"]))
    #expect(try scratch.text("workspace.yaml").contains("# the best one") || scratch.contents == before)
  }

  // MARK: - Failures

  @Test(arguments: changes) func aFailureOfAnyCallLeavesAllAsItWas(change: FolderChange) throws {
    var failures = 0
    for number in 1... {
      let scratch = try Scratch()
      let before = try scratch.contents
      let failing = FailingFileSystem(at: number, forEver: false)
      do throws(FolderError) {
        let done = try scratch.folder(failing).perform(change)
        // Hidden files are what saving could not remove.
        let after = try? scratch.contents.filter { !$0.key.hasPrefix(".") || $0.key.hasPrefix(ChatflowFolder.trash) }
        #expect(after?.count == before.count + (done.file != nil && change.isNewFile ? 1 : 0), "call \(number)")
      } catch {
        failures += 1
        let after = try scratch.contents.filter { !$0.key.hasPrefix(".") || $0.key.hasPrefix(ChatflowFolder.trash) }
        #expect(after == before, "call \(number): \(error)")
      }
      if !failing.hasFailed { break }
    }
    #expect(failures > 3)
  }

  @Test(arguments: changes) func nothingIsLostEvenIfEveryCallFails(change: FolderChange) throws {
    for number in 1... {
      let scratch = try Scratch()
      let failing = FailingFileSystem(at: number, forEver: true)
      _ = try? scratch.folder(failing).perform(change)
      // Every chatflow is still there, whole, under a name of its own or in the trash.
      let texts = try scratch.contents.values.joined(separator: "\n")
      for name in ["First", "Second", "Third"] { #expect(texts.contains("Hello from \(name)."), "call \(number)") }
      if !failing.hasFailed { break }
    }
  }
}

extension FolderChange {
  fileprivate var isNewFile: Bool {
    switch self {
    case .clone, .create: true
    default: false
    }
  }
}
