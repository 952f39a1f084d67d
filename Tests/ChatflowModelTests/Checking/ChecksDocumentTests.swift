import ChatflowFiles
import Foundation
import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

/// `docs/checks.md` says of every rule what it finds, why that matters, how it is mended, and shows it; each example is run.
@Suite struct ChecksDocumentTests {
  @Test func everyRuleHasItsExamples() {
    #expect(Set(CheckExample.all.keys) == Set(Checks.rules))
    for (rule, example) in CheckExample.all {
      let broken = example.found(example.breaks).map(\.short)
      #expect(
        broken.contains { $0.dropFirst(2).prefix { $0 != " " } == rule.text },
        "\(rule) is not broken: \(broken)")
      let sound = example.found(example.isSound)
      #expect(!sound.contains { $0.rule == rule }, "\(rule) is broken: \(sound.map(\.short))")
      #expect(!sound.contains { $0.severity == .error }, "\(rule): \(sound.map(\.short))")
    }
  }

  @Test func theDocumentIsWrittenFromTheRules() throws {
    let file = ExamplesTests.folder.deletingLastPathComponent().appending(path: "docs/checks.md")
    let text = Self.document
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text, "RECORD_GOLDENS=1 writes it anew")
  }

  /// The program shows the same.
  @Test func theProgramCarriesTheExamples() throws {
    let file = ExamplesTests.folder.deletingLastPathComponent()
      .appending(path: "Sources/ChatflowFiles/Checking/rules.examples")
    let text = RuleExample.text(
      Self.order.compactMap { rule in
        CheckExample.all[rule].map {
          (rule: rule, example: RuleExample(breaks: Self.shown($0.breaks), isSound: Self.shown($0.isSound)))
        }
      })
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "RECORD_GOLDENS=1 writes it anew")
    for (rule, example) in CheckExample.all {
      #expect(RuleExample(of: rule)?.breaks == Self.shown(example.breaks), "\(rule)")
      #expect(RuleExample(of: rule)?.isSound == Self.shown(example.isSound), "\(rule)")
    }
  }

  private static let document: String = {
    var text = """
      # Checks

      What is found in chatflows and workspaces, rule by rule: in the builder, by `chatflow check`, and in editors. Written from
      the rules and their words by our tests (`RECORD_GOLDENS=1`), which run every example.

      A finding is an error if the chatflow cannot work as it stands, else a warning. A fix is made without asking
      (`chatflow check --fix`) only if visitors notice nothing of it; others are proposed. What is meant as it is can be ignored,
      with the reason, on an action or for the whole chatflow:

      ```yaml
      ignore:
        token-without-fallback: All our visitors are known
      ```

      What could not be read in a file outside of actions, or has no meaning there, is told as `file-problem`, which is no rule: an
      error or a warning, with what was expected. Neither it nor `broken-action` nor what is told about ignoring can be ignored.

      An example is the actions of a chatflow, the first of which runs first; above `---` stand its settings, and what begins
      with `workspace:` is a workspace. `⟨101⟩` stands for that many letters. Where days matter, today is 2026-06-01, and where other
      chatflows of the folder do, one called Support is live on all pages and has priority.


      """
    text += "| Rule | Severity |\n| --- | --- |\n"
    for rule in order { text += "| [`\(rule)`](#\(rule)) | \(severity(rule)) |\n" }
    for rule in order { text += section(rule) }
    return text
  }()

  private static let order = Checks.rules.sorted { $0.text < $1.text }

  private static func severity(_ rule: RuleID) -> String {
    Checks.severity(of: rule) == .error ? "error" : "warning"
  }

  private static func section(_ rule: RuleID) -> String {
    guard let example = CheckExample.all[rule] else { return "" }
    let sentence = example.found(example.breaks).first { $0.rule == rule }?.sentence(.english) ?? ""
    return """

      ## \(rule)

      \(severity(rule).prefix(1).uppercased() + severity(rule).dropFirst()). \(sentence)\(sentence.hasSuffix("?") ? "" : ".")

      Why it matters: \(rule.why(.english))

      How to mend it: \(rule.mending(.english))

      Breaks it:

      ```yaml
      \(shown(example.breaks).joined(separator: "\n"))
      ```

      Does not:

      ```yaml
      \(shown(example.isSound).joined(separator: "\n"))
      ```

      """
  }

  /// As it is shown: of hundreds of actions the first and the last.
  private static func shown(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").map(String.init)
    return lines.count > 20 ? [lines[0], "# …", lines[lines.count - 1]] : lines
  }
}
