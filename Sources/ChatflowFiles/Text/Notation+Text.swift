import ChatflowModel
import Yaml

/// How texts of a notation are said in the schema, and read.
extension Notation {
  /// What the schema says of such a text: no more than the reader refuses.
  var schema: [(key: String, value: JSON)] {
    switch self {
    case .free, .property, .language, .id, .timeZone, .rule: [("type", .scalarTypes)]
    case .word(let words): [("enum", .list(words.map(JSON.text)))]
    case .route(let words, let kinds):
      Self.schema("^(\(words.joined(separator: "|"))|(\(kinds.compactMap(\.prefix).joined(separator: "|"))).+)$")
    case .recipient: Self.schema("^(team|user):.")
    case .hours: [("type", .list([.text("string"), .text("array"), .text("null")]))]
    // An entry to which nobody gave its day yet is there all the same.
    case .date: Self.schema("^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")
    }
  }

  private static func schema(_ pattern: String) -> [(key: String, value: JSON)] {
    [("type", .text("string")), ("pattern", .text(pattern))]
  }
}

extension JSON {
  /// A single value: YAML types are not the format's, `name: 7` is the text "7".
  static var scalarTypes: JSON { .list(["string", "number", "boolean", "null"].map(JSON.text)) }
}

extension NodeReader {
  /// A text in a notation; nil if it is refused.
  mutating func text(_ node: Node, in notation: Notation) -> String? {
    switch notation {
    case .free, .property, .language, .id, .rule: text(node)
    case .word(let words): word(node, among: words)
    case .route(let words, let kinds): route(node, words, kinds.compactMap(\.prefix))
    case .recipient: recipient(node)
    case .hours: hours(node)
    case .date: checked(node, "date", "date-unreadable", expected: "2026-12-24") { CalendarDay(text: $0) != nil }
    case .timeZone: checked(node, "time-zone", "time-zone-missing", expected: "Europe/Stockholm", TimeZoneName.isOne)
    }
  }

  private mutating func route(_ node: Node, _ words: [String], _ prefixes: [String]) -> String? {
    guard let text = text(node, expected: "problem.expected.route") else { return nil }
    if words.contains(text) || Self.isReference(text, prefixes) { return text }
    report(at: node, "route", found: text, among: words + prefixes)
    problems[problems.count - 1].expected = (words + prefixes.map { "\($0)…" }).joined(separator: ", ")
    return nil
  }

  private mutating func recipient(_ node: Node) -> String? {
    guard let text = text(node, expected: "problem.expected.assignees") else { return nil }
    if Self.isReference(text, ReferenceKind.recipients.compactMap(\.prefix)) { return text }
    report(at: node, "assignee", found: text, expected: "problem.expected.assignees")
    return nil
  }

  private static func isReference(_ text: String, _ prefixes: [String]) -> Bool {
    prefixes.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
  }

  /// A text that has to be of some form. It is kept whatever it is: a rule of the checks tells what is wrong with it, too.
  private mutating func checked(
    _ node: Node, _ reason: String, _ rule: RuleID, expected: String, _ isRight: (String) -> Bool
  ) -> String? {
    guard let text = text(node) else { return nil }
    if !text.isEmpty, !isRight(text) {
      report(.warning, at: node, reason, found: text, expected: expected)
      problems[problems.count - 1].rule = rule
    }
    return text
  }

  /// The hours of a day; a YAML list of intervals is fine, too.
  private mutating func hours(_ node: Node) -> String? {
    if case .sequence(let sequence) = node {
      return sequence.compactMap { hours($0) }.joined(separator: ", ")
    }
    guard let text = text(node) else { return nil }
    // Inside quotes the text begins one column later.
    let offset = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style) ? 1 : 0
    for problem in HoursText(text).problems {
      report(.warning, at: node, "hours", found: problem.text, expected: "09:00-17:00", among: ["closed"])
      problems[problems.count - 1].column += offset + problem.offset
      problems[problems.count - 1].rule = "hours-unreadable"
    }
    return text
  }
}
