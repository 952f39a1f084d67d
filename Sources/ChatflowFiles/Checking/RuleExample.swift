import ChatflowModel

/// For a rule a chatflow that breaks it, and one that does not, as docs/checks.md shows them and our tests run them.
///
/// An example is the actions of a chatflow, the first of which runs first; above a line `---` may stand its settings, and
/// what begins with `workspace:` is what the chatflows of its folder share. `⟨101⟩` stands for that many letters.
public struct RuleExample: Hashable, Sendable {
  /// The lines of the one that breaks the rule.
  public let breaks: [String]
  /// The lines of the one that does not.
  public let isSound: [String]

  /// An example by its lines.
  public init(breaks: [String], isSound: [String]) { (self.breaks, self.isSound) = (breaks, isSound) }

  /// The example of a rule that comes with the program; nil where there is none.
  public init?(of rule: RuleID) {
    let text = String(decoding: PackageResources.rules_examples, as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(of: Self.heading(rule)) else { return nil }
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { $0.hasPrefix(Self.mark + " ") } ?? rest.endIndex
    guard let middle = rest[..<end].firstIndex(of: Self.mark) else { return nil }
    self.init(breaks: Array(rest[..<middle]), isSound: Array(rest[(middle + 1)..<end]))
  }

  /// The text of the file that comes with the program, of the examples of some rules.
  public static func text(_ examples: [(rule: RuleID, example: RuleExample)]) -> String {
    let lines = examples.flatMap { rule, example in
      [heading(rule)] + example.breaks + [mark] + example.isSound
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What stands between the two, and before the name of a rule.
  private static let mark = "==="

  private static func heading(_ rule: RuleID) -> String { "\(mark) \(rule)" }
}
