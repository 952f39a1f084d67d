import OrderedCollections

/// Checks the states of a chatflow one after the other: what was found in a form stays until the form, or what it is checked
/// against, is another.
///
/// States are compared by their values, for whoever has no edits but each time the whole chatflow, as from a text. What is
/// found is what checking the state by itself finds.
public struct KeptChecks: Sendable {
  private var last: State?

  /// Nothing was checked yet.
  public init() {}

  /// Everything that is found in the chatflow as it is now, what is ignored among it: first about the settings, then action
  /// by action in file order.
  public mutating func judge(_ flow: Chatflow, workspace: Workspace = Workspace(), files: KnownFiles = [:]) -> Told {
    if last?.isIn(workspace) == true {
      last?.goOn(to: flow, files)
    } else {
      last = State(flow, workspace, files)
    }
    return last?.told(of: flow) ?? Told()
  }

  /// What was read and found of the actions of a state.
  private struct State {
    private var actions: OrderedDictionary<ActionID, Action>
    private let workspace: Workspace
    private var files: KnownFiles
    private var links: FlowConnections
    /// What was found in actions looked at alone.
    private var forms: [ActionID: [Finding]] = [:]

    init(_ flow: Chatflow, _ workspace: Workspace, _ files: KnownFiles) {
      actions = flow.actions
      self.workspace = workspace
      self.files = files
      links = FlowConnections(flow, workspace: workspace)
      for action in flow.actions.values { check(action) }
    }

    /// Whether it is a state in a workspace: every form may refer to that.
    func isIn(_ other: Workspace) -> Bool { workspace == other && workspace.unread == other.unread }

    /// Becomes another state, and checks the forms that are not what they were.
    mutating func goOn(to flow: Chatflow, _ files: KnownFiles) {
      let gone: [ActionID] = actions.keys.filter { flow.actions[$0] == nil }
      let changed = gone + flow.actions.values.filter { actions[$0.id] != $0 }.map(\.id)
      var stale = Set(changed)
      _ = links.setSettings(flow)
      for id in changed { stale.formUnion(links.take(id, flow.actions[id]).retyped) }
      if files != self.files {
        stale.formUnion(flow.actions.values.filter { !Checks.files(of: $0).isEmpty }.map(\.id))
      }
      actions = flow.actions
      self.files = files
      for id in stale {
        if let action = flow.actions[id] { check(action) } else { forms[id] = nil }
      }
    }

    private mutating func check(_ action: Action) {
      let found = Checks.action(action, workspace: links.workspace(workspace, for: action), files: files)
      forms[action.id] = found.isEmpty ? nil : found
    }

    func told(of flow: Chatflow) -> Told {
      var byAction = forms
      var ofFlow = Checks.settings(of: flow, workspace: workspace, files: files)
      for finding in Checks.names(flow) + Checks.connections(links, in: flow) {
        if let id = finding.place.action { byAction[id, default: []].append(finding) } else { ofFlow.append(finding) }
      }
      let ignores = Ignores(flow)
      let rules = ignores.isEmpty ? [] : Set((ofFlow + byAction.values.joined()).map(\.rule))
      let unknown = Checks.unknown(in: flow, links, workspace) { rules.contains($0) }
      var told = Told()
      func tell(_ found: [Finding], of subject: Subject) {
        let new = ignores.told(found, of: subject, unknown: unknown) { rules.contains($0) }
        told.findings += new.findings
        told.ignored += new.ignored
      }
      tell(ofFlow, of: .chatflow)
      for id in flow.actions.keys { tell(byAction[id] ?? [], of: .action(id)) }
      return told
    }
  }
}
