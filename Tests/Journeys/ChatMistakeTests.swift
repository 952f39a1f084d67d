import Foundation
import Testing

/// What is mistaken at `chatflow test`, `chat` and `explore` is said as what it is, and where it is.
struct ChatMistakeTests {
  private static let flow = ChatSample.flow(offering: "Track an order")
  private static let test =
    "test: It ends\nbot: More?\n     [Track an order]\nvisitor: [Track an order]\nbot: Goodbye.\n"

  private func scratch(_ tests: String = test) throws -> Scratch {
    try ChatSample.scratch(Self.flow, tests)
  }

  /// A report, an export and a baseline are written; what keeps them from it is said as that.
  @Test(arguments: [
    ["test", "a", "--output"], ["check", "a", "--output"], ["check", "a", "--write-baseline"],
    ["export", "a", "--to", "dot", "--output"],
  ]) func whatCannotBeWrittenIsSaidToBeSo(arguments: [String]) throws {
    let scratch = try scratch()
    let missing = try scratch.run(Repository.program, arguments + ["no/where/r.xml"])
    #expect(missing.status == .exited(3))
    #expect(missing.errors == "no/where/r.xml: error: it cannot be written: there is no folder no/where\n")
    let folder = try scratch.run(Repository.program, arguments + ["."])
    #expect(folder.status == .exited(3) && folder.errors == ".: error: this is a folder; name a file in it\n")
  }

  /// What looks like a number below zero is one, and out of range.
  @Test(arguments: [
    ["explore", "a", "--runs"], ["explore", "a", "--seed"], ["test", "--min"], ["draw", "a", "--width"],
    ["export", "a", "--to", "svg", "--width"], ["diff", "a", "a", "--draw", "--width"],
    ["merge", "a", "a", "a", "--marker-size"],
  ]) func aNumberBelowZeroIsOutOfRange(arguments: [String]) throws {
    let scratch = try scratch()
    for option in [arguments + ["-3"], arguments.dropLast() + ["\(arguments.last ?? "")=-3"]] {
      let run = try scratch.run(Repository.program, option)
      #expect(run.status != .exited(0) && run.errors.contains("not -3"), "\(run)")
    }
  }

  /// What is for other programs stands alone on standard output, and nothing of it is lost.
  @Test func whatIsForProgramsStandsAlone() throws {
    let scratch = try scratch(Self.test + "\ntest: Fails\nbot: Less?\n")
    let both = try scratch.run(Repository.program, "test", "--report", "junit", "--json", "--coverage")
    #expect(both.status == .exited(2) && both.output == "")
    #expect(both.errors.contains("name a file for the report with --output"))
    let apart = try scratch.run(
      Repository.program, "test", "--report", "junit", "--json", "--coverage", "--output", "r.xml")
    #expect(apart.status == .exited(1) && apart.output.hasPrefix("[\n") && apart.output.hasSuffix("]\n"))
    #expect(try scratch.text(of: "r.xml").contains("failures=\"1\""))
    let json = try scratch.run(Repository.program, "test", "--json", "--coverage", "--mutants")
    #expect(json.output == apart.output)
    #expect(json.errors.contains("failed: Fails") && json.errors.contains("mistakes"))
    for form in ["junit", "tap"] {
      let alone = try scratch.run(Repository.program, "test", "--report", form)
      let more = try scratch.run(
        Repository.program, "test", "--report", form, "--coverage", "--mutants", "--min", "100")
      #expect(more.output == alone.output && more.errors.contains("connections taken"))
    }
  }

  @Test func aChatflowThatIsNamedAndNotThereIsSaidWhereItIsNamed() throws {
    let scratch = try scratch("# Mine\nflow:  aa.chatflow.yaml\n" + Self.test)
    let near = try scratch.run(Repository.program, "test", "a.chat")
    #expect(near.status == .exited(3))
    #expect(
      near.errors
        == "a.chat:2:8: error: There is no “aa.chatflow.yaml” in the folder of this file; did you mean “a.chatflow.yaml”?\n"
    )
    try scratch.write("flow: a\n", to: "a.chat")
    #expect(try scratch.run(Repository.program, "test", "a.chat").errors.contains("did you mean “a.chatflow.yaml”?"))
  }

  /// A file of tests is no chatflow for any command, and says what is to be done with it.
  @Test(arguments: [
    ["chat", "a.chat"], ["explore", "a.chat"], ["check", "a.chat"], ["draw", "a.chat"], ["show", "a.chat", "--json"],
    ["format", "a.chat"], ["export", "a.chat", "--to", "dot"], ["diff", "a.chat", "a.chatflow.yaml"],
    ["history", "a.chat"],
    ["a.chat"], ["a.chat:2"],
  ]) func aFileOfTestsIsNoChatflow(arguments: [String]) throws {
    let scratch = try scratch()
    let run = try scratch.run(Repository.program, arguments)
    #expect(run.status == .exited(3) && run.output == "")
    #expect(
      run.errors
        == "a.chat: error: this is a file of tests, and no chatflow; “chatflow test a.chat” runs them\n")
    #expect(try scratch.text(of: "a.chat") == Self.test)
  }

  /// Conversations that are written one behind the other are tests of names of their own.
  @Test func conversationsInOneFileHaveTheirOwnNames() throws {
    let scratch = try scratch("")
    let script = #"for i in 1 2 3; do printf '1\n' | "$0" chat a >> a.chat || exit; done"#
    #expect(try scratch.run("/bin/sh", "-c", script, Repository.program).status == .exited(0))
    let names = try scratch.text(of: "a.chat").split(separator: "\n").filter { $0.hasPrefix("test:") }
    #expect(names == ["test: Conversation", "test: Conversation 2", "test: Conversation 3"])
    #expect(try scratch.text(of: "a.chat").components(separatedBy: "\n\ntest:").count == 3)
    #expect(try scratch.run(Repository.program, "test").output == "3 passed, 0 failed\n")
  }

  @Test func aMisspelledReplyIsToldBesideTheConversation() throws {
    let scratch = try scratch()
    let run = try scratch.run(
      "/bin/sh", "-c", #"printf 'Tarck an order\n' | "$0" chat a"#, Repository.program)
    #expect(run.errors == "this is no answer here; did you mean “Track an order”?\n")
  }

  /// What could not be read is not explored, and does not pass as tested.
  @Test func aChatflowWithAMistakeInItsFileIsNotExplored() throws {
    let scratch = try scratch()
    try scratch.write(Self.flow + "  'broken: {\n", to: "a.chatflow.yaml")
    let explored = try scratch.run(Repository.program, "explore", "a")
    #expect(explored.status == .exited(1) && explored.output == "")
    #expect(explored.errors.contains("a.chatflow.yaml: error: it could not be read as a whole"))
    let tested = try scratch.run(Repository.program, "test", "a", "--coverage")
    #expect(tested.status == .exited(1), "\(tested)")
  }

  @Test func aChatflowWithoutConnectionsIsNotCovered() throws {
    let scratch = try scratch()
    try scratch.write("chatflow: 1\nname: Empty\n", to: "b.chatflow.yaml")
    let run = try scratch.run(Repository.program, "test", "--coverage", "--min", "50")
    #expect(run.status == .exited(1))
    #expect(run.output.contains("b.chatflow.yaml: there is no connection yet that a test could take (0 %)"))
  }
}
