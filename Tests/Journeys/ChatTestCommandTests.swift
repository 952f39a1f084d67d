import Foundation
import Testing

/// `chatflow test`, `chatflow chat` and `chatflow explore`, as scripts and pipelines run them.
struct ChatTestCommandTests {
  private static let flow = ChatSample.flow(offering: "More")
  private static let begun = "test: It ends\nbot: More?\n     [More]\nvisitor: [More]\n"
  private static let whole = begun + "bot: Goodbye.\n"

  private func scratch(_ tests: String) throws -> Scratch {
    try ChatSample.scratch(Self.flow, tests)
  }

  @Test func theStatusSaysWhetherAllPassed() throws {
    let scratch = try scratch(Self.whole)
    let passes = try scratch.run(Repository.program, "test", "--coverage", "--min", "100", "--mutants")
    #expect(passes.status == .exited(0) && passes.errors == "")
    #expect(
      passes.output == """
        1 passed, 0 failed
        a.chatflow.yaml: 2 of 2 connections taken (100 %)
        3 mistakes, 3 noticed, 0 not

        """)
    try scratch.write(Self.begun, to: "a.chat")
    let fails = try scratch.run(Repository.program, "test", "a")
    #expect(fails.status == .exited(1))
    #expect(fails.output.hasPrefix("a.chat:5: failed: It ends\n") && fails.output.hasSuffix("\n0 passed, 1 failed\n"))
    // What somebody does who has changed what the bot says is said once, and only to people.
    #expect(fails.errors == "If what came is meant, “chatflow test --update” writes it into the tests.\n")
    #expect(try scratch.run(Repository.program, "test", "a", "--report", "tap").errors == "")
    let none = try scratch.run(Repository.program, "test", "--filter", "nothing")
    #expect(none.status == .exited(1) && none.errors.contains("no test has “nothing” in its name"))
    #expect(try scratch.run(Repository.program, "test", "--min", "101").status == .exited(2))
  }

  @Test func whatHappenedIsWrittenAndTold() throws {
    let scratch = try scratch("# Mine\n" + Self.begun)
    let updated = try scratch.run(Repository.program, "test", "a.chat", "--update")
    #expect(updated.status == .exited(0))
    #expect(updated.output == "a.chat:6: changed in “It ends”\n  + bot: Goodbye.\n1 passed, 0 failed\n")
    #expect(try scratch.text(of: "a.chat") == "# Mine\n" + Self.whole)
    #expect(try scratch.run(Repository.program, "test", "a.chat", "--update").output == "1 passed, 0 failed\n")
  }

  /// One file that cannot be run keeps no other from it.
  @Test func aFileWithoutItsChatflowIsSaidAndTheOthersRun() throws {
    let scratch = try scratch(Self.whole)
    try scratch.write("flow: gone.chatflow.yaml\n", to: "b.chat")
    let outcome = try scratch.run(Repository.program, "test", ".")
    #expect(outcome.status == .exited(3))
    #expect(outcome.output == "1 passed, 0 failed\n")
    #expect(outcome.errors.hasPrefix("b.chat:1:7: error: There is no “gone.chatflow.yaml”"))
  }

  @Test func aReportTakesThePlaceOfTheLastOneAndOfNothingElse() throws {
    let scratch = try scratch(Self.begun)
    for _ in 0..<2 {
      let outcome = try scratch.run(Repository.program, "test", ".", "--report", "junit", "--output", "r.xml")
      #expect(outcome.status == .exited(1) && outcome.output == "0 passed, 1 failed\n")
    }
    let report = try scratch.text(of: "r.xml")
    #expect(report.contains("<testsuites name=\"chatflow\" tests=\"1\" failures=\"1\" errors=\"0\">"))
    let refused = try scratch.run(Repository.program, "test", ".", "--report", "tap", "--output", "a.chat")
    #expect(refused.status == .exited(2))
    #expect(try scratch.text(of: "a.chat") == Self.begun)
  }

  /// What `chat` prints is a test that passes.
  @Test func aConversationThatWasTypedIsATest() throws {
    let scratch = try scratch(Self.whole)
    let script =
      #"printf '1\n' | "$0" chat a --at '2026-06-01 12:00' > b.chat && echo 'flow: a.chatflow.yaml' | cat - b.chat > c.chat"#
    let talked = try scratch.run("/bin/sh", "-c", script, Repository.program)
    #expect(talked.status == .exited(0) && talked.errors == "")
    #expect(try scratch.text(of: "c.chat").contains("visitor: [More]\n"))
    #expect(try scratch.run(Repository.program, "test", "c.chat").output == "1 passed, 0 failed\n")
  }

  @Test func explorersFindWhatIsThere() throws {
    let scratch = try scratch(Self.whole)
    let explored = try scratch.run(Repository.program, "explore", "a", "--runs", "20")
    #expect(explored.status == .exited(0))
    #expect(explored.output.contains("2 of 2 connections taken (100 %)"))
    try scratch.write(Self.flow.replacingOccurrences(of: "next: bye", with: "next: gone"), to: "a.chatflow.yaml")
    let trouble = try scratch.run(Repository.program, "explore", "a", "--runs", "20")
    #expect(trouble.status == .exited(1))
    #expect(trouble.output.contains("-> trouble: there is no action gone\n"))
  }

  /// Harnesses that read TAP read ours, where there is one.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/prove")))
  func aHarnessReadsTheReport() throws {
    let scratch = try scratch(Self.whole)
    let script = #"prove --exec "$0 test --report tap" a.chat"#
    let passes = try scratch.run("/bin/sh", "-c", script, Repository.program)
    #expect(passes.status == .exited(0) && passes.output.contains("Result: PASS"))
    try scratch.write(Self.begun + "\ntest: # Two\nbott: x\n", to: "a.chat")
    let fails = try scratch.run("/bin/sh", "-c", script, Repository.program)
    #expect(fails.status != .exited(0) && fails.output.contains("Failed 2/2 subtests"))
  }

  /// Of a folder each chatflow counts, also one without tests.
  @Test func aChatflowWithoutTestsIsNotCovered() throws {
    let scratch = try scratch(Self.whole)
    try scratch.write(Self.flow, to: "b.chatflow.yaml")
    let run = try scratch.run(Repository.program, "test", "--coverage", "--min", "50")
    #expect(run.status == .exited(1))
    #expect(run.output.contains("a.chatflow.yaml: 2 of 2 connections taken (100 %)"))
    #expect(run.output.contains("b.chatflow.yaml: 0 of 2 connections taken (0 %)"))
    let named = try scratch.run(Repository.program, "test", "a.chat", "--coverage", "--min", "50")
    #expect(named.status == .exited(0) && !named.output.contains("b.chatflow.yaml"))
  }

  @Test func aFileOfTestsThatIsNotThereIsSaidToBeNone() throws {
    let scratch = try scratch(Self.whole)
    let run = try scratch.run(Repository.program, "test", "nosuch.chat")
    #expect(run.status == .exited(3) && run.errors.contains("there is no such file of tests"))
    #expect(!run.errors.contains("begins a new one"))
  }

  /// What is too large is said to be that, with how much is read.
  @Test func aFileOfTestsHasALargestSize() throws {
    let scratch = try scratch(Self.whole + String(repeating: "#", count: 4 << 20))
    let run = try scratch.run(Repository.program, "test", "a.chat")
    let sentence = "The file is larger than 4 MiB, which no file of this kind is"
    #expect(run.status == .exited(3) && run.errors == "a.chat:1:1: error: \(sentence)\n")
  }

  /// A command that is misspelled is no chatflow to open.
  @Test func aMisspelledCommandIsNamed() throws {
    let scratch = try scratch(Self.whole)
    for arguments in [["tset", "a.chat"], ["tset"], ["exprot", "a"]] {
      let run = try scratch.run(Repository.program, arguments)
      #expect(run.status == .exited(2))
      #expect(run.errors.contains("did you mean “chatflow \(arguments[0] == "tset" ? "test" : "export")”?"), "\(run)")
    }
  }
}
