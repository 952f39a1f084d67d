import Screen

/// A diagram as a Mermaid flowchart. Every label is a quoted string, and whatever Mermaid or its Markdown would read as
/// something else is an entity.
struct Mermaid {
  let diagram: Diagram

  init(_ diagram: Diagram) { self.diagram = diagram }

  func text(title: String, summary: String) -> String {
    var lines = ["flowchart TD", "  accTitle: \(statement(title))", "  accDescr: \(statement(summary))"]
    for node in diagram.nodes {
      let (open, close) = shape(node.kind)
      lines.append("  \(name(node.name))\(open)\"\(label(node.lines))\"\(close)")
    }
    for edge in diagram.edges {
      let arrow = edge.isJump ? "-.->" : "-->"
      let text = edge.label.isEmpty ? "" : "|\"\(label(edge.label))\"|"
      lines.append("  \(name(edge.from)) \(arrow)\(text) \(name(edge.to))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name that is no word of the language, such as `end`: small letters, digits and underscores of an action's id, all
  /// else as `X` and its number. Two ids never give one name.
  private func name(_ name: Diagram.NodeName) -> String {
    switch name {
    case .start: "S"
    case .action(let id): "a_" + Self.identifier(id)
    case .end(let id?, let port): "e\(port + 1)_" + Self.identifier(id)
    case .end(nil, _): "E"
    }
  }

  private static func identifier(_ id: String) -> String {
    MarkupText.replacing(id) { scalar in
      switch scalar {
      case "a"..."z", "0"..."9": nil
      case "-": "_"
      default: "X" + String(scalar.value, radix: 16) + "X"
      }
    }
  }

  private func shape(_ kind: Diagram.Kind) -> (String, String) {
    switch kind {
    case .start, .end, .missing: ("([", "])")
    case .action(.iconLogic): ("{{", "}}")
    case .action(.iconHandover): ("[[", "]]")
    case .action(.iconRecord): ("[(", ")]")
    case .action(.iconAutomation): ("[/", "/]")
    case .action(.iconMarketing): ("(", ")")
    case .action(.iconService): (">", "]")
    case .action: ("[", "]")
    }
  }

  private func label(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "<br/>") }

  /// A line of a label. A digit or a dash at its beginning could make a list of it.
  private func escaped(_ line: String) -> String {
    var isFirst = true
    return MarkupText.replacing(line) { scalar in
      defer { isFirst = false }
      let isMarkup = Self.markup.contains(scalar) || isFirst && Self.listMarks.contains(scalar)
      return isMarkup ? "#\(scalar.value);" : nil
    }
  }

  /// Quotes and entities; HTML; ends of statements, and `style x:y`, which Mermaid looks for even in texts; comments and
  /// directives; Markdown.
  private static let markup: Set<Unicode.Scalar> = [
    "\"", "#", "&", "<", ">", ";", ":", "%", "{", "}", "\\", "`", "*", "_", "~",
  ]

  private static let listMarks = Set("0123456789-+=.".unicodeScalars)

  /// A text that goes on to the end of its line.
  private func statement(_ text: String) -> String {
    MarkupText.replacing(MarkupText.cleaned(text)) { Self.markup.contains($0) ? " " : nil }
  }
}
