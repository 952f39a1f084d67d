import Foundation
import Testing

/// `chatflow --plain`: lines in, lines out, through a pipe as a screen reader or a slow line would.
struct PlainModeJourneys {
  private func run(_ scratch: Scratch, _ lines: [String]) throws -> Scratch.Outcome {
    try scratch.write(lines.joined(separator: "\n") + "\n", to: "lines")
    return try scratch.run(
      "/bin/sh", "-c", #"exec "$0" --plain support-bot.chatflow.yaml <lines"#, Repository.program)
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

  @Test func whatWasNotSavedIsKeptWhenTheLinesEnd() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let before = try scratch.text(of: "support-bot.chatflow.yaml")
    let outcome = try run(scratch, ["1", "Enter", "3 Another name"])
    #expect(outcome.status == .exited(1))
    #expect(try scratch.text(of: "support-bot.chatflow.yaml") == before)
    #expect(outcome.errors.contains("support-bot"))
    let copy = try #require(
      outcome.errors.split(whereSeparator: { " “”,\n".contains($0) }).first { $0.contains("/recovery/") })
    #expect(try String(contentsOfFile: String(copy), encoding: .utf8).contains("Another name"))
  }
}
