import Foundation
import Testing

/// `chatflow merge`, by itself and as git's merge driver.
struct GitMergeTests {
  private static let base = """
    chatflow: 1
    name: Shop
    start: hello

    actions:
      hello:
        action: send-message
        name: Hello
        message: Welcome!
        next: bye

      bye:
        action: send-message
        name: Bye
        message: Bye.

    """

  /// A repository in which two branches changed the file.
  private func repository(ours: String, theirs: String) throws -> Scratch {
    let scratch = try Scratch()
    func git(_ arguments: String...) throws {
      let ran = try scratch.run("/usr/bin/git", arguments)
      #expect(ran.status == .exited(0), "\(arguments): \(ran.errors)")
    }
    func commit(_ text: String) throws {
      try scratch.write(text, to: "shop.chatflow.yaml")
      try git("add", ".")
      try git("commit", "-q", "-m", "change")
    }
    try git("init", "-q", "-b", "main")
    for (key, value) in [("user.name", "Test"), ("user.email", "test@example.com")] { try git("config", key, value) }
    let setup = try scratch.run(Repository.program, "git-setup")
    #expect(setup.status == .exited(0))
    for line in setup.output.split(separator: "\n") {
      #expect(line.hasPrefix("git config --global "))
      let parts = line.dropFirst("git config --global ".count).split(separator: " ", maxSplits: 1)
      let value = String(parts[1].dropFirst().dropLast())
      try git(
        "config", String(parts[0]), value.replacing("chatflow ", with: Repository.program + " ", maxReplacements: 1))
    }
    try commit(Self.base)
    try git("checkout", "-q", "-b", "other")
    try commit(theirs)
    try git("checkout", "-q", "main")
    try commit(ours)
    return scratch
  }

  private func changed(_ changes: (String, String)...) -> String {
    changes.reduce(Self.base) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func gitMergesFieldsBesideEachOther() throws {
    let scratch = try repository(
      ours: changed(("name: Bye", "name: Goodbye")), theirs: changed(("message: Bye.", "message: See you.")))
    let merged = try scratch.run("/usr/bin/git", "merge", "-q", "--no-edit", "other")
    #expect(merged.status == .exited(0), "\(merged.output)\(merged.errors)")
    #expect(
      try scratch.text(of: "shop.chatflow.yaml")
        == changed(("name: Bye", "name: Goodbye"), ("message: Bye.", "message: See you.")))
  }

  @Test func gitKnowsOfAConflict() throws {
    let scratch = try repository(
      ours: changed(("message: Bye.", "message: Goodbye."), ("name: Hello", "name: Greeting")),
      theirs: changed(("message: Bye.", "message: See you."), ("Welcome!", "Hi!")))
    let merged = try scratch.run("/usr/bin/git", "merge", "-q", "--no-edit", "other")
    #expect(merged.status == .exited(1))
    #expect(merged.errors.contains("shop.chatflow.yaml: error: both sides changed the same thing in 1 place"))
    let text = try scratch.text(of: "shop.chatflow.yaml")
    #expect(
      text.contains(
        "<<<<<<< ours\n    message: Goodbye.\n||||||| base\n    message: Bye.\n=======\n    message: See you.\n>>>>>>> theirs\n"
      ))
    #expect(text.contains("name: Greeting\n    message: Hi!\n"))
    let status = try scratch.run("/usr/bin/git", "status", "--porcelain")
    #expect(status.output.contains("UU shop.chatflow.yaml"))
  }

  @Test func whatCannotBeMergedIsAFailureAndNoConflict() throws {
    let scratch = try Scratch()
    try scratch.write(Self.base, to: "a.yaml")
    let ran = try scratch.run(Repository.program, "merge", "a.yaml", "a.yaml", "none.yaml")
    #expect(ran.status == .exited(129))
    #expect(ran.errors.hasPrefix("none.yaml: error: "))
    #expect(try scratch.text(of: "a.yaml") == Self.base)
    #expect(try scratch.run(Repository.program, "merge", "a.yaml", "a.yaml").status == .exited(129))
  }

  @Test func printingWritesNothing() throws {
    let scratch = try Scratch()
    let theirs = changed(("Welcome!", "Hi!"))
    for (name, text) in [("base", Self.base), ("ours", Self.base), ("theirs", theirs)] {
      try scratch.write(text, to: name)
    }
    let ran = try scratch.run(Repository.program, "merge", "base", "ours", "theirs", "--print")
    #expect(ran.output == theirs)
    #expect(ran.status == .exited(0))
    #expect(try scratch.text(of: "ours") == Self.base)
  }

  /// Of a conflict that is only printed no file knows, and the builder cannot show it.
  @Test(arguments: [1, 2]) func aConflictThatIsPrintedStandsInNoFile(count: Int) throws {
    let scratch = try Scratch()
    func version(_ word: String) -> String {
      let bye = changed(("message: Bye.", "message: \(word)."))
      return count == 1 ? bye : bye.replacing("name: Hello", with: "name: \(word)")
    }
    for (name, text) in [("base", Self.base), ("ours", version("Goodbye")), ("theirs", version("Farewell"))] {
      try scratch.write(text, to: name)
    }
    let printed = try scratch.run(Repository.program, "merge", "base", "ours", "theirs", "--print")
    #expect(printed.status == .exited(1) && printed.output.contains("<<<<<<< ours"))
    #expect(printed.errors.contains("in what is printed, and no file was changed"))
    #expect(!printed.errors.contains("“chatflow ours”"))
    #expect(try scratch.text(of: "ours") == version("Goodbye"))
    let written = try scratch.run(Repository.program, "merge", "base", "ours", "theirs")
    #expect(written.status == .exited(1) && written.errors.contains("“chatflow ours” shows"))
    #expect(try scratch.text(of: "ours") == printed.output)
  }

  @Test func settingGitUpTwiceChangesNothingMore() throws {
    let scratch = try Scratch()
    try scratch.write("*.png binary", to: ".gitattributes")
    let first = try scratch.run(Repository.program, "git-setup")
    let text = try scratch.text(of: ".gitattributes")
    #expect(
      text
        == "*.png binary\n*.chatflow.yaml merge=chatflow diff=chatflow\nworkspace.yaml merge=chatflow diff=chatflow\n")
    let second = try scratch.run(Repository.program, "git-setup")
    #expect(first.output == second.output)
    #expect(try scratch.text(of: ".gitattributes") == text)
    #expect(second.errors.hasPrefix(".gitattributes says already"))
  }

  /// The locks of the builder are no part of a repository; what others have git ignore stays, and may say as much.
  @Test(arguments: [
    ("", ".#*.chatflow.yaml\n"), ("*.log", "*.log\n.#*.chatflow.yaml\n"), ("*.log\n.#*\n", "*.log\n.#*\n"),
  ])
  func locksAreIgnored(old: String, new: String) throws {
    let scratch = try Scratch()
    if !old.isEmpty { try scratch.write(old, to: ".gitignore") }
    for _ in 0..<2 {
      #expect(try scratch.run(Repository.program, "git-setup").status == .exited(0))
      #expect(try scratch.text(of: ".gitignore") == new)
    }
  }
}

