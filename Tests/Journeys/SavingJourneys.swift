import Foundation
import Testing

/// What the builder says and does about saving: of each file its own truth, and nothing that is not so. Through plain
/// mode, where every sentence is a line.
struct SavingJourneys {
  private static let file = "support-bot.chatflow.yaml"
  private static let shared = "workspace.yaml"

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  /// Runs plain mode on lines; a command is run before them, when the files have been opened.
  private func run(_ scratch: Scratch, _ lines: [String], after command: String = ":") throws -> Scratch.Outcome {
    try scratch.write(lines.joined(separator: "\n") + "\n", to: "lines")
    let feed = "until grep -q '^> ' said 2>/dev/null; do :; done; \(command); cat lines"
    var outcome = try scratch.run(
      "/bin/sh", "-c", "(\(feed)) | \"$0\" --plain \(Self.file) >said", Repository.program)
    outcome.output = try scratch.text(of: "said")
    return outcome
  }

  private func copies(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/home/.local/state/chatflow/journal"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .map { try journalText("\(folder)/\($0)") }
  }

  /// Omar is put above Anna, and the first action gets another name.
  private static let renameAndMove = ["1", "Enter", "3 FLOW EDIT", "Esc", "Alt-5", "2", "9", "Esc", "Alt-Up"]

  @Test func aMovedPersonIsSavedInItsNewPlaceWithTheChatflow() throws {
    let scratch = try scratch()
    let before = try scratch.text(of: Self.shared)
    let outcome = try run(scratch, Self.renameAndMove + ["Ctrl-S"])
    #expect(outcome.status == .exited(0), "\(outcome.output)")
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("Saved \(Self.file) and \(Self.shared)."), "\(outcome.output)")
    #expect(try scratch.text(of: Self.file).contains("name: FLOW EDIT"))
    let anna = "  anna: Anna Berg\n"
    let omar =
      "  omar:\n    name: Omar Haddad\n    hours:\n      mon: 08:00-16:00\n      tue: 08:00-16:00\n"
      + "      wed: 08:00-16:00\n"
    #expect(try scratch.text(of: Self.shared) == before.replacing(anna + omar, with: omar + anna))
    #expect(try copies(scratch) == [])
  }

  /// What the file no longer holds cannot be lost again; undo brings all of it back.
  @Test func commentsWhoseLossWasAgreedToAreAskedAboutOnce() throws {
    let scratch = try Scratch()
    let text = "chatflow: 1\nname: C\nstart: a\n\nactions:\n  # about a\n  a:\n    action: message\n    name: A\n"
    let rest =
      "    message: Hi  # gone\n    next: b\n\n  # about b\n  b:\n    action: message\n    name: Bee\n    message: Yo\n"
    try scratch.write(text + rest, to: "c.chatflow.yaml")
    let app = try App("c.chatflow.yaml", in: scratch)
    try app.expect("Bee")
    try app.press("x", .control("s"))
    try app.expect("cannot be kept", "# about a", "# gone")
    try app.press("s")
    try app.expectGone("unsaved")
    try app.press(.enter, .end)
    try app.type("XY")
    try app.expect("BeeXY", "unsaved")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try app.saved.contains("  # about b\n  b:\n    action: message\n    name: BeeXY\n"))
    #expect(try !app.saved.contains("# gone"))
    // By now the other one is gone from the file, and this one is not.
    try app.press(.escape, "x", .control("s"))
    try app.expect("cannot be kept", "# about b")
    #expect(!app.screen.contains("# about a"))
    try app.press("s")
    try app.expectGone("unsaved")
    try app.press("u", "u", "u")
    try app.expect("unsaved", "Hi")
    try app.press(.control("s"))
    try app.expectGone("unsaved")
    #expect(try app.saved == text + rest)
  }

  @Test func aConflictInOneFileKeepsTheOtherFromNothing() throws {
    let scratch = try scratch()
    // What cannot be read cannot be brought together either.
    let theirs = try scratch.text(of: Self.shared) + "segments: [\n"
    try scratch.write(theirs, to: "theirs")
    let outcome = try run(
      scratch, Self.renameAndMove + ["Ctrl-S", "c"],
      after: "cp theirs \(Self.shared)")
    #expect(outcome.output.contains("Saved \(Self.file)."), "\(outcome.output)")
    #expect(outcome.output.contains("\(Self.shared) was changed by somebody else"), "\(outcome.output)")
    #expect(try scratch.text(of: Self.file).contains("name: FLOW EDIT"))
    #expect(try scratch.text(of: Self.shared) == theirs)
    // Only what was not saved is kept, and named.
    #expect(outcome.status == .exited(1))
    let kept = try copies(scratch)
    #expect(kept.count == 1)
    #expect(kept.first?.contains("Omar Haddad") == true, "\(kept)")
    #expect(outcome.errors.contains("\(Self.shared) is as it was saved last"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("\(Self.file) is as it was saved last"), "\(outcome.errors)")
  }

  @Test func onlyTheFileThatWasWrittenIsNamed() throws {
    let scratch = try scratch()
    let before = try scratch.text(of: Self.file)
    let outcome = try run(scratch, ["Alt-5", "2", "9", "Esc", "Alt-Up", "Ctrl-S"])
    #expect(outcome.output.contains("Saved \(Self.shared)."), "\(outcome.output)")
    #expect(!outcome.output.contains("Saved \(Self.file)"), "\(outcome.output)")
    #expect(try scratch.text(of: Self.file) == before)
    #expect(outcome.status == .exited(0))
  }

  @Test func whereNothingDiffersThereIsNothingToSay() throws {
    let scratch = try scratch()
    let outcome = try run(scratch, ["1", "Enter", "3 X", "3 Hi! I'm the Acme helper.", "Esc"])
    #expect(outcome.status == .exited(0), "\(outcome.errors)")
    #expect(outcome.errors == "")
    #expect(try copies(scratch) == [])
  }

  @Test func aRemovedFileIsNoticedThoughNothingWasChanged() throws {
    let scratch = try scratch()
    let before = try scratch.text(of: Self.file)
    let outcome = try run(
      scratch, ["Ctrl-S", "s"], after: "rm \(Self.file)")
    #expect(outcome.output.contains("\(Self.file) was removed since you opened it"), "\(outcome.output)")
    #expect(outcome.output.contains("Saved \(Self.file)."), "\(outcome.output)")
    #expect(try scratch.text(of: Self.file) == before)
    #expect(outcome.status == .exited(0))
  }

  @Test func aChangedFileIsNoticedThoughNothingWasChangedHere() throws {
    let scratch = try scratch()
    let theirs = try scratch.text(of: Self.file).replacing("the Acme helper.", with: "the Acme robot.")
    try scratch.write(theirs, to: "theirs")
    let outcome = try run(
      scratch, ["Ctrl-S"], after: "cp theirs \(Self.file)")
    #expect(
      outcome.output.contains("\(Self.file) was changed outside chatflow, and is shown as it is now"),
      "\(outcome.output)")
    #expect(outcome.output.contains("Nothing to save"), "\(outcome.output)")
    #expect(try scratch.text(of: Self.file) == theirs)
  }
}
