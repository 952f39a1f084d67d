import ChatflowFiles
import Foundation
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
    // Whoever slipped reads one line, as with other words.
    #expect(unknown.errors.split(separator: "\n").count == 1 && unknown.output.isEmpty, "\(unknown)")
    let strange = try scratch.run(Repository.program, "check", "--explain", "nothing-like-it-at-all")
    #expect(strange.status == .exited(2) && strange.errors.contains("--explain alone"), "\(strange)")
  }

  /// Other programs read the same of a rule, or of all, as JSON; what has no other form is refused.
  @Test func rulesAreTellableAsJSON() throws {
    let scratch = try Scratch()
    func rules(_ arguments: String...) throws -> [[String: Any]] {
      let told = try scratch.run(Repository.program, ["check", "--format", "json"] + arguments)
      #expect(told.status == .exited(0) && told.errors.isEmpty, "\(told)")
      let object = try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any]
      return try #require(object?["rules"] as? [[String: Any]])
    }
    let one = try rules("--explain", "reply-twice")
    #expect(one.map { $0["rule"] as? String } == ["reply-twice"])
    #expect(one.first?["severity"] as? String == "error" && one.first?["fixable"] as? Bool == true)
    let example = try #require(one.first?["example"] as? [String: String])
    #expect(example["breaks"]?.contains("[A customer, a Customer]") == true && example["sound"] != nil)
    let all = try rules("--explain")
    #expect(all.count == FileFinding.rules.count)
    #expect(all.allSatisfy { $0["why"] is String && $0["mend"] is String && $0["fixable"] is Bool })
    for refused in [["--format", "sarif"], ["--output", "rules.json"]] {
      let told = try scratch.run(Repository.program, ["check", "--explain"] + refused)
      #expect(told.status == .exited(2) && told.output.isEmpty, "\(told)")
    }
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
