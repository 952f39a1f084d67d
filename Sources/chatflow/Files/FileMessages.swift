import ChatflowModel

/// The sentences about files, in the form that editors and other tools read: `FILE:LINE:COLUMN: error: …`.
enum FileMessages {
  /// What was wrong at a place of a file, as one line.
  static func line(_ problem: FileProblem, in file: String) -> String {
    let isError = problem.severity == .error
    return Words.ours(
      "cli.problem",
      [
        "file": file, "line": "\(problem.line)", "column": "\(problem.column)",
        "severity": Words.ours[isError ? "cli.problem.error" : "cli.problem.warning"], "what": sentence(problem),
      ])
  }

  /// What was wrong with a file as a whole.
  static func line(_ file: String, _ what: String) -> String {
    Words.ours("cli.file-error", ["file": file, "what": what])
  }

  /// What was wrong with a file that the system did not give.
  static func line(_ error: DiskError, in file: String) -> String {
    let key = error.step == .read || error.step == .list ? "cli.cannot-read" : "cli.cannot-write"
    return line(file, Words.ours(key, ["reason": error.reason]))
  }

  /// What was wrong, without its place.
  static func sentence(_ problem: FileProblem) -> String {
    let facts = ["found": problem.found ?? "", "expected": problem.expected.map { expected($0) } ?? ""]
    return suggesting(Words.ours(problem.reason, facts), problem.suggestion)
  }

  /// Some expectations are words of the table, others are what the file should hold.
  private static func expected(_ text: String) -> String { Words.ours.optional(text) ?? text }

  static func suggesting(_ what: String, _ word: String?) -> String {
    guard let word else { return what }
    return Words.ours("cli.problem.suggestion", ["what": what, "word": word])
  }

  /// Writes what a command is for; nobody taking it is a failure.
  static func output(_ text: String) throws(Failure) {
    do {
      try Streams.print(text)
    } catch {
      let what = Words.ours("cli.output-gone", ["reason": error.reason])
      throw Failure(.inputOrOutput, Words.ours("cli.failed", ["what": what]))
    }
  }
}
