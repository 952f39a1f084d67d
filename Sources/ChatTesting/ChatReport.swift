import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// What came of the tests of some files, to be told to people or to other programs.
public struct ChatReport: Sendable {
  /// What came of a file.
  public struct Suite: Sendable {
    /// The file, as it was named.
    public let file: String
    /// The chatflow that it is about.
    public let flow: Chatflow
    /// What could not be read in it: each is a test that fails.
    public let unread: [ChatFile.Unread]
    /// What came of its tests, in order.
    public let outcomes: [ChatRun.Outcome]

    /// What came of a file.
    public init(_ file: String, of flow: Chatflow, unread: [ChatFile.Unread], outcomes: [ChatRun.Outcome]) {
      (self.file, self.flow, self.unread, self.outcomes) = (file, flow, unread, outcomes)
    }

    /// How many of its tests failed, with what could not be read.
    public var failed: Int { outcomes.count { $0.failure != nil } + unread.count }
  }

  /// The files, in order.
  public let suites: [Suite]

  /// What came of some files.
  public init(_ suites: [Suite]) { self.suites = suites }

  /// How many tests passed.
  public var passed: Int { suites.reduce(0) { $0 + $1.outcomes.count { $0.failure == nil } } }
  /// How many failed, with what could not be read.
  public var failed: Int { suites.reduce(0) { $0 + $1.failed } }

  /// Whether one of the tests says something else than what came, so that this can be written into it.
  public var canBeUpdated: Bool { suites.contains { $0.outcomes.contains { $0.failure?.reason.canBeWritten == true } } }

  /// The forms in which it can be told.
  public enum Form: String, CaseIterable, Sendable {
    case plain, tap, junit
  }

  /// All of it in a form.
  public func text(_ form: Form, _ words: Words) -> String {
    switch form {
    case .plain: plain(words).map { $0 + "\n" }.joined()
    case .tap: tap(words)
    case .junit: junit(words)
    }
  }

  // MARK: - For people

  private func plain(_ words: Words) -> [String] {
    var lines: [String] = []
    for suite in suites {
      for problem in suite.unread.flatMap(\.problems) {
        lines.append(suite.line(problem, words))
      }
      for outcome in suite.outcomes {
        guard let failure = outcome.failure else { continue }
        if !lines.isEmpty { lines.append("") }
        lines.append(words("chat.failed", ["file": suite.shown, "line": "\(failure.line)", "test": outcome.test.name]))
        lines += outcome.excerpt(around: failure, words).map { $0.isEmpty ? "" : "    \($0)" }
        lines += failure.told(words, of: suite.flow).map { "  \($0)" }
      }
    }
    if failed > 0 { lines.append("") }
    lines.append(words("chat.summary", ["passed": "\(passed)", "failed": "\(failed)"]))
    return lines
  }

  // MARK: - Test Anything Protocol

  private func tap(_ words: Words) -> String {
    let cases = self.cases(words)
    var lines = ["TAP version 13", "1..\(cases.count)"]
    for (index, test) in cases.enumerated() {
      let name = Self.tapName("\(Printable.line(test.file)): \(test.name)")
      lines.append("\(test.failure == nil ? "ok" : "not ok") \(index + 1) - \(name)")
      if let failure = test.failure {
        lines += [
          "  ---", "  message: \(JSON.text(failure.sentence).line)",
          "  at: \(JSON.text("\(test.file):\(failure.line)").line)",
        ]
        lines += ["  data: |"] + failure.lines.map { "    \($0)" } + ["  ..."]
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A name in which nothing is a comment or a directive.
  private static func tapName(_ name: String) -> String {
    name.map { $0 == "#" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }

  // MARK: - JUnit

  private func junit(_ words: Words) -> String {
    let all = cases(words)
    let suites = suites.map { suite in
      JUnit.Suite(
        suite.file,
        all.filter { $0.file == suite.file }.map { test in
          let failure = test.failure.map { JUnit.Failure($0.sentence, text: $0.lines.joined(separator: "\n")) }
          return JUnit.Case(test.name, line: test.line, failure: failure)
        })
    }
    return JUnit(suites).text
  }

  /// A test as other programs are told of it.
  private struct Case {
    var file: String
    var name: String
    var line: Int
    var failure: (sentence: String, line: Int, lines: [String])?
  }

  private func cases(_ words: Words) -> [Case] {
    suites.flatMap { suite in
      suite.unread.map { test in
        let sentences = test.problems.map { $0.sentence(words) }
        let line = test.problems.first?.line ?? test.line
        return Case(
          file: suite.file, name: test.name ?? words("chat.unreadable", ["line": "\(line)"]), line: test.line,
          failure: (sentences.joined(separator: " "), line, test.problems.map { suite.line($0, words) }))
      }
        + suite.outcomes.map { outcome in
          Case(
            file: suite.file, name: outcome.test.name, line: outcome.test.line,
            failure: outcome.failure.map { failure in
              (
                failure.sentence(words, of: suite.flow), failure.line,
                outcome.transcript + failure.told(words, of: suite.flow)
              )
            })
        }
    }
  }
}

extension ChatReport.Suite {
  /// The file's name on one line, whatever it is.
  fileprivate var shown: String { Printable.line(file) }

  fileprivate func line(_ problem: FileProblem, _ words: Words) -> String { problem.line(in: shown, words) }
}
