import ChatflowModel
import Words

/// What there is to say of rules, for other programs.
public enum RuleReport {
  /// Some rules as JSON text.
  public static func text(of rules: [RuleID], _ words: Words) -> String {
    JSON.object([("version", .integer(1)), ("rules", .list(rules.map { json($0, words) }))]).written + "\n"
  }

  private static func json(_ rule: RuleID, _ words: Words) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("rule", .text(rule.text)), ("severity", .text(Checks.severity(of: rule)?.word ?? "either")),
      ("why", .text(rule.why(words))), ("mend", .text(rule.mending(words))),
      ("fixable", .flag(Checks.canMend(rule))), ("ignorable", .flag(Checks.canBeIgnored(rule))),
    ]
    if let example = RuleExample(of: rule) {
      let texts = [("breaks", example.breaks), ("sound", example.isSound)]
      members.append(("example", .object(texts.map { ($0, .text($1.joined(separator: "\n"))) })))
    }
    return .object(members)
  }
}
