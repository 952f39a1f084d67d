import ChatflowModel
import Yaml

/// The door to the YAML parser: text in, nodes or a problem with its place out.
enum Composer {
  /// The node that some lines hold, or nil if they hold none. Its places are those of the whole text.
  static func compose(_ text: SourceText, _ lines: Range<Int>) -> Result<Node?, FileProblem> {
    let range = text.range(ofLines: lines)
    do throws(YamlError) {
      return .success(try Node.compose(text.bytes[range], behind: lines.lowerBound - 1, range.lowerBound))
    } catch {
      return .failure(FileProblem(error))
    }
  }

  /// The node that a whole text holds.
  static func compose(_ text: SourceText) -> Result<Node?, FileProblem> { compose(text, text.allLines) }
}

extension FileProblem: Error {}

extension FileProblem {
  /// What the parser found, by what mends it.
  init(_ error: YamlError) {
    let (reason, found): (String, String?) =
      switch error.mistake {
      case .openQuote: ("yaml.open-quote", nil)
      case .openBracket: ("yaml.open-bracket", nil)
      case .tab: ("yaml.tab", nil)
      case .indentation: ("yaml.indentation", nil)
      case .colonInText: ("yaml.colon", nil)
      case .sign(let sign): ("yaml.sign", sign)
      case .escape: ("yaml.escape", nil)
      case .noColon: ("yaml.no-colon", nil)
      case .strayDash: ("yaml.dash", nil)
      case .behindBlockSign: ("yaml.block", nil)
      case .secondDocument: ("yaml.document", nil)
      case .anchor(let word): ("anchor", word)
      case .alias(let word): ("alias", word)
      case .tag(let word): ("tag", word)
      case .tooDeep: ("too-deep", nil)
      case .tooMany: ("too-many-values", nil)
      case .other(let problem): ("not-yaml", problem)
      }
    self.init(line: error.line, column: error.column, reason: "problem.\(reason)", found: found)
    switch error.mistake {
    case .tooDeep: expected = "\(NodeReader.maximumDepth)"
    case .tooMany: expected = "\(Node.maximumCount)"
    default: break
    }
  }
}
