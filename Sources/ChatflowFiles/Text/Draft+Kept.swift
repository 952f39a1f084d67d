import ChatflowModel
import Yaml

extension Draft {
  /// With what the file says in its own way: values of unknown keys in quotes where it quotes them and bare where it does
  /// not, since whoever knows the key may tell `3` from `"3"`; and defaults that it spells out, to be written again.
  func keepingStyle(of node: Node) -> Draft {
    switch (self, node) {
    case (.scalar(let text, .kept), .scalar(let scalar)) where scalar.string == text && !text.contains("\n"):
      return .scalar(text, scalar.style == .plain && !text.isEmpty ? .word : .quoted)
    case (.sequence(let items, let known), .sequence(let nodes)) where items.count == nodes.count:
      return .sequence(zip(items, nodes).map { $0.keepingStyle(of: $1) }, known)
    case (.mapping(let entries), .mapping(let mapping)):
      var nodes: [String: Node] = [:]
      for (key, value) in mapping { if let key = key.scalar?.string { nodes[key] = value } }
      return .mapping(
        entries.map { entry in
          guard let node = nodes[entry.key] else { return entry }
          return Entry(key: entry.key, value: entry.value.keepingStyle(of: node))
        })
    default: return self
    }
  }
}
