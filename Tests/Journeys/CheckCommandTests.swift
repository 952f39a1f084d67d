import Foundation
import FoundationXML
import Testing

/// `chatflow check`, as people, editors and pipelines run it.
struct CheckCommandTests {
  private static let good = CheckSample.good
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

  @Test func whatIsIgnoredIsCountedApart() throws {
    let scratch = try scratch()
    let ignoring = Self.bad.replacing(
      "    name: Lost\n", with: "    name: Lost\n    ignore:\n      unreachable: for later\n")
    try scratch.write(ignoring, to: "bad.chatflow.yaml")
    let plain = try check(scratch, "bad")
    #expect(plain.output.hasSuffix("files: 1, errors: 2, warnings: 1, ignored: 1\n"), "\(plain.output)")
    #expect(!plain.output.contains("[unreachable]"))
    let outcome = try check(scratch, "bad", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let findings = try #require(object?["findings"] as? [[String: Any]])
    #expect(findings.last?["ignored"] as? String == "for later" && object?["ignored"] as? Int == 1)
    _ = try check(scratch, "bad", "--write-baseline", "known.json")
    #expect(!(try scratch.text(of: "known.json").contains("unreachable")))
  }

  /// In every form what is ignored is no problem, be it an error, and is told apart where the form has a place for it.
  @Test func ignoredErrorsFailNothing() throws {
    let scratch = try scratch()
    let text = Self.bad.replacing("    colour: red\n", with: "").replacing(
      "    name: Ask\n",
      with: "    name: Ask\n    ignore:\n      reply-twice: they differ\n      target-missing: comes later\n"
    ).replacing("    name: Lost\n", with: "    name: Lost\n    ignore: {unreachable: later}\n")
    try scratch.write(text, to: "bad.chatflow.yaml")
    for form in ["plain", "json", "sarif", "github", "junit"] {
      let outcome = try check(scratch, "bad", "--strict", "--format", form)
      #expect(outcome.status == .exited(0) && outcome.errors == "", "\(form): \(outcome)")
      // Only one of them has a place for what counts for nothing: GitHub shows what SARIF suppresses as open.
      for rule in ["reply-twice", "target-missing", "unreachable", "comes later"] {
        #expect(outcome.output.contains(rule) == (form == "json"), "\(form) \(rule)")
      }
    }
    #expect(try check(scratch, "bad").output == "files: 1, errors: 0, warnings: 0, ignored: 3\n")
    let json = try check(scratch, "bad", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["errors"] as? Int == 0 && object?["warnings"] as? Int == 0 && object?["ignored"] as? Int == 3)
  }

  /// Days of the workspace that are over are told by the program, which knows which day it is.
  @Test func daysThatAreOverAreTold() throws {
    let scratch = try scratch()
    let text =
      "workspace: 1\noffice-hours:\n  time-zone: Europe/Stockholm\n  exceptions:\n    - date: 2026-05-01\n      hours: closed\n"
    try scratch.write(text, to: "workspace.yaml")
    // 2026-06-01 and 2026-04-01.
    let over = try check(scratch, "workspace.yaml", environment: ["CHATFLOW_NOW": "1780315200"])
    #expect(over.output.contains("[dates-past]"), "\(over)")
    let before = try check(scratch, "workspace.yaml", environment: ["CHATFLOW_NOW": "1775044800"])
    #expect(before.output == "files: 1, errors: 0, warnings: 0\n", "\(before)")
  }

  // MARK: - Baselines

  /// Findings that a baseline knows are passed over, wherever they stand by then; new ones are not, nor more of a kind.
  @Test func aBaselineKnowsFindingsByFileRuleAndAction() throws {
    let scratch = try scratch()
    #expect(try check(scratch, "--write-baseline", "known.json").status == .exited(0))
    let known = try check(scratch, "--baseline", "known.json", "--strict")
    #expect(known.status == .exited(0) && known.errors == "")
    #expect(known.output == "files: 2, errors: 0, warnings: 0, in the baseline: 4\n", "\(known.output)")
    // From elsewhere the same files are meant.
    let outside = try scratch.run(
      "/bin/sh", "-c", "cd / && exec \"$0\" check \"$1\" --baseline \"$1/known.json\"", Repository.program, scratch.work
    )
    #expect(outside.status == .exited(0) && outside.output.contains("in the baseline: 4"))

    try scratch.write("# above\n" + Self.bad, to: "bad.chatflow.yaml")
    #expect(try check(scratch, "--baseline", "known.json").status == .exited(0))
    try scratch.write(Self.bad.replacing("- Yes\n", with: "- Yes\n      - YES\n"), to: "bad.chatflow.yaml")
    let more = try check(scratch, "--baseline", "known.json")
    #expect(more.status == .exited(1) && more.output.contains("[reply-twice]\nfiles: 2, errors: 1, "), "\(more.output)")

    try scratch.write(Self.bad.replacing("    colour: red\n", with: ""), to: "bad.chatflow.yaml")
    let gone = try check(scratch, "--baseline", "known.json")
    #expect(gone.status == .exited(0))
    #expect(gone.errors.hasPrefix("known.json: no longer found: 1 of [file-problem] in “ask” of bad.chatflow.yaml;"))
    #expect(gone.errors.split(separator: "\n").count == 1)
    // Of files that are not looked at nothing is said.
    #expect(try check(scratch, "good", "--baseline", "known.json").errors == "")
    try FileManager.default.removeItem(atPath: scratch.work + "/bad.chatflow.yaml")
    #expect(try check(scratch, "good", "--baseline", "known.json").errors.split(separator: "\n").count == 4)
  }

  /// Whoever writes one anew sees what it takes over and what it lets go.
  @Test func aBaselineThatIsWrittenAnewSaysWhatIsNewAndWhatIsGone() throws {
    let scratch = try scratch()
    let first = try check(scratch, "--write-baseline", "known.json")
    #expect(first.output == "known.json: findings written: 4\n")
    #expect(try check(scratch, "--write-baseline", "known.json").output == first.output)
    let text = Self.bad.replacing("    colour: red\n", with: "").replacing("- Yes\n", with: "- Yes\n      - YES\n")
    try scratch.write(text, to: "bad.chatflow.yaml")
    let again = try check(scratch, "--write-baseline", "known.json")
    let lines = again.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "new: 1 of [reply-twice] in “ask” of bad.chatflow.yaml")
    #expect(lines.dropFirst().first == "gone: 1 of [file-problem] in “ask” of bad.chatflow.yaml")
    #expect(lines.dropFirst(2) == ["known.json: findings written: 4"], "\(again)")
  }

