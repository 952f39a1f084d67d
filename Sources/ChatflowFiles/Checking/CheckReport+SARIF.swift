import ChatflowModel
import Words

extension CheckReport {
  /// The report in the form of SARIF 2.1.0, with what GitHub takes of it: places by relative paths, rules with their help, and
  /// by what a finding is known again.
  func sarif(_ words: Words, version: String) -> JSON {
    let told = files.flatMap { file in
      zip(file.open, file.identities).map { (file: file.path, found: $0, identity: $1) }
    }
    let rules = FileFinding.rules.filter { rule in told.contains { $0.found.rule == rule } }
    let numbers = Dictionary(rules.enumerated().map { ($1, $0) }) { first, _ in first }
    let results = told.map { file, found, identity in
      Self.result(found, in: file, identity, rule: numbers[found.rule] ?? 0)
    }
    let driver = JSON.object([
      ("name", .text("chatflow")), ("semanticVersion", .text(version)),
      ("rules", .list(rules.map { Self.descriptor($0, words) })),
    ])
    let run = JSON.object([
      ("tool", .object([("driver", driver)])), ("language", .text(words.language)),
      // Columns are counted as the file's own messages count them.
      ("columnKind", .text("unicodeCodePoints")), ("results", .list(results)),
    ])
    return .object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
      ("runs", .list([run])),
    ])
  }

  private static func descriptor(_ rule: RuleID, _ words: Words) -> JSON {
    let (why, mending) = (rule.why(words), rule.mending(words))
    return .object([
      ("id", .text("\(rule)")), ("shortDescription", message(why)), ("fullDescription", message(why)),
      ("help", .object([("text", .text("\(why)\n\n\(mending)")), ("markdown", .text("\(why)\n\n\(mending)"))])),
    ])
  }

  private static func result(_ found: FileFinding, in file: String, _ identity: String, rule: Int) -> JSON {
    let span = found.place
    let region = JSON.object([
      ("startLine", .integer(span.line)), ("startColumn", .integer(span.column)),
      ("endLine", .integer(span.endLine)), ("endColumn", .integer(span.endColumn)),
    ])
    let place = JSON.object([
      ("artifactLocation", .object([("uri", .text(uri(of: file)))])), ("region", region),
    ])
    var location: [(key: String, value: JSON)] = [("physicalLocation", place)]
    if let action = found.action {
      let logical = JSON.object([("name", .text(action.text)), ("kind", .text("element"))])
      location.append(("logicalLocations", .list([logical])))
    }
    return .object([
      ("ruleId", .text("\(found.rule)")), ("ruleIndex", .integer(rule)), ("level", .text(found.severity.word)),
      ("message", message(found.sentence)), ("locations", .list([.object(location)])),
      ("partialFingerprints", .object([("primaryLocationLineHash", .text(identity))])),
    ])
  }

  private static func message(_ text: String) -> JSON { .object([("text", .text(text))]) }

  /// A path as a reference of RFC 3986.
  static func uri(of path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in SystemPath.bytes(of: String(path)) {
      let isPlain =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"), UInt8(ascii: "/"):
          true
        default: false
        }
      let hex = String(byte, radix: 16, uppercase: true)
      result += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
    }
    return result
  }
}
