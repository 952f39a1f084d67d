import Foundation
import Testing

/// `chatflow diff`: two files, a revision and a file, and as what git runs for its own diffs.
struct DiffTests {
  private static let before = """
    chatflow: 1
    name: Bot
    start: greet
    actions:
      greet:
        action: message
        name: Greet
        message: Hi there! I'm the Acme helper.
        next: bye
      bye:
        action: message
        name: Bye
        message: Goodbye.

    """
  private static let after = before.replacingOccurrences(of: "Hi there", with: "Hi all")
  private static let told = """
    ~ Send a simple message: Greet (greet)
        ~ Message: Hi [-there-]{+all+}! I'm the Acme helper.

    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.before, to: "old.chatflow.yaml")
    try scratch.write(Self.after, to: "new.chatflow.yaml")
    return scratch
  }

  @Test func twoFilesAreComparedAndTheStatusSaysWhetherTheyDiffer() throws {
    let scratch = try scratch()
    let differs = try scratch.run(Repository.program, "diff", "old", "new")
    #expect(differs.status == .exited(1))
    #expect(differs.output == Self.told)
    #expect(differs.errors == "")
    let same = try scratch.run(Repository.program, "diff", "old", "old.chatflow.yaml")
    #expect(same.status == .exited(0) && same.output == "" && same.errors == "")
    let summary = try scratch.run(Repository.program, "diff", "old", "new", "--summary")
    #expect(
      summary.output == """
        ~ Send a simple message: Greet (greet): Message
          Actions: 0 added, 0 removed, 1 changed, 0 moved. Settings: 0 changed.

        """)
    let swedish = try scratch.run(
      Repository.program, "diff", "old", "new", environment: ["LC_MESSAGES": "sv_SE.UTF-8"])
    #expect(swedish.output.contains("Meddelande: Hi [-there-]{+all+}!"))
  }

  @Test func theJSONIsTheSameForEverybody() throws {
    let scratch = try scratch()
    let expected = """
      {
        "settings": [],
        "actions": [
          {
            "id": "greet",
            "action": "message",
            "name": "Greet",
            "difference": "changed",
            "moved": false,
            "changes": [
              {
                "path": [
                  "message"
                ],
                "before": "Hi there! I'm the Acme helper.",
                "after": "Hi all! I'm the Acme helper."
              }
            ]
          }
        ]
      }

