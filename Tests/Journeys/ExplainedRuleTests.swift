import ChatflowFiles
import Testing

/// `chatflow check --explain`: what a rule is for, how what it finds is mended, and what breaks it.
struct ExplainedRuleTests {
  @Test func aRuleIsExplained() throws {
    let scratch = try Scratch()
    let told = try scratch.run(Repository.program, "check", "--explain", "reply-twice")
    #expect(told.status == .exited(0) && told.output.hasPrefix("reply-twice (error)\n"))
    #expect(told.output.contains("\nBreaks it:\n    ask: ") && told.output.contains("\nDoes not:\n    ask: "))
    #expect(told.output.contains("[A customer, a Customer]") && told.output.contains("[A customer, A visitor]"))
    // What could not be read is either, and no rule of the checks.
    let unread = try scratch.run(Repository.program, "check", "--explain", "file-problem")
    #expect(unread.status == .exited(0) && unread.output.hasPrefix("file-problem (error or warning)\n"))
    #expect(unread.output.split(separator: "\n").count == 3)
    let unknown = try scratch.run(Repository.program, "check", "--explain", "reply-twise")
    #expect(unknown.status == .exited(2) && unknown.errors.contains("reply-twice"))
  }

  /// Without a rule all are told, a line each, wherever that is said.
  @Test(arguments: [["--explain"], ["--explain", "--strict"], ["--explain", "all"], ["--explain=all"]])
  func allRulesAreExplained(arguments: [String]) throws {
    let told = try Scratch().run(Repository.program, ["check"] + arguments)
    let lines = told.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(told.status == .exited(0) && told.errors.isEmpty, "\(told.errors)")
    #expect(lines.contains("reply-twice (error)") && lines.contains("file-problem (error or warning)"))
    #expect(lines.map(String.init) == lines.map(String.init).sorted())
    #expect(lines.count == FileFinding.rules.count)
  }
}