  /// Whoever checks a part of a folder says nothing of the rest.
  @Test func aBaselineOfAPartKeepsWhatIsKnownOfTheRest() throws {
    let scratch = try scratch()
    _ = try check(scratch, "--write-baseline", "known.json")
    let part = try check(scratch, "good", "--write-baseline", "known.json")
    #expect(!part.output.contains("gone:"), "\(part)")
    #expect(try check(scratch, "--baseline", "known.json").status == .exited(0))
    // Of a file that is gone nothing stays.
    try FileManager.default.removeItem(atPath: scratch.work + "/bad.chatflow.yaml")
    #expect(try check(scratch, "good", "--write-baseline", "known.json").output.contains("gone:"))
  }

  @Test func whatIsNoBaselineIsSaid() throws {
    let scratch = try scratch()
    for text in ["", "{}", "{\"version\": 2, \"findings\": []}", "{\"version\": 1, \"findings\": [{\"file\": 1}]}"] {
      try scratch.write(text, to: "known.json")
      let refused = try check(scratch, "--baseline", "known.json")
      #expect(refused.status == .exited(3) && refused.errors.hasPrefix("known.json: error: "), "\(text)")
    }
    #expect(try check(scratch, "--baseline", "nowhere.json").status == .exited(3))
    #expect(try check(scratch, "--write-baseline", "good.chatflow.yaml").status == .exited(2))
  }

