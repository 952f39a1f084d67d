import Foundation
import Glibc
import Testing

/// Files that are not as one would wish: broken in one place, somebody else's, or changed behind the program's back.
struct DifficultFileTests {
  private static let file = "support-bot.chatflow.yaml"

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  @Test func aBrokenActionIsShownAndLeftAloneWhileTheRestIsEdited() throws {
    let scratch = try scratch()
    let broken = try scratch.text(of: Self.file).replacing(
      "    save-to: contact.product\n",
      with: "    save-to: contact.product   # the warehouse needs it\n    free-text: perhaps\n")
    try scratch.write(broken, to: Self.file)

    let app = try App(Self.file, in: scratch)
    try app.expect("Which product is it?", "✗", "perhaps")
    try app.press("/")
    try app.type("which product")
    try app.press(.enter)
    try app.expect("┃ Which product is it?")
    try app.press(.enter)
    try app.expect("This action could not be read.")
    try app.press(.escape, "g", "g", .enter)
    try app.expect("Send a simple message")
    try app.press(.end)
    try app.type(" New")
    try app.expect("helper. New", "unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    let difference = LineDifference(from: broken, to: try app.saved)
    #expect(difference.removed == ["    name: Hi! I'm the Acme helper."])
    #expect(difference.added == ["    name: Hi! I'm the Acme helper. New"])
  }

  /// What the user's own editor makes of the file is taken in as soon as it has ended.
  @Test func theUsersEditorMendsWhatCouldNotBeRead() throws {
    let scratch = try scratch()
    let broken = try scratch.text(of: Self.file).replacing(
      "    save-to: contact.product\n", with: "    save-to: contact.product\n    free-text: perhaps\n")
    try scratch.write(broken, to: Self.file)
    let editor = scratch.path + "/editor"
    try "sed -i 's/perhaps/true/' \"$1\"\n".write(toFile: editor, atomically: true, encoding: .utf8)
    let app = try App(Self.file, in: scratch, environment: ["EDITOR": "sh \(editor)"])
    try app.expect("Which product is it?", "✗")
    try app.press("/")
    try app.type("which product")
    try app.press(.enter)
    try app.expect("┃ Which product is it?")
    try app.press(.control("e"))
    // The editor has the screen for a while, without a sign on it.
    try app.expect("is shown as it is now")
    try app.expectGone("✗")
    #expect(try app.saved == broken.replacing("perhaps", with: "true"))
  }

  @Test func whatLeadsToABrokenActionMayBeChanged() throws {
    let scratch = try scratch()
    let broken = try scratch.text(of: Self.file).replacing(
      "    results: 3\n    next: did-that-answer-it\n",
      with: "    results: 3\n    next: [did-that-answer-it]   # two answers\n")
    try scratch.write(broken, to: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Find a billing article")
    try app.press("/")
    try app.type("find a billing")
    try app.press(.enter)
    try app.expect("┃ Find a billing article")
    try app.press("i")
    try app.expect("Add an action")
    try app.type("message")
    try app.press(.enter)
    try app.expect("Action name", "unsaved")
    try app.type("Before")
    try app.expect("┃ Before")
    try app.press(.tab)
    try app.type("Hello")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    let difference = LineDifference(from: broken, to: try app.saved)
    #expect(difference.removed == ["        next: find-a-billing-article"])
    #expect(
      difference.added == [
        "        next: before", "", "  before:", "    action: message", "    name: Before", "    message: Hello",
        "    next: find-a-billing-article",
      ])
  }

  /// What is shown is then all that there is.
  @Test func thatTheFileWasRemovedIsSaidAtOnce() throws {
    let scratch = try scratch()
    let app = try App(Self.file, in: scratch)
    try app.expect("Acme helper")
    let text = try app.saved
    try FileManager.default.removeItem(atPath: scratch.path(of: Self.file))
    try app.expect("removed or renamed by somebody else")
    try app.press(.control("s"))
    try app.expect("write it again")
    try app.press("s")
    try app.expect("Saved")
    #expect(try app.saved == text)
  }

  @Test func editsOutliveAChangeBySomebodyElse() throws {
    let scratch = try scratch()
    let app = try App(Self.file, in: scratch)
    try app.press(.enter, .end)
    try app.type(" Mine")
    try app.expect("helper. Mine", "unsaved")
    let theirs = try app.saved.replacing("the Acme helper.", with: "the Acme robot.")
    try scratch.write(theirs, to: Self.file)
    try app.press(.control("s"))
    try app.expect("You and somebody else changed the same thing", "unsaved")
    #expect(try app.saved == theirs)
    try app.press(.escape)
    try app.expectGone("You and somebody else changed the same thing")
    // The way on: leaving asks, and cancelling keeps everything.
    try app.press(.control("q"))
    try app.expect("iscard")
    try app.press(.escape)
    try app.expect("helper. Mine", "unsaved")
    app.terminal.signal(SIGTERM)
    try app.expectExit(.exited(1))
    #expect(try app.saved == theirs)
    let copies = scratch.path + "/home/.local/state/chatflow/journal/"
    let names = try FileManager.default.contentsOfDirectory(atPath: copies).filter { $0.hasSuffix(".journal") }
    #expect(names.count == 1)
    #expect(
      try journalText(copies + names[0]).contains("Hi! I'm the Acme helper. Mine"))
  }

  /// Whether the tests may become somebody without rights, and that somebody may run the program.
  private static let mayBecomeNobody: Bool = {
    guard geteuid() == 0, let scratch = try? Scratch() else { return false }
    let tried = try? scratch.run("/usr/bin/setpriv", "--reuid=65534", "--clear-groups", Repository.program, "--version")
    return tried?.status == .exited(0)
  }()

  @Test(.enabled(if: mayBecomeNobody, "only root can become somebody else"))
  func aFileOfSomebodyElseOpensForReadingOnly() throws {
    let scratch = try scratch()
    let before = try scratch.text(of: Self.file)
    let terminal = try PseudoTerminal(
      "/usr/bin/setpriv", ["--reuid=65534", "--clear-groups", Repository.program, Self.file],
      size: TerminalSize(120, by: 40), environment: scratch.environment, folder: scratch.work)
    try terminal.wait(for: "a remark") { $0.contains("read only") && $0.contains("the file may not be written") }
    for key: Key in ["x", .control("s")] {
      try terminal.press([.down])
      try terminal.wait(for: "a hint row without the remark") { !$0.contains("the file may not be written") }
      try terminal.press([key])
      try terminal.wait(for: "a refusal") { $0.contains("reading only: the file may not be written") }
    }
    try terminal.press(["q"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try scratch.text(of: Self.file) == before)
  }
}
