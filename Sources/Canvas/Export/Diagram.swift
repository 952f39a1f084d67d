import Screen

/// A flow as nodes and edges, in the order of the numbers on the canvas: what languages for diagrams can say.
struct Diagram {
  /// What a node is, which decides its shape.
  enum Kind: Hashable {
    case start
    case action(Role)
    case end
    /// An action that a connection names and that does not exist.
    case missing
  }

  /// What a node stands for; every language makes a name of its own of it.
  enum NodeName: Hashable {
    case start
    case action(String)
    /// What stands at the end of a connection, or of that of the start.
    case end(of: String?, port: Int)
  }

  struct Node: Hashable {
    let name: NodeName
    let kind: Kind
    /// Its lines, none of them too long.
    let lines: [String]
  }

  struct Edge: Hashable {
    let from: NodeName
    let to: NodeName
    /// The lines of its label; none for the connection of a plain action.
    let label: [String]
    /// Whether the canvas draws it as a jump: a loop, a go-to, a way past a join.
    let isJump: Bool
    /// Whether it leads back, to a node that was there before.
    let leadsBack: Bool
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// Columns of a line, and lines of a text, at most: diagrams grow with their longest label.
  private static let columns = (node: 32, label: 24)
  private static let longest = 4

  init(_ layout: Layout, _ flow: CanvasFlow) {
    let words = Wording(layout: layout, flow: flow, glyphs: CanvasGlyphs.of(.rich))
    nodes.append(Node(name: .start, kind: .start, lines: [words.start]))
    if let start = flow.start, flow.actions.indices.contains(start) {
      edges.append(Edge(from: .start, to: .action(flow.actions[start].id), label: [], isJump: false, leadsBack: false))
    } else {
      addEnd(.end(of: nil, port: 0), after: .start, label: [], missing: flow.missingStart, words)
    }
    for number in 1..<layout.actionCount + 1 {
      guard let index = layout.action(numbered: number) else { continue }
      add(index, numbered: number, layout, flow, words)
    }
  }

  private mutating func add(_ index: Int, numbered number: Int, _ layout: Layout, _ flow: CanvasFlow, _ words: Wording)
  {
    let action = flow.actions[index]
    let heading =
      [action.icon.rich, action.kindName, "·", "\(number)"].filter { !$0.isEmpty }
      + words.signs(of: action).map(\.text)
    nodes.append(
      Node(
        name: .action(action.id), kind: .action(action.iconRole),
        lines: [heading.joined(separator: " ")] + Self.lines(action.title, width: Self.columns.node)))
    for (port, connection) in action.ports.enumerated() {
      let isBranch = action.ports.count > 1
      let label =
        isBranch ? Self.lines(words.label(Connection(action: index, port: port)), width: Self.columns.label) : []
      if let target = connection.target, flow.actions.indices.contains(target) {
        edges.append(
          Edge(
            from: .action(action.id), to: .action(flow.actions[target].id), label: label,
            isJump: layout.isJump(Connection(action: index, port: port)),
            leadsBack: layout.number(of: target) <= number))
      } else {
        addEnd(
          .end(of: action.id, port: port), after: .action(action.id), label: label, missing: connection.missing, words)
      }
    }
  }

  private mutating func addEnd(
    _ name: NodeName, after source: NodeName, label: [String], missing: String?, _ words: Wording
  ) {
    let text = missing.map(words.missing) ?? words.end
    nodes.append(
      Node(
        name: name, kind: missing == nil ? .end : .missing, lines: Self.lines(text, width: Self.columns.node)))
    edges.append(Edge(from: source, to: name, label: label, isJump: false, leadsBack: false))
  }

  /// A text in a few lines, without anything that is no character.
  private static func lines(_ text: String, width: Int) -> [String] {
    let plain = MarkupText.cleaned(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    let lines = TextWidth.wrap(plain, to: width).map { plain[$0].trimmed }.filter { !$0.isEmpty }
    guard lines.count > longest else { return lines }
    return lines.prefix(longest - 1) + [TextWidth.clip(lines[longest - 1] + "…", to: width)]
  }
}

extension Layout {
  /// Whether a connection is drawn as a jump.
  func isJump(_ connection: Connection) -> Bool { lanes.portKind[port(connection)] == .jump }
}

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