  // MARK: - Fixes and rules

  /// What is certain is mended and told; comments and all else stay, and what is only probable is left alone.
  @Test func certainFixesAreWritten() throws {
    let scratch = try scratch()
    let tagged = Self.good.replacing("name: Bot\n", with: "name: Bot\ntags:\n  - New # first\n  - Old\n  - new\n")
    try scratch.write(tagged, to: "good.chatflow.yaml")
    let fixed = try check(scratch, "good", "--fix")
    #expect(fixed.status == .exited(0), "\(fixed)")
    #expect(fixed.output.hasPrefix("good.chatflow.yaml: fixed: ") && fixed.output.contains("[entry-twice]\nfiles: 1, "))
    #expect(try scratch.text(of: "good.chatflow.yaml") == tagged.replacing("  - new\n", with: ""))
    let again = try check(scratch, "good", "--fix")
    #expect(again.output == "files: 1, errors: 0, warnings: 0\n")
    try scratch.write(tagged.replacing("  - new\n", with: "  - new # mine\n"), to: "good.chatflow.yaml")
    let kept = try check(scratch, "good", "--fix")
    #expect(kept.errors.contains("comment “# mine”") && kept.errors.contains("[entry-twice]"), "\(kept)")
    #expect(try scratch.text(of: "good.chatflow.yaml").contains("# mine"))
  }