      """
    for language in ["en_GB.UTF-8", "sv_SE.UTF-8"] {
      let json = try scratch.run(
        Repository.program, "diff", "old", "new", "--json", environment: ["LC_MESSAGES": language])
      #expect(json.status == .exited(1))
      #expect(json.output == expected)
    }
    let same = try scratch.run(Repository.program, "diff", "old", "old", "--json")
    #expect(same.status == .exited(0) && same.output == "{\n  \"settings\": [],\n  \"actions\": []\n}\n")
  }

  @Test func bothDrawingsAreMarked() throws {
    let scratch = try scratch()
    try scratch.write(
      Self.after.replacingOccurrences(of: "  bye:", with: "  ciao:").replacingOccurrences(of: ": bye", with: ": ciao")
        .replacingOccurrences(of: "Bye", with: "Ciao").replacingOccurrences(of: "Goodbye", with: "Ciao"),
      to: "new.chatflow.yaml")
    let drawn = try scratch.run(Repository.program, "diff", "old", "new", "--draw", "--width", "40")
    #expect(drawn.status == .exited(1))
    let halves = drawn.output.components(separatedBy: "+ after\n")
    #expect(halves.count == 2 && halves[0].hasPrefix("- before\n"))
    for (half, marks) in zip(halves, [["~ 1", "- 2"], ["~ 1", "+ 2"]]) {
      for mark in marks { #expect(half.contains(mark), "\(mark):\n\(half)") }
    }
    let same = try scratch.run(Repository.program, "diff", "old", "old", "--draw")
    #expect(same.status == .exited(0) && same.output == "")
  }

  @Test func aWorkspaceIsComparedAndIsNoChatflow() throws {
    let scratch = try scratch()
    try scratch.write("workspace: 1\nteams: {support: Support}\n", to: "workspace.yaml")
    try scratch.write("workspace: 1\nteams: {support: Help}\n", to: "other.yaml")
    let differs = try scratch.run(Repository.program, "diff", "workspace.yaml", "other.yaml")
    #expect(differs.status == .exited(1))
    #expect(differs.output == "~ Workspace\n    ~ Teams › “Help” › Name: Support → Help\n")
    let mixed = try scratch.run(Repository.program, "diff", "workspace.yaml", "new")
    #expect(mixed.status == .exited(2) && mixed.errors.contains("name two of a sort"))
    let drawn = try scratch.run(Repository.program, "diff", "workspace.yaml", "other.yaml", "--draw")
    #expect(drawn.status == .exited(2) && drawn.errors.contains("leave --draw out"))
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let scratch = try scratch()
    for (arguments, status, sentence) in [
      (["old", "missing"], 3, "missing: error: there is no such file"),
      (["missing", "old"], 3, "belongs to no git repository"),
      (["old"], 3, "belongs to no git repository"),
      (["old", "new", "--json", "--summary"], 2, "exclude each other"),
      (["old", "new", "new"], 2, "name one file"), (["", "new"], 2, "name is empty"),
      (["old", "new", "--width", "50"], 2, "--width is for --draw"),
    ] {
      let ended = try scratch.run(Repository.program, ["diff"] + arguments)
      #expect(ended.status == .exited(status), "\(arguments): \(ended.errors)")
      #expect(ended.errors.contains(sentence), "\(arguments): \(ended.errors)")
      #expect(ended.output == "")
    }
    // What could be read of a file is compared; the rest is said, and is no success.
    try scratch.write(Self.before + "  odd:\n    action: [1]\n", to: "odd.chatflow.yaml")
    let odd = try scratch.run(Repository.program, "diff", "odd", "odd")
    #expect(odd.status == .exited(1) && odd.errors.contains("odd.chatflow.yaml:15:"))
  }

  /// Nothing of a file is a command for the terminal.
  @Test func nothingOfAFileReachesTheTerminalAsACommand() throws {
    let scratch = try scratch()
    try scratch.write(Self.before + "x-k: \"\\e[31m\\e]0;x\\a\"\n", to: "new.chatflow.yaml")
    for more in [[], ["--summary"], ["--json"], ["--draw"]] {
      let ended = try scratch.run(Repository.program, ["diff", "old", "new"] + more)
      #expect(!(ended.output + ended.errors).contains { $0 == "\u{1B}" || $0 == "\u{7}" }, "\(more)")
    }
  }

  @Test(arguments: [([:], true), (["NO_COLOR": "1"], false)] as [([String: String], Bool)])
  func onATerminalItIsColoured(_ more: [String: String], _ isColoured: Bool) throws {
    let scratch = try scratch()
    let shown = try PseudoTerminal(
      Repository.program, ["diff", "old", "new"], size: TerminalSize(100, by: 20),
      environment: scratch.environment.merging(more) { $1 }, folder: scratch.work)
    #expect(try shown.waitForExit() == .exited(1))
    // What colours and lines say, no sign has to.
    #expect(shown.screen.contains(isColoured ? "Hi thereall!" : "Hi [-there-]{+all+}!"))
    let hasColours = shown.screen.cells.joined().contains { $0.style.foreground != -1 }
    #expect(hasColours == isColoured)
  }

  // MARK: - git

  private static let git = "/usr/bin/git"

  private func runGit(_ scratch: Scratch, _ arguments: String..., more: [String: String] = [:]) throws
    -> Scratch.Outcome
  {
    let identity = [
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "A",
      "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
    let ended = try scratch.run(Self.git, arguments, environment: identity.merging(more) { $1 })
    return ended
  }

  /// A repository with two commits of a chatflow in a folder, and the work folder inside it.
  private func repository() throws -> Scratch {
    let scratch = try Scratch()
    _ = try runGit(scratch, "init", "-q", "-b", "main")
    try FileManager.default.createDirectory(atPath: scratch.path(of: "bots"), withIntermediateDirectories: true)
    try scratch.write(Self.before, to: "bots/bot.chatflow.yaml")
    _ = try runGit(scratch, "add", ".")
    _ = try runGit(scratch, "commit", "-q", "-m", "one")
    try scratch.write(Self.before.replacingOccurrences(of: "Goodbye", with: "See you"), to: "bots/bot.chatflow.yaml")
    _ = try runGit(scratch, "commit", "-q", "-a", "-m", "two")
    return scratch
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: git)))
  func aFileIsComparedWithARevision() throws {
    let scratch = try repository()
    #expect(try scratch.run(Repository.program, "diff", "bots/bot").status == .exited(0))
    let earlier = try scratch.run(Repository.program, "diff", "HEAD~1", "bots/bot")
    #expect(earlier.status == .exited(1))
    #expect(earlier.output.contains("~ Message: Goodbye. → See you."), "\(earlier.output)\(earlier.errors)")
    try scratch.write(Self.after, to: "bots/bot.chatflow.yaml")
    #expect(try scratch.run(Repository.program, "diff", "bots/bot").output.contains("[-there-]{+all+}"))
    try scratch.write(Self.after, to: "bots/new.chatflow.yaml")
    let new = try scratch.run(Repository.program, "diff", "bots/new")
    #expect(new.status == .exited(1) && new.output.contains("+ Send a simple message: Greet"))
    #expect(new.errors.contains("there is no such file in HEAD"))
    for (revision, sentence) in [
      ("nowhere", "git knows no revision “nowhere”"), ("--output=x", "git knows no revision “--output=x”"),
    ] {
      let ended = try scratch.run(Repository.program, "diff", "--", revision, "bots/bot")
      #expect(ended.status == .exited(3) && ended.errors.contains(sentence), "\(revision): \(ended.errors)")
      #expect(!FileManager.default.fileExists(atPath: scratch.path(of: "x")))
    }
    let without = try scratch.run(Repository.program, "diff", "bots/bot", environment: ["PATH": "/nowhere"])
    #expect(without.status == .exited(3) && without.errors.contains("git cannot be run"))
  }

  /// What git starts for its own diffs, as docs/command-line.md says how: of files that came, went, were renamed and cannot
  /// be read, and git goes on to the next.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: git)))
  func gitShowsDifferencesWithIt() throws {
    let scratch = try repository()
    _ = try runGit(scratch, "config", "diff.chatflow.command", "\(Repository.program) diff")
    try scratch.write("*.chatflow.yaml diff=chatflow\nworkspace.yaml diff=chatflow\n", to: ".gitattributes")
    try scratch.write(Self.after, to: "bots/bot.chatflow.yaml")
    let changed = try runGit(scratch, "diff")
    #expect(changed.status == .exited(0), "\(changed.errors)")
    #expect(changed.output.hasPrefix("bots/bot.chatflow.yaml\n~ Send a simple message: Greet (greet)\n"))
    #expect(changed.output.contains("[-there-]{+all+}"))

    try scratch.write("chatflow: [\n", to: "bots/a.chatflow.yaml")
    try scratch.write("workspace: 1\nteams: {support: Help}\n", to: "bots/workspace.yaml")
    try FileManager.default.moveItem(
      atPath: scratch.path(of: "bots/bot.chatflow.yaml"), toPath: scratch.path(of: "bots/renamed.chatflow.yaml"))
    _ = try runGit(scratch, "add", ".")
    let all = try runGit(scratch, "diff", "--cached", "-M")
    #expect(all.status == .exited(0), "\(all.errors)")
    for text in [
      "bots/a.chatflow.yaml:2:1: error:", "~ Workspace\n    + Teams › “Help”", "[-there-]{+all+}",
      "bots/bot.chatflow.yaml",
    ] {
      #expect(all.output.contains(text), "\(text):\n\(all.output)")
    }
    let log = try runGit(scratch, "log", "-p", "--ext-diff", "--reverse")
    #expect(log.output.contains("+ Send a simple message: Greet (greet)\n    + Message: Hi there!"))
    #expect(log.output.contains("Goodbye. → See you."))
  }

  /// As behind `head`: git, which goes on to the next file, sees that by itself.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: git)))
  func thatNobodyReadsAnyMoreIsNoComplaint() throws {
    let scratch = try repository()
    _ = try runGit(scratch, "config", "diff.chatflow.command", "\(Repository.program) diff")
    try scratch.write("*.chatflow.yaml diff=chatflow\n", to: ".gitattributes")
    let ended = try scratch.run("/bin/sh", ["-c", "\(Self.git) diff HEAD~1 | :"], environment: [:])
    #expect(ended.status == .exited(0) && ended.errors == "", "\(ended.errors)")
  }

  /// Of a file that is not merged git names nothing but the file.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: git)))
  func gitGoesOnBehindAFileThatIsNotMerged() throws {
    let scratch = try repository()
    _ = try runGit(scratch, "config", "diff.chatflow.command", "\(Repository.program) diff")
    try scratch.write("*.chatflow.yaml diff=chatflow\n", to: ".gitattributes")
    _ = try runGit(scratch, "checkout", "-q", "-b", "side", "HEAD~1")
    try scratch.write(Self.before.replacingOccurrences(of: "Goodbye", with: "Ciao"), to: "bots/bot.chatflow.yaml")
    _ = try runGit(scratch, "commit", "-q", "-a", "-m", "three")
    _ = try runGit(scratch, "merge", "-q", "main")
    let ended = try runGit(scratch, "diff", "--cached")
    #expect(ended.status == .exited(0), "\(ended.errors)")
    #expect(ended.output.contains("this file is not merged"), "\(ended.output)")
    let conflicts = try runGit(scratch, "diff", "HEAD")
    #expect(
      conflicts.status == .exited(0) && conflicts.output.contains("bots/bot.chatflow.yaml:"), "\(conflicts.output)")
  }
}
