import ChatflowModel
import OrderedCollections
import Screen

/// If/then branches, and where the action leads.
extension FormControls {
  mutating func addBranches(_ action: Action) {
    for (index, branch) in action.branches.enumerated() {
      add(Control(kind: .heading(words("panel.branch", ["number": "\(index + 1)"]))))
      add(
        Control(
          id: .branch(index, .label),
          kind: .text(
            .init(
              text: RichText(literal: branch.label ?? ""), tools: [], isMultiline: false, limit: Limits.name,
              placeholder: words["panel.branch-label"]))))
      add(.note(words["condition.if"], .label))
      addConditions(branch, index)
      addFindings(for: .branch(index))
      add(
        Control(
          id: .branch(index, .link),
          kind: .menu(label: words["panel.then"], value: destination(branch.link, unset: "panel.ends"), role: .field)))
      add(.space)
    }
    if action.branches.count < Limits.branches {
      add(Control(id: .addBranch, kind: .button(words["panel.add-branch"])))
      add(.space)
    }
    addFindings(for: "branches")
    if action.branches.isEmpty { add(.note(words["panel.no-branches"], .dim)) }
    let title = words[action.branches.isEmpty ? "port.next" : "port.otherwise"]
    add(
      Control(
        id: .port(.next), kind: .menu(label: title, value: destination(action.next, unset: "panel.ends"), role: .field))
    )
  }

  mutating func addConditions(_ branch: Branch, _ index: Int) {
    for (group, conditions) in branch.groups.enumerated() {
      if group > 0 { add(.note(words["condition.or"], .label)) }
      for (place, condition) in conditions.enumerated() {
        add(
          Control(
            id: .branch(index, .condition(group: group, index: place)),
            kind: .text(
              .init(
                text: RichText(literal: condition.sentence), tools: [], isMultiline: false, limit: nil,
                placeholder: words["panel.condition-placeholder"])),
            indent: 2))
      }
      add(Control(id: .branch(index, .and(group: group)), kind: .button(words["panel.add-and"]), indent: 2))
    }
    add(Control(id: .branch(index, .or), kind: .button(words["panel.add-or"]), indent: 2))
  }

  mutating func addLinks(_ action: Action) {
    for edge in action.definition?.edges ?? action.edges.keys.sorted() where !isPlaced(edge, action) {
      add(
        Control(
          id: .port(.edge(edge)),
          kind: .menu(
            label: words.edge(edge, of: action.kind), value: destination(action.edges[edge], unset: "panel.edge-next"),
            role: .field)))
    }
    // Beside if/then branches the catch-all stands in their tab.
    guard action.branches.isEmpty || !action.hasForm else { return }
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
