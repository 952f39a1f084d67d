import ChatflowModel
import OrderedCollections
import Screen

/// Where the action leads.
extension FormControls {
  mutating func addLinks(_ action: Action) {
    for edge in action.definition?.edges ?? action.edges.keys.sorted() where !isPlaced(edge, action) {
      add(
        Control(
          id: .port(.edge(edge)),
          kind: .menu(
            label: words.edge(edge, of: action.kind), value: destination(action.edges[edge], unset: "panel.edge-next"),
            role: .field)))
    }
    // Beside if/then branches the catch-all is the last of them, on their tab.
    guard action.branches.isEmpty else { return }
    // A question that takes only quick replies, each with a link of its own, never comes to its catch-all.
    let port = action.ports(words).first { $0.id == .next }
    guard port != nil || action.replies.contains(where: { $0.link == nil }) else { return }
    var label = port?.label ?? ""
    if label.isEmpty { label = words[action.definition?.behaviour == .handsOver ? "port.not-taken-over" : "port.next"] }
    add(
      Control(
        id: .port(.next),
        kind: .menu(
          label: label, value: destination(action.next, unset: "panel.ends"),
          role: .field)))
  }

  /// Whether a field of the form already stands for the edge.
  func isPlaced(_ edge: EdgeID, _ action: Action) -> Bool {
    action.definition?.fields.contains { $0.editor == .edge(edge) } ?? false
  }

  func destination(_ link: Link?, unset: String) -> String {
    state.destination(link, of: access.action, unset: unset)
  }
}
