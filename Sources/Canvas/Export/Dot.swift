import Screen

/// A diagram as a directed graph of Graphviz. Every name and label is a quoted string.
struct Dot {
  let diagram: Diagram

  init(_ diagram: Diagram) { self.diagram = diagram }

  func text(title: String, summary: String) -> String {
    var lines = [
      "// " + MarkupText.cleaned(summary),
      "digraph \(quoted(MarkupText.cleaned(title))) {",
      "  graph [rankdir=TB, labelloc=t, label=\(label([MarkupText.cleaned(title)])), fontname=\"sans-serif\"];",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11, margin=\"0.15,0.08\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10, arrowsize=0.7];",
      "",
    ]
    for node in diagram.nodes {
      lines.append("  \(name(node.name)) [label=\(label(node.lines))\(shape(node.kind))];")
    }
    lines.append("")
    for edge in diagram.edges {
      var attributes: [String] = []
      if !edge.label.isEmpty { attributes.append("label=\(label(edge.label))") }
      if edge.isJump { attributes.append("style=dashed") }
      // What leads back does not pull the nodes in between apart.
      if edge.leadsBack { attributes.append("constraint=false") }
      let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
      lines.append("  \(name(edge.from)) -> \(name(edge.to))\(list);")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// A blank of an action's id is doubled, so that our own names, with single ones, cannot be those of an action.
  private func name(_ name: Diagram.NodeName) -> String {
    switch name {
    case .start: "\"the start\""
    case .action(let id): quoted(Self.doubled(id))
    case .end(let id, let port): quoted("the end of " + (id.map(Self.doubled) ?? "the start") + " \(port + 1)")
    }
  }

  private static func doubled(_ id: String) -> String {
    MarkupText.replacing(MarkupText.cleaned(id)) { $0 == " " ? "  " : nil }
  }

  private func shape(_ kind: Diagram.Kind) -> String {
    switch kind {
    case .start, .end: ", shape=plaintext"
    case .missing: ", shape=plaintext, fontcolor=\"#b3261e\""
    case .action(.iconLogic): ", shape=diamond, style=solid, margin=\"0.02,0.02\""
    case .action(.iconHandover): ", shape=box, style=\"rounded,bold\""
    case .action(.iconRecord): ", shape=cylinder, style=solid"
    case .action(.iconAutomation): ", shape=component, style=solid"
    case .action(.iconMarketing): ", shape=ellipse, style=solid"
    case .action(.iconService): ", shape=note, style=solid"
    case .action: ""
    }
  }

  private func quoted(_ text: String) -> String {
    "\"\(escaped(text))\""
  }

  private func escaped(_ text: String) -> String {
    MarkupText.replacing(text) { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      default: nil
      }
    }
  }

  /// A label: lines are centred, and what Graphviz would read as an entity is none.
  private func label(_ lines: [String]) -> String {
    let texts = lines.map { line in escaped(MarkupText.replacing(line) { $0 == "&" ? "&amp;" : nil }) }
    return "\"\(texts.joined(separator: "\\n"))\""
  }
}
