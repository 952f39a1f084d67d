/// Which keys may stand where, in their one order, and what each means: read by decoder, encoder and schema.
package struct KeyTable: Sendable {
  /// What a key means.
  package enum Slot: Hashable, Sendable {
    case kind, name
    case field(Field)
    /// What is attached to the text of a field.
    case attachments(Field)
    case branches
    case edge(EdgeID)
    case next, goTo
  }

  /// The keys in the order in which they are written.
  package let order: [(key: String, slot: Slot)]
  private let slots: [String: Slot]

  package init(_ order: [(key: String, slot: Slot)]) {
    self.order = order
    slots = Dictionary(order.map { ($0.key, $0.slot) }) { first, _ in first }
  }

  /// What a key means, or nil if it has no meaning here.
  package subscript(key: String) -> Slot? { slots[key] }

  /// The keys in their order.
  package var keys: [String] { order.map(\.key) }

  /// The keys of fields.
  package init(fields: [Field]) { self.init(Self.slots(of: fields)) }

  /// The keys of an action.
  package init(kind: ActionKind?) {
    var order: [(key: String, slot: Slot)] = [("action", .kind), ("name", .name)]
    order += Self.slots(of: ActionKind.common + (kind?.fields ?? Self.anyFields))
    order.append(("branches", .branches))
    let placed = Set(order.map(\.key))
    for edge in kind?.edges ?? Self.allEdges where !placed.contains(edge.text) {
      order.append((edge.text, .edge(edge)))
    }
    order += [("next", .next), ("go-to", .goTo)]
    self.init(order)
  }

  /// The keys of an action of a kind, whether or not this version knows it.
  package static func action(_ kind: KindID) -> KeyTable { byKind[kind] ?? unknown }

  private static let byKind = Dictionary(uniqueKeysWithValues: ActionKinds.all.map { ($0.id, KeyTable(kind: $0)) })
  private static let unknown = KeyTable(kind: nil)
  /// The keys of the settings.
  package static let settings = KeyTable(fields: ChatflowSettings.fields)

  /// Special edges and quick replies are links, and links are read and drawn also of a kind that is not known.
  private static let allEdges = Array(Set(ActionKinds.all.flatMap(\.edges))).sorted()
  private static let anyFields = [Field("replies", .replies)]

  private static func slots(of fields: [Field]) -> [(key: String, slot: Slot)] {
    fields.flatMap { field -> [(key: String, slot: Slot)] in
      if case .edge(let edge) = field.editor.shape { return [(field.id.text, .edge(edge))] }
      guard let attachments = field.editor.shape.attachments else { return [(field.id.text, .field(field))] }
      return [(field.id.text, .field(field)), (attachments.text, .attachments(field))]
    }
  }
}
