import Foundation
import FoundationXML
import Testing

/// `chatflow check`, as people, editors and pipelines run it.
struct CheckCommandTests {
  private static let good = """
    chatflow: 1
    name: Bot
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: Who are you?
        next: pass
      pass:
        action: send-to-customer-agent
        name: Pass on

    """
  /// Two errors, a warning, and a key without a meaning.
  private static let bad = """
    chatflow: 1
    name: Bad
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: Which?
        free-text: false
        replies:
          - Yes
          - reply: "yes "
            next: nobody
        colour: red
        next: pass
      pass:
        action: send-to-customer-agent
        name: Pass on
      lost:
        action: message
        name: Lost
        message: Hi

    """
  private static let found = [
    "bad.chatflow.yaml:12:9: error: ", "[reply-twice]", "bad.chatflow.yaml:13:15: error: ", "[target-missing]",
    "bad.chatflow.yaml:14:5: warning: ", "[file-problem]", "bad.chatflow.yaml:19:3: warning: ", "[unreachable]",
  ]

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.good, to: "good.chatflow.yaml")
    try scratch.write(Self.bad, to: "bad.chatflow.yaml")
    return scratch
  }

  private func check(_ scratch: Scratch, _ arguments: String..., environment: [String: String] = [:]) throws
    -> Scratch.Outcome
  {
    try scratch.run(Repository.program, ["check"] + arguments, environment: environment)
  }

  @Test func eachFindingIsALineWithItsPlaceAndRule() throws {
    let outcome = try check(scratch(), "bad")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(outcome.status == .exited(1) && outcome.errors == "")
    #expect(lines.count == 5 && lines.last == "files: 1, errors: 2, warnings: 2", "\(lines)")
    for (number, line) in lines.dropLast().enumerated() {
      #expect(line.hasPrefix(Self.found[2 * number]) && line.hasSuffix(Self.found[2 * number + 1]), "\(line)")
    }
  }

  @Test func theStatusIsThatOfTheWorstThatHappened() throws {
    let scratch = try scratch()
    #expect(try check(scratch, "good").status == .exited(0))
    #expect(try check(scratch, "good.chatflow.yaml", "bad.chatflow.yaml").status == .exited(1))
    try scratch.write(Self.good.replacing("name: Bot", with: "name: Bot\ncolour: red"), to: "warned.chatflow.yaml")
    #expect(try check(scratch, "warned").status == .exited(0))
    #expect(try check(scratch, "warned", "--strict").status == .exited(1))
    #expect(try check(scratch, "--format", "xml").status == .exited(2))
    let missing = try check(scratch, "nobody", "bad")
    #expect(missing.status == .exited(3) && missing.errors.hasPrefix("nobody: error: "))
    // The others are told all the same.
    #expect(missing.output.contains("[reply-twice]"))
    #expect(try check(scratch, "").status == .exited(2))
  }

  /// All chatflows of a folder, what they share, and nothing else.
  @Test func aFolderIsCheckedAsAWhole() throws {
    let scratch = try scratch()
    try scratch.write("office-hours:\n  time-zone: Europe/Stockholm\n  hours: {tue: 9-5}\n", to: "workspace.yaml")
    try scratch.write("no chatflow", to: "notes.yaml")
    let whole = try check(scratch)
    #expect(whole.status == .exited(1))
    #expect(whole.output.contains("workspace.yaml:3:16: error: "))
    #expect(whole.output.hasSuffix("files: 3, errors: 3, warnings: 2\n"))
    #expect(try check(scratch, ".", "good", "./", "./bad").output.hasSuffix("files: 3, errors: 3, warnings: 2\n"))
    #expect(try check(scratch, "workspace.yaml").output.hasSuffix("files: 1, errors: 1, warnings: 0\n"))
    try FileManager.default.createDirectory(atPath: scratch.work + "/empty", withIntermediateDirectories: true)
    #expect(try check(scratch, "empty").status == .exited(3))
  }

  /// What cannot be read at all is a finding like another: a pipeline has to show it.
  @Test func aFileThatIsNoChatflowIsAFinding() throws {
    let scratch = try scratch()
    try scratch.write("nothing: here\n", to: "none.chatflow.yaml")
    let outcome = try check(scratch, "none")
    #expect(outcome.status == .exited(1))
    #expect(outcome.output.hasPrefix("none.chatflow.yaml:1:1: error: "), "\(outcome)")
  }

  @Test func theSentencesAreInTheUsersLanguage() throws {
    let swedish = try check(scratch(), "bad", environment: ["LC_MESSAGES": "sv_SE.UTF-8"])
    #expect(swedish.output.contains(": fel: ") && swedish.output.contains("varningar: 2"))
  }

  @Test func jsonHoldsWhatThePlainLinesSay() throws {
    let outcome = try check(scratch(), "bad", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let findings = try #require(object?["findings"] as? [[String: Any]])
    #expect(object?["errors"] as? Int == 2 && object?["warnings"] as? Int == 2)
    #expect(findings.map { $0["rule"] as? String } == ["reply-twice", "target-missing", "file-problem", "unreachable"])
    #expect(findings.map { $0["line"] as? Int } == [12, 13, 14, 19])
    #expect(findings.map { $0["action"] as? String } == ["ask", "ask", "ask", "lost"])
    #expect(findings.map { $0["severity"] as? String } == ["error", "error", "warning", "warning"])
  }

  @Test func gitHubGetsARemarkALine() throws {
    let scratch = try scratch()
    try scratch.write(
      Self.bad.replacing("- Yes", with: "- \"a, 100%: b\"\n      - \"a, 100%: B\""), to: "a,b:c.chatflow.yaml")
    let lines = try check(scratch, "a,b:c.chatflow.yaml", "--format", "github").output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("::error file=a%2Cb%3Ac.chatflow.yaml,line=12,col=9,title=reply-twice::"), "\(lines)")
    #expect(lines[0].contains("100%25: ") && lines.last?.hasPrefix("::warning file=") == true)
  }

  @Test func junitHasACaseForEachFindingAndOneForAGoodFile() throws {
    let scratch = try scratch()
    for (arguments, failures) in [([], 2), (["--strict"], 4)] {
      let report = try scratch.run(
        Repository.program, ["check", "bad", "good", "--format", "junit", "--output", "report.xml"] + arguments)
      #expect(report.output == "files: 2, errors: 2, warnings: 2\n")
      let document = try XMLDocument(data: Data(try scratch.text(of: "report.xml").utf8))
      #expect(try document.nodes(forXPath: "/testsuites/testsuite").count == 2)
      #expect(try document.nodes(forXPath: "//testcase").count == 5)
      #expect(try document.nodes(forXPath: "//failure").count == failures)
      let total = try document.nodes(forXPath: "/testsuites/@failures").first?.stringValue
      #expect(total == "\(failures)")
    }
  }

  /// A report is never written onto a chatflow.
  @Test func aReportReplacesNoChatflow() throws {
    let scratch = try scratch()
    #expect(try check(scratch, "bad", "--output", "good.chatflow.yaml").status == .exited(2))
    #expect(try scratch.text(of: "good.chatflow.yaml") == Self.good)
  }
}