  /// A comment keeps back the one fix that it would go with, and no other.
  @Test func aCommentKeepsBackOneFixAndNoOther() throws {
    let scratch = try scratch()
    let text =
      Self.good.replacing(
        "name: Bot\n", with: "name: Bot # ours\ntags: # by whom\n  - New\n  - Old\n  - new # mine\n  - old\n"
      )
      .replacing(
        "    next: pass\n",
        with: "    # whom to ask\n    replies:\n      - Me # first\n      - You\n      - Me\n    next: pass\n")
    try scratch.write(text, to: "good.chatflow.yaml")
    let fixed = try check(scratch, "good", "--fix")
    let mended = text.replacing("  - old\n", with: "").replacing("      - Me\n", with: "")
    #expect(try scratch.text(of: "good.chatflow.yaml") == mended, "\(fixed)")
    #expect(fixed.output.split(separator: "\n").count { $0.contains(": fixed") } == 2)
    #expect(fixed.errors.split(separator: "\n").count == 2 && fixed.errors.contains("“# mine”"), "\(fixed.errors)")
    #expect(fixed.errors.hasSuffix("fixed: 2; for 1 more the builder has a fix and asks first (! lists them)\n"))
    #expect(fixed.output.contains("[entry-twice]\nfiles: 1, errors: 0, warnings: 1\n"), "\(fixed.output)")
    // So it is in a workspace.
    let shared =
      "workspace: 1\noffice-hours:\n  time-zone: Europe/Stockholm\n  exceptions:\n    - date: 2030-12-24 # eve\n"
      + "      hours: closed\n    - date: 2030-12-24\n      hours: closed\n    - date: 2030-12-31\n      hours: closed\n"
      + "    # the last day\n    - date: 2030-12-31\n      hours: 9-12\n"
    try scratch.write(shared, to: "workspace.yaml")
    let days = try check(scratch, "workspace.yaml", "--fix")
    #expect(days.errors.contains("“# eve”") && !days.errors.contains("“# the last day”"), "\(days)")
    #expect(
      try scratch.text(of: "workspace.yaml")
        == shared.replacing("    - date: 2030-12-31\n      hours: closed\n", with: ""))
  }

  // MARK: - Several files

  @Test func formatAndShowTakeSeveral() throws {
    let scratch = try scratch()
    let spaced = Self.good.replacing("name: Bot", with: "name:   Bot")
    try scratch.write(spaced, to: "good.chatflow.yaml")
    try scratch.write(spaced, to: "other.chatflow.yaml")
    try scratch.write("nothing", to: "none.chatflow.yaml")
    let looked = try scratch.run(Repository.program, "format", "good", "other", "--check")
    #expect(looked.status == .exited(1) && looked.errors.split(separator: "\n").count == 2)
    let whole = try scratch.run(Repository.program, "format", ".")
    // What cannot be read keeps no other from being written.
    #expect(whole.status == .exited(3), "\(whole)")
    for file in ["good", "other"] {
      #expect(try scratch.text(of: "\(file).chatflow.yaml").hasPrefix("chatflow: 1\nname: Bot\n"))
      #expect(try scratch.run(Repository.program, "format", file, "--check").status == .exited(0))
    }

    let one = try scratch.run(Repository.program, "show", "good", "--json")
    let shown = try scratch.run(Repository.program, "show", "good", "bad", "--json")
    #expect(shown.status == .exited(0))
    let list = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [[String: Any]]
    #expect(list?.map { $0["file"] as? String } == ["good.chatflow.yaml", "bad.chatflow.yaml"])
    let single = try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any]
    #expect((list?.first?["chatflow"] as? [String: Any])?["name"] as? String == single?["name"] as? String)
    #expect(try scratch.run(Repository.program, "show", "--json").status == .exited(2))
  }

  /// What somebody else wrote is replaced neither by a report nor by a baseline, unless that is asked for; what the program
  /// wrote is, in whichever form and language.
  @Test func whatTheProgramDidNotWriteIsNotReplaced() throws {
    let scratch = try scratch()
    let notes = "# Notes\n\n- call Anna\n"
    for (option, others) in [
      (
        "--output",
        [
          notes, "{\"name\": \"package\"}\n", "<?xml version=\"1.0\"?>\n<project/>\n",
          "TAP version 13\n1..1\nok 1 - a\n",
        ]
      ),
      ("--write-baseline", [notes, "{\"version\": 1}\n"]),
    ] {
      for other in others {
        try scratch.write(other, to: "mine")
        let refused = try check(scratch, "bad", option, "mine")
        #expect(refused.status == .exited(2) && refused.errors.contains("--force"), "\(option) \(other): \(refused)")
        #expect(try scratch.text(of: "mine") == other)
      }
      #expect(try check(scratch, "bad", option, "mine", "--force").status != .exited(2))
      #expect(try scratch.text(of: "mine") != others.last)
    }
    #expect(try check(scratch, "bad", "--force").status == .exited(2))
    // A baseline is no report, and a report no baseline.
    #expect(try check(scratch, "bad", "--output", "mine").status == .exited(2))
    try scratch.write("", to: "report")
    for language in ["en_US.UTF-8", "sv_SE.UTF-8"] {
      for form in ["plain", "json", "sarif", "github", "junit"] {
        let environment = ["LC_MESSAGES": language]
        let told = try check(scratch, "--format", form, "--output", "report", environment: environment)
        #expect(told.status == .exited(1), "\(form): \(told)")
      }
    }
    #expect(try check(scratch, "bad", "--write-baseline", "report").status == .exited(2))
    #expect(try check(scratch, "--write-baseline", "mine").status == .exited(0))
    #expect(try check(scratch, "--baseline", "mine", "--output", "report").status == .exited(0))
    #expect(try check(scratch, "bad", "--output", "report").status == .exited(1))
  }

  /// A report is never written onto a chatflow.
  @Test func aReportReplacesNoChatflow() throws {
    let scratch = try scratch()
    #expect(try check(scratch, "bad", "--output", "good.chatflow.yaml").status == .exited(2))
    #expect(try scratch.text(of: "good.chatflow.yaml") == Self.good)
  }
}
