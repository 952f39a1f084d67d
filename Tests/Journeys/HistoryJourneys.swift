import Foundation
import Testing

/// Earlier versions of a file: from saves and from a real git, on the screen and on the command line.
struct HistoryJourneys {
  private static let file = "shop.chatflow.yaml"
  private static let first = """
    # The shop's bot.
    chatflow: 1
    name: Shop
    start: hello

    actions:
      # Says hello.
      hello:
        action: message
        name: Hello
        message: Welcome!
        next: bye

      bye:
        action: message
        name: Bye
        message: Bye.

    """
  private static let second = first.replacing("# Says hello.\n  hello", with: "hello").replacing(
    "Welcome!", with: "Hi!")

  /// A repository with two commits of a chatflow.
  private func repository() throws -> Scratch {
    let scratch = try Scratch()
    try git(scratch, "init", "-q", "-b", "main")
    for (key, value) in [("user.name", "Anna Berg"), ("user.email", "anna@example.com")] {
      try git(scratch, "config", key, value)
    }
    for (text, subject) in [(Self.first, "Begin"), (Self.second, "Say \u{1B}[31mhi")] {
      try scratch.write(text, to: Self.file)
      try git(scratch, "add", ".")
      try git(scratch, "commit", "-q", "-m", subject)
    }
    return scratch
  }

  private func git(_ scratch: Scratch, _ arguments: String...) throws {
    // Long before anything is saved.
    let date = "2026-01-02T10:00:0\(arguments.contains("Begin") ? 0 : 1)Z"
    let ran = try scratch.run(
      "/usr/bin/git", arguments, environment: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
    #expect(ran.status == .exited(0), "\(arguments): \(ran.errors)")
  }

  @Test(arguments: [TerminalSize(80, by: 24), TerminalSize(120, by: 40)])
  func aCommittedVersionIsLookedAtAndRestored(size: TerminalSize) throws {
    let scratch = try repository()
    let app = try App(Self.file, in: scratch, size: size)
    try app.expect("Hello")
    try app.press(.alt("h"))
    try app.expect("Earlier versions of \(Self.file)", "Begin (Anna Berg)", "Say \u{FFFD}[31mhi")
    try app.press(.down)
    try app.expect("Going back to this version would change:", "Message: Hi! → Welcome!")
    try app.press("d")
    try app.expect("As it is now")
    try app.press("d", .enter)
    try app.expect("Restored the version of", "u takes it back")
    try app.press(.control("s"))
    try app.expect("Saved \(Self.file)")
    #expect(try app.saved == Self.first)
    // What the save found is a version, too, and can be had back although git does not know of it.
    try app.press("u")
    try app.expect("Undone: restore a version")
    try app.press(.control("s"))
    try app.expect("Saved \(Self.file)")
    #expect(try app.saved == Self.second)
    try app.press("q")
    try app.expectExit(.exited(0))
    let listed = try scratch.run(Repository.program, "history", Self.file)
    #expect(listed.status == .exited(0) && listed.errors == "")
    let lines = listed.output.split(separator: "\n")
    #expect(lines.first == "Earlier versions of \(Self.file) (times: UTC)")
    #expect(lines.count == 6 && !listed.output.contains("\u{1B}"))
    #expect(lines.count(where: { $0.contains("  Saved: 1 changed") }) == 2, "\(listed.output)")
  }

  @Test func theCommandListsAndTells() throws {
    let scratch = try repository()
    let listed = try scratch.run(Repository.program, "history", "shop")
    #expect(listed.status == .exited(0), "\(listed.errors)")
    let lines = Array(listed.output.split(separator: "\n").dropFirst())
    try #require(lines.count == 2, "\(listed.output)")
    #expect(lines[0].hasPrefix("1  ") && lines[0].hasSuffix("  Say \u{FFFD}[31mhi (Anna Berg): 1 changed"))
    #expect(lines[1].hasSuffix("  Begin (Anna Berg): the first"))
    let id = String(lines[1].split(separator: " ").first { $0.count == 10 && $0.allSatisfy(\.isHexDigit) } ?? "")
    for name in ["2", id] {
      let told = try scratch.run(Repository.program, "history", Self.file, "--show", name)
      #expect(told.status == .exited(1))
      #expect(told.output.contains("~ Message: Welcome! → Hi!"), "\(told.output)\(told.errors)")
    }
    #expect(try scratch.run(Repository.program, "history", Self.file, "--show", "1").status == .exited(0))
    let json = try scratch.run(Repository.program, "history", Self.file, "--json")
    let list = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(list.map { $0["subject"] as? String } == ["Say \u{FFFD}[31mhi", "Begin"])
    #expect(list.map { $0["source"] as? String } == ["commit", "commit"])
    #expect((list[0]["changes"] as? [String: Int])?["changed"] == 1)
    for (arguments, status, sentence) in [
      (["missing"], 3, "there is no such file"), ([Self.file, "--show", "3"], 2, "no earlier version “3”"),
      ([Self.file, "--show", "1", "--json"], 2, "exclude each other"),
    ] {
      let ended = try scratch.run(Repository.program, ["history"] + arguments)
      #expect(ended.status == .exited(status) && ended.errors.contains(sentence), "\(ended.errors)")
    }
  }

  /// Times are those of the office, as in the preview, and the list says which these are.
  @Test func timesAreThoseOfTheOffice() throws {
    let scratch = try repository()
    func list() throws -> [String] {
      try scratch.run(Repository.program, "history", Self.file).output.split(separator: "\n").map(String.init)
    }
    let before = try list()
    #expect(before.first == "Earlier versions of \(Self.file) (times: UTC)")
    try scratch.write("workspace: 1\noffice-hours:\n  time-zone: Asia/Tokyo\n", to: "workspace.yaml")
    let after = try list()
    #expect(after.first == "Earlier versions of \(Self.file) (times: Asia/Tokyo)")
    for (list, time) in [(before, "2026-01-02 10:00"), (after, "2026-01-02 19:00")] {
      #expect(list.count == 3 && list.dropFirst().allSatisfy { $0.contains("  \(time)  ") }, "\(list)")
    }
  }

  /// What stands against asking git is said, and saves are listed all the same.
  @Test func whatGitCannotTellIsSaid() throws {
    let scratch = try repository()
    for (environment, sentence) in [
      (["PATH": "/nowhere"], "git cannot be run"),
      (["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"], "belongs to somebody else"),
    ] {
      let ended = try scratch.run(
        "/bin/sh", "-c", "exec '\(Repository.program)' history \(Self.file)", environment: environment)
      #expect(ended.errors.contains(sentence), "\(ended.errors)")
      #expect(ended.status == .exited(1) && ended.output == "")
    }
    let other = try Scratch()
    try other.write(Self.first, to: Self.file)
    let none = try other.run(Repository.program, "history", Self.file)
    #expect(none.status == .exited(0) && none.output == "" && none.errors.contains("no earlier versions of it yet"))
    let json = try other.run(Repository.program, "history", Self.file, "--json")
    #expect(json.output == "[]\n" && json.errors == "")
  }

  /// Plain mode lists them, tells what differs, and restores.
  @Test func plainModeRestoresAVersion() throws {
    let scratch = try repository()
    try scratch.write("History\n2\nr\nCtrl-S\nq\n", to: "lines")
    let ran = try scratch.run("/bin/sh", "-c", "\"$0\" --plain \(Self.file) <lines", Repository.program)
    #expect(ran.status == .exited(0), "\(ran.errors)")
    #expect(ran.output.contains("Going back to this version would change:"))
    #expect(try scratch.text(of: Self.file) == Self.first)
  }
}
