import ChatflowModel

extension SourceText {
  /// The control characters, which no file may hold.
  var controlCharacterProblems: [FileProblem] {
    unreadable.map { FileProblem(line: $0.line, column: $0.column, reason: "problem.control-character") }
  }

  /// That git left both sides of a conflict in the text, if it did.
  var conflictProblem: FileProblem? {
    conflict.map { FileProblem(line: $0, column: 1, reason: "problem.conflict", found: string(ofLine: $0)) }
  }
}
