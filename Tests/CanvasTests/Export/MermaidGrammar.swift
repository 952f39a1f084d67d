/// The part of Mermaid's flowchart grammar that we write, read strictly: whatever is not surely right is a mistake.
///
/// Mermaid itself runs in a browser only, so this stands in its place. From its own lexer: a quoted text ends at the next
/// quote, and `#` begins an entity; `%%`, `;`, backticks and Markdown mean something in texts, too; an id may be no
/// keyword, and here has a shape that none has.
struct MermaidGrammar {
  struct Mistake: Error { let line: String, what: String }
  struct Node { let id: String, text: String }
  struct Edge: Equatable { let from: String, to: String, text: String?, isDashed: Bool }

  private(set) var title = ""
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  init(_ source: String) throws {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.popLast() == "" else { throw Mistake(line: "", what: "does not end with a line feed") }
    guard lines.count > 2, lines[0] == "flowchart TD" else {
      throw Mistake(line: lines.first ?? "", what: "no flowchart")
    }
    guard lines[1].hasPrefix("  accTitle: "), lines[2].hasPrefix("  accDescr: ") else {
      throw Mistake(line: lines[1], what: "no title")
    }
    title = String(lines[1].dropFirst(12))
    for line in lines[1...2] where line.dropFirst(12).contains(where: { ";#%{}".contains($0) }) {
      throw Mistake(line: line, what: "a statement that may end early")
    }
    for line in lines[3...] { try read(line) }
  }

  private mutating func read(_ line: String) throws {
    var rest = line[...]
    guard rest.hasPrefix("  ") else { throw Mistake(line: line, what: "no statement") }
    rest = rest.dropFirst(2)
    let id = try Self.identifier(&rest, line)
    for (arrow, isDashed) in [(" -->", false), (" -.->", true)] where rest.hasPrefix(arrow) {
      rest = rest.dropFirst(arrow.count)
      var text: String?
      if rest.hasPrefix("|") {
        rest = rest.dropFirst()
        text = try Self.quoted(&rest, line)
        guard rest.hasPrefix("|") else { throw Mistake(line: line, what: "a label that does not end") }
        rest = rest.dropFirst()
      }
      guard rest.hasPrefix(" ") else { throw Mistake(line: line, what: "no target") }
      rest = rest.dropFirst()
      edges.append(Edge(from: id, to: try Self.identifier(&rest, line), text: text, isDashed: isDashed))
      guard rest.isEmpty else { throw Mistake(line: line, what: "something behind an edge") }
      return
    }
    let shapes = [
      ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("[/", "/]"), ("{{", "}}"), ("[", "]"), ("(", ")"), (">", "]"),
    ]
    guard let shape = shapes.first(where: { rest.hasPrefix($0.0 + "\"") }) else {
      throw Mistake(line: line, what: "no shape")
    }
    rest = rest.dropFirst(shape.0.count)
    nodes.append(Node(id: id, text: try Self.quoted(&rest, line)))
    guard rest == shape.1 else { throw Mistake(line: line, what: "a shape that does not end") }
  }

  private static func identifier(_ rest: inout Substring, _ line: String) throws -> String {
    let id = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let isOurs = id == "S" || id == "E" || id.contains("_") && id.first.map { "ae".contains($0) } == true
    guard isOurs else { throw Mistake(line: line, what: "the id “\(id)”") }
    rest = rest.dropFirst(id.count)
    return String(id)
  }

  /// A quoted text, its entities and line breaks resolved.
  private static func quoted(_ rest: inout Substring, _ line: String) throws -> String {
    guard rest.first == "\"" else { throw Mistake(line: line, what: "no text") }
    rest = rest.dropFirst()
    guard let end = rest.unicodeScalars.firstIndex(of: "\"") else { throw Mistake(line: line, what: "an open text") }
    var text = rest[..<end].unicodeScalars
    rest = rest[rest.unicodeScalars.index(after: end)...]
    var result = String.UnicodeScalarView()
    while let scalar = text.first {
      text = text.dropFirst()
      switch scalar {
      case "#":
        let digits = String(String.UnicodeScalarView(text.prefix { ("0"..."9").contains($0) }))
        guard let number = UInt32(digits), let meant = Unicode.Scalar(number), text.dropFirst(digits.count).first == ";"
        else { throw Mistake(line: line, what: "no entity") }
        text = text.dropFirst(digits.count + 1)
        result.append(meant)
      case "<":
        guard Substring(text).hasPrefix("br/>") else { throw Mistake(line: line, what: "HTML") }
        text = text.dropFirst(4)
        result.append("\n")
      case ";", "`", "%", "{", "}", "\\", "*", "_", "~", "&", ":", ">":
        throw Mistake(line: line, what: "“\(scalar)” in a text")
      default:
        guard scalar.value >= 0x20 else { throw Mistake(line: line, what: "a control character") }
        result.append(scalar)
      }
    }
    return String(result)
  }
}
