import Yams

extension Draft {
  /// With values of unknown keys as the file has them: in quotes where it quotes them, bare where it does not, since
  /// whoever knows the key may tell `3` from `"3"`.
  func keepingQuotes(of node: Node) -> Draft {
    switch (self, node) {
    case (.scalar(let text, .kept), .scalar(let scalar)) where scalar.string == text && !text.contains("\n"):
      return .scalar(text, scalar.style == .plain && !text.isEmpty ? .word : .quoted)
    case (.sequence(let items), .sequence(let nodes)) where items.count == nodes.count:
      return .sequence(zip(items, nodes).map { $0.keepingQuotes(of: $1) })
    case (.mapping(let entries), .mapping(let mapping)):
      var nodes: [String: Node] = [:]
      for (key, value) in mapping { if let key = key.scalar?.string { nodes[key] = value } }
      return .mapping(
        entries.map { entry in
          guard let node = nodes[entry.key] else { return entry }
          return Entry(key: entry.key, value: entry.value.keepingQuotes(of: node), isDefault: entry.isDefault)
        })
    default: return self
    }
  }
}
