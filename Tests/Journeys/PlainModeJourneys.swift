import Foundation
import Testing

/// `chatflow --plain`: lines in, lines out, through a pipe as a screen reader or a slow line would.
struct PlainModeJourneys {
  private func run(
    _ scratch: Scratch, _ lines: [String], on place: String = "support-bot.chatflow.yaml"
  ) throws -> Scratch.Outcome {
    try scratch.write(lines.joined(separator: "\n") + "\n", to: "lines")
    return try scratch.run("/bin/sh", "-c", #"exec "$0" --plain "$1" <lines"#, Repository.program, place)
  }

  @Test func anActionIsAddedAndSaved() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let before = try scratch.text(of: "support-bot.chatflow.yaml")
    let outcome = try run(scratch, ["1", "a", "customer", "1", "3 Hand over", "Esc", "Ctrl-S", "q"])
    #expect(outcome.status == .exited(0))
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("Saved support-bot.chatflow.yaml."))
    #expect(outcome.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7f })
    let after = try scratch.text(of: "support-bot.chatflow.yaml")
    let added = after.split(separator: "\n").filter { !before.split(separator: "\n").contains($0) }
    #expect(added.contains { $0.contains("Hand over") })
  }

  /// A line is a text like any other: what is typed is what is saved, and what is shown is one line.
  @Test func whatIsTypedIsWhatIsSaved() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let outcome = try run(scratch, ["1", "Enter", "3 One\u{2066}two", "4 a\tb", "Esc", "Ctrl-S", "q"])
    #expect(outcome.status == .exited(0))
    let saved = try scratch.text(of: "support-bot.chatflow.yaml")
    #expect(!saved.contains("\u{fffd}") && !saved.contains("\\uFFFD"))
    #expect(saved.contains(#"One\u2066two"#) || saved.contains("One\u{2066}two"))
  }

  @Test func whatWasNotSavedIsKeptWhenTheLinesEnd() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let before = try scratch.text(of: "support-bot.chatflow.yaml")
    let outcome = try run(scratch, ["1", "Enter", "3 Another name"])
    #expect(outcome.status == .exited(1))
    #expect(try scratch.text(of: "support-bot.chatflow.yaml") == before)
    #expect(outcome.errors.contains("support-bot"))
    let copy = try #require(
      outcome.errors.split(whereSeparator: { " “”,\n".contains($0) }).first { $0.contains("/journal/") })
    #expect(try journalText(String(copy)).contains("Another name"))
  }

  /// A chatflow that another name makes longer than the system lets a file be.
  private func nearTheLimit(_ scratch: Scratch) throws -> String {
    let text = "chatflow: 1\nname: T\nstart: a\nactions:\n  a:\n    action: message\n    name: A\n    message: m\n# "
    let full = text + String(repeating: "x", count: 16_384 - 40 - text.utf8.count) + "\n"
    try scratch.write(full, to: "full.chatflow.yaml")
    return full
  }

  private func runWithLimit(_ scratch: Scratch, _ lines: [String]) throws -> Scratch.Outcome {
    try scratch.write(lines.joined(separator: "\n") + "\n", to: "lines")
    return try scratch.run(
      "/bin/sh", "-c", #"ulimit -f 32; exec "$0" --plain full.chatflow.yaml <lines"#, Repository.program)
  }

  private static let longer = "3 " + String(repeating: "longer ", count: 12)

  @Test func aFileThatWouldGrowTooLongIsAnOrdinaryError() throws {
    let scratch = try Scratch()
    let before = try nearTheLimit(scratch)
    let outcome = try runWithLimit(
      scratch, ["1", "Enter", Self.longer, "Esc", "Ctrl-S", "1", "Enter", "3 B", "Esc", "Ctrl-S"])
    #expect(outcome.status == .exited(0))
    #expect(outcome.output.contains("full.chatflow.yaml could not be written"))
    #expect(outcome.output.contains("Saved full.chatflow.yaml."))
    #expect(try scratch.text(of: "full.chatflow.yaml") == before.replacing("name: A", with: "name: B"))
  }

  @Test func afterAHalfWrittenSaveTheEndSaysWhatIsOnTheDisk() throws {
    let scratch = try Scratch()
    let before = try nearTheLimit(scratch)
    try FileManager.default.linkItem(
      atPath: scratch.path(of: "full.chatflow.yaml"), toPath: scratch.path(of: "other.yaml"))
    let lines = ["1", "Enter", Self.longer, "Esc", "Ctrl-S", "Ctrl-S", "1", "Enter", "3 B"]
    let outcome = try runWithLimit(scratch, lines)
    #expect(outcome.status == .exited(1))
    #expect(try scratch.text(of: "full.chatflow.yaml") != before)
    #expect(!outcome.output.contains("The file is as it was;"))
    #expect(outcome.errors.contains("was written only in part"))
    #expect(!outcome.errors.contains("is as it was saved last"))
    #expect(try scratch.text(of: ".full.chatflow.yaml.backup") == before)
  }

  /// The list of a folder: a clone, a chatflow from a template, one that is opened, changed and left again.
  @Test func theListIsWorkedOnLineByLine() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let outcome = try run(
      scratch,
      [
        "2", "c", "Second bot", "n", "3", "Third bot", "q", "1", "Enter", "1", "Enter", "3 Another name", "Ctrl-S", "q",
        "q",
      ],
      on: ".")
    #expect(outcome.status == .exited(0), "\(outcome.output)")
    #expect(outcome.errors == "")
    #expect(try scratch.text(of: "second-bot.chatflow.yaml").contains("name: Second bot"))
    #expect(try scratch.text(of: "third-bot.chatflow.yaml").contains("name: Third bot"))
    #expect(try scratch.text(of: "hand-over.chatflow.yaml").contains("name: Another name"))
    // In plain mode nothing but ASCII is asked of the terminal.
    #expect(outcome.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value < 0x7f })
  }

  @Test func anEmptyLineTakesWhatAPromptSuggests() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let outcome = try run(scratch, ["3", "c", "", "q"], on: ".")
    #expect(outcome.status == .exited(0), "\(outcome.output)")
    #expect(try scratch.text(of: "support-bot-copy.chatflow.yaml").contains("name: Support bot (copy)"))
  }

  @Test func theListIsFilteredAndHelps() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let outcome = try run(scratch, ["?", "/", "refund", "9", "Esc", "Esc", "no such command", "q"], on: ".")
    #expect(outcome.status == .exited(0))
    for text in ["  c  Clone", "Support triage  on", "There is no 9 here.", "“no such command” is neither"] {
      #expect(outcome.output.contains(text.replacing("“", with: "\"").replacing("”", with: "\"")), "\(outcome.output)")
    }
  }

  /// What is wrong with the configuration is said by the list, and not again by every chatflow that is opened from it.
  @Test func mistakesInTheConfigurationAreToldOnce() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.configure("panel-width: 7\n")
    let outcome = try run(scratch, ["1", "Enter", "q", "2", "Enter", "q", "q"], on: ".")
    #expect(outcome.status == .exited(0))
    #expect(outcome.output.ranges(of: "config.yaml").count == 1, "\(outcome.output)")
  }
}
