import ChatflowModel
import Words

/// Something that was found in a file, by a check or by reading it, with its place in the text.
public struct FileFinding: Hashable, Sendable {
  /// The rule that was broken.
  public let rule: RuleID
  /// How bad it is.
  public let severity: Finding.Severity
  /// Where it stands in the file.
  public let place: TextSpan
  /// What is wrong and what to do.
  public let sentence: String
  /// Where that is in words, as forms show it; nil where the file could not be read as it stands.
  public let placeInWords: String?
  /// The action that it is about; nil for settings.
  public let action: ActionID?
  /// The keys that lead to it in the form, without the numbers of entries.
  public let keys: [String]
  /// What the check found; nil where the file could not be read as it stands.
  public let finding: Finding?
  /// The word that was probably meant where it stands, of what the reader did not understand.
  public let suggestion: String?
  /// What it counts for.
  public var standing = Standing.open

  /// What a finding counts for.
  public enum Standing: Hashable, Sendable {
    /// Somebody has to look at it.
    case open
    /// The baseline knows it.
    case known
    /// The file says why it is as it is.
    case ignored(String)
  }

  /// Why it is ignored; nil if it is not.
  public var reason: String? { if case .ignored(let reason) = standing { reason } else { nil } }

  /// The rule of what could not be read in a file as it stands, or has no meaning there; but for actions that could not.
  public static let unreadable = RuleID.fileProblem

  /// All rules that something in a file can break.
  public static var rules: [RuleID] { [unreadable] + Checks.rules }

  init(
    _ finding: Finding, at place: TextSpan, in flow: Chatflow?, suggestion: String? = nil, _ words: Words,
    _ standing: Standing = .open
  ) {
    rule = finding.rule
    severity = finding.severity
    self.place = place
    sentence = Self.line(finding.sentence(words, in: flow))
    placeInWords = Self.line(finding.place.told(words, in: flow))
    action = finding.place.action
    keys = finding.place.keys
    self.finding = finding
    self.suggestion = suggestion
    self.standing = standing
  }

  package init(
    _ problem: FileProblem, in text: SourceText?, of action: ActionID?, rule: RuleID = FileFinding.unreadable,
    _ words: Words
  ) {
    self.rule = rule
    severity = problem.severity == .error ? .error : .warning
    place = text?.span(at: SourceText.Place(line: problem.line, column: problem.column)) ?? TextSpan(problem)
    sentence = Self.line(problem.sentence(words))
    placeInWords = nil
    self.action = action
    keys = []
    finding = nil
    suggestion = problem.suggestion
  }

  /// What is wrong, with its place: in words, or by the line of a file that could not be read as it stands.
  public func told(_ words: Words) -> String {
    guard let placeInWords else {
      return words("problem.at-line", ["line": "\(place.line)", "problem": sentence])
    }
    return words("problem.at-place", ["place": placeInWords, "problem": sentence])
  }

  /// A sentence on one line, whatever it tells of texts.
  private static func line(_ sentence: String) -> String {
    sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension Finding.Place {
  /// The keys that lead there, without the numbers of entries.
  fileprivate var keys: [String] {
    var keys = path.steps.map(\.field.text)
    if let field { keys.append(field.text) }
    switch port {
    case nil: break
    case .next?: keys.append("next")
    case .edge(let edge)?: keys.append(edge.text)
    case .reply?: if field == nil { keys.append("replies") }
    case .branch?: if field == nil { keys.append("branches") }
    }
    return keys
  }
}

extension TextSpan {
  /// The place of something of which no more is known than where it begins.
  fileprivate init(_ problem: FileProblem) {
    self.init(
      bytes: 0..<0, line: problem.line, column: problem.column, endLine: problem.line, endColumn: problem.column)
  }
}