/// A file in which git left a conflict is opened in the builder.
struct ConflictedFileTests {
  private static let text = """
    chatflow: 1
    name: Shop
    start: hello

    actions:
      hello:
        action: message
        name: Hello
    <<<<<<< HEAD
        message: Mine.
    =======
        message: Theirs.
    >>>>>>> other

      bye:
        action: message
        name: Bye
        message: Bye.

    """

  private func resolved(_ line: String) -> String {
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let begin = lines.firstIndex { $0.hasPrefix("<<<") } ?? 0
    let end = lines.firstIndex { $0.hasPrefix(">>>") } ?? 0
    return (lines[..<begin] + [Substring(line)] + lines[(end + 1)...]).joined(separator: "\n")
  }

  @Test(arguments: [("m", "    message: Mine."), ("t", "    message: Theirs.")])
  func whatWasDecidedIsWritten(answer: String, line: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.text, to: "shop.chatflow.yaml")
    let app = try App("shop.chatflow.yaml", in: scratch)
    try app.expect("You and somebody else changed the same thing", "Mine.", "Theirs.", "unsaved")
    try app.press(.text(answer))
    try app.expectGone("You and somebody else changed the same thing")
    try app.expect("are brought together", "unsaved")
    #expect(try app.saved == Self.text)
    try app.press(.control("s"))
    try app.expect("Saved shop.chatflow.yaml")
    #expect(try app.saved == resolved(line))
  }

  /// Git may write it while the chatflow is open, and something may not be saved.
  @Test(arguments: [false, true]) func oneThatComesWhileItIsOpenIsAskedAbout(isEdited: Bool) throws {
    let scratch = try Scratch()
    let mine = resolved("    message: Mine.")
    try scratch.write(mine, to: "shop.chatflow.yaml")
    let app = try App("shop.chatflow.yaml", in: scratch)
    try app.expect("Hello")
    if isEdited {
      try app.press(.enter, "!")
      try app.expect("Hello!", "unsaved")
      try app.press(.escape)
    }
    try scratch.write(Self.text, to: "shop.chatflow.yaml")
    try app.expect("You and somebody else changed the same thing", "Mine.", "Theirs.")
    try app.press(.text("t"))
    try app.expectGone("You and somebody else changed the same thing")
    try app.press(.control("s"))
    try app.expect("Saved shop.chatflow.yaml")
    let theirs = resolved("    message: Theirs.")
    #expect(try app.saved == (isEdited ? theirs.replacing("name: Hello", with: "name: Hello!") : theirs))
    try app.press(.control("q"))
    try app.expectExit(.exited(0))
  }

  @Test func leavingWithoutADecisionLeavesTheFile() throws {
    let scratch = try Scratch()
    try scratch.write(Self.text, to: "shop.chatflow.yaml")
    let app = try App("shop.chatflow.yaml", in: scratch)
    try app.expect("You and somebody else changed the same thing")
    try app.press(.escape)
    try app.expectGone("You and somebody else changed the same thing")
    try app.press(.control("q"))
    try app.expect("iscard")
    try app.press("d")
    try app.expectExit(.exited(0))
    #expect(try app.saved == Self.text)
    #expect(try scratch.run(Repository.program, "show", "shop", "--json").status == .exited(3))
  }
}
