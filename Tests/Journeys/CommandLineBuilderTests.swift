import Foundation
import Glibc
import Testing
import Words

/// How the builder begins and ends, and that nothing is lost in between.
struct CommandLineBuilderTests {
  private static let size = TerminalSize(120, by: 40)

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  /// Runs the program on a terminal until it ends of itself.
  private func refused(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:]
  ) throws -> (status: PseudoTerminal.ExitStatus, text: String) {
    let terminal = try PseudoTerminal(
      Repository.program, arguments, size: Self.size,
      environment: scratch.environment.merging(environment) { $1 }, folder: scratch.work)
    let status = try terminal.waitForExit()
    return (status, String(decoding: terminal.transcript, as: UTF8.self))
  }

  /// Opens the first action's form and types at the end of its name.
  private func rename(_ app: App, adding text: String) throws {
    try app.press(.enter)
    try app.type(text)
    try app.expect(text, "unsaved")
  }

  @Test(arguments: [
    ("dumb", "“dumb” (TERM) cannot show a full screen"), ("", "TERM is not set"), ("nonesuch", "“nonesuch”"),
  ])
  func aTerminalThatCannotShowItIsRefusedInWords(terminal: String, words: String) throws {
    let ended = try refused(["support-bot"], in: scratch(), environment: ["TERM": terminal])
    #expect(ended.status == .exited(3))
    #expect(ended.text.contains(words))
    #expect(!ended.text.contains("\u{1B}"))
  }

  @Test func aTerminalThatIsTooSmallSaysSoAndLosesNothing() throws {
    let app = try App("support-bot.chatflow.yaml", in: scratch(), size: TerminalSize(39, by: 9))
    try app.expect("40")
    try app.resize(80, by: 24)
    try app.expect("Visitor starts the chat")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  @Test func theEndingOfTheNameMayBeLeftOut() throws {
    let app = try App("support-bot", in: scratch())
    try app.expect("Support bot", "Visitor starts the chat")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  @Test(arguments: [["+"], []])
  func aNewFileIsWrittenByTheFirstSaveOnly(arguments: [String]) throws {
    let scratch = try Scratch()
    let app = try App("first-steps.chatflow.yaml", in: scratch, arguments: arguments)
    try app.expect("First steps", "Visitor starts the chat")
    #expect(!FileManager.default.fileExists(atPath: scratch.path(of: app.file)))
    try app.press(.control("s"))
    try app.expect("Saved first-steps.chatflow.yaml")
    #expect(try app.saved == "chatflow: 1\nname: First steps\n")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  @Test func aNewFileInNoFolderIsRefused() throws {
    let ended = try refused(["+", "nowhere/bot"], in: scratch())
    #expect(ended.status == .exited(3))
    #expect(ended.text.contains("there is no folder nowhere"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func whatWasNotSavedOutlivesTheEndFromOutside(signal: Int32) throws {
    let scratch = try scratch()
    let before = try scratch.text(of: "support-bot.chatflow.yaml")
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(app, adding: "XYZ")
    app.terminal.signal(signal)
    try app.expectExit(.exited(1))
    #expect(try app.saved == before)
    #expect(String(decoding: app.terminal.transcript, as: UTF8.self).contains("what was not saved is kept in "))

    #expect(try recoveryCopies(scratch).count == 1)
    let copy = try #require(try recoveryCopies(scratch).first)
    #expect(try journalText(copy).contains("Acme helper.XYZ"))

    // It is asked at once, and not forgotten by a save that has nothing to do with it.
    let again = try App("support-bot.chatflow.yaml", in: scratch)
    try again.expect("An earlier run did not save its changes to support-bot.chatflow.yaml")
    try again.press("l")
    try again.expectGone("An earlier run did not save")
    try rename(again, adding: "Z")
    try again.press(.control("s"))
    try again.expectGone("unsaved")
    #expect(try recoveryCopies(scratch) == [copy])
    try again.press(.escape, "q")
    try again.expectExit(.exited(0))

    // Restoring is an edit: undo gives what was opened, and saving it ends the matter.
    let last = try App("support-bot.chatflow.yaml", in: scratch)
    try last.expect("An earlier run did not save its changes")
    try last.press(.enter)
    // The file was saved since the copy was kept, with another end of the same name.
    try last.expect("You and somebody else changed the same thing")
    try last.press("m")
    try last.expect("Acme helper.XYZ", "unsaved")
    try last.press("u")
    try last.expect("Acme helper.Z")
    try last.expectGone("unsaved")
    try last.press(.control("y"))
    try last.expect("Acme helper.XYZ", "unsaved")
    try last.press(.control("s"))
    try last.expectGone("unsaved")
    #expect(try last.saved.contains("Acme helper.XYZ"))
    #expect(try recoveryCopies(scratch).isEmpty)
  }

  /// A copy that somebody else's version has overtaken is brought together with that.
  @Test func aRestoredCopyThatIsBehindItsFileTakesNothingBack() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(app, adding: "XYZ")
    app.terminal.signal(SIGTERM)
    try app.expectExit(.exited(1))
    let file = scratch.path(of: "support-bot.chatflow.yaml")
    let theirs = try scratch.text(of: "support-bot.chatflow.yaml") + "# somebody else's\n"
    try theirs.write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.modificationDate: Date.now + 60], ofItemAtPath: file)

    let again = try App("support-bot.chatflow.yaml", in: scratch)
    try again.expect("Somebody has changed support-bot.chatflow.yaml since then")
    try again.press("r")
    try again.expect("Acme helper.XYZ", "unsaved")
    try again.press(.control("s"))
    try again.expectGone("unsaved")
    #expect(try again.saved.contains("Acme helper.XYZ") && again.saved.hasSuffix("# somebody else's\n"))
    // From then on the file is ours.
    try rename(again, adding: "Q")
    try again.press(.control("s"))
    try again.expectGone("unsaved")
    #expect(try recoveryCopies(scratch).isEmpty)
  }

  @Test func anEndFromOutsideWithNothingUnsavedIsQuiet() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    app.terminal.signal(SIGTERM)
    try app.expectExit(.exited(0))
    #expect(try recoveryCopies(scratch).isEmpty)
  }

  /// What was on the screen is on the disk: nothing is waited for before the program is killed.
  @Test func aProgramThatIsKilledLosesNothingThatWasShown() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(app, adding: "XYZ")
    app.terminal.signal(SIGKILL)
    #expect(try app.terminal.waitForExit() == .killed(signal: Int(SIGKILL)))
    #expect(try recoveryCopies(scratch).count == 1)
    let again = try App("support-bot.chatflow.yaml", in: scratch)
    try again.expect("An earlier run did not save its changes")
    try again.press(.enter)
    try again.expect("Acme helper.XYZ", "unsaved")
  }

  /// A kept copy brings back no file in silence that somebody removed.
  @Test func aFileThatWasRemovedSinceIsNamedBesideTheCopy() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(app, adding: "XYZ")
    app.terminal.signal(SIGKILL)
    _ = try app.terminal.waitForExit()
    try FileManager.default.removeItem(atPath: scratch.path(of: app.file))
    let again = try App("support-bot.chatflow.yaml", in: scratch)
    try again.expect("An earlier run did not save its changes", "There is no support-bot.chatflow.yaml")
  }

  @Test func discardingOnPurposeLeavesNoCopyAndKeepsThatOfAnEarlierRun() throws {
    let scratch = try scratch()
    let first = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(first, adding: "XYZ")
    first.terminal.signal(SIGTERM)
    try first.expectExit(.exited(1))

    let second = try App("support-bot.chatflow.yaml", in: scratch)
    try second.expect("An earlier run did not save its changes")
    try second.press("l")
    try second.expectGone("An earlier run did not save")
    try rename(second, adding: "Q")
    try second.press(.escape, "q")
    try second.expect("iscard")
    try second.press("d")
    try second.expectExit(.exited(0))
    #expect(try recoveryCopies(scratch).count == 1)
  }

  @Test func theUsersEditorGetsTheTextAndGivesItBack() throws {
    let scratch = try scratch()
    let editor = scratch.path + "/editor"
    try "stat -c '%a' \"$2\" > \(scratch.path)/mode\nprintf 'Written %s' \"$1\" > \"$2\"\n".write(
      toFile: editor, atomically: true, encoding: .utf8)
    let app = try App("support-bot.chatflow.yaml", in: scratch, environment: ["EDITOR": "sh \(editor) outside"])
    try app.press(.enter, .tab, .control("e"))
    try app.expect("Written outside")
    #expect(try String(contentsOfFile: scratch.path + "/mode", encoding: .utf8) == "600\n")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try app.saved.contains("message: Written outside\n"))
  }

  @Test func anEditorThatFailsChangesNothing() throws {
    let app = try App("support-bot.chatflow.yaml", in: scratch(), environment: ["VISUAL": "false", "EDITOR": "true"])
    try app.press(.enter, .tab, .control("e"))
    try app.expect("Your editor “false” ended with status 1")
    try app.expectGone("unsaved")
  }

  @Test func aFileThatMayNotBeWrittenOpensForReading() throws {
    let scratch = try scratch()
    chmod(scratch.path(of: "support-bot.chatflow.yaml"), 0o444)
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try app.expect("read only", "the file may not be written")
    try app.press("x")
    try app.expect("Opened for reading only: the file may not be written")
    try app.press("q")
    try app.expectExit(.exited(0))
  }

  @Test func whatBothChangedIsWrittenOnlyWhenDecided() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try rename(app, adding: "XYZ")
    try scratch.write("chatflow: 1\nname: Theirs\n", to: app.file)
    try app.press(.control("s"))
    try app.expect("You and somebody else changed the same thing", "unsaved")
    try app.press(.escape)
    try app.expectGone("You and somebody else changed the same thing")
    try app.press(.control("s"))
    try app.expect("You and somebody else changed the same thing", "unsaved", "mine", "theirs")
    #expect(try app.saved == "chatflow: 1\nname: Theirs\n")
    // Once it is decided, what was begun goes on.
    try app.press("m")
    try app.expect("Saved support-bot.chatflow.yaml")
    #expect(try app.saved.contains("name: Theirs"))
    #expect(try app.saved.contains("XYZ"))
  }

  @Test func aFileThatAppearedMeanwhileIsShown() throws {
    let scratch = try scratch()
    let app = try App("new-bot", in: scratch, arguments: ["+"])
    try app.expect("Visitor starts the chat")
    try scratch.write("chatflow: 1\nname: Theirs\n", to: "new-bot.chatflow.yaml")
    try app.expect("was changed outside chatflow, and is shown as it is now")
    try app.press(.control("s"))
    try app.expect("Nothing to save")
    #expect(try scratch.text(of: "new-bot.chatflow.yaml") == "chatflow: 1\nname: Theirs\n")
  }

  /// Git, an editor, another builder: who works on the same file sees what the other did at once, and keeps what is theirs.
  @Test func whatSomebodyElseSavesIsTakenInAtOnce() throws {
    let scratch = try scratch()
    let app = try App("support-bot.chatflow.yaml", in: scratch)
    try app.expect("Visitor starts the chat")
    let opened = try app.saved
    try scratch.write(opened.replacing("the Acme helper.", with: "the Acme robot."), to: app.file)
    try app.expect("is shown as it is now", "Acme robot.")
    try app.expectGone("unsaved")
    // Their change is a step like any other.
    try app.press("u")
    try app.expect("Acme helper.", "unsaved")
    try app.press(.control("y"))
    try app.expectGone("unsaved")
    try rename(app, adding: "XYZ")
    try app.press(.escape)
    let theirs = try app.saved.replacing("chatflow: 1\n", with: "chatflow: 1\nlanguage: sv\n")
    try scratch.write(theirs, to: app.file)
    try app.expect("brought together with your changes", "XYZ", "unsaved")
    try app.press(.control("s"))
    try app.expect("Saved support-bot.chatflow.yaml")
    #expect(try app.saved.contains("XYZ"))
    #expect(try app.saved.contains("language: sv"))
  }

  @Test func theMouseIsLeftToTheTerminalOnRequest() throws {
    let app = try App("support-bot.chatflow.yaml", in: scratch(), arguments: ["--no-mouse"])
    try app.expect("Visitor starts the chat")
    #expect(!app.screen.reportsMouse)
    let other = try App("support-bot.chatflow.yaml", in: scratch())
    try other.expect("Visitor starts the chat")
    #expect(other.screen.reportsMouse)
  }

  @Test func coloursFollowTheThemeAndTheWishForNone() throws {
    let scratch = try scratch()
    func colours(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Set<Int> {
      let app = try App("support-bot", in: scratch, arguments: arguments, environment: environment)
      try app.expect("Visitor starts the chat")
      return Set(app.screen.cells.joined().flatMap { [$0.style.foreground, $0.style.background] })
    }
    let dark = try colours([])
    #expect(dark.count > 4)
    #expect(try colours(["--theme", "dark"]) == dark)
    #expect(try colours(["--theme", Repository.path + "/themes/light.yaml"]) != dark)
    #expect(try colours([], ["NO_COLOR": "1"]) == [-1])
    #expect(try colours([], ["COLORFGBG": "0;15"]) == colours(["--theme", "light"]))
  }

  // MARK: Copies

  private func recoveryCopies(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/home/.local/state/chatflow/journal"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".journal") }.sorted()
      .map { folder + "/" + $0 }
  }
}
