import ChatflowModel
import OrderedCollections
import Words

extension FileProblem {
  /// What is wrong, as a sentence, with the nearest valid word if there is one; without its place.
  public func sentence(_ words: Words) -> String {
    let facts = [
      "found": found.map { words.cut($0) } ?? "",
      "expected": expected.map { words.optional($0) ?? words.signs($0) } ?? "",
    ]
    let what = words(reason, facts)
    guard let suggestion else { return what }
    return words("problem.suggestion", ["what": what, "word": suggestion])
  }

  /// The line that editors and other tools read: `FILE:LINE:COLUMN: error: …`.
  public func line(in file: String, _ words: Words) -> String { line(in: file, words, what: sentence(words)) }

  /// The same of something whose sentence needs other facts than a problem has.
  public func line(in file: String, _ words: Words, saying facts: [String: String]) -> String {
    line(in: file, words, what: words(reason, facts))
  }

  private func line(in file: String, _ words: Words, what: String) -> String {
    let severity = words[severity == .error ? "problem.severity.error" : "problem.severity.warning"]
    return words(
      "problem.line",
      [
        "file": file, "line": "\(line)", "column": "\(column)", "severity": severity, "what": what,
      ])
  }
}

extension Source.EncodingProblem {
  /// What cannot be written, what is safe, and what to do next.
  public func sentence(_ words: Words, in flow: Chatflow) -> String {
    switch self {
    case .notWritable: return words["save.cannot-encode.file"]
    case .settings(nil): return words["save.cannot-encode.settings"]
    case .settings(let problem?): return words("save.cannot-encode.unreadable", ["what": problem.sentence(words)])
    case .unread(let problem):
      return words("save.cannot-encode.unread", ["line": "\(problem.line)", "problem": problem.sentence(words)])
    case .workspace: return words["save.cannot-encode.workspace"]
    case .action(let id, let problem):
      let name = flow.name(of: id)
      guard let problem else { return words("save.cannot-encode.action", ["name": name]) }
      return words("save.cannot-encode.action.place", ["name": name, "what": problem.sentence(words)])
    }
  }

  /// The same behind the file's name where a command ends with it, and nobody has changes that could be saved again.
  public func ending(_ words: Words) -> String {
    let problem: FileProblem? =
      switch self {
      case .action(_, let problem), .settings(let problem): problem
      case .unread(let problem): problem
      case .workspace, .notWritable: nil
      }
    guard let problem else { return words["save.ended.cannot-encode"] }
    return words("save.ended.cannot-encode.place", ["what": problem.sentence(words)])
  }
}

extension Words {
  /// What was found, which the program has cut off where it is long.
  fileprivate func cut(_ found: String) -> String { found.last == "…" ? found.dropLast() + signs("…") : found }
}
