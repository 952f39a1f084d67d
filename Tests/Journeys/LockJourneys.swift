import Foundation
import Glibc
import Testing

/// Two builders on one file: the second one is told, and no lock is left behind.
struct LockJourneys {
  private static let file = "support-bot.chatflow.yaml"

  private func lock(in scratch: Scratch) throws -> String? {
    let path = scratch.path(of: ".#" + Self.file)
    // A link that leads nowhere is no file for most.
    guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else { return nil }
    return try FileManager.default.destinationOfSymbolicLink(atPath: path)
  }

  private func open(in scratch: Scratch) throws -> App {
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")
    return app
  }

  private func edit(_ app: App, _ text: String) throws {
    try app.press(.enter, .end)
    try app.type(text)
  }

  @Test func theSecondBuilderIsToldAndAskedAndMayJoinIn() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let (first, early) = (try open(in: scratch), try open(in: scratch))
    #expect(try lock(in: scratch) == nil)
    try edit(first, "One")
    try first.expect("One", "unsaved")
    let held = try #require(try lock(in: scratch))
    #expect(held.contains(".\(first.terminal.process):"))

    // Who opens it now is told.
    let late = try App(Self.file, in: scratch)
    try late.expect("has been editing")

    // Who had it open is asked with the first edit.
    try edit(early, "T")
    try early.expect("has been editing", "join in", "read only")
    #expect(!early.screen.contains("take the lock"))
    try early.press(.enter)
    try early.expectGone("join in", "unsaved")
    // From then on it is only read, which is said; joining in is a command.
    try early.press("X")
    try early.expect("joining")
    try early.expectGone("unsaved")
    try early.press(.alt("j"))
    try early.expect("join in")
    try early.press("J")
    try early.expectGone("join in")
    try early.press("X")
    try early.expect("unsaved")
    #expect(try lock(in: scratch) == held)

    // The first one saves: the lock goes, also for whoever edits next.
    try first.press(.control("s"))
    try first.expect("Saved")
    #expect(try lock(in: scratch) == nil)
    try edit(late, "Late")
    try late.expect("unsaved")
    #expect(try lock(in: scratch)?.contains(".\(late.terminal.process):") == true)
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func noLockIsLeftWhereTheBuilderIsAskedToEnd(signal: Int32) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try open(in: scratch)
    try edit(app, "One")
    try app.expect("unsaved")
    #expect(try lock(in: scratch) != nil)
    app.terminal.signal(signal)
    _ = try app.terminal.waitForExit()
    #expect(try lock(in: scratch) == nil)
  }

  @Test func noLockIsLeftWhereTheUserLeavesWithoutSaving() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try open(in: scratch)
    try edit(app, "One")
    try app.expect("unsaved")
    try app.press(.control("q"))
    try app.expect("discard")
    #expect(try lock(in: scratch) != nil)
    try app.press("d")
    try app.expectExit(.exited(0))
    #expect(try lock(in: scratch) == nil)
  }

  @Test func theLockOfAKilledBuilderIsTakenOver() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let killed = try open(in: scratch)
    try edit(killed, "One")
    try killed.expect("unsaved")
    killed.terminal.signal(SIGKILL)
    _ = try killed.terminal.waitForExit()
    #expect(try lock(in: scratch) != nil)

    let next = try App(Self.file, in: scratch)
    try next.expect("did not save its changes")
    #expect(!next.screen.contains("has been editing"))
    try next.press(.enter)
    try next.expect("One", "unsaved")
    #expect(try lock(in: scratch)?.contains(".\(next.terminal.process):") == true)
  }

  @Test func plainModeAsksInLinesAndLeavesNoLock() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let path = scratch.path(of: ".#" + Self.file)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "anna@far.12:34")
    try scratch.write(["1", "Enter", "3 OTHER", "J", "Ctrl-S"].joined(separator: "\n") + "\n", to: "lines")
    let outcome = try scratch.run("/bin/sh", "-c", "\"$0\" --plain \(Self.file) <lines", Repository.program)
    #expect(outcome.output.contains("anna has been editing"))
    #expect(outcome.output.contains("take the lock"))
    #expect(try scratch.text(of: Self.file).contains("name: OTHER"), "\(outcome.output)")
    #expect(try lock(in: scratch) == "anna@far.12:34")
  }
}
