import Yams

/// The door to the YAML parser: text in, nodes or a problem with its place out.
enum Composer {
  /// The node that some lines hold, or nil if they hold none. Its lines are counted from the first of them.
  static func compose(_ text: SourceText, _ lines: Range<Int>) -> Result<Node?, FileProblem> {
    do {
      // The basic resolver guesses no types, and the fixed encoding saves a look at the environment.
      let parser = try Parser(yaml: text.string(ofLines: lines), resolver: .basic, encoding: .utf8)
      return .success(try parser.singleRoot())
    } catch let error as YamlError {
      return .failure(problem(error, text, lines))
    } catch {
      return .failure(syntax("\(error)", 1, 1, lines))
    }
  }

  private static func problem(_ error: YamlError, _ text: SourceText, _ lines: Range<Int>) -> FileProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if problem.contains("undefined alias") {
        return FileProblem(line: mark.line + lines.lowerBound - 1, column: mark.column, reason: "problem.alias")
      }
      return syntax(problem, mark.line, mark.column, lines)
    case .duplicatedKeysInMapping(let keys, let context):
      let first = context.mark.line + lines.lowerBound - 1
      let second = text.nextLine(with: keys.first ?? "", like: first, column: context.mark.column, in: lines)
      return FileProblem(
        line: second ?? first, column: context.mark.column, reason: "problem.key-twice", found: keys.first)
    case .reader(let problem, _, _, _): return syntax(problem, 1, 1, lines)
    default: return syntax("", 1, 1, lines)
    }
  }

  private static func syntax(_ problem: String, _ line: Int, _ column: Int, _ lines: Range<Int>) -> FileProblem {
    FileProblem(
      line: line + lines.lowerBound - 1, column: column, reason: "problem.not-yaml",
      found: problem.isEmpty ? nil : problem)
  }
}

extension FileProblem: Error {}

extension SourceText {
  /// The next line behind a line on which the same key stands in the same column.
  fileprivate func nextLine(with key: String, like first: Int, column: Int, in lines: Range<Int>) -> Int? {
    (first + 1..<max(first + 1, lines.upperBound)).first { line in
      let begin = offset(line: line, column: column)
      let rest = string(begin..<end(ofLine: line))
      return rest.hasPrefix("\(key):") || rest.hasPrefix("\"\(key)\":") || rest.hasPrefix("'\(key)':")
    }
  }
}
