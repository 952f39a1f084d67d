import Foundation
import Glibc
import Testing

/// The program and its terminal: taken, lent to a shell, given back, and left alone while nobody types.
struct TerminalLifeTests {
  @Test func aShellMayHaveTheTerminalInBetween() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], size: TerminalSize(120, by: 40),
      environment: scratch.environment.merging(["PS1": "shell> "]) { $1 }, folder: scratch.work)
    try shell.press([.text("\(Repository.program) support-bot"), .enter])
    try shell.wait(for: "the builder") { $0.isAlternate && $0.contains("Visitor starts the chat") }
    try shell.press([.enter, .text("Kept over the pause")])
    try shell.wait(for: "an edit") { $0.contains("Kept over the pause") && $0.contains("unsaved") }

    // In a text it undoes.
    try shell.press([.escape])
    try shell.wait(for: "the canvas") { !$0.contains("Esc canvas") }
    try shell.press([.control("z")])
    try shell.wait(for: "the shell") { !$0.isAlternate && $0.contains("Stopped") && $0.isCursorVisible }
    #expect(!shell.screen.reportsMouse)
    // What is typed now is the shell's.
    try shell.press([.text("echo $((6 * 7))"), .enter])
    try shell.wait(for: "the shell's answer") { $0.lines.contains("42") }

    try shell.press([.text("fg"), .enter])
    try shell.wait(for: "the builder again") {
      $0.isAlternate && $0.reportsMouse && $0.contains("Kept over the pause") && $0.contains("unsaved")
    }
    try shell.press([.enter, .text(", and after it")])
    try shell.wait(for: "another edit") { $0.contains("Kept over the pause, and after it") }
    try shell.press([.control("s")])
    try shell.wait(for: "a save") { $0.contains("Saved support-bot.chatflow.yaml") }
    #expect(try scratch.text(of: "support-bot.chatflow.yaml").contains("Kept over the pause, and after it"))

    try shell.press([.control("q")])
    try shell.wait(for: "the shell at the end") { !$0.isAlternate }
    try shell.press([.text("exit 7"), .enter])
    #expect(try shell.waitForExit() == .exited(7))
  }

  /// Signals that a mistake in the program would raise, and all others that end one; sent from outside, they come at any
  /// moment. SIGXFSZ is none of them: a limit for the size of files is an error of writing.
  @Test(arguments: [
    SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU, SIGALRM, SIGVTALRM,
    SIGPROF, SIGPIPE, SIGIO, SIGPWR, SIGSTKFLT, SIGSYS, 34, 64,
  ])
  func aCrashLeavesACleanTerminal(signal: Int32) throws {
    let app = try App.open(example: "support-bot")
    try app.press(.enter)
    try app.type("lost")
    try app.expect("lost", "unsaved")
    app.terminal.signal(signal)
    try app.expectExit(.killed(signal: Int(signal)))
  }

  /// Who dies writes what gives the terminal back. One that nobody reads must not keep them from dying.
  /// How much room is left when it dies is chance, and so is whether its last words fit: hence several.
  @Test(arguments: 0..<12) func aTerminalThatNobodyReadsKeepsNobodyFromDying(seed: Int) throws {
    let app = try App.open(example: "support-bot")
    let keys: [[UInt8]] = [Array("j".utf8), [0x06], [0x02], Array("\t".utf8), Array("-".utf8), Array("G".utf8)]
    // Together more than any terminal holds.
    for step in 0..<200 { try app.terminal.sendUnread(keys[(step * (seed + 1) + step / 5) % keys.count]) }
    app.terminal.signal(SIGQUIT)
    #expect(try app.terminal.waitForExitUnread() == .killed(signal: Int(SIGQUIT)))
  }

  /// `kill %1` ends a program that the shell has stopped, and leaves the shell its terminal; what was not saved is kept.
  @Test(arguments: ["kill %1", "bg; kill %1", "kill -HUP %1", "stty tostop; kill %1"])
  func aStoppedProgramEndsWhenItIsAskedTo(command: String) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], size: TerminalSize(120, by: 40),
      environment: scratch.environment.merging(["PS1": "shell> "]) { $1 }, folder: scratch.work)
    try shell.press([.text("\(Repository.program) support-bot"), .enter])
    try shell.wait(for: "the builder") { $0.isAlternate && $0.contains("Visitor starts the chat") }
    try shell.press([.enter, .text("Not saved")])
    try shell.wait(for: "an edit") { $0.contains("Not saved") && $0.contains("unsaved") }
    // In a text it undoes.
    try shell.press([.escape])
    try shell.wait(for: "the canvas") { !$0.contains("Esc canvas") }
    try shell.press([.control("z")])
    try shell.wait(for: "the shell") { !$0.isAlternate && $0.contains("Stopped") }
    try shell.press([.text(command), .enter, .text("while kill -0 %1 2>/dev/null; do :; done; echo gone $((6 * 7))")])
    try shell.press([.enter])
    try shell.wait(for: "the end of the job") { !$0.isAlternate && $0.lines.contains("gone 42") }
    let kept = scratch.path + "/home/.local/state/chatflow/journal"
    let copies = try FileManager.default.contentsOfDirectory(atPath: kept)
    #expect(copies.count == 1)
    let copy = try journalText(kept + "/" + (copies.first ?? ""))
    #expect(copy.contains("Not saved"))
    try shell.press([.text("exit 7"), .enter])
    #expect(try shell.waitForExit() == .exited(7))
  }

  /// The builder starts where the terminal is not described, and says so once.
  @Test(arguments: ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "xterm-of-tests"])
  func aTerminalWithoutADescriptionIsUsedLikeXterm(name: String) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let isDescribed = try scratch.run("/usr/bin/infocmp", name).status == .exited(0)
    let app = try App("support-bot.chatflow.yaml", in: scratch, environment: ["TERM": name])
    try app.expect("Visitor starts the chat")
    guard !isDescribed else { return }
    try app.expect(name, "is not described here", "xterm-256color")
    try app.press(.down)
    try app.expectGone("is not described here")
    try app.press(.control("q"))
    try app.expectExit(.exited(0))
  }

  /// A locale that is not installed says all the same that its terminal understands UTF-8.
  @Test func aLocaleThatIsNotInstalledIsDrawnInItsEncoding() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App("support-bot.chatflow.yaml", in: scratch, environment: ["LANG": "xx_XX.UTF-8"])
    try app.expect("╭", "│", "Visitor starts the chat")
    try app.press(.control("q"))
    try app.expectExit(.exited(0))
  }

  @Test func theRestOfALateAnswerIsNoCommand() throws {
    let app = try App.open(example: "support-bot")
    let before = app.screen.text
    try app.terminal.send(Array("\u{1B}]11;".utf8))
    #expect(try app.terminal.isSilent(for: .milliseconds(300)))
    // In it are letters and signs that are commands by themselves.
    try app.terminal.send(Array("rgb:1d1d/1f1f/2121\u{1B}\\".utf8))
    #expect(try app.terminal.isSilent(for: .milliseconds(200)))
    #expect(app.screen.text == before)
    #expect(
      try app.saved == String(contentsOfFile: Repository.path + "/examples/support-bot.chatflow.yaml", encoding: .utf8))
  }

  @Test func nothingRunsAndNothingIsWrittenWhileNobodyTypes() throws {
    let app = try App.open(example: "support-bot")
    try app.press(.down)
    try app.press(.down)
    // The panel follows the focus after a rest; then all is done.
    try app.expect("Ask a question")
    try app.terminal.settle()
    let written = app.terminal.transcript.count
    let wakeUps = try wakeUps(of: app)
    #expect(try app.terminal.isSilent(for: .milliseconds(400)))
    #expect(app.terminal.transcript.count == written)
    #expect(try self.wakeUps(of: app) == wakeUps)
  }

  /// How often the program has waited and was woken.
  private func wakeUps(of app: App) throws -> [Substring] {
    let status = try String(contentsOfFile: "/proc/\(app.terminal.process)/status", encoding: .utf8)
    return status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
  }
}
