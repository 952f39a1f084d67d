import ChatflowFiles
import ChatflowModel
import Words

/// The sentences about files, in the form that editors and other tools read: `FILE:LINE:COLUMN: error: …`.
package enum FileMessages {
  /// What was wrong with a file as a whole.
  package static func line(_ file: String, _ what: String) -> String {
    Words.ours("cli.file-error", ["file": file, "what": what])
  }

  /// What was wrong with a file that the system did not give.
  package static func line(_ error: FileError, in file: String) -> String {
    let isReading = [.resolve, .inspect, .read].contains(error.step)
    return line(file, Words.ours(isReading ? "cli.cannot-read" : "cli.cannot-write", ["reason": error.reason]))
  }

  /// How many problems of a file are told one by one: who has more mends the first ones and looks again.
  private static let mostProblems = 200

  /// What was wrong in a file, a line each; of very many the first, and how many more there are.
  package static func lines(_ problems: [FileProblem], in file: String) -> [String] {
    let lines = problems.prefix(mostProblems).map { $0.line(in: file, .ours) }
    let rest = problems.dropFirst(mostProblems)
    guard !rest.isEmpty else { return lines }
    let errors = rest.count { $0.severity == .error }
    let facts = ["file": file, "errors": "\(errors)", "warnings": "\(rest.count - errors)"]
    return lines + [Words.ours("cli.more-problems", facts)]
  }

  /// A sentence with the word that somebody probably meant.
  package static func suggesting(_ what: String, _ word: String?) -> String {
    guard let word else { return what }
    return Words.ours("problem.suggestion", ["what": what, "word": word])
  }
}
