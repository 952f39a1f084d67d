import ChatflowModel
import Words
import Yaml

/// Reads the simple things from nodes, and collects what could not be read.
///
/// Nothing here throws: a problem is noted with its place, and the reader goes on, so that one mistake hides nothing
/// else.
struct NodeReader {
  /// What was found wrong so far.
  var problems: [FileProblem] = []
  /// By what the text is known that is read.
  private let reading: Int

  init(_ text: SourceText? = nil) {
    var hasher = Hasher()
    // All bytes together: a hash that takes them one by one is as dear as the parser.
    text?.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    reading = hasher.finalize()
  }

  /// By what the entry of a list is known that stands at a node: of this text and no other, since entries can be copied.
  func mark(_ node: Node) -> Int {
    var hasher = Hasher()
    hasher.combine(reading)
    hasher.combine(node.place.start)
    return hasher.finalize()
  }

  /// For how many problems the word is looked for that was meant: a file with more is no chatflow with misspellings.
  private static let mostSuggestions = 200

  /// How deep lists and keys may be nested; a chatflow needs eight.
  static let maximumDepth = 64

  /// A key with its value, and the node of the key for its place.
  struct Entry {
    let key: String
    let keyNode: Node
    let value: Node
  }

  mutating func report(
    _ severity: FileProblem.Severity = .error, at node: Node, _ reason: String, found: String? = nil,
    expected: String? = nil, among words: [String] = []
  ) {
    let isOneOfFew = problems.count < Self.mostSuggestions
    let isListed = !words.isEmpty && (isOneOfFew || severity == .error)
    problems.append(
      FileProblem(
        severity, line: node.place.line, column: node.place.column,
        reason: "problem.\(reason)", found: found.map(FileProblem.clipped),
        expected: expected ?? (isListed ? words.joined(separator: ", ") : nil),
        suggestion: isOneOfFew ? found.flatMap { NearestWord.to($0, among: words) } : nil))
  }

  /// Whether nothing stands there, or the word for nothing.
  static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
    switch scalar.string {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// A single value as text.
  mutating func text(_ node: Node, expected: String = "problem.expected.text") -> String? {
    guard case .scalar(let scalar) = node else {
      reportType(node, expected)
      return nil
    }
    // The parser lets control characters in by escapes only, and those need double quotes.
    if scalar.style == .doubleQuoted, let control = Self.firstControl(in: scalar.string) {
      report(at: node, "control-character", found: control)
      return nil
    }
    return scalar.string
  }

  /// One of some words.
  mutating func word(_ node: Node, among words: [String]) -> String? {
    guard let text = text(node, expected: words.joined(separator: ", ")) else { return nil }
    if words.contains(text) { return text }
    report(at: node, "word", found: text, among: words)
    return nil
  }

  /// True or false.
  mutating func flag(_ node: Node) -> Bool? {
    guard let text = text(node, expected: "problem.expected.flag") else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      report(at: node, "flag", found: text, expected: "problem.expected.flag")
      problems[problems.count - 1].suggestion = Self.meantFlag(text)
      return nil
    }
  }

  private static func meantFlag(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "y", "on", "1": "true"
    case "no", "n", "off", "0": "false"
    default: NearestWord.to(text, among: ["true", "false"])
    }
  }

  /// Keys with values. A key that stands there already is a mistake, and not among them unless it may be repeated.
  mutating func entries(
    _ node: Node, expected: String = "problem.expected.mapping", mayRepeat: Bool = false
  ) -> [Entry]? {
    guard case .mapping(let mapping) = node else {
      reportType(node, expected)
      return nil
    }
    var entries: [Entry] = []
    entries.reserveCapacity(mapping.count)
    var seen: Set<String>?
    for index in mapping.indices {
      let (key, value) = mapping[index]
      guard let text = text(key, expected: "problem.expected.key") else { continue }
      if !mayRepeat, Self.isKnown(text, among: entries, &seen) {
        report(at: key, "key-twice", found: text)
      } else {
        entries.append(Entry(key: text, keyNode: key, value: value))
      }
    }
    return entries
  }

  /// Whether one of some entries has a key. Comparing a few takes less than hashing them.
  private static func isKnown(_ key: String, among entries: [Entry], _ seen: inout Set<String>?) -> Bool {
    guard entries.count > 16 else { return entries.contains { $0.key == key } }
    var keys = seen ?? Set(entries.map(\.key))
    seen = nil
    let isKnown = !keys.insert(key).inserted
    seen = keys
    return isKnown
  }

  /// The entries of a list; a single value counts as a list of one where that is allowed.
  mutating func list(_ node: Node, expected: String, orSingle: Bool = false) -> [Node]? {
    switch node {
    case .sequence(let sequence): return sequence.nodes
    case .scalar where orSingle: return [node]
    default:
      reportType(node, expected)
      return nil
    }
  }

  /// A value without any meaning, as it was read.
  mutating func tree(_ node: Node, depth: Int = 0) -> Tree {
    guard depth < Self.maximumDepth else {
      report(at: node, "too-deep", expected: "\(Self.maximumDepth)")
      return .scalar("")
    }
    switch node {
    case .scalar: return .scalar(text(node) ?? "")
    case .sequence(let sequence): return .sequence(sequence.map { tree($0, depth: depth + 1) })
    case .mapping:
      return .mapping((entries(node) ?? []).map { Tree.Entry($0.key, tree($0.value, depth: depth + 1)) })
    }
  }

  /// The first control character other than line break and tab, as it is called in Unicode.
  static func firstControl(in text: String) -> String? {
    for scalar in text.unicodeScalars where scalar.isForbiddenControl {
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
    return nil
  }

  /// Says that something of another shape stands there than expected.
  mutating func reportType(_ node: Node, _ expected: String) {
    switch node {
    case .scalar(let scalar):
      let isNothing = Self.isNothing(node)
      report(at: node, isNothing ? "nothing" : "not-this", found: isNothing ? nil : scalar.string, expected: expected)
    case .sequence: report(at: node, "not-a-list-here", expected: expected)
    case .mapping: report(at: node, "not-keys-here", expected: expected)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character that no text may hold: all but line break and tab.
  var isForbiddenControl: Bool {
    value < 0x20 ? value != 0x0A && value != 0x09 : value >= 0x7F && value < 0xA0
  }
}
