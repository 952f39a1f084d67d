import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Where the action leads.
extension FormControls {
  mutating func addLinks(_ action: Action) {
    for edge in action.possibleEdges where !isPlaced(edge, action) {
      add(edgeMenu(edge, label: words.edge(edge, of: action.kind)))
      addFindings(for: .edge(edge))
    }
    // Beside if/then branches the catch-all is the last of them, on their tab.
    guard action.branches.isEmpty else { return }
    // A question that takes only quick replies, each with a link of its own, never comes to its catch-all.
    let port = action.ports(words, in: state.workspace).first { $0.id == .next }
    guard port != nil || action.replies.contains(where: { $0.link == nil }) else { return }
    var label = port?.label ?? ""
    if label.isEmpty { label = words[action.definition?.behaviour == .handsOver ? "port.not-taken-over" : "port.next"] }
    add(
      Control(
        id: .port(.next),
        kind: .menu(
          label: label, value: destination(action.next, unset: "panel.ends"),
          role: .field)))
    addFindings(for: .next)
  }

  /// Where a special edge leads that has a place among the fields. What a switch opens stands under its label.
  mutating func addEdge(_ field: Field, _ edge: EdgeID, isUsed: Bool = true) {
    let isUnderSwitch = field.shownWhen?.values == [.flag(true)]
    var menu = edgeMenu(edge, label: label(field))
    menu.indent = isUnderSwitch ? 4 : 0
    add(menu)
    if !isUsed { add(.note(words["panel.edge-unused"], indent: menu.indent)) }
    addFindings(for: field.id)
    addFindings(for: .edge(edge))
    add(.space)
  }

  private func edgeMenu(_ edge: EdgeID, label: String) -> Control {
    let link = access.action?.edges[edge]
    return Control(
      id: .port(.edge(edge)),
      kind: .menu(
        label: label, value: destination(link, unset: "panel.edge-next"), role: link == nil ? .dim : .field))
  }

  /// Whether a field of the form already stands for the edge.
  func isPlaced(_ edge: EdgeID, _ action: Action) -> Bool {
    action.definition?.fields.contains { $0.editor == .edge(edge) } ?? false
  }

  func destination(_ link: Link?, unset: String) -> String {
    told.destination(link, of: access.action, unset: unset)
  }
}
